import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** What a server has: folders by the path they stand under, and pages by their path, or by path, space and posted body. */
export interface Files {
  readonly folders: Readonly<Record<string, string>>;
  readonly pages: Readonly<Record<string, string>>;
  /** Content types of pages, by their path, where its ending does not tell. */
  readonly types?: Readonly<Record<string, string>>;
}

/** Serves files over HTTP, gzipped as a portal's server would; gives its origin and a way to end it. */
export async function serveFiles({
  folders,
  pages,
  types: pageTypes = {},
}: Files): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const zipped = new Map<string, Buffer>();

  async function bodyOf(path: string): Promise<Buffer | undefined> {
    const known = zipped.get(path);
    if (known) return known;
    const [under, folder] = Object.entries(folders).find(([prefix]) => path.startsWith(prefix)) ?? [];
    const file =
      under !== undefined && folder !== undefined ? join(folder, path.slice(under.length)) : undefined;
    const content = pages[path] ?? (file && (await readFile(file).catch(() => undefined)));
    if (content === undefined || content === '') return undefined;
    const body = gzipSync(content);
    zipped.set(path, body);
    return body;
  }

  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    void text(request).then(async (posted) => {
      const body = await bodyOf(`${path} ${posted}` in pages ? `${path} ${posted}` : path);
      if (!body) return response.writeHead(404).end();
      response.writeHead(200, {
        'Content-Type': pageTypes[path] ?? types[extname(path)] ?? 'application/octet-stream',
        'Content-Encoding': 'gzip',
        'Content-Length': body.length,
      });
      return response.end(body);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
