import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { formatAadhaar } from '../../src/abdm/aadhaar.js';
import { type Hospital, openBrowser, openHospital } from '../support/e2e.js';
import { Patient, person, words } from './patient.js';

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const { signup } = words.en;

/** Fields of upstream's answers that must stay on the server. */
const secretFields = /^(?:txn_id|oid|uuid|token|min_token|.*_token)$/;

/** Collects every token and id that the sandbox really hands to the proxy. */
function listenToUpstream(): { readonly fetch: typeof fetch; readonly secrets: Set<string> } {
  const secrets = new Set<string>();
  const collect = (value: unknown, name = ''): void => {
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) collect(inner, key);
    else if (typeof value === 'string' && secretFields.test(name)) secrets.add(value);
  };
  return {
    secrets,
    async fetch(input, init) {
      const response = await fetch(input, init);
      collect(JSON.parse(await response.clone().text()));
      return response;
    },
  };
}

/** Everything that reaches a browser, as texts with the place where they were seen, and what its page sends. */
async function listenToBrowser(page: Page) {
  const received: { where: string; text: string }[] = [];
  const sent: { path: string; body: string }[] = [];
  const open = new Set<Promise<void>>();
  page.on('request', (request) => received.push({ where: 'URL', text: request.url() }));
  // Playwright does not see the bodies that a page makes from a Request.
  await page.exposeFunction('keepSent', (path: string, body: string) => void sent.push({ path, body }));
  await page.addInitScript(() => {
    const { keepSent } = window as unknown as { keepSent: (path: string, body: string) => Promise<void> };
    const send = window.fetch;
    window.fetch = async (input, init) => {
      const request = new Request(input, init);
      await keepSent(new URL(request.url).pathname, await request.clone().text());
      return send(request);
    };
  });
  page.on('response', (response) => {
    const reading = (async () => {
      const { pathname } = new URL(response.url());
      const headers = JSON.stringify(await response.headersArray());
      const body = response.status() === 303 ? '' : await response.text();
      received.push({ where: `answer of ${pathname}`, text: headers + body });
    })();
    open.add(reading);
  });
  page.on('console', (message) => received.push({ where: 'console', text: message.text() }));
  return { received, sent, settled: () => Promise.allSettled(open) };
}

/** All that a script of the page can read: documents with every shadow root, inputs, storage, cookies, URL. */
async function readPage(page: Page): Promise<Record<string, string>> {
  const { origins } = await page.context().storageState();
  const inDocument = await page.evaluate(() => {
    const texts: string[] = [];
    const nodes: Node[] = [document];
    for (let node = nodes.pop(); node; node = nodes.pop()) {
      // The demo's own list of people and phone show invented numbers on purpose.
      if (node instanceof Element && node.matches('#people, .phone')) continue;
      if (node instanceof Element)
        for (const { name, value } of node.attributes) texts.push(`${name}=${value}`);
      if (node instanceof HTMLInputElement) texts.push(node.value);
      if (node instanceof Text || node instanceof Comment) texts.push(node.data);
      if (node instanceof Element && node.shadowRoot) nodes.push(node.shadowRoot);
      nodes.push(...node.childNodes);
    }
    return {
      DOM: texts.join('\n'),
      sessionStorage: JSON.stringify(Object.entries(sessionStorage)),
      cookie: document.cookie,
      location: location.href + JSON.stringify(history.state),
    };
  });
  return { ...inDocument, localStorage: JSON.stringify(origins) };
}

async function register(hospital: Hospital) {
  const { page, complaints } = await hospital.open('/appointments');
  const browserSide = await listenToBrowser(page);
  const events: string[] = [];
  await page.exposeFunction('keepEvent', (text: string) => void events.push(text));
  await page.addInitScript(() => {
    const { keepEvent } = window as unknown as { keepEvent: (text: string) => void };
    for (const name of ['abha-created', 'abha-login', 'abdm-error'])
      addEventListener(name, (event) =>
        keepEvent(JSON.stringify([event.type, (event as CustomEvent<unknown>).detail])),
      );
  });
  await page.goto('/my-abha');
  await page.locator('abha-signup').evaluate((element) => element.removeAttribute('expose-abha'));
  const patient = new Patient(page);
  const who = person('Rituparna');
  const mobile = '9876500005';
  const seen: { step: string; page: Record<string, string> }[] = [];
  const look = async (step: string): Promise<void> => void seen.push({ step, page: await readPage(page) });

  await patient.asksForCode(who);
  await look('otp');
  await patient.entersCode(await patient.readsCode(who.phone), mobile);
  await patient.sees(signup.mobileOtp.title);
  await look('mobile-otp');
  await patient.entersCode(await patient.readsCode(mobile));
  await patient.sees(signup.address.title);
  await patient.suggestions.nth(2).waitFor();
  await look('address');
  await patient.chooses('ritu.chattopadhyay');
  await patient.sees(signup.done.title.abha);
  await look('done');
  await patient.told('server', 'onAbhaLinked');
  await browserSide.settled();
  return { ...browserSide, events, seen, who, complaints };
}

test('a whole registration shows the browser no token, no id of upstream, no Aadhaar number and no OTP', async () => {
  const upstream = listenToUpstream();
  await using hospital = await openHospital(browser, { fetch: upstream.fetch });
  const { received, sent, events, seen, who, complaints } = await register(hospital);
  const otps = hospital.desk.sms().map(({ otp }) => otp);
  const abha = hospital.desk.people().find(({ aadhaar }) => aadhaar === who.aadhaar);
  const fromProxy = received.filter(({ where }) => !where.includes('/phone/'));
  const logged = hospital.log.map((line) => ({ where: 'log of the proxy', text: JSON.stringify(line) }));
  const inPage = seen.flatMap(({ step, page }) =>
    Object.entries(page).map(([where, text]) => ({ where: `${where} at ${step}`, text })),
  );
  const inEvents = events.map((text) => ({ where: 'event', text }));
  const everywhere = [...received, ...logged, ...inPage, ...inEvents];
  const found = (needles: readonly string[], texts: readonly { where: string; text: string }[]): string[] =>
    texts.flatMap(({ where, text }) =>
      needles.filter((needle) => text.includes(needle)).map((needle) => `${needle} in ${where}`),
    );

  // Without these the test would look for nothing, or nowhere.
  assert(upstream.secrets.size >= 6, [...upstream.secrets].join());
  assert(hospital.log.length >= 10);
  assert(fromProxy.some(({ where }) => where === 'answer of /abdm/v1/registration/aadhaar/abha'));
  assert.equal(otps.length, 2);
  assert.equal(events.length, 1);
  assert(abha?.abha_number);

  assert.deepEqual(found([...upstream.secrets], everywhere), []);
  assert.deepEqual(
    found(
      [...upstream.secrets],
      sent.map(({ path, body }) => ({ where: path, text: body })),
    ),
    [],
  );
  const aadhaars = [who.aadhaar, formatAadhaar(who.aadhaar)];
  assert.deepEqual(found(aadhaars, [...fromProxy, ...logged, ...inPage, ...inEvents]), []);
  assert.deepEqual(
    sent.filter(({ body }) => body.includes(who.aadhaar)).map(({ path }) => path),
    ['/abdm/v1/registration/aadhaar/otp'],
  );
  assert.deepEqual(found(otps, [...fromProxy, ...logged, ...inPage, ...inEvents]), []);
  const identifiers = [abha.abha_number, ...abha.abha_addresses, who.name[0]];
  assert.deepEqual(found(identifiers, [...logged, ...inEvents]), []);
  assert.deepEqual(
    found(
      identifiers,
      inPage.filter(({ where }) => !where.startsWith('DOM')),
    ),
    [],
  );
  assert.deepEqual(complaints, []);
});
