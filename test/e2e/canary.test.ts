import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { formatAadhaar } from '../../src/abdm/aadhaar.js';
import { failures } from '../../src/locales/en/failures.js';
import { inDepth } from '../support/depth.js';
import { type Hospital, openBrowser, openHospital, sideBySide } from '../support/e2e.js';
import { Patient, person, words } from './patient.js';
import { ProfilePage } from './profile-page.js';
import { readPage } from './read-page.js';
import { RecordsPage, vembanad } from './records-page.js';
import { ReturningPatient } from './returning-patient.js';

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const { login, profile, signup } = words.en;

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
      if (!response.headers.get('content-type')?.startsWith('image/'))
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
  // Nor the bodies that do not end.
  await page.exposeFunction('keepLines', (text: string) => void received.push({ where: 'stream', text }));
  await page.addInitScript(() => {
    const { keepSent, keepLines } = window as unknown as {
      keepSent: (path: string, body: string) => Promise<void>;
      keepLines: (text: string) => Promise<void>;
    };
    const send = window.fetch;
    window.fetch = async (input, init) => {
      const request = new Request(input, init);
      await keepSent(new URL(request.url).pathname, await request.clone().text());
      const response = await send(request);
      if (!response.headers.get('Content-Type')?.includes('ndjson')) return response;
      const lines = response.clone().body?.pipeThrough(new TextDecoderStream());
      void lines?.pipeTo(new WritableStream({ write: keepLines })).catch(() => undefined);
      return response;
    };
  });
  page.on('response', (response) => {
    const reading = (async () => {
      const { pathname } = new URL(response.url());
      const headers = JSON.stringify(await response.headersArray());
      const isBodiless = response.status() === 303 || response.headers()['content-type']?.includes('ndjson');
      const body = isBodiless ? '' : await response.text();
      received.push({ where: `answer of ${pathname}`, text: headers + body });
    })();
    open.add(reading);
    // What is still being read when the page goes has nobody to read it.
    reading.catch(() => undefined);
  });
  page.on('console', (message) => received.push({ where: 'console', text: message.text() }));
  return { received, sent, settled: () => Promise.allSettled(open) };
}

/** What one journey showed the browser, and what it must not have shown. */
interface Watched {
  readonly page: Page;
  look(step: string): Promise<void>;
  /** Asserts that nothing secret was anywhere. */
  check(secret: {
    readonly aadhaar?: string;
    /** Routes that may carry the Aadhaar number to the proxy. */
    readonly aadhaarGoesTo?: readonly string[];
    /** Of the patient: allowed in the page and in answers, nowhere else. */
    readonly identifiers: readonly string[];
    readonly events: number;
  }): Promise<void>;
}

async function watch(
  hospital: Hospital,
  secrets: ReadonlySet<string>,
  path: string,
  before: (context: BrowserContext) => Promise<void> = () => Promise.resolve(),
): Promise<Watched> {
  const { page, context, complaints } = await hospital.open('/');
  await before(context);
  const { received, sent, settled } = await listenToBrowser(page);
  const events: string[] = [];
  await page.exposeFunction('keepEvent', (text: string) => void events.push(text));
  await page.addInitScript(() => {
    const { keepEvent } = window as unknown as { keepEvent: (text: string) => void };
    for (const name of [
      'abha-created',
      'abha-login',
      'profile-updated',
      'records-linked',
      'record-open',
      'abdm-session-expired',
      'abdm-error',
    ])
      addEventListener(name, (event) =>
        keepEvent(JSON.stringify([event.type, (event as CustomEvent<unknown>).detail])),
      );
  });
  await page.goto(path);
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('[expose-abha]')) element.removeAttribute('expose-abha');
  });
  const seen: { step: string; page: Record<string, string> }[] = [];

  return {
    page,
    look: async (step) => void seen.push({ step, page: await readPage(page) }),
    async check({ aadhaar, aadhaarGoesTo = [], identifiers, events: count }) {
      await settled();
      const otps = hospital.desk.sms().map(({ otp }) => otp);
      // Scripts are older than any OTP, and six digits of one may stand in a larger number there.
      const fromProxy = received.filter(({ where }) => !/\/phone\/|answer of \/elements\//.test(where));
      const logged = hospital.log.map((line) => ({ where: 'log of the proxy', text: JSON.stringify(line) }));
      const inPage = seen.flatMap((look) =>
        Object.entries(look.page).map(([where, text]) => ({ where: `${where} at ${look.step}`, text })),
      );
      const inEvents = events.map((text) => ({ where: 'event', text }));
      const sentTexts = sent.map((request) => ({ where: request.path, text: request.body }));

      // Without these the test would look for nothing, or nowhere.
      assert(secrets.size >= 3, [...secrets].join());
      assert(hospital.log.length >= 5);
      assert(fromProxy.some(({ where }) => where.startsWith('answer of /abdm/v1/')));
      assert(otps.length > 0 && seen.length > 0);
      assert.equal(events.length, count, events.join());

      const everywhere = [...received, ...logged, ...inPage, ...inEvents, ...sentTexts];
      assert.deepEqual(found([...secrets], everywhere), []);
      const shown = [...fromProxy, ...logged, ...inPage, ...inEvents];
      assert.deepEqual(found(otps, shown), []);
      if (aadhaar !== undefined) {
        assert.deepEqual(found([aadhaar, formatAadhaar(aadhaar)], shown), []);
        const carriers = sent.filter(({ body }) => body.includes(aadhaar)).map((request) => request.path);
        assert.deepEqual(carriers, aadhaarGoesTo);
      }
      assert.deepEqual(found(identifiers, [...logged, ...inEvents]), []);
      assert.deepEqual(
        found(
          identifiers,
          inPage.filter(({ where }) => !where.startsWith('DOM')),
        ),
        [],
      );
      assert.deepEqual(complaints, []);
    },
  };
}

const found = (needles: readonly string[], texts: readonly { where: string; text: string }[]): string[] =>
  texts.flatMap(({ where, text }) =>
    needles.filter((needle) => text.includes(needle)).map((needle) => `${needle} in ${where}`),
  );

describe('the browser is shown no token, no id of upstream, no Aadhaar number and no OTP', sideBySide, () => {
  test('in a whole registration by Aadhaar', async () => {
    const upstream = listenToUpstream();
    await using hospital = await openHospital(browser, { fetch: upstream.fetch });
    const { page, look, check } = await watch(hospital, upstream.secrets, '/register');
    const patient = new Patient(page);
    const who = person('Rituparna');
    const mobile = '9876500005';
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
    const abha = hospital.desk.people().find(({ aadhaar }) => aadhaar === who.aadhaar);
    assert(abha?.abha_number);
    await check({
      aadhaar: who.aadhaar,
      aadhaarGoesTo: ['/abdm/v1/registration/aadhaar/otp'],
      identifiers: [abha.abha_number, ...abha.abha_addresses, who.name[0]],
      events: 1,
    });
  });

  inDepth('in a whole registration by mobile number', async () => {
    const upstream = listenToUpstream();
    await using hospital = await openHospital(browser, { fetch: upstream.fetch });
    const { page, look, check } = await watch(hospital, upstream.secrets, '/register');
    const patient = new Patient(page);
    await patient.confirmsMobile('9999900050');
    await patient.sees(signup.person.title);
    await look('person');
    await patient.saysWho();
    await patient.sees(signup.address.title);
    await patient.suggestions.first().waitFor();
    await look('address');
    await patient.chooses('kamala.dubey95');
    await patient.sees(signup.done.title.address);
    await look('done');
    await check({ identifiers: ['kamala.dubey95', 'Kamala', '9999900050'], events: 1 });
  });

  inDepth('in a sign-in by Aadhaar number', async () => {
    const upstream = listenToUpstream();
    await using hospital = await openHospital(browser, { fetch: upstream.fetch });
    const { page, look, check } = await watch(hospital, upstream.secrets, '/abha-sign-in');
    const patient = new ReturningPatient(page);
    const who = person('Imran');
    await patient.enters(who.aadhaar);
    await patient.sees(login.otp.title);
    await look('otp');
    await patient.entersCode(await patient.readsCode(who.phone));
    await patient.sees(login.accounts.title);
    await look('accounts');
    await patient.account('imranansari86@abdm').click();
    await patient.agreesToDataProcessing();
    await patient.sees(login.done.title);
    await look('done');
    await check({
      aadhaar: who.aadhaar,
      aadhaarGoesTo: ['/abdm/v1/login/otp'],
      identifiers: ['imranansari86', 'Imran', '91-0000-0000-0133'],
      events: 1,
    });
  });

  test('in a profile that is changed after its session was renewed', async () => {
    const upstream = listenToUpstream();
    await using hospital = await openHospital(browser, { fetch: upstream.fetch });
    const address = 'rohan.deshpande@abdm';
    const { page, look, check } = await watch(hospital, upstream.secrets, '/my-abha', (context) =>
      hospital.signIn(context, address),
    );
    const patient = new ProfilePage(page);
    await patient.shows(address);
    await look('profile');
    await patient.edits();
    await patient.addressField.fill('5 New Road');
    hospital.desk.expireSessions();
    await patient.saves();
    await patient.renews(() => hospital.desk.sms('9999900011')[0]?.otp ?? '');
    await patient.text(profile.form.saved).first().waitFor();
    await look('saved');
    await check({
      aadhaar: person('Rohan').aadhaar,
      identifiers: [address, 'Rohan', '91-0000-0000-0117', '5 New Road'],
      events: 2,
    });
  });

  test('in a search for a facility, and the linking of a visit', async () => {
    const upstream = listenToUpstream();
    await using hospital = await openHospital(browser, { fetch: upstream.fetch });
    const address = 'devika.pillai@abdm';
    const visit = 'Medicines for a week';
    const { page, look, check } = await watch(hospital, upstream.secrets, '/records', (context) =>
      hospital.signIn(context, address),
    );
    const patient = new RecordsPage(page);
    const { list, linking } = patient.said;
    await patient.button(list.link).click();
    await patient.finds('vembanad', vembanad.name);
    await patient.sees(linking.details.title);
    await patient.field(linking.details.reference).fill('MR100200');
    await look('details');
    await patient.field(linking.details.reference).fill('');
    await patient.fetches();
    await patient.chooses([visit]);
    await look('otp');
    await patient.entersCode(hospital.desk.sms('9999900071')[0]?.otp ?? '');
    await patient.sees(linking.done.linked);
    await look('done');
    await patient.button(linking.done.show(vembanad.name)).click();
    await patient.visitsAt(vembanad.name).getByRole('button').click();
    await page.getByText(failures['record-not-ready']).first().waitFor();
    await look('list');
    await patient.told('server', 'onRecordsLinked');
    await check({
      aadhaar: '100000000494',
      identifiers: [address, 'Devika', '91-0000-0000-0497', visit, 'vembanad', vembanad.name, 'MR100200'],
      events: 3,
    });
  });
});
