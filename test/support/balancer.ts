import {
  Agent,
  createServer,
  request as sendRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** A small load balancer: one server after the other, past those that are not ready and those where nobody listens. */
export interface Balancer extends AsyncDisposable {
  readonly url: string;
  /** Which servers there are. */
  use(...targets: string[]): void;
}

/** Header that names the server which answered. */
export const servedBy = 'x-served-by';

const askMs = 100;

/** Starts one. A request that a server broke off is answered with 502, and never repeated. */
export async function openBalancer(): Promise<Balancer> {
  let targets: string[] = [];
  const notReady = new Set<string>();
  let turn = 0;
  const agent = new Agent({ keepAlive: false });

  function pass(request: IncomingMessage, response: ServerResponse, body: Buffer, left: string[]): void {
    const [target, ...others] = left;
    if (target === undefined) return void response.writeHead(502).end();
    const onward = sendRequest(
      new URL(request.url ?? '/', target),
      { method: request.method, headers: request.headers, agent },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, { ...answer.headers, [servedBy]: target });
        answer.pipe(response);
        answer.on('error', () => response.destroy());
        answer.on('close', () => answer.complete || response.destroy());
      },
    );
    onward.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') pass(request, response, body, others);
      else if (response.headersSent) response.destroy();
      else response.writeHead(502, { [servedBy]: target }).end();
    });
    response.on('close', () => onward.destroy());
    onward.end(body);
  }

  async function look(target: string): Promise<void> {
    const isReady = await fetch(new URL('/ready', target)).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) notReady.delete(target);
    else notReady.add(target);
  }
  const looking = setInterval(() => void Promise.all(targets.map(look)), askMs);

  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      turn += 1;
      const first = turn % Math.max(1, targets.length);
      const inTurn = [...targets.slice(first), ...targets.slice(0, first)];
      const readyFirst = inTurn.toSorted(
        (one, other) => Number(notReady.has(one)) - Number(notReady.has(other)),
      );
      pass(request, response, Buffer.concat(pieces), readyFirst);
    });
  });
  // Longer than those who ask keep their connections: a request on one that is just closing is lost.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    use(...given) {
      targets = given;
    },
    async [Symbol.asyncDispose]() {
      clearInterval(looking);
      server.close();
      server.closeAllConnections();
    },
  };
}
