import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { chromiumArgs, findChromium } from '../../scripts/chromium.mjs';
import { decodeWorker } from '../../scripts/vite-decode-worker.js';
import { inDepth, isDeep } from '../support/depth.js';

const root = join(import.meta.dirname, '../..');

const directives: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'worker-src': "'self'",
  'style-src': "'self'",
  'connect-src': "'self'",
  'img-src': "'self' data: blob:",
  'media-src': 'blob:',
};
const trustedTypes = {
  'require-trusted-types-for': "'script'",
  'trusted-types': "lit-html abdm-elements 'allow-duplicates'",
};
const policy = (parts: Readonly<Record<string, string>>): string =>
  Object.entries(parts)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

/** What the guide tells portals to send. */
const referencePolicy = policy({ ...directives, ...trustedTypes });

/**
 * Storybook's own frame has inline scripts (allowed by their hashes), inline styles, fonts and HTML from strings, so it
 * gets the reference policy less those; that the stories need none of it is shown in a page of ours.
 */
function framePolicy(frame: string): string {
  const inline = [...frame.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  const hashes = inline.map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
  return policy({
    ...directives,
    'script-src': ["'self'", ...hashes].join(' '),
    'style-src': "'self' 'unsafe-inline'",
    'font-src': "'self'",
  });
}

const strictPage = `<!doctype html><html lang="en"><title>Stories</title><script type="module" src="strict.js"></script><body></body></html>`;
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

async function serve(folder: string): Promise<Server> {
  const frame = isDeep ? await readFile(join(folder, 'iframe.html'), 'utf8') : '';
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/strict.html') {
      response.writeHead(200, {
        'Content-Type': types['.html'],
        'Content-Security-Policy': referencePolicy,
      });
      response.end(strictPage);
      return;
    }
    readFile(join(folder, pathname)).then(
      (body) => {
        response.writeHead(200, {
          'Content-Type': types[extname(pathname)] ?? 'application/octet-stream',
          'Content-Security-Policy': framePolicy(frame),
        });
        response.end(body);
      },
      () => response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

/** What a page complains of, and where it calls to outside of its own origin. */
function complaintsOf(page: Page, origin: string): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol.startsWith('http')) complaints.push(`request: ${url.href}`);
  });
  return complaints;
}

let folder: string;
let server: Server;
let browser: Browser;
let origin: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'abdm-elements-stories-'));
  if (isDeep) {
    const storybook = ['node_modules/storybook/dist/bin/dispatcher.js', 'build', '--output-dir', folder];
    const quietly = ['--disable-telemetry', '--quiet'];
    await promisify(execFile)(process.execPath, [...storybook, ...quietly], { cwd: root });
  }
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    base: './',
    publicDir: false,
    plugins: [decodeWorker()],
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { strict: join(root, '.storybook/strict.ts') },
        output: { entryFileNames: '[name].js', chunkFileNames: 'strict/[name]-[hash].js' },
      },
    },
  });
  server = await serve(folder);
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const executablePath = await findChromium();
  assert(executablePath, 'there is a Chromium');
  browser = await chromium.launch({ executablePath, args: chromiumArgs });
});

after(async () => {
  await browser.close();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Half of a story's time is waiting: for pauses in typing, and for its picture. */
const pagesAtOnce = 4;
/** Shares of the stories, of which each page shows one: all of them in depth, else a third, from every element. */
const shares = isDeep ? pagesAtOnce : 3 * pagesAtOnce;

interface StoryEntry {
  readonly id: string;
  readonly type: 'story' | 'docs';
}

async function entries(type: StoryEntry['type']): Promise<string[]> {
  const index = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as {
    entries: Record<string, StoryEntry>;
  };
  return Object.values(index.entries)
    .filter((entry) => entry.type === type)
    .map(({ id }) => id);
}

interface Finished {
  readonly storyId: string;
  readonly status: string;
  readonly reporters: readonly { readonly type: string; readonly status: string }[];
}

interface Channel {
  on(event: 'storyFinished', listener: (finished: Finished) => void): void;
  on(event: string, listener: (error?: { message?: string }) => void): void;
  emit(event: string, payload: object): void;
}

declare const __STORYBOOK_ADDONS_CHANNEL__: Channel;

/** Shows a story in a frame of Storybook that is open, and says what was wrong with it. */
async function showStory(page: Page, id: string): Promise<string[]> {
  const outcome = page.evaluate(
    (storyId) =>
      new Promise<string[]>((resolve) => {
        const channel = __STORYBOOK_ADDONS_CHANNEL__;
        channel.on('storyFinished', (finished) => {
          if (finished.storyId !== storyId) return;
          const reports = finished.reporters.filter(({ status }) => status !== 'passed');
          resolve([
            ...(finished.status === 'success' ? [] : [finished.status]),
            ...(finished.reporters.some(({ type }) => type === 'a11y') ? [] : ['axe did not run']),
            ...reports.map((report) => JSON.stringify(report)),
          ]);
        });
        for (const event of ['storyThrewException', 'playFunctionThrewException', 'storyMissing'])
          channel.on(event, (error) => resolve([`${event}: ${String(error?.message)}`]));
        channel.emit('setCurrentStory', { storyId, viewMode: 'story' });
      }),
    id,
  );
  const late = new Promise<string[]>((resolve) => setTimeout(resolve, 20_000, ['did not finish']).unref());
  return await Promise.race([outcome, late]);
}

inDepth(
  'every story ends well in Storybook: no error, no warning, no finding of axe, no request elsewhere',
  async () => {
    const ids = await entries('story');
    assert(ids.length > 60);
    const wrong: Record<string, string[]> = {};
    const waiting = [...ids];
    const showAll = async (): Promise<void> => {
      const context = await browser.newContext();
      const page = await context.newPage();
      const complaints = complaintsOf(page, origin);
      await page.goto(`${origin}/iframe.html?viewMode=story`);
      await page.waitForFunction(() => document.body.classList.contains('sb-show-nopreview'));
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        const found = [...(await showStory(page, id)), ...complaints.splice(0)];
        if (found.length) wrong[id] = found;
      }
      await context.close();
    };
    await Promise.all(Array.from({ length: pagesAtOnce }, showAll));
    assert.deepEqual(wrong, {});
  },
);

inDepth('the documentation of every element opens with its table of attributes', async () => {
  const ids = await entries('docs');
  const files = await readdir(join(root, 'stories'));
  assert.equal(ids.length, files.filter((file) => file.endsWith('.stories.ts')).length);
  const page = await browser.newPage();
  const complaints = complaintsOf(page, origin);
  for (const id of ids) {
    await page.goto(`${origin}/iframe.html?id=${id}&viewMode=docs`);
    await page.getByRole('cell', { name: 'base-url' }).first().waitFor();
  }
  assert.deepEqual(complaints, []);
});

/** How many stories the files export. */
async function exported(): Promise<number> {
  const files = (await readdir(join(root, 'stories'), { recursive: true })).filter((file) =>
    file.endsWith('.stories.ts'),
  );
  const texts = await Promise.all(files.map((file) => readFile(join(root, 'stories', file), 'utf8')));
  return texts.join('\n').match(/^export const /gm)?.length ?? 0;
}

test(`${isDeep ? 'every' : 'every third'} story runs under the reference content security policy without one violation`, async () => {
  const violations: string[] = [];
  const complaints: string[] = [];
  const showShare = async (share: number) => {
    const page = await browser.newPage();
    const complained = complaintsOf(page, origin);
    await page.exposeFunction('violated', (text: string) => violations.push(text));
    await page.addInitScript(() => {
      const { violated } = globalThis as unknown as { violated: (text: string) => void };
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
        violated([effectiveDirective, blockedURI, sample].join(' '));
      });
    });
    await page.goto(`${origin}/strict.html`);
    const shown = await page.evaluate(([nth, of]) => globalThis.showStories(nth, of), [
      share,
      shares,
    ] as const);
    complaints.push(...complained);
    await page.close();
    return shown;
  };
  const shown = (
    await Promise.all(Array.from({ length: pagesAtOnce }, (_, share) => showShare(share)))
  ).flat();
  const stories = await exported();
  const chosen = Array.from({ length: stories }, (_, index) => index % shares).filter(
    (nth) => nth < pagesAtOnce,
  );
  assert.equal(new Set(shown.map(({ story }) => story)).size, chosen.length);
  if (isDeep) assert.equal((await entries('story')).length, stories);
  const failed = shown.filter(({ error }) => error !== undefined);
  assert.deepEqual({ failed, violations, complaints }, { failed: [], violations: [], complaints: [] });
});
