import {
  Agent,
  createServer,
  request as sendRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** A small load balancer: one server after the other, past those where nobody listens. */
export interface Balancer extends AsyncDisposable {
  readonly url: string;
  /** Which servers there are. */
  use(...targets: string[]): void;
}

/** Header that names the server which answered. */
export const servedBy = 'x-served-by';

/** Starts one. A request that a server broke off is answered with 502, and never repeated. */
export async function openBalancer(): Promise<Balancer> {
  let targets: string[] = [];
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

  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      turn += 1;
      const first = turn % Math.max(1, targets.length);
      pass(request, response, Buffer.concat(pieces), [...targets.slice(first), ...targets.slice(0, first)]);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    use(...given) {
      targets = given;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}
