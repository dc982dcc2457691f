import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { abdmConnect, type AbdmProxy, createAbdmProxy, type ProxyOptions } from '../../src/proxy/index.js';
import { nodeListener } from '../../src/proxy/node.js';
import { defaultClient, type SandboxServer, startSandbox } from '../../src/sandbox/index.js';
import { origin, secret } from './portal.js';

/** A portal's proxy on a sandbox, both over HTTP. */
export interface SandboxPortal {
  readonly sandbox: SandboxServer;
  readonly proxy: AbdmProxy;
  /** Stops the sandbox and starts it again in the same place. */
  restartSandbox(): Promise<void>;
  /** The last OTP that the sandbox sent to a mobile number. */
  lastOtp(mobile: string): string;
  close(): Promise<void>;
}

/**
 * Starts both. The page for the face is allowed, and slow facilities take no time.
 *
 * @param data - the sandbox's database file; in memory if left out
 * @param facilityPace - 1 for facilities that take their time
 */
export async function startSandboxPortal(
  options: Partial<ProxyOptions> = {},
  data?: string,
  facilityPace = 0,
): Promise<SandboxPortal> {
  const kept = { facilityPace, ...(data !== undefined && { data }) };
  let sandbox = await startSandbox(kept);
  const host = `localhost:${new URL(sandbox.url).port}`;
  const inner = createAbdmProxy({
    upstream: abdmConnect({
      baseUrl: `http://${host}`,
      clientId: defaultClient.id,
      clientSecret: defaultClient.secret,
      hipId: 'IN0910000001',
    }),
    secret,
    origins: [origin],
    face: { hosts: [host] },
    ...options,
  });
  const listener = nodeListener(inner);
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    get sandbox() {
      return sandbox;
    },
    async restartSandbox() {
      const sandboxPort = Number(new URL(sandbox.url).port);
      await sandbox.close();
      sandbox = await startSandbox({ ...kept, port: sandboxPort });
    },
    proxy: { ...inner, fetch: (request) => fetch(overHttp(request, port)) },
    lastOtp: (mobile) => sandbox.desk.sms(mobile)[0]?.otp ?? assert.fail(`no OTP to ${mobile}`),
    async close() {
      server.close();
      server.closeAllConnections();
      await sandbox.close();
    },
  };
}

function overHttp(request: Request, port: number): Request {
  const { pathname, search } = new URL(request.url);
  return new Request(`http://127.0.0.1:${port}${pathname}${search}`, request);
}
