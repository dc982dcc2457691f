import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser, openHospital } from '../support/e2e.js';
import { Patient, person, words } from './patient.js';

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** What the compiler of the tests wraps functions in, which go to the page without it. */
const named = 'globalThis.__name = (named) => named';

/** Runs in the page before its scripts: tells of every way out that is no request of a page. */
function watchWaysOut(): void {
  const tell = (way: string): void => console.error(`way out: ${way}`);
  navigator.sendBeacon = () => {
    tell('sendBeacon');
    return true;
  };
  for (const name of ['WebSocket', 'RTCPeerConnection', 'WebTransport'] as const)
    Object.defineProperty(window, name, {
      value: function () {
        tell(name);
      },
    });
}

/** Runs in the page: everything in it, shadow roots included, that makes a browser ask another place for something. */
function foreignResources(): string[] {
  const found: string[] = [];
  const isForeign = (url: string): boolean =>
    /^(https?|wss?):/.test(new URL(url, location.href).href) &&
    new URL(url, location.href).origin !== location.origin;
  const look = (root: Document | ShadowRoot): void => {
    for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets])
      for (const { cssText } of sheet.cssRules)
        if (/@import|@font-face/.test(cssText) || /url\(\s*["']?(?!data:|blob:|#)/.test(cssText))
          if (root !== document) found.push(cssText.slice(0, 120));
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('link') && root !== document) found.push(element.outerHTML);
      if (element.hasAttribute('ping')) found.push(element.outerHTML);
      const src = element.getAttribute('src') ?? element.getAttribute('srcset');
      if (src && isForeign(src)) found.push(element.outerHTML);
      if (element.shadowRoot) look(element.shadowRoot);
    }
  };
  look(document);
  for (const link of document.querySelectorAll<HTMLLinkElement>('link')) {
    const rel = link.rel;
    if (/prefetch|preconnect|dns-prefetch|prerender/.test(rel) || isForeign(link.href))
      found.push(link.outerHTML);
  }
  return found;
}

const isLoading = (): boolean =>
  [...document.querySelectorAll(':not(:defined)'), ...document.querySelectorAll(':state(loading)')].some(
    (element) => element.checkVisibility(),
  );

async function goesTo(page: Page, path: string): Promise<void> {
  await page.goto(path);
  const end = Date.now() + 15_000;
  while (await page.evaluate(isLoading)) assert(Date.now() < end, `${path} still loads`);
  assert.deepEqual(await page.evaluate(foreignResources), [], path);
}

/** Every address that a window asks for, its workers and other pages included. */
function addressesOf(context: BrowserContext): string[] {
  const addresses: string[] = [];
  context.on('request', (request) => addresses.push(request.url()));
  for (const page of context.pages()) page.on('websocket', (socket) => addresses.push(socket.url()));
  return addresses;
}

test('over a whole journey the browser asks the portal only, and the proxy the upstream only', async () => {
  const upstream: string[] = [];
  const spy: typeof fetch = (input, init) => {
    upstream.push(input instanceof Request ? input.url : String(input));
    return fetch(input, init);
  };
  await using hospital = await openHospital(browser, { fetch: spy });
  const { page, context, complaints } = await hospital.open('/');
  const asked = addressesOf(context);
  await context.addInitScript(named);
  await context.addInitScript(watchWaysOut);

  await goesTo(page, '/register');
  const patient = new Patient(page);
  await patient.confirmsAadhaar(person('Murugan'));
  await patient.sees(words.en.signup.address.title);
  await patient.chooses('murugan.selvam');
  await patient.sees(words.en.signup.done.title.abha);
  for (const path of [
    '/my-abha',
    '/consents',
    '/records',
    '/appointments',
    '/share',
    '/abha-sign-in',
    '/help',
  ])
    await goesTo(page, path);

  // Without these the test would look at nothing.
  assert(asked.some((url) => url.includes('/abdm/v1/profile')) && upstream.length > 5);
  assert(asked.some((url) => url.includes('/elements/chunks/')));
  const places = new Set(asked.filter((url) => !/^(data|blob):/.test(url)).map((url) => new URL(url).origin));
  assert.deepEqual([...places], [hospital.url]);
  assert.equal(new Set(upstream.map((url) => new URL(url).origin)).size, 1);
  assert.notEqual(new URL(upstream[0] ?? '').origin, hospital.url);
  assert.deepEqual(complaints, []);
});

test('another way out would have been noticed', async () => {
  await using hospital = await openHospital(browser);
  const { page, context, complaints } = await hospital.open('/', { bypassCSP: true });
  const asked = addressesOf(context);
  await context.addInitScript(named);
  await context.addInitScript(watchWaysOut);
  await page.goto('/help');
  await page.evaluate(() => {
    navigator.sendBeacon('/elsewhere');
    new WebSocket('wss://elsewhere.example');
    document.head.append(
      Object.assign(document.createElement('link'), { rel: 'preconnect', href: 'https://x.example' }),
    );
    const host = document.body.appendChild(document.createElement('div'));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('p { background: url(https://y.example/a.png) }');
    host.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
    return fetch('https://z.example').catch(() => undefined);
  });
  assert.equal((await page.evaluate(foreignResources)).length, 2);
  assert.deepEqual(complaints.filter((text) => text.startsWith('way out')).sort(), [
    'way out: WebSocket',
    'way out: sendBeacon',
  ]);
  assert(asked.some((url) => url.startsWith('https://z.example')));
});
