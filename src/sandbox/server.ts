import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.js';

/** How a sandbox is set up as a server. */
export interface SandboxServerOptions extends SandboxOptions {
  /** A free one if left out or 0. */
  readonly port?: number;
  /** Which way of naming this computer to listen on. */
  readonly host?: '127.0.0.1' | '::1';
}

/** A sandbox that listens. */
export interface SandboxServer {
  /** For example `http://127.0.0.1:4174`. */
  readonly url: string;
  readonly desk: Sandbox['desk'];
  readonly isReplaced: Sandbox['isReplaced'];
  /** Stops listening and closes the database. */
  close(): Promise<void>;
}

const loopbackNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Starts a sandbox that only this computer can reach.
 *
 * @throws Error when the port is taken, or another running sandbox uses the database file
 */
export async function startSandbox(options: SandboxServerOptions = {}): Promise<SandboxServer> {
  const host = options.host ?? '127.0.0.1';
  if (!['127.0.0.1', '::1'].includes(host))
    throw new Error(`the sandbox listens on this computer only, not on ${host}`);
  const sandbox = createSandbox(options);
  const server = createAdaptorServer({ fetch: onlyFromHere(sandbox.fetch) }) as Server;
  try {
    await listen(server, options.port ?? 0, host);
  } catch (error) {
    sandbox.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host === '::1' ? '[::1]' : host}:${port}`,
    desk: sandbox.desk,
    isReplaced: sandbox.isReplaced,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          sandbox.close();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/**
 * Refuses requests that a web page of somewhere else made: by another name for this computer (DNS rebinding), or straight
 * from its own origin.
 */
export function onlyFromHere(fetch: Sandbox['fetch']): Sandbox['fetch'] {
  return async (request) => {
    const origin = request.headers.get('origin');
    const isFromHere =
      isLoopback(`http://${request.headers.get('host') ?? ''}`) && (origin === null || isLoopback(origin));
    if (isFromHere) return fetch(request);
    return Response.json({ code: 403, error: 'The sandbox answers this computer only' }, { status: 403 });
  };
}

function isLoopback(url: string): boolean {
  try {
    return loopbackNames.includes(new URL(url).hostname);
  } catch {
    return false;
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
