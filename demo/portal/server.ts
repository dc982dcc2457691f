import { getRequestListener } from '@hono/node-server';
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  abdmConnect,
  type AbdmProxy,
  type AbdmConnectOptions,
  createAbdmProxy,
  type ProxyOptions,
} from '../../src/proxy/index.js';
import { egressFetch, nodeListener } from '../../src/proxy/node.js';
import { webhookPath } from '../../src/proxy/webhooks/endpoint.js';
import {
  defaultClient,
  type Desk,
  type SandboxServer,
  type SandboxServerOptions,
  startSandbox,
} from '../../src/sandbox/index.js';
import { createPortalApp } from './app.js';
import { createDeskClient } from './desk-client.js';
import { createSessions } from './sessions.js';
import { createToldStore } from './told.js';

/** How the portal is started. */
export interface PortalOptions {
  /** A free one if left out or 0. */
  readonly port?: number;
  /** The real upstream; a sandbox is started if left out. */
  readonly upstream?: AbdmConnectOptions;
  /** What the real upstream signs webhooks with; that of the sandbox is made up. */
  readonly webhookSecret?: ProxyOptions['webhookSecret'];
  /** How that sandbox is started: in memory and on a free port if left out. */
  readonly sandbox?: SandboxServerOptions;
  readonly proxy?: Partial<
    Pick<ProxyOptions, 'addressDomain' | 'face' | 'limits' | 'logger' | 'metrics' | 'now'>
  >;
  /** Stands between proxy and upstream; for tests. */
  readonly fetch?: typeof fetch;
}

/** A portal that runs. */
export interface Portal {
  /** For example `http://localhost:4173`. */
  readonly url: string;
  /** Only with a local sandbox. */
  readonly sandboxUrl: string | undefined;
  /** The control desk of that sandbox. */
  readonly desk: Desk | undefined;
  /** Whether the sandbox's data file was of another version, so that it began anew. */
  readonly isSandboxReplaced: boolean;
  /** Puts a proxy that knows of nothing but its settings in the place of the one that runs; its streams end. */
  restartProxy(): void;
  /** Stops the sandbox and starts it again at the same address; what is in its data file stays. */
  restartSandbox(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the hospital's portal with the proxy at `/abdm`, and the sandbox when no upstream is given.
 *
 * @throws Error when a port is taken, or an option of the upstream is wrong
 */
export async function startPortal(options: PortalOptions = {}): Promise<Portal> {
  const server = createServer();
  const { port } = await listen(server, options.port ?? 0);
  const url = `http://localhost:${port}`;
  const sandboxSecret = randomBytes(32).toString('hex');
  const sandboxOptions = {
    webhook: { url: `http://127.0.0.1:${port}/abdm${webhookPath}`, secret: sandboxSecret },
    ...options.sandbox,
  };
  let sandbox: SandboxServer | undefined;
  const close = async (): Promise<void> => {
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
    await sandbox?.close();
  };
  try {
    if (!options.upstream) sandbox = await startSandbox(sandboxOptions);
    const { id: clientId, secret: clientSecret } = options.sandbox?.client ?? defaultClient;
    const connection = options.upstream ?? { baseUrl: sandbox?.url ?? '', clientId, clientSecret };
    const upstream = abdmConnect({ ...connection, fetch: options.fetch ?? egressFetch() });
    const sessions = createSessions();
    const told = createToldStore();
    const proxyOptions: ProxyOptions = {
      // The sandbox's own page stands in for that of UIDAI.
      ...(sandbox && { face: { hosts: [new URL(sandbox.url).host] } }),
      ...options.proxy,
      upstream,
      secret: randomBytes(32).toString('hex'),
      webhookSecret: sandbox ? sandboxSecret : (options.webhookSecret ?? []),
      origins: [url, `http://127.0.0.1:${port}`],
      identify: ({ headers }) => {
        const user = sessions.userOf(headers);
        return user ? { userId: user.id } : null;
      },
      hooks: told.hooks,
    };
    let proxy = createAbdmProxy(proxyOptions);
    const signOut: AbdmProxy['signOut'] = (request) => proxy.signOut(request);
    const app = createPortalApp({
      sessions,
      told,
      proxy: { signOut },
      desk: sandbox && createDeskClient(sandbox.url),
    });
    const toPortal = getRequestListener(app.fetch);
    let toProxy = nodeListener(proxy);
    server.on('request', (request, response) => {
      void toProxy(request, response, () => void toPortal(request, response));
    });
    return {
      url,
      sandboxUrl: sandbox?.url,
      get desk() {
        return sandbox?.desk;
      },
      isSandboxReplaced: sandbox?.isReplaced ?? false,
      restartProxy() {
        proxy.close();
        proxy = createAbdmProxy(proxyOptions);
        toProxy = nodeListener(proxy);
      },
      async restartSandbox() {
        if (!sandbox) return;
        const { port } = new URL(sandbox.url);
        await sandbox.close();
        sandbox = await startSandbox({ ...sandboxOptions, port: Number(port) });
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function listen(server: Server, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // This computer only: the sandbox's phone shows OTPs to whoever can open the page.
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve(server.address() as AddressInfo);
    });
  });
}
