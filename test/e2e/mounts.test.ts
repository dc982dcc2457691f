import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { knownElements } from '../../src/command/check/known-elements.js';
import { inDepth } from '../support/depth.js';
import { type Hospital, openBrowser, openHospital } from '../support/e2e.js';
import { watchRunning } from './mounts-watch.js';

/** How often each element is put on the page and taken away again, and how often before anything is counted. */
const [times, warmUp] = process.env.TEST_DEPTH === 'deep' ? [200, 60] : [20, 12];
/** Nodes of the element that was removed last, which the browser may still hold: as many after 20 rounds as after 120. */
const lastOne = 100;
const patient = 'vasudha.kulkarni@abdm';

let browser: Browser;
let hospital: Hospital;
let context: BrowserContext;
let record: Readonly<Record<string, string>>;
before(async () => {
  // What an engine compiles that runs often would be counted as memory, too.
  browser = await openBrowser({ compilesNothing: true });
  hospital = await openHospital(browser);
  ({ context } = await hospital.open('/'));
  await hospital.signIn(context, patient);
  // What the compiler of the tests wraps functions in, which go to the page without it.
  await context.addInitScript('globalThis.__name = (named) => named');
  await context.addInitScript(watchRunning);
  await context.route('**/mounts', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>Portal</title>
        <script type="module" src="/elements/abdm-elements.js"></script>
        <abdm-connect base-url="/abdm"></abdm-connect></html>`,
    }),
  );
  record = await someRecord();
});
after(async () => {
  await hospital[Symbol.asyncDispose]();
  await browser.close();
});

/** Where `<record-viewer>` finds a record of the patient. */
async function someRecord(): Promise<Record<string, string>> {
  const { body } = await hospital.ask(context, 'listLinkedProviders');
  assert(Array.isArray(body['providers']), JSON.stringify(body));
  const [{ hipId } = { hipId: '' }] = body['providers'] as { hipId: string }[];
  const linked = await hospital.ask(context, 'listCareContexts', { data: { hipId } });
  const [careContext] = linked.body['careContexts'] as { id: string }[];
  return { 'hip-id': hipId, 'care-context-id': careContext?.id ?? '' };
}

interface Mounting {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly rounds: number;
}

/** Runs in the page: mounts and removes; last after loading, before that with what a button opens, and at once. */
async function mountAndRemove({ tag, attributes, rounds }: Mounting): Promise<void> {
  const place = document.querySelector('abdm-connect')!;
  const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
  for (let round = 0; round < rounds; round++) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    (tag === 'abdm-connect' ? document.body : place).append(element);
    await customElements.whenDefined(tag);
    await frame();
    if ((rounds - round) % 3 !== 0) {
      const loading = (): boolean =>
        element.matches(':state(loading)') || element.shadowRoot?.querySelector('.waiting') !== null;
      for (const end = performance.now() + 8000; loading() && performance.now() < end;) await frame();
    }
    if ((rounds - round) % 3 === 2) {
      // A file that was handed to the browser stays for a minute, whatever becomes of the element.
      const opens = 'button:not([part~="button-download"], [part~="button-print"], [part~="file"] *)';
      if (tag !== 'record-viewer') element.shadowRoot?.querySelector<HTMLElement>(opens)?.click();
      await frame();
    }
    element.remove();
    await frame();
  }
}

/** What the page holds, after its memory was swept. */
async function holds(page: Page, session: CDPSession) {
  for (let sweep = 0; sweep < 3; sweep++) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return {
    listeners: of('JSEventListeners'),
    nodes: of('Nodes'),
    heap: of('JSHeapUsedSize'),
    running: await page.evaluate(() => running()),
  };
}

/** Waits until what the page has running is no more than it was. */
async function rests(page: Page, was: unknown, open: ReadonlySet<unknown>): Promise<void> {
  // A file that a record was read with stays for a minute after its viewer: it may be on its way to the disk.
  const end = Date.now() + 75_000;
  for (;;) {
    const now = await page.evaluate(() => running());
    const text = `${JSON.stringify(now)} and ${open.size} requests, before ${JSON.stringify(was)}`;
    if (open.size === 0 && JSON.stringify(now) === JSON.stringify(was)) return;
    assert(Date.now() < end, `still running: ${text}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe(`an element that was on a page ${times} times leaves nothing behind`, () => {
  for (const tag of knownElements.keys())
    (tag === 'record-viewer' ? inDepth : test)(
      `<${tag}>: no listener, node, timer, observer, worker, camera or request, and no memory`,
      async () => {
        const page = await context.newPage();
        const open = new Set<unknown>();
        // Of a worker that was ended while it loaded, the browser tells no end; workers are counted by themselves.
        page.on('request', (request) => !/worker/.test(request.url()) && open.add(request));
        page.on('requestfinished', (request) => open.delete(request));
        page.on('requestfailed', (request) => open.delete(request));
        await page.goto('/mounts');
        await page.waitForLoadState('networkidle');
        const still = await page.evaluate(() => running());
        const session = await context.newCDPSession(page);
        await session.send('Performance.enable');
        await session.send('HeapProfiler.enable');
        const attributes = tag === 'record-viewer' ? record : {};
        await page.evaluate(mountAndRemove, { tag, attributes, rounds: warmUp });
        await rests(page, still, open);
        const before = await holds(page, session);
        await page.evaluate(mountAndRemove, { tag, attributes, rounds: times });
        await rests(page, still, open);
        const now = await holds(page, session);
        assert(now.listeners <= before.listeners, `listeners: ${before.listeners}, then ${now.listeners}`);
        assert(now.nodes <= before.nodes + lastOne, `nodes: ${before.nodes}, then ${now.nodes}`);
        assert(now.heap <= before.heap * 1.05, `bytes: ${before.heap}, then ${now.heap}`);
        await page.close();
      },
    );
});

test('a leak would have been noticed', async () => {
  const page = await context.newPage();
  await page.goto('/mounts');
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const before = await holds(page, session);
  await page.evaluate(() => {
    const kept = document.createElement('p');
    addEventListener('resize', () => kept.remove());
    setInterval(() => undefined, 60_000);
    new IntersectionObserver(() => undefined).observe(kept);
  });
  const after = await holds(page, session);
  assert(after.listeners > before.listeners);
  assert(after.nodes > before.nodes);
  assert.equal(after.running.timers, before.running.timers + 1);
  assert.equal(after.running.observers, before.running.observers + 1);
  await page.close();
});
