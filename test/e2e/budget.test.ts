import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { elementsFolder } from '../../demo/portal/elements.js';
import { openBrowser } from '../support/e2e.js';
import { words } from './visitor.js';

/** Bytes of script, compressed, that a patient on a slow network waits for. */
const budget = 32_000;

let browser: Browser;
let server: Server;
let origin: string;
before(async () => {
  browser = await openBrowser();
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/') {
      const methods = searchParams.get('methods');
      const attribute = methods === null ? '' : ` methods="${methods}"`;
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(`<!doctype html><html lang="en"><title>Portal</title>
        <script type="module" src="/abdm-elements.js"></script>
        <abha-signup base-url="/abdm"${attribute}></abha-signup></html>`);
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
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(async () => {
  server.close();
  await browser.close();
});

const { method, consent } = words.en.signup;
for (const [methods, path, control] of [
  ['the default methods', '/', method.aadhaar],
  ['methods="aadhaar"', '/?methods=aadhaar', consent.submit],
] as const) {
  test(`a page with nothing but <abha-signup> and ${methods} loads at most ${budget} bytes of script before its first control can be used`, async () => {
    const page = await browser.newPage();
    // What the page loads in idle time is not waited for.
    await page.addInitScript(() => {
      window.requestIdleCallback = () => 0;
    });
    const loaded: { readonly path: string; readonly size: Promise<number> }[] = [];
    page.on('requestfinished', (request) => {
      if (request.resourceType() !== 'script') return;
      const size = request.sizes().then(({ responseBodySize }) => responseBodySize);
      loaded.push({ path: new URL(request.url()).pathname, size });
    });
    await page.goto(origin + path);
    await page.getByRole('button', { name: control, exact: true }).waitFor();
    await page.waitForLoadState('networkidle');
    const sizes = await Promise.all(loaded.map(async (script) => [script.path, await script.size] as const));
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    assert(sizes.length >= 3, 'the elements were not loaded');
    const listed = sizes.map(([name, size]) => `${name} ${size}`).join('\n');
    assert(total <= budget, `${total} bytes:\n${listed}`);
    await page.close();
  });
}
