import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createClient } from '@redis/client';

/** A Redis server of a test's own, which forgets everything when it ends. */
export interface RedisServer extends AsyncDisposable {
  readonly url: string;
  /** Ends it as a crash does; {@link start} begins anew at the same place. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Lets it answer nothing, with its connections open. */
  pause(): void;
  goOn(): void;
  /** All keys and what stands under them, as text. */
  everything(): Promise<string>;
  /** Sends it a command. */
  command(...words: string[]): Promise<unknown>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

const clientOf = (url: string) => createClient({ url });

type Client = ReturnType<typeof clientOf>;

/** Starts Debian's redis-server on a free port. */
export async function openRedis(): Promise<RedisServer> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess;

  async function start(): Promise<void> {
    const memoryOnly = ['--save', '', '--appendonly', 'no'];
    child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', ...memoryOnly], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    await new Promise<void>((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', () => reject(new Error(`redis-server ended: ${said}`)));
      child.stdout?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('Ready to accept connections')) resolve();
      });
    });
  }

  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  async function withClient<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    const client = clientOf(url);
    await client.connect();
    try {
      return await work(client);
    } finally {
      client.destroy();
    }
  }

  await start();
  return {
    url,
    start,
    kill,
    pause: () => void child.kill('SIGSTOP'),
    goOn: () => void child.kill('SIGCONT'),
    command: (...words) => withClient((client) => client.sendCommand(words)),
    everything: () =>
      withClient(async (client) => {
        const lines: string[] = [];
        for (const key of await client.keys('*')) {
          const isStream = (await client.type(key)) === 'stream';
          lines.push(
            `${key} ${JSON.stringify(isStream ? await client.xRange(key, '-', '+') : await client.get(key))}`,
          );
        }
        return lines.join('\n');
      }),
    async [Symbol.asyncDispose]() {
      child.kill('SIGCONT');
      await kill();
    },
  };
}
