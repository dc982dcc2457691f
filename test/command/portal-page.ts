import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AbdmProxy, abdmConnect, createAbdmProxy } from '../../src/proxy/index.js';

/** What a server in front of the proxy, or the portal's own, does to what passes. */
export interface Portal {
  readonly html?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly status?: number;
  /** Changes a request's headers before the proxy sees them. */
  readonly onRequest?: (headers: Headers, own: string) => void;
  /** Gives another answer than the proxy's. */
  readonly onAnswer?: (answer: Response, path: string, request: Headers) => Response;
}

/** A page as a portal would have it. */
export const goodPage = `<!doctype html><html lang="en"><head><title>Register</title>
<script type="module" src="/elements/abdm-elements.js" integrity="sha384-x"></script></head>
<body><abdm-connect base-url="/abdm"><abha-signup methods="aadhaar" class="wide"></abha-signup></abdm-connect></body></html>`;

/** The reference policy of the kit. */
export const goodPolicy =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; require-trusted-types-for 'script'; trusted-types lit-html abdm-elements 'allow-duplicates'";

function headersOf(given: IncomingHttpHeaders): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(given))
    if (typeof value === 'string' && name !== 'connection') headers.set(name, value);
  return headers;
}

async function answerOf(proxy: AbdmProxy, url: string, method: string, headers: Headers): Promise<Response> {
  return proxy.fetch(new Request(url, { method, headers }));
}

/** Serves a portal's page, with a real proxy at `/abdm`, while `use` runs. */
export async function servePortal(portal: Portal, use: (url: string) => Promise<void>): Promise<void> {
  const { html = goodPage, headers = {}, status = 200, onRequest, onAnswer } = portal;
  let own = '';
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/';
    if (!path.startsWith('/abdm/')) {
      outgoing.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(html);
      return;
    }
    void (async () => {
      const asked = headersOf(incoming.headers);
      const original = new Headers(asked);
      onRequest?.(asked, own);
      const answer = await answerOf(proxy, own + path, incoming.method ?? 'GET', asked);
      const given = onAnswer ? onAnswer(answer, path, original) : answer;
      outgoing.writeHead(given.status, Object.fromEntries(given.headers));
      outgoing.end(Buffer.from(await given.arrayBuffer()));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  own = `http://localhost:${(server.address() as AddressInfo).port}`;
  const proxy = createAbdmProxy({
    upstream: abdmConnect({ baseUrl: 'http://localhost:9', clientId: 'x', clientSecret: 'x', hipId: 'x' }),
    secret: 'a secret of the tests, long enough for anybody',
    origins: [own],
  });
  try {
    await use(own);
  } finally {
    proxy.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
