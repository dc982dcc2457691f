import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { inDepth, isDeep } from '../support/depth.js';
import { openBrowser, openHospital, sideBySide } from '../support/e2e.js';
import { arriveAs } from './my-abha.js';
import { inboxWords, visitInbox } from './inbox-page.js';
import { type Language, Patient, person, words } from './patient.js';
import { ProfilePage } from './profile-page.js';
import { everyKind, RecordReader, vasudha } from './record-page.js';
import { vembanad, visitRecords } from './records-page.js';
import { ReturningPatient } from './returning-patient.js';
import { counters as counterOf, own, visitShare } from './share-page.js';
import { Visitor } from './visitor.js';

let browser: Browser;
let axe: string;
before(async () => {
  browser = await openBrowser();
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});
after(() => browser.close());

const { common, signup } = words.en;
const benchPaths = ['/register', '/abha-sign-in', '/my-abha', '/records', '/share', '/consents'];

// What axe would load beforehand is for two rules: one is experimental and off, the other looks for sound.
const everyRule: RunOptions = { resultTypes: ['violations'], preload: false };
const rulesOfColour: RunOptions = {
  ...everyRule,
  runOnly: ['color-contrast', 'link-in-text-block'],
};
const rulesOfLooks: RunOptions = {
  ...everyRule,
  runOnly: ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'],
};
/** The dark page differs from the light one in its colours alone, and the wide one from the narrow one in its layout. */
const looks = [
  { width: 360, colorScheme: 'light', options: everyRule },
  { width: 360, colorScheme: 'dark', options: rulesOfColour },
  { width: 1280, colorScheme: 'light', options: isDeep ? everyRule : rulesOfLooks },
  { width: 1280, colorScheme: 'dark', options: rulesOfColour },
] as const;

async function audit(page: Page, where: string, options: RunOptions): Promise<string[]> {
  const { violations } = await page.evaluate(
    (given) =>
      (window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(given),
    options,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${where}: ${id} at ${target.join(' ')}`),
  );
}

/** Audits what a page shows in every look, and that it is never wider than a small phone. */
async function auditEveryLook(page: Page, where: string): Promise<string[]> {
  const found: string[] = [];
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  for (const { width, colorScheme, options } of looks) {
    await page.setViewportSize({ width, height: 760 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    found.push(...(await audit(page, `${where}, ${width} px, ${colorScheme}`, options)));
  }
  await page.setViewportSize({ width: 320, height: 760 });
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (tooWide > 0) found.push(`${where}: ${tooWide} px too wide for 320 px`);
  return found;
}

describe('axe finds nothing, and nothing is wider than 320 px', sideBySide, () => {
  for (const language of ['en', 'hi'] as const satisfies Language[]) {
    (language === 'hi' ? test : inDepth)(`on every screen of the journey (${language})`, async () => {
      await using hospital = await openHospital(browser);
      const { page } = await hospital.open('/register', { bypassCSP: true, clock: true });
      const patient = new Patient(page);
      if (language !== 'en') await patient.speaks(language);
      // The people below the form are audited on the page of their own test: they are the same in every state.
      await page.locator('#people').evaluate((list) => list.replaceChildren());
      const m = patient.words;
      const found: string[] = [];
      const look = async (where: string): Promise<void> =>
        void found.push(...(await auditEveryLook(page, where)));

      await patient.sees(m.signup.method.title);
      await look('method');
      await patient.takes('none');
      await patient.sees(m.signup.noAadhaarMobile.title);
      await look('no mobile number in Aadhaar');
      await patient.back();
      await patient.takes('aadhaar');
      await patient.sees(m.signup.consent.title);
      await patient.button(m.signup.consent.submit).click();
      await look('consent with a problem');
      await patient.agrees();
      await patient.entersAadhaar('100000000016');
      await look('Aadhaar with a problem');
      await patient.entersAadhaar(person('Bhimrao').aadhaar);
      await patient.alert.waitFor();
      await look('Aadhaar with a failure');
      const kavya = person('Kavya');
      await patient.entersAadhaar(kavya.aadhaar);
      await patient.sees(m.signup.otp.title);
      await look('OTP');
      await patient.entersCode(await patient.readsCode(kavya.phone), kavya.phone);
      await patient.text(m.common.errors['mobile-limit']).waitFor();
      await look('OTP with a failure');
      await patient.mobileField.fill('9876500028');
      await patient.confirms();
      await patient.sees(m.signup.mobileOtp.title);
      await look('second OTP');
      await patient.entersCode(await patient.readsCode('9876500028'));
      await patient.sees(m.signup.address.title);
      await patient.suggestions.nth(2).waitFor();
      await patient.suggestions.first().click();
      await look('address');
      await patient.addressField.fill('rohan.deshpande');
      await patient.text(m.signup.address.taken('rohan.deshpande@abdm')).waitFor();
      await look('address that is taken');
      await patient.chooses('kavya.patel12');
      await patient.sees(m.signup.done.title.abha);
      await patient.told('server', 'onAbhaLinked');
      await look('done');
      assert.deepEqual(found, []);
    });
  }

  inDepth('with accounts to choose from, and on the ways by mobile number and by face', async () => {
    await using hospital = await openHospital(browser);
    const { page } = await hospital.open('/register', { bypassCSP: true });
    const patient = new Patient(page);
    await page.locator('#people').evaluate((list) => list.replaceChildren());
    const found: string[] = [];
    const look = async (where: string): Promise<void> =>
      void found.push(...(await auditEveryLook(page, where)));
    await patient.takes('face');
    await patient.element.getByRole('checkbox').check();
    await patient.button(signup.consent.submit).click();
    await patient.sees(signup.face.title);
    await look('face');
    await patient.back();
    await patient.back();
    await patient.takes('mobile');
    await look('mobile');
    await patient.back();
    await patient.confirmsMobile(person('Rohan').phone);
    await patient.sees(signup.accounts.title);
    await look('accounts');
    await patient.button(signup.accounts.createByMobile).click();
    await patient.sees(signup.person.title);
    await patient.button(signup.person.submit).click();
    await look('person with problems');
    assert.deepEqual(found, []);
  });

  inDepth('on every screen of the sign-in, the profile and the renewal of the session', async () => {
    await using hospital = await openHospital(browser);
    const { page } = await hospital.open('/abha-sign-in', { bypassCSP: true });
    const patient = new ReturningPatient(page);
    const found: string[] = [];
    const look = async (where: string): Promise<void> => {
      await page.locator('#people').evaluate((list) => list.replaceChildren());
      found.push(...(await auditEveryLook(page, where)));
    };
    const { login } = words.en;
    await patient.button(login.identifier.submit).click();
    await look('identifier with problems');
    await patient.enters('91-0000-0000-0133');
    await patient.sees(login.method.title);
    await look('where the code goes');
    await patient.wantsCodeFrom('abdm');
    await patient.sees(login.otp.title);
    await look('OTP of the sign-in');
    await patient.entersCode(await patient.readsCode('9999900013'));
    await patient.sees(login.accounts.title);
    await look('accounts of the sign-in');
    await patient.account('imranansari86@abdm').click();
    await patient.sees(login.dataProcessing.title);
    await look('data processing');
    await patient.agreesToDataProcessing();
    await patient.sees(login.done.title);
    await page.goto('/my-abha');
    const view = new ProfilePage(page);
    await view.shows('imranansari86@abdm');
    await look('profile');
    await view.edits();
    await look('profile that is edited');
    hospital.desk.expireSessions();
    await view.addressField.fill('5 New Road');
    await view.saves();
    await view.dialog.waitFor();
    await look('renewal');
    const field = await view.asksForCode();
    await look('renewal with its OTP');
    await field.press('Escape');
    await view.dialog.waitFor({ state: 'hidden' });
    await look('profile whose session has ended');
    await page.goto('/abha-sign-in');
    await patient.button(login.signedIn.add).waitFor();
    await look('signed in');
    assert.deepEqual(found, []);
  });

  inDepth('on every screen of KYC, of a change made elsewhere, of the card and of the deletion', async () => {
    const pooja = 'pooja.barman@abdm';
    await using visit = await arriveAs(browser, pooja, { bypassCSP: true });
    const { page, patient, hospital } = visit;
    const { profile, kyc, deletion, card } = words.en;
    await page.locator('#people').evaluate((list) => list.replaceChildren());
    const found: string[] = [];
    const look = async (where: string): Promise<void> =>
      void found.push(...(await auditEveryLook(page, where)));
    const shown = new Visitor(page, 'abha-card');
    await shown.text(card.text).click();
    await shown.button(card.showCode).click();
    await shown.button(card.fullScreen).waitFor();
    await look('profile, and card with its QR code');
    await shown.button(card.fullScreen).click();
    await look('QR code on the full screen');
    await page.keyboard.press('Escape');
    await patient.edits();
    await patient.types({ [profile.form.firstName]: '', [profile.form.line]: '5 New Road' });
    await patient.saves();
    await look('form with problems');
    await patient.types({ [profile.form.firstName]: 'Puja' });
    hospital.desk.changeProfile(pooja, { address: '1 Gandhi Chowk', pincode: '411001' });
    await patient.saves();
    await patient.text(profile.form.both(profile.form.line)).waitFor();
    await patient.button(profile.form.cancel).click();
    await look('form with a change made elsewhere, about to be left');
    await patient.button(profile.form.leaving.discard).click();
    await patient.button(profile.linkNumber).click();
    await patient.sees(kyc.method.title);
    await look('ways to KYC');
    await patient.button(kyc.method.aadhaar).click();
    await patient.button(kyc.consent.submit).click();
    await look('terms with a problem');
    await patient.element.getByRole('checkbox').check();
    await patient.button(kyc.consent.submit).click();
    await patient.sees(kyc.aadhaar.title);
    await patient.button(kyc.aadhaar.submit).click();
    await look('Aadhaar number of KYC with a problem');
    await patient.field(kyc.aadhaar.label).fill(person('Lata').aadhaar);
    await patient.button(kyc.aadhaar.submit).click();
    await patient.sees(kyc.otp.title);
    await look('OTP of KYC');
    await patient.field(kyc.otp.label).fill(visit.code('9999900045'));
    await patient.button(kyc.otp.submit).click();
    await patient.sees(kyc.done.title);
    await look('KYC verified');
    await patient.button(kyc.done.back).click();
    await patient.button(profile.delete).click();
    await patient.sees(deletion.title);
    await patient.button(deletion.submit).click();
    await look('deletion with a problem');
    await patient.field(deletion.label).fill(pooja);
    await patient.button(deletion.submit).click();
    await patient.text(deletion.deleted).last().waitFor();
    await look('deleted');
    assert.deepEqual(found, []);
  });

  test('on every screen of the inbox, also at 400 % zoom', async () => {
    await using visit = await visitInbox(browser, 'sarita.mohanty@abdm', { bypassCSP: true });
    const { page, patient } = visit;
    const { list, review, settings } = inboxWords;
    const found: string[] = [];
    const look = async (where: string): Promise<void> => {
      await page.locator('#people').evaluate((people) => people.replaceChildren());
      found.push(...(await auditEveryLook(page, where)));
      await page.setViewportSize({ width: 320, height: 256 });
      found.push(...(await audit(page, `${where}, 320 × 256 px`, everyRule)));
    };
    await visit.arrives();
    await patient.text(list.settings).click();
    await patient.button(settings.pin.change).waitFor();
    await look('list of the inbox');
    visit.isAsked('Clinic');
    await visit.arrives();
    await patient.reviews('Clinic');
    await patient.narrows(review.choice.types, []);
    await patient.grants();
    await patient.text(review.problems.hiTypes.none).waitFor();
    await look('review with a problem');
    await patient.button(review.choice.deny).click();
    await patient.sees(review.deny.title);
    await look('denial');
    await patient.button(review.cancel).click();
    await patient.box(inboxWords.requests.hiTypes.DiagnosticReport).check();
    await patient.grants();
    await patient.sees(settings.pin.titles.ask);
    await look('consent PIN');
    await patient.element.getByLabel(settings.pin.fields.pin, { exact: true }).fill('1234');
    await patient.button(settings.pin.submit.ask).click();
    await patient.hasDecided('grantConsent', 'Clinic');
    await look('granted');
    await patient.button(review.revoke.start).click();
    await patient.sees(review.revoke.title);
    await look('revocation');
    assert.deepEqual(found, []);
  });

  for (const language of ['en', 'hi'] as const satisfies Language[]) {
    inDepth(`on every screen of the linked records and of the linking (${language})`, async () => {
      await using visit = await visitRecords(browser, 'devika.pillai@abdm', {
        bypassCSP: true,
        facilityPace: 0,
        language,
      });
      const { page, patient, hospital } = visit;
      const { list, linking, search } = patient.said;
      const { common } = patient.words;
      const found: string[] = [];
      const look = async (where: string): Promise<void> => {
        await page.locator('#people').evaluate((people) => people.replaceChildren());
        found.push(...(await auditEveryLook(page, where)));
      };
      await visit.arrives();
      await look('nothing linked');
      await patient.button(list.link).click();
      await patient.sees(list.link);
      await patient.button(linking.facility.submit).click();
      await look('no facility chosen');
      await patient.search.fill('no such hospital');
      await patient.text(search.empty('no such hospital')).last().waitFor();
      await look('no facility found');
      await patient.search.fill('');
      await patient.search.pressSequentially('hospital');
      await patient.element.getByRole('option').first().waitFor();
      await patient.search.press('ArrowDown');
      await look('facilities found');
      await visit.arrives('IN2310000011');
      await look('facility chosen');
      await patient.button(linking.facility.submit).click();
      await patient.sees(linking.details.title);
      await patient.field(linking.details.reference).fill('?'.repeat(200));
      await patient.button(linking.details.submit).click();
      await look('details with a problem');
      await patient.field(linking.details.reference).fill('');
      await patient.button(linking.details.submit).click();
      await patient.alert.waitFor();
      await look('details with a failure');
      await visit.fetchesAt('IN2410000011');
      await patient.sees(linking.nothing.nobody.title);
      await look('nobody found');
      await visit.fetchesAt('IN3310000011');
      await patient.sees(linking.patient.title);
      await patient.button(linking.patient.submit).click();
      await look('several people with a problem');
      await visit.fetchesAt(vembanad.hipId);
      await patient.sees(linking.visits.title);
      await patient.button(linking.visits.submit).click();
      await look('visits with a problem');
      await patient.box(linking.visits.all).check();
      await patient.button(linking.visits.submit).click();
      await patient.isAskedForCode(1, 3);
      await patient.entersCode('1');
      await look('code with a problem');
      await patient.entersCode(visit.code());
      await patient.isAskedForCode(2, 3);
      await look('second code');
      await patient.button(linking.otp.stop).click();
      await patient.sees(linking.done.some('1', 3, '3'));
      await look('one of three linked');
      hospital.desk.addFault({ path: '/abdm/v1/care-contexts/linked', status: 503, times: 10 });
      await patient.button(linking.done.show(vembanad.name)).click();
      await patient.text(list.facilityFailed).waitFor({ timeout: 30_000 });
      await look('a facility that cannot be read');
      hospital.desk.clearFaults();
      await patient.button(list.retryOf(vembanad.name)).click();
      await patient.visitsAt(vembanad.name).first().waitFor();
      await look('an open facility');
      await patient.element.getByRole('searchbox').fill('nothing like it');
      await patient.text(list.nothingFound).waitFor();
      await look('a search that finds nothing');
      await patient.button(list.clearSearch).click();
      hospital.desk.expireSessions();
      await patient.button(list.pullOf(vembanad.name)).click();
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await patient.button(common.renewSession).first().waitFor();
      await look('records whose session has ended');
      assert.deepEqual(found, []);
    });
  }

  for (const language of ['en', 'hi'] as const satisfies Language[]) {
    inDepth(`on a record of every kind (${language})`, async () => {
      await using visit = await visitRecords(browser, vasudha, { bypassCSP: true, language });
      const { page } = visit;
      const reader = new RecordReader(visit);
      const found: string[] = [];
      await visit.arrives();
      await page.locator('#people').evaluate((people) => people.replaceChildren());
      for (const record of Object.values(everyKind)) {
        await reader.opens(record);
        await reader.reads(record);
        found.push(...(await auditEveryLook(page, record.display)));
        await reader.closes();
      }
      assert.deepEqual(found, []);
    });
  }

  for (const language of ['en', 'hi'] as const satisfies Language[]) {
    inDepth(`on every screen of a share at a counter (${language})`, async () => {
      await using visit = await visitShare(browser, 'devika.pillai@abdm', {
        bypassCSP: true,
        clock: true,
        language,
      });
      const { hospital, page, patient } = visit;
      const { scan, sharing } = patient.said;
      const { refusing, silent } = counterOf;
      const found: string[] = [];
      const look = async (where: string): Promise<void> => {
        await page
          .locator('#people, #counters')
          .evaluateAll((lists) => lists.forEach((list) => list.replaceChildren()));
        found.push(...(await auditEveryLook(page, where)));
      };
      await visit.arrives();
      await look('start');
      await patient.button(scan.scan).click();
      await patient.part('trouble').waitFor();
      await patient.typesLink('');
      await patient.text(scan.problems.link.empty).waitFor();
      await look('no camera, and a problem');
      await patient.typesLink('upi://pay?pa=sahyadri@upi');
      await patient.text(scan.refusals.payment).waitFor();
      await look('something else');
      await visit.arrives(silent);
      await patient.reviews(silent);
      await look('review');
      await patient.shares();
      await patient.sees(sharing.waiting.title(silent.name));
      await look('waiting');
      await hospital.pass(31);
      await patient.sees(sharing.endings.silent.title);
      await look('no answer');
      await visit.arrives(refusing);
      await patient.reviews(refusing);
      await patient.shares();
      await patient.sees(sharing.endings.refused.title);
      await look('refused');
      await visit.arrives(own);
      await patient.reviews(own);
      await patient.shares();
      await patient.getsToken(own);
      await look('token');
      await page.goto('/front-desk');
      await page.locator('#queue').getByRole('listitem').first().waitFor();
      await look('front desk');
      assert.deepEqual(found, []);
    });
  }

  test('on every page of the portal', async () => {
    await using hospital = await openHospital(browser);
    const found: string[] = [];
    const { page } = await hospital.open('/', { bypassCSP: true });
    for (const path of ['/', '/appointments', ...benchPaths, '/hospital-desk', '/front-desk', '/sign-in']) {
      await page.goto(path);
      if (benchPaths.includes(path)) await page.getByText(person('Aadhya').story).waitFor();
      // The people are the same on all pages.
      if (path !== '/register')
        await page.locator('#people').evaluateAll((lists) => lists.forEach((list) => list.replaceChildren()));
      found.push(...(await auditEveryLook(page, path)));
    }
    assert.deepEqual(found, []);
  });
});

test('the focus lands on the heading of every new screen, and on the field that is wrong', async () => {
  await using hospital = await openHospital(browser);
  const { page } = await hospital.open();
  const patient = new Patient(page);
  const rituparna = person('Rituparna');
  const arrives = async (title: string): Promise<void> => {
    await patient.sees(title);
    await patient.isAt(patient.heading);
  };
  await patient.agrees();
  await arrives(signup.aadhaar.title);
  await patient.back();
  await arrives(signup.consent.title);
  await patient.button(signup.consent.submit).click();
  await arrives(signup.aadhaar.title);
  await patient.entersAadhaar('1234');
  await patient.isAt(patient.aadhaarField);
  const described = await patient.aadhaarField.evaluate((input) =>
    (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => (input.getRootNode() as ShadowRoot).getElementById(id)?.textContent?.trim()),
  );
  assert(described.includes(common.problems.aadhaar['too-short']));
  await patient.entersAadhaar(rituparna.aadhaar);
  await arrives(signup.otp.title);
  await patient.entersCode(await patient.readsCode(rituparna.phone), '9876500005');
  await arrives(signup.mobileOtp.title);
  await patient.entersCode(await patient.readsCode('9876500005'));
  await arrives(signup.address.title);
  await patient.chooses('ritu.chattopadhyay');
  await arrives(signup.done.title.abha);
});

test('the whole journey needs nothing but the keyboard', async () => {
  await using hospital = await openHospital(browser);
  const { page, complaints } = await hospital.open();
  const patient = new Patient(page);
  const { keyboard } = page;
  const asha = person('Asha');
  const type = async (text: string, presses = 1): Promise<void> => {
    for (let press = 0; press < presses; press += 1) await keyboard.press('Tab');
    await keyboard.type(text);
  };

  await patient.sees(signup.method.title);
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');
  await keyboard.press('Tab');
  await patient.isAt(patient.button(signup.method.aadhaar));
  await keyboard.press('Enter');
  await patient.sees(signup.consent.title);
  await patient.isAt(patient.heading);
  await keyboard.press('Tab');
  await patient.isAt(patient.element.getByRole('checkbox'));
  await keyboard.press('Space');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await patient.sees(signup.aadhaar.title);
  await patient.isAt(patient.heading);
  await type(asha.aadhaar);
  await keyboard.press('Enter');
  await patient.sees(signup.otp.title);
  await patient.isAt(patient.heading);
  await type(await patient.readsCode(asha.phone));
  // The button for another OTP lies between the two fields.
  await type(asha.phone, 2);
  await keyboard.press('Enter');
  await patient.sees(signup.address.title);
  await patient.isAt(patient.heading);
  await patient.suggestions.nth(2).waitFor();
  await keyboard.press('Tab');
  await keyboard.press('Space');
  await patient.element.getByText(/ is free\.$/).waitFor();
  await patient.isAt(patient.suggestions.first());
  await patient.addressField.press('Enter');
  await patient.sees(signup.done.title.abha);
  await patient.isAt(patient.heading);
  await patient.told('page', 'abha-created');
  assert.deepEqual(complaints, []);
});
