import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { inDepth } from '../support/depth.js';
import { type Hospital, openBrowser, openHospital, sideBySide } from '../support/e2e.js';
import { ProfilePage } from './profile-page.js';
import { words } from './visitor.js';

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const { common, profile, session } = words.en;
const address = 'rohan.deshpande@abdm';
const phone = '9999900011';
const profilePath = '/abdm/v1/profile';
const renewal = '/abdm/v1/session';

interface Visit extends AsyncDisposable {
  readonly hospital: Hospital;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly patient: ProfilePage;
  readonly complaints: string[];
  /** The newest code that the phone got. */
  readonly code: () => string;
  /** Calls of a method and path that the sandbox answered with a status. */
  count(method: string, path: string, status: number): number;
}

/** Somebody signed in who looks at the profile. */
async function arrive(): Promise<Visit> {
  const hospital = await openHospital(browser);
  const { page, context, complaints } = await hospital.open('/');
  await hospital.signIn(context, address);
  await page.goto('/my-abha');
  const patient = new ProfilePage(page);
  await patient.shows(address);
  return {
    hospital,
    context,
    page,
    patient,
    complaints,
    code: () => hospital.desk.sms(phone)[0]?.otp ?? '',
    count: (method, path, status) =>
      hospital.desk.calls(path).filter((call) => call.method === method && call.status === status).length,
    [Symbol.asyncDispose]: () => hospital[Symbol.asyncDispose](),
  };
}

/** How the proxy answered calls of a route, in their order. */
const statusesOf = ({ log }: Hospital, route: string): (number | undefined)[] =>
  log
    .filter(({ fields, message }) => fields.route === route && message === 'request')
    .map(({ fields }) => fields.status);

/** The session ends, and the patient saves a new address line. */
async function meetsTheEnd({ hospital, patient }: Visit, line = '5 New Road'): Promise<void> {
  await patient.edits();
  await patient.addressField.fill(line);
  assert.equal(hospital.desk.expireSessions(), 1);
  await patient.saves();
  await patient.dialog.waitFor();
}

test('a session that ends while a form is filled is renewed in place, and the same change is made once', async () => {
  await using visit = await arrive();
  const { patient, complaints, count } = visit;
  await patient.edits();
  await patient.addressField.fill('5 New Road');
  await patient.field(profile.form.pincode).fill('411004');
  visit.hospital.desk.expireSessions();
  await patient.field(profile.form.pincode).press('Enter');
  await patient.dialog.waitFor();
  await patient.dialog.getByText(session.start.of('Rohan Vasant Deshpande')).waitFor();
  const field = await patient.asksForCode();
  assert.equal(await patient.addressField.inputValue(), '5 New Road');
  assert.equal(count('PATCH', profilePath, 204), 0);
  await field.fill(visit.code());
  await field.press('Enter');
  await patient.dialog.waitFor({ state: 'hidden' });
  await patient.text(profile.form.saved).first().waitFor();
  await patient.element.getByText(/5 New Road.*411004/).waitFor();
  assert.equal(count('PATCH', profilePath, 204), 1);
  assert.deepEqual(statusesOf(visit.hospital, 'updateProfile'), [401, 200]);
  assert.deepEqual([count('POST', `${renewal}/init`, 200), count('POST', `${renewal}/verify`, 200)], [1, 1]);
  await patient.told('page', 'abdm-session-renewed');
  assert.deepEqual(complaints, []);
});

test('what was typed is still in the form after "Not now", and so is the focus; "Renew" asks again', async () => {
  await using visit = await arrive();
  const { patient, count } = visit;
  await meetsTheEnd(visit);
  await patient.choice(session.start.cancel).click();
  await patient.dialog.waitFor({ state: 'hidden' });
  await patient.text(common.errors['session-expired']).waitFor();
  assert.equal(await patient.addressField.inputValue(), '5 New Road');
  assert.equal(await patient.page.evaluate(() => document.activeElement?.localName), 'abha-profile');
  await patient.button(common.renewSession).click();
  await patient.dialog.waitFor();
  await patient.renews(visit.code);
  await patient.text(profile.form.saved).first().waitFor();
  assert.equal(count('PATCH', profilePath, 204), 1);
});

inDepth('Escape is "Not now"', async () => {
  await using visit = await arrive();
  await meetsTheEnd(visit);
  await visit.page.keyboard.press('Escape');
  await visit.patient.dialog.waitFor({ state: 'hidden' });
  await visit.patient.button(common.renewSession).waitFor();
});

test('several elements and two tabs meet the end together: one dialog, one code, everything goes on', async () => {
  await using visit = await arrive();
  const { hospital, context, page, patient, count } = visit;
  const other = new ProfilePage(await context.newPage());
  await other.page.goto('/my-abha');
  await other.shows(address);
  await page.locator('abdm-connect').evaluate((connect) => {
    for (let more = 0; more < 3; more += 1) connect.append(document.createElement('abha-profile'));
  });
  await page.locator('abha-profile').nth(3).getByText(address, { exact: true }).first().waitFor();
  // The proxy remembers a profile for a minute.
  await hospital.pass(61);
  hospital.desk.expireSessions();
  const reload = (): void => {
    for (const element of document.querySelectorAll('abha-profile')) void element.reload();
  };
  await page.evaluate(reload);
  await patient.dialog.waitFor();
  await other.page.evaluate(reload);
  await other.page.waitForTimeout(500);
  assert.equal((await patient.dialog.count()) + (await other.dialog.count()), 1);
  await patient.renews(visit.code);
  await page.locator('abha-profile:state(loading)').first().waitFor({ state: 'detached' });
  await other.page.locator('abha-profile:state(loading)').first().waitFor({ state: 'detached' });
  assert.equal(await page.locator('abha-profile:state(idle)').count(), 4);
  assert.equal(await other.page.locator('abha-profile:state(idle)').count(), 1);
  assert.equal(await other.dialog.count(), 0);
  assert.equal(count('POST', `${renewal}/init`, 200), 1);
  assert.equal(count('POST', `${renewal}/verify`, 200), 1);
});

test('fifty calls at once meet the end: one code is sent, fifty answers come, none twice', async () => {
  await using visit = await arrive();
  const { hospital, page, patient, count } = visit;
  await hospital.pass(61);
  hospital.desk.expireSessions();
  const earlier = statusesOf(hospital, 'readProfile').length;
  const answers = page.evaluate(async () => {
    // Elements that share a connection share one reading of the profile, too.
    const elements = Array.from({ length: 50 }, () => {
      const connect = document.createElement('abdm-connect');
      const element = document.createElement('abha-profile');
      Object.assign(connect, { baseUrl: '/abdm', fetch: window.fetch.bind(window) });
      connect.append(element);
      return { connect, element };
    });
    document.body.append(...elements.map(({ connect }) => connect));
    const deadline = Date.now() + 14_000;
    for (;;) {
      const shown = elements.filter(({ element }) =>
        element.shadowRoot?.textContent.includes('rohan.deshpande@abdm'),
      );
      if (shown.length === 50 || Date.now() > deadline) return shown.length;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
  await patient.dialog.waitFor();
  await patient.renews(visit.code);
  assert.equal(await answers, 50);
  const reads = statusesOf(hospital, 'readProfile').slice(earlier);
  assert.equal(reads.filter((status) => status === 200).length, 50);
  assert.equal(reads.filter((status) => status === 401).length, 50);
  assert.equal(count('POST', `${renewal}/init`, 200), 1);
  assert.equal(count('POST', `${renewal}/verify`, 200), 1);
});

describe('a renewal that does not work leaves a way on', sideBySide, () => {
  test('a wrong code can be typed again', async () => {
    await using visit = await arrive();
    const { patient } = visit;
    await meetsTheEnd(visit);
    const field = await patient.asksForCode();
    await field.fill(visit.code() === '000000' ? '000001' : '000000');
    await patient.choice(session.otp.submit).click();
    await patient.dialog.getByText(common.errors['otp-wrong']).first().waitFor();
    await field.fill(visit.code());
    await patient.choice(session.otp.submit).click();
    await patient.text(profile.form.saved).first().waitFor();
  });

  inDepth('too many wrong codes pause it: the form stays', async () => {
    await using visit = await arrive();
    const { patient } = visit;
    await meetsTheEnd(visit);
    const field = await patient.asksForCode();
    for (let tries = 1; tries <= 4; tries += 1) {
      await field.fill(visit.code() === '000000' ? '000001' : '000000');
      await patient.choice(session.otp.submit).click();
      const kind = tries < 4 ? 'otp-wrong' : 'otp-too-many';
      await patient.dialog.getByText(common.errors[kind]).first().waitFor();
      if (tries < 4) await field.press('Backspace');
    }
    await patient.dialog.getByText(/You can try again at/).waitFor();
    await patient.choice(session.start.cancel).click();
    await patient.button(common.renewSession).waitFor();
    assert.equal(await patient.addressField.inputValue(), '5 New Road');
  });

  test('ABDM locks the patient (AS-1387): the dialog says until when, and can be left', async () => {
    await using visit = await arrive();
    const { patient, hospital } = visit;
    const source_error = { code: 'AS-1387', message: 'Too many requests' };
    hospital.desk.addFault({
      path: `${renewal}/init`,
      status: 400,
      body: { code: 400, error: 'Bad request', source_error },
    });
    await meetsTheEnd(visit);
    await patient.choice(session.start.submit).click();
    await patient.dialog.getByText(common.errors['otp-locked']).waitFor();
    await patient.dialog.getByText(/You can try again at/).waitFor();
    await patient.choice(session.start.cancel).click();
    await patient.button(common.renewSession).waitFor();
  });

  inDepth(
    'the network is lost before and after the code: what was typed is still there, and trying again works',
    async () => {
      await using visit = await arrive();
      const { patient, context, count } = visit;
      await meetsTheEnd(visit);
      await context.setOffline(true);
      await patient.choice(session.start.submit).click();
      await patient.dialog.getByText(common.errors.offline).waitFor();
      await context.setOffline(false);
      await patient.choice(common.tryAgain).click();
      const field = patient.dialog.getByRole('textbox', { name: session.otp.label, exact: true });
      await field.waitFor();
      await field.fill(visit.code());
      await context.setOffline(true);
      await patient.choice(session.otp.submit).click();
      await patient.dialog.getByText(common.errors.offline).waitFor();
      assert.equal(await field.inputValue(), visit.code());
      await context.setOffline(false);
      await patient.choice(common.tryAgain).click();
      await patient.text(profile.form.saved).first().waitFor();
      assert.equal(count('PATCH', profilePath, 204), 1);
    },
  );

  inDepth('the network is lost before the dialog could be loaded: the form says so', async () => {
    await using visit = await arrive();
    const { patient, context, hospital } = visit;
    await patient.edits();
    await patient.addressField.fill('5 New Road');
    hospital.desk.expireSessions();
    await context.route(/session-renewal|renewal-calls/, (route) => route.abort());
    await patient.saves();
    await patient.alert.first().waitFor();
    assert.equal(await patient.addressField.inputValue(), '5 New Road');
    await context.unroute(/session-renewal|renewal-calls/);
    await patient.element.getByRole('alert').getByRole('button').first().click();
    await patient.dialog.waitFor();
    await patient.renews(visit.code);
    await patient.text(profile.form.saved).first().waitFor();
  });

  test('somebody signs out in another tab meanwhile: nothing is changed', async () => {
    await using visit = await arrive();
    const { patient, context, hospital, count } = visit;
    await meetsTheEnd(visit);
    await patient.dialog.getByText(session.start.of('Rohan Vasant Deshpande')).waitFor();
    await hospital.ask(context, 'signOut');
    await patient.choice(session.start.submit).click();
    await patient.dialog.waitFor({ state: 'hidden' });
    assert.equal(await patient.page.getByText(/5 New Road/).count(), 0);
    assert.deepEqual([count('PATCH', profilePath, 204), count('POST', `${renewal}/init`, 200)], [0, 0]);
  });
});

test('the portal renews in its own way: no dialog, and the change is made once', async () => {
  await using visit = await arrive();
  const { patient, page, hospital, context, count } = visit;
  await page.exposeFunction('renewElsewhere', async () => {
    const sent = await hospital.ask(context, 'sendSessionOtp');
    const { transaction } = sent.body;
    const { status } = await hospital.ask(context, 'verifySessionOtp', {
      data: { transaction, otp: visit.code() },
    });
    return status === 200;
  });
  await page.evaluate(() => {
    const { renewElsewhere } = window as unknown as { renewElsewhere: () => Promise<boolean> };
    document.querySelector('abdm-connect')?.addEventListener('abdm-session-expired', (event) => {
      event.preventDefault();
      event.detail.waitUntil(renewElsewhere());
    });
  });
  await patient.edits();
  await patient.addressField.fill('5 New Road');
  hospital.desk.expireSessions();
  await patient.saves();
  await patient.text(profile.form.saved).first().waitFor();
  assert.equal(await patient.dialog.count(), 0);
  assert.equal(count('PATCH', profilePath, 204), 1);
});
