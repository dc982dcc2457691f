import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { type Hospital, openBrowser, openHospital } from '../support/e2e.js';
import { Patient, person, words } from './patient.js';

const root = join(import.meta.dirname, '../..');
const policy =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; connect-src 'self'; " +
  "img-src 'self' data: blob:; media-src blob:; require-trusted-types-for 'script'; " +
  "trusted-types lit-html abdm-elements 'allow-duplicates'";

let browser: Browser;
let otherCopy: string;
before(async () => {
  browser = await openBrowser();
  otherCopy = await mkdtemp(join(tmpdir(), 'abdm-elements-copy-'));
  // Another major version of Lit, and not minified: neither the kit nor Lit in it is the same.
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    resolve: { alias: [{ find: /^lit(?=\/|$)/, replacement: 'lit-other' }] },
    build: { outDir: otherCopy, emptyOutDir: true, minify: false, sourcemap: false },
  });
});
after(async () => {
  await browser.close();
  await rm(otherCopy, { recursive: true });
});

const { signup } = words.en;

/** Which versions of Lit are on the page. */
const litVersions = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...((globalThis as { litHtmlVersions?: string[] }).litHtmlVersions ?? [])].sort());

/** Puts the other copy of the kit on the page, before or after the portal's own. */
async function addOtherCopy(context: BrowserContext, place: 'before' | 'after'): Promise<void> {
  const own = '<script type="module" src="/elements/abdm-elements.js"></script>';
  const other = '<script type="module" src="/other-copy/abdm-elements.js"></script>';
  await context.route('**/other-copy/**', async (route) => {
    const path = new URL(route.request().url()).pathname.slice('/other-copy/'.length);
    const body = await readFile(join(otherCopy, path));
    await route.fulfill({ body, contentType: 'text/javascript' });
  });
  await context.route('**/register', async (route) => {
    const response = await route.fetch();
    const page = await response.text();
    assert(page.includes(own));
    const body = page.replace(own, place === 'before' ? other + own : own + other);
    await route.fulfill({ response, body });
  });
}

async function createsAbha(hospital: Hospital, patient: Patient): Promise<void> {
  await patient.confirmsAadhaar(person('Murugan'));
  await patient.sees(signup.address.title);
  await patient.chooses('murugan.selvam');
  await patient.sees(signup.done.title.abha);
  assert.equal(hospital.calls('create-phr').length, 1);
}

test('the portal sends the reference policy, and the whole flow keeps it', async () => {
  await using hospital = await openHospital(browser);
  const { page, complaints } = await hospital.open();
  for (const path of ['/register', '/my-abha', '/records', '/appointments', '/share', '/front-desk']) {
    const response = await page.request.get(path);
    assert.equal(response.headers()['content-security-policy'], policy);
    assert.match(response.headers()['permissions-policy'] ?? '', /camera=\(self\).*geolocation=\(self\)/);
  }
  await createsAbha(hospital, new Patient(page));
  assert.deepEqual(complaints, []);
});

test('a violation of the policy would have been noticed', async () => {
  await using hospital = await openHospital(browser);
  const { page, complaints } = await hospital.open();
  const noticed = page.waitForEvent('console', (message) =>
    message.text().includes('securitypolicyviolation'),
  );
  await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
  await noticed;
  assert(complaints.some((complaint) => complaint.includes('securitypolicyviolation')));
});

for (const place of ['before', 'after'] as const) {
  test(`a second copy of the kit and of Lit, loaded ${place} the portal's, does no harm`, async () => {
    await using hospital = await openHospital(browser);
    const { page, context, complaints } = await hospital.open('/');
    await addOtherCopy(context, place);
    const loaded: string[] = [];
    page.on('response', (answer) => loaded.push(new URL(answer.url()).pathname));
    await page.goto('/register');
    await createsAbha(hospital, new Patient(page));
    for (const folder of ['/elements/', '/other-copy/'])
      assert(loaded.includes(`${folder}abdm-elements.js`), `${folder} was not loaded`);
    assert.deepEqual(await litVersions(page), ['2.8.0', '3.3.3']);
    assert.deepEqual(
      complaints.filter(
        (complaint) => !/Multiple versions of Lit|Copies of the kit share one session/.test(complaint),
      ),
      [],
    );
  });
}

test("a sign-up of one copy takes the connection of another copy's <abdm-connect>", async () => {
  await using hospital = await openHospital(browser);
  const { page, context } = await hospital.open('/');
  await addOtherCopy(context, 'after');
  // Only the portal's <abdm-connect> and only the other copy's sign-up arrive.
  const withheld: string[] = [];
  const withhold = (folder: string, definition: RegExp): Promise<unknown> =>
    context.route(`**/${folder}/chunks/*.js`, async (route) => {
      const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
      const place = folder === 'elements' ? join(root, 'dist/cdn') : otherCopy;
      const body = await readFile(join(place, 'chunks', name), 'utf8');
      if (!definition.test(body)) return route.fulfill({ body, contentType: 'text/javascript' });
      withheld.push(folder);
      return route.abort();
    });
  await withhold('elements', /\(.abha-signup.,\s*[\w$]+\)/);
  await withhold('other-copy', /\(.abdm-connect.,\s*[\w$]+\)/);
  await page.goto('/register');
  await createsAbha(hospital, new Patient(page));
  // They are asked for more than once: what did not come may come yet.
  assert.deepEqual([...new Set(withheld)].sort(), ['elements', 'other-copy']);
});
