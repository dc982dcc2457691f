import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Hospital, openBrowser, openHospital } from '../support/e2e.js';
import { ProfilePage } from './profile-page.js';
import { readPage } from './read-page.js';
import { words } from './visitor.js';

let browser: Browser;
let hospital: Hospital;
before(async () => {
  browser = await openBrowser({ keepsPages: true });
  hospital = await openHospital(browser);
});
after(async () => {
  await hospital[Symbol.asyncDispose]();
  await browser.close();
});

const { profile } = words.en;

/** What tells one patient of the seed from all others. */
const imran = ['imran', '91-0000-0000-0133', 'sabzibagh', 'ansari'];
const meenakshi = ['meenakshi', '91-0000-0000-0125', 'iyer'];
const imranAddress = 'imranansari86@abdm';
const meenakshiAddress = 'meenakshi_iyer@abdm';

// The portal's own logs and people show identifiers on purpose.
const shownOnPurpose = '#people, .phone, .bench-logs';

/** Where a page holds any of these words. */
async function found(page: Page, needles: readonly string[], except = shownOnPurpose): Promise<string[]> {
  const read = Object.entries(await readPage(page, except));
  return read.flatMap(([where, text]) =>
    needles.filter((needle) => text.toLowerCase().includes(needle)).map((needle) => `${needle} in ${where}`),
  );
}

async function open(context: BrowserContext): Promise<ProfilePage> {
  const patient = new ProfilePage(await context.newPage());
  await patient.page.goto('/my-abha');
  return patient;
}

/** Two patients of one portal user; the second is shown. */
async function arrive(...addresses: readonly string[]) {
  const visit = await hospital.open('/');
  const { context } = visit;
  // The pause between two codes to one number.
  await hospital.pass(61);
  for (const address of addresses) await hospital.signIn(context, address);
  return visit;
}

describe('after a sign-out', () => {
  test('no tab, no store and no answer holds anything of the patient', async () => {
    await using visit = await arrive(imranAddress);
    const { context } = visit;
    const [here, there] = [await open(context), await open(context)];
    for (const tab of [here, there]) {
      await tab.shows(imranAddress);
      await tab.patients.first().waitFor();
      // Without these the test would look for nothing.
      assert.equal((await found(tab.page, imran)).length, imran.length);
      await tab.edits();
    }
    await here.page.getByRole('button', { name: 'Sign out of ABDM' }).click();
    for (const tab of [here, there]) {
      await tab.element.getByRole('link', { name: words.en.common.signIn }).waitFor();
      await tab.page.locator('#signed-in').waitFor({ state: 'hidden' });
      assert.deepEqual(await found(tab.page, imran), []);
    }
    const profileAnswer = await hospital.ask(context, 'readProfile');
    assert.equal(profileAnswer.kind, 'sign-in-required');
    const session = await hospital.ask(context, 'findSession');
    assert.deepEqual(session.body, { patients: [], gatewaySession: 'none' });
    assert.equal((await context.cookies()).filter(({ name }) => name === 'abdm').length, 0);
  });

  test('"back" shows nothing of the patient in a page that the browser kept', async () => {
    await using visit = await arrive(meenakshiAddress);
    const { context } = visit;
    // A document that must not be stored is kept by no browser.
    await context.route('**/my-abha', async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), 'cache-control': 'no-cache' };
      await route.fulfill({ response, headers });
    });
    const tab = await open(context);
    const { page } = tab;
    await tab.shows(meenakshiAddress);
    await page.evaluate(() => {
      Object.assign(window, { isKept: true });
    });
    await page.goto('/');
    await hospital.ask(context, 'signOut');
    await page.evaluate(() => history.back());
    await page.waitForURL('**/my-abha', { waitUntil: 'commit' });
    await tab.element.getByRole('link', { name: words.en.common.signIn }).waitFor();
    assert.equal(await page.evaluate(() => 'isKept' in window), true);
    assert.deepEqual(await found(page, meenakshi), []);
  });

  test("the portal's own sign-out signs the patient out, too", async () => {
    await using visit = await arrive(meenakshiAddress);
    const { context } = visit;
    const tab = await open(context);
    await tab.shows(meenakshiAddress);
    const copied = await context.cookies();
    await tab.page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await tab.page.getByRole('link', { name: 'Sign in', exact: true }).waitFor();
    assert.equal((await context.cookies()).filter(({ name }) => name === 'abdm').length, 0);
    await context.addCookies(copied.filter(({ name }) => name === 'abdm'));
    assert.equal((await hospital.ask(context, 'readProfile')).kind, 'sign-in-required');
  });
});

describe('after a change of patient', () => {
  test('every tab shows the other one, and nothing of the first but that they can be shown', async () => {
    await using visit = await arrive(imranAddress, 'sunita.meena@abdm');
    const { context } = visit;
    const [here, there] = [await open(context), await open(context)];
    for (const tab of [here, there]) {
      await tab.shows('sunita.meena@abdm');
      await tab.edits();
      await tab.addressField.fill('9 Secret Lane');
    }
    await here.page.getByRole('button', { name: 'Show Imran Ansari' }).click();
    for (const tab of [here, there]) {
      await tab.shows(imranAddress);
      const left = await found(tab.page, ['sunita', '9 secret lane'], `${shownOnPurpose}, #signed-in`);
      assert.deepEqual(left, []);
      await tab.patients.filter({ hasText: 'Imran Ansari' }).getByText('Shown here').waitFor();
    }
  });

  test('a stale tab changes nothing: 409, and ABDM is not asked', async () => {
    await using visit = await arrive('tenzin.dolma@abdm', 'hansa.patel@abdm');
    const { context } = visit;
    const tab = await open(context);
    await tab.shows('hansa.patel@abdm');
    await tab.edits();
    await tab.addressField.fill('9 Secret Lane');
    const { body } = await hospital.ask(context, 'findSession');
    const patients = body['patients'] as { patient: string; current: boolean }[];
    const other = patients.find(({ current }) => !current)?.patient;
    // Not by a page: nobody tells the tab.
    assert.equal((await hospital.ask(context, 'switchPatient', { data: { patient: other } })).status, 200);
    const before = hospital.log.length;
    const calls = hospital.desk.calls().length;
    await tab.saves();
    await tab.shows('tenzin.dolma@abdm');
    const update = hospital.log.slice(before).find(({ fields }) => fields.route === 'updateProfile');
    assert.deepEqual([update?.fields.status, update?.fields.kind], [409, 'patient-changed']);
    const made = hospital.desk.calls().slice(calls);
    assert.deepEqual(
      made.filter(({ method }) => method === 'PATCH'),
      [],
    );
    assert.deepEqual(
      await found(tab.page, ['9 secret lane', 'hansa.patel'], `${shownOnPurpose}, #signed-in`),
      [],
    );
    assert.equal(await tab.field(profile.form.line).count(), 0);
  });
});
