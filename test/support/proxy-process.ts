import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../src/proxy/command.ts', import.meta.url));

/** The proxy's command, running. */
export interface ProxyProcess {
  /** For example `http://localhost:40213`. */
  readonly url: string;
  /** What it has written so far. */
  output(): string;
  /** Ends it; gives its exit code, or `null` when the signal ended it at once. */
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Starts the proxy's command on a free port, and waits until it listens. */
export async function startProxyProcess(
  environment: Readonly<Record<string, string>>,
): Promise<ProxyProcess> {
  const { PATH = '' } = process.env;
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', command], {
    env: { PATH, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.on('exit', () => reject(new Error(output)));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        const listening = /ABDM proxy on (http:\/\/localhost:\d+)/.exec(output);
        if (listening?.[1]) resolve(listening[1]);
      });
    }
  });
  return {
    url,
    output: () => output,
    async stop(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = once(child, 'exit') as Promise<[number | null]>;
      child.kill(signal);
      return (await ended)[0];
    },
  };
}
