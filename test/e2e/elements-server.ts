import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { elementsFolder } from '../../demo/portal/elements.js';

/** What a server answers beside the scripts of the elements. */
export interface ElementsPages {
  /** Elements of the page at `/`, by the query of its address; there is no such page without. */
  markup(query: string): string | undefined;
  /** What the proxy would answer, by path, and its type where it is not plain JSON. */
  answer(path: string): { readonly body: object; readonly type?: string } | undefined;
}

/** Serves a page with elements and their scripts, compressed as a portal's server would; gives its origin and a way to end it. */
export async function serveElements({ markup, answer }: ElementsPages): Promise<{
  readonly origin: string;
  close(): void;
}> {
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const answered = answer(pathname);
    if (answered) {
      const { body, type = 'application/json' } = answered;
      response.writeHead(200, { 'Content-Type': type, 'Abdm-Epoch': '1' });
      response.end(JSON.stringify(body));
      return;
    }
    const elements = pathname === '/' ? markup(search.slice(1)) : undefined;
    if (elements !== undefined) {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(`<!doctype html><html lang="en"><title>Portal</title>
        <script type="module" src="/abdm-elements.js"></script>
        ${elements}</html>`);
      return;
    }
    readFile(join(elementsFolder, pathname)).then(
      (script) => {
        response.writeHead(200, { 'Content-Type': 'text/javascript', 'Content-Encoding': 'gzip' });
        response.end(gzipSync(script));
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => void server.close() };
}
