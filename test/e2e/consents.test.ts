import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { failures } from '../../src/locales/en/failures.js';
import { inDepth } from '../support/depth.js';
import { openBrowser, sideBySide } from '../support/e2e.js';
import { HospitalDeskPage, InboxPage, inboxWords, visitInbox } from './inbox-page.js';
import { ProfilePage } from './profile-page.js';

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const { list, review, settings, requests } = inboxWords;
const kamala = 'kamala.rajan@abdm';
const approve = '/abdm/v1/consents/approve';

test('a hospital asks; the patient sees it come, shares less, takes one facility back, and the hospital sees exactly that, also after a restart of the sandbox (P2 9.1, 10.1, 10.2; P3 1.1.2, 1.3.1, 1.5.1)', async () => {
  await using visit = await visitInbox(browser, kamala, { keepsData: true });
  const { hospital, patient, complaints } = visit;
  await visit.arrives();
  const desk = new HospitalDeskPage(await visit.tab('/hospital-desk'));
  await visit.page.bringToFront();

  const narrow = await desk.asks(kamala);
  const { hiu } = hospital.desk.request(narrow) ?? {};
  assert(hiu);
  // Nothing is pressed: the inbox itself looks every 15 seconds.
  const mark = patient.row(hiu.name).getByText(list.new, { exact: true });
  await mark.waitFor({ timeout: 25_000 });
  await patient.text(list.newFrom(hiu.name)).waitFor({ state: 'attached' });

  await patient.reviews(hiu.name);
  await patient.narrows(review.choice.types, [
    requests.hiTypes.Prescription,
    requests.hiTypes.DiagnosticReport,
  ]);
  await patient.narrows(review.choice.facilities, ['Kaveri General Hospital']);
  await patient.text(review.choice.showVisits('Kaveri General Hospital')).click();
  await patient.box('Bill of the review').uncheck();
  await patient.element.getByText(/You share: 1 of 5 facilities, 3 visits, 2 kinds of records/).waitFor();
  await patient.grants();
  await patient.hasDecided('grantConsent', hiu.name);
  const granted = await desk.sees(narrow, 'granted');
  const facilities = granted.locator('[data-hip]');
  assert.equal(await facilities.count(), 1);
  const only = facilities.first();
  assert.equal(await only.getByRole('heading').innerText(), 'Kaveri General Hospital');
  assert.equal(await only.getAttribute('data-state'), 'active');
  assert.deepEqual((await desk.reads(only, 'Kinds of records')).split(', ').sort(), [
    'DiagnosticReport',
    'Prescription',
  ]);
  assert.deepEqual((await desk.reads(only, 'Visits')).split(', ').sort(), [
    'Diabetes review',
    'HbA1c and lipid profile',
    'Medicines for three months',
  ]);
  const told = await patient.told('server', 'onConsentDecided');
  assert.equal(told['consentRequestId'], narrow);
  assert.equal(told['decision'], 'granted');
  assert.equal((await patient.told('page', 'consent-granted'))['requestId'], narrow);

  const wide = await desk.asks(kamala);
  const asker = hospital.desk.request(wide)?.hiu.name ?? '';
  await visit.arrives();
  await patient.reviews(asker);
  await patient.grants();
  await patient.hasDecided('grantConsent', asker);
  const held = await desk.sees(wide, 'granted');
  assert.equal(await held.locator('[data-state="active"]').count(), 5);
  await patient.button(review.revoke.start).click();
  await patient.sees(review.revoke.title);
  await patient.box('Deccan Diagnostics').check();
  await patient.button(review.revoke.submit).click();
  await patient.hasDecided('revokeConsent', asker);
  const takenBack = held.locator('[data-state="revoked"]');
  await takenBack.waitFor();
  assert.equal(await takenBack.getByRole('heading').innerText(), 'Deccan Diagnostics');
  assert.equal(await held.locator('[data-state="active"]').count(), 4);

  await hospital.restart();
  assert.deepEqual(
    hospital.desk.request(narrow)?.artefacts.map(({ hip, state }) => [hip.name, state]),
    [['Kaveri General Hospital', 'active']],
  );
  const states = hospital.desk.request(wide)?.artefacts.map(({ hip, state }) => `${hip.name} ${state}`);
  assert(states);
  assert(states.includes('Deccan Diagnostics revoked'));
  assert.equal(states.filter((state) => state.endsWith('active')).length, 4);
  await visit.arrives();
  await patient.element.getByText(list.tabs.approved).click();
  await patient.button(list.openOf(asker)).first().click();
  const where = patient.element.getByRole('listitem').filter({ hasText: 'Deccan Diagnostics' });
  await where.getByText(`(${review.state.notShared})`).waitFor();
  await desk.page.bringToFront();
  await desk.asks(kamala);
  assert.equal(await takenBack.count(), 1);
  assert.deepEqual(complaints, []);
});

describe('every decision ends in what ABDM knows', sideBySide, () => {
  test('a denial with its reason, seen at the desk (P3 1.3.2)', async () => {
    await using visit = await visitInbox(browser, kamala);
    const { patient } = visit;
    const desk = new HospitalDeskPage(await visit.tab('/hospital-desk'));
    const id = await desk.asks(kamala);
    const name = visit.hospital.desk.request(id)?.hiu.name ?? '';
    await visit.page.bringToFront();
    await visit.arrives();
    await patient.reviews(name);
    await patient.button(review.choice.deny).click();
    await patient.sees(review.deny.title);
    await patient.button(review.deny.submit).click();
    await patient.text(review.deny.problems.none).waitFor();
    await patient.element.getByRole('radio', { name: review.deny.reasons['do-not-know'] }).check();
    await patient.button(review.deny.submit).click();
    await patient.hasDecided('denyConsent', name);
    const denied = await desk.sees(id, 'denied');
    await denied.getByText('I do not know who is asking', { exact: true }).waitFor();
    assert.equal(await denied.locator('[data-hip]').count(), 0);
    assert.equal((await patient.told('server', 'onConsentDecided'))['decision'], 'denied');
  });

  inDepth('an expiry between opening and granting (ABDM-1061)', async () => {
    await using visit = await visitInbox(browser, kamala);
    const { hospital, patient } = visit;
    const id = visit.isAsked('Slow Clinic', { expiresSeconds: 300 });
    await visit.arrives();
    await patient.reviews('Slow Clinic');
    await hospital.pass(400);
    await patient.grants();
    await patient.sees(review.title.expired);
    await patient.text(review.notices.expired).waitFor();
    assert.equal(await patient.button(review.choice.submit).count(), 0);
    assert.equal(hospital.desk.request(id)?.status, 'expired');
    assert.deepEqual(hospital.desk.request(id)?.artefacts, []);
  });

  inDepth('a denial in another tab first (AS-1118)', async () => {
    await using visit = await visitInbox(browser, kamala);
    const { hospital, patient } = visit;
    const id = visit.isAsked('Twin Clinic');
    await visit.arrives();
    await patient.reviews('Twin Clinic');
    const other = new InboxPage(await visit.tab('/consents'));
    await other.reviews('Twin Clinic');
    await other.button(review.choice.deny).click();
    await other.element.getByRole('radio', { name: review.deny.reasons['too-much'] }).check();
    await other.button(review.deny.submit).click();
    await other.hasDecided('denyConsent', 'Twin Clinic');
    await visit.page.bringToFront();
    // The other tab may have told this one, also in the middle of the press: then there is nothing left to press.
    await patient.grants({ timeout: 2_000 }).catch(() => undefined);
    await patient.sees(review.title.denied);
    await patient.text(review.notices['decided-elsewhere']).waitFor();
    assert.equal(hospital.desk.request(id)?.status, 'denied');
    assert.equal(visit.carriedOut('approve'), 0);
  });

  inDepth('a double press: granted once', async () => {
    await using visit = await visitInbox(browser, kamala);
    const { hospital, patient } = visit;
    const id = visit.isAsked('Twice Clinic');
    await visit.arrives();
    await patient.reviews('Twice Clinic');
    hospital.desk.addFault({ path: approve, delay_ms: 500 });
    await patient.button(review.choice.submit).dblclick();
    await patient.hasDecided('grantConsent', 'Twice Clinic');
    assert.equal(hospital.desk.calls(approve).length, 1);
    assert.equal(hospital.desk.request(id)?.artefacts.length, 5);
  });

  test('a grant whose answer is lost between proxy and ABDM', async () => {
    let lost = 0;
    await using visit = await visitInbox(browser, kamala, {
      fetch: async (input, init) => {
        const answer = await fetch(input, init);
        if (!String(input instanceof Request ? input.url : input).includes(approve)) return answer;
        lost += 1;
        throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
      },
    });
    const { hospital, patient } = visit;
    const id = visit.isAsked('Cut Clinic');
    await visit.arrives();
    await patient.reviews('Cut Clinic');
    await patient.grants();
    await patient.hasDecided('grantConsent', 'Cut Clinic');
    assert.equal(lost, 1);
    assert.equal(hospital.desk.request(id)?.status, 'granted');
    assert.equal(visit.carriedOut('approve'), 1);
  });

  test('a grant whose answer is lost between browser and proxy', async () => {
    await using visit = await visitInbox(browser, kamala);
    const { hospital, patient, context } = visit;
    const id = visit.isAsked('Tunnel Clinic');
    await visit.arrives();
    await patient.reviews('Tunnel Clinic');
    await context.route('**/abdm/v1/consents/grant', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await patient.grants();
    await patient.hasDecided('grantConsent', 'Tunnel Clinic');
    assert.equal(hospital.desk.request(id)?.status, 'granted');
    assert.equal(visit.carriedOut('approve'), 1);
  });

  inDepth('a grant that ABDM did not carry out can be pressed again', async () => {
    await using visit = await visitInbox(browser, kamala);
    const { hospital, patient } = visit;
    const id = visit.isAsked('Down Clinic');
    await visit.arrives();
    await patient.reviews('Down Clinic');
    hospital.desk.addFault({ path: approve, status: 503, times: 10 });
    await patient.grants();
    await patient.alert.getByText(failures['upstream-unavailable']).waitFor({ timeout: 30_000 });
    assert.equal(hospital.desk.request(id)?.status, 'requested');
    hospital.desk.clearFaults();
    await patient.button(review.choice.submit).click();
    await patient.hasDecided('grantConsent', 'Down Clinic');
    assert.equal(visit.carriedOut('approve'), 1);
  });

  test('a session that ends before the grant: renewed, granted once (HTTP 491)', async () => {
    await using visit = await visitInbox(browser, kamala);
    const { hospital, patient, page } = visit;
    const id = visit.isAsked('Late Clinic');
    await visit.arrives();
    await patient.reviews('Late Clinic');
    await patient.narrows(review.choice.facilities, ['Deccan Diagnostics']);
    hospital.desk.expireSessions(kamala);
    await patient.grants();
    await new ProfilePage(page).renews(() => hospital.desk.sms('9999900061')[0]?.otp ?? '');
    await patient.hasDecided('grantConsent', 'Late Clinic');
    assert.equal(visit.carriedOut('approve'), 1);
    assert.deepEqual(
      hospital.desk.request(id)?.artefacts.map(({ hip }) => hip.name),
      ['Deccan Diagnostics'],
    );
  });
});

describe('settings', sideBySide, () => {
  test('the consent PIN is asked for; a wrong one grants nothing, the right one does (AS-1093)', async () => {
    await using visit = await visitInbox(browser, 'sarita.mohanty@abdm');
    const { hospital, patient, complaints } = visit;
    const id = visit.isAsked('Secret Clinic');
    await visit.arrives();
    await patient.reviews('Secret Clinic');
    await patient.grants();
    await patient.sees(settings.pin.titles.ask);
    const pin = patient.element.getByLabel(settings.pin.fields.pin, { exact: true });
    await pin.fill('4321');
    await patient.button(settings.pin.submit.ask).click();
    await patient.text(failures['pin-wrong']).waitFor();
    await patient.isAt(pin);
    assert.equal(hospital.desk.request(id)?.status, 'requested');
    assert.equal(hospital.desk.calls(approve).length, 0);
    await pin.fill('1234');
    await patient.button(settings.pin.submit.ask).click();
    await patient.hasDecided('grantConsent', 'Secret Clinic');
    assert.equal(hospital.desk.request(id)?.status, 'granted');
    assert.equal(visit.carriedOut('approve'), 1);
    assert.deepEqual(complaints, []);
  });

  test('auto-approval is turned off: the next request waits (P2 14, P3 1.2.3)', async () => {
    await using visit = await visitInbox(browser, 'nusrat.jahan@abdm');
    const { hospital, patient } = visit;
    const { autoApproval } = settings;
    const first = visit.isAsked('Quick Clinic');
    assert.equal(hospital.desk.request(first)?.status, 'granted');
    await visit.arrives();
    await patient.text(list.settings).click();
    await patient.text(autoApproval.on).waitFor();
    await patient.button(autoApproval.turnOff).click();
    await patient.text(autoApproval.sureOff).waitFor();
    await patient.button(autoApproval.turnOff).click();
    await patient.element.getByText(autoApproval.off).waitFor();
    const second = visit.isAsked('Patient Clinic');
    assert.equal(hospital.desk.request(second)?.status, 'requested');
    await visit.arrives();
    await patient.button(list.reviewOf('Patient Clinic')).waitFor();
  });
});

test('hostile texts are shown as texts, inside 360 px, and nothing of them runs', async () => {
  await using visit = await visitInbox(browser, 'harpreet.gill@abdm');
  const { patient, page, complaints } = visit;
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await visit.arrives();
  const tooWide = (): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const markup = (): Promise<number> =>
    patient.element.evaluate(
      (element) => element.shadowRoot?.querySelectorAll('img, script, svg, b').length ?? -1,
    );
  const shown = patient.element.getByText('<img src=x onerror=alert(1)>').locator('visible=true');
  await shown.first().waitFor();
  assert.equal(await tooWide(), 0);
  assert.equal(await markup(), 0);
  await patient.element
    .getByRole('listitem')
    .filter({ hasText: 'onerror' })
    .locator('[part~="button-open"]')
    .click();
  await patient.button(review.choice.submit).waitFor();
  await patient.element
    .getByText(/^Choose visits at/)
    .first()
    .click();
  await shown.first().waitFor();
  assert.equal(await tooWide(), 0);
  assert.equal(await markup(), 0);
  assert.deepEqual(dialogs, []);
  assert.deepEqual(complaints, []);
});

test('from the list to the grant with nothing but the keyboard, without a violation of the policy', async () => {
  await using visit = await visitInbox(browser, kamala);
  const { hospital, patient, page, complaints } = visit;
  const id = visit.isAsked('Keyboard Clinic');
  await visit.arrives();
  const tabTo = async (target: ReturnType<InboxPage['button']>): Promise<void> => {
    await target.waitFor();
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      const isThere = await target.evaluate(
        (node) => (node.getRootNode() as ShadowRoot).activeElement === node,
      );
      if (isThere) return;
    }
    assert.fail(`Tab does not lead to ${String(target)}`);
  };
  await tabTo(patient.button(list.reviewOf('Keyboard Clinic')));
  await page.keyboard.press('Enter');
  await patient.sees(review.title.requested);
  await patient.isAt(patient.heading);
  for (const name of [
    requests.hiTypes.OPConsultation,
    requests.hiTypes.DischargeSummary,
    'Kaveri General Hospital',
    'Deccan Diagnostics',
  ]) {
    await tabTo(patient.box(name));
    await page.keyboard.press('Space');
  }
  await tabTo(patient.button(review.choice.submit));
  await page.keyboard.press('Enter');
  await patient.hasDecided('grantConsent', 'Keyboard Clinic');
  await patient.isAt(patient.heading);
  const { artefacts } = hospital.desk.request(id) ?? { artefacts: [] };
  assert.equal(artefacts.length, 3);
  assert(artefacts.every(({ hi_types: types }) => !types.includes('OPConsultation')));
  await patient.button(review.back).focus();
  await page.keyboard.press('Enter');
  await patient.sees(list.title);
  assert.deepEqual(complaints, []);
});
