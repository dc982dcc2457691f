import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import type { Integrity, ScriptTagBuild } from '../../src/cdn/tags.js';
import { contentSecurityPolicy } from '../../demo/portal/headers.js';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
};

/** A server of static files on an origin of its own, as a CDN is one. */
export interface OtherOrigin {
  readonly origin: string;
  readonly build: ScriptTagBuild;
  readonly integrity: Integrity;
  /** A file that gets a byte more. */
  tampered: string | undefined;
  /** Answers to files that are still to fail, by file. */
  readonly failing: Map<string, number>;
  /** What a file waits for before it is sent. */
  readonly held: Map<string, Promise<unknown>>;
  /** Files that were asked for. */
  readonly asked: string[];
  close(): void;
}

/** Serves a folder with a build of the script tag, with CORS. */
export async function serveElsewhere(folder: string): Promise<OtherOrigin> {
  const readJson = async <T>(name: string): Promise<T> =>
    JSON.parse(await readFile(join(folder, name), 'utf8')) as T;
  const server = createServer((request, response) => {
    const file = normalize(new URL(request.url ?? '/', 'http://localhost').pathname).slice(1);
    elsewhere.asked.push(file);
    const left = elsewhere.failing.get(file) ?? 0;
    if (left > 0) {
      elsewhere.failing.set(file, left - 1);
      request.socket.destroy();
      return;
    }
    void Promise.all([readFile(join(folder, file)), elsewhere.held.get(file)]).then(
      ([content]) => {
        response.writeHead(200, {
          'Content-Type': types[extname(file)] ?? 'application/octet-stream',
          'Access-Control-Allow-Origin': '*',
          'Cache-Control': 'no-store',
        });
        response.end(file === elsewhere.tampered ? Buffer.concat([content, Buffer.from(' ')]) : content);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const elsewhere: OtherOrigin = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    build: await readJson('tags.json'),
    integrity: await readJson('integrity.json'),
    tampered: undefined,
    failing: new Map(),
    held: new Map(),
    asked: [],
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return elsewhere;
}

/** A page of a portal that has no build step. */
export interface PlainPage {
  /** Path on the portal's origin. */
  readonly path: string;
  readonly head: string;
  readonly body: string;
  /** Sources that the reference policy's `script-src` needs besides; without, the page has no policy. */
  readonly scriptSrc?: readonly string[];
}

/** Has the portal answer with a page of our own. */
export async function addPage(
  context: BrowserContext,
  { path, head, body, scriptSrc }: PlainPage,
): Promise<void> {
  const policy =
    scriptSrc &&
    contentSecurityPolicy.replace("script-src 'self'", `script-src 'self' ${scriptSrc.join(' ')}`);
  // Chromium takes a page that no server sent for one of the open internet, and asks before it may reach this computer.
  await context.grantPermissions(['local-network-access']);
  await context.route(
    ({ pathname }) => pathname === path,
    (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        ...(policy !== undefined && { headers: { 'Content-Security-Policy': policy } }),
        body: `<!doctype html><html lang="en"><head><title>Portal</title>${head}</head><body>${body}</body></html>`,
      }),
  );
}
