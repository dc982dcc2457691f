import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { inDepth } from '../support/depth.js';
import { openBrowser, sideBySide } from '../support/e2e.js';
import { arriveAs, type MyAbha } from './my-abha.js';
import { person } from './patient.js';
import { readPage } from './read-page.js';
import { type Language, words } from './visitor.js';

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const { common, deletion, kyc, profile, session } = words.en;
const path = '/abdm/v1/profile';
const lata = 'lata.kulkarni70@abdm';
const lataNumber = '91-0000-0000-0406';
const phone = '9999900045';

/** Enters the code that the phone got, and asserts the end in NHA's words and the profile behind it. */
async function linksNumber(visit: MyAbha, language: Language = 'en'): Promise<void> {
  const { patient, hospital, page } = visit;
  const m = words[language];
  await patient.sees(m.kyc.otp.title);
  await patient.field(m.kyc.otp.label).fill(visit.code(phone));
  await patient.button(m.kyc.otp.submit).click();
  await patient.sees(m.kyc.done.title);
  await patient.text(m.kyc.done.text('Lata Shripad Kulkarni')).waitFor();
  assert.deepEqual(await patient.told('page', 'kyc-verified'), { version: 1 });
  await page.locator('#server-log').getByText(lataNumber).first().waitFor();
  await patient.button(m.kyc.done.back).click();
  const isVerified = async (): Promise<void> => {
    await patient.badge.getByText(m.profile.verified).waitFor();
    await patient.line('number').getByText(lataNumber, { exact: true }).waitFor();
    await patient.line('address').getByText('lata.kulkarni@abdm', { exact: true }).waitFor();
    assert.equal(await patient.button(m.profile.linkNumber).count(), 0);
  };
  await isVerified();
  await hospital.restart();
  await hospital.pass(61);
  await page.reload();
  await patient.shows(lata);
  await isVerified();
}

describe('an ABHA number is linked with a self-declared ABHA address', sideBySide, () => {
  for (const language of ['en', 'hi'] as const satisfies Language[]) {
    (language === 'hi' ? test : inDepth)(
      `by the ABHA number (P2 15.1, 15.2, 15.4 to 15.6; ${language})`,
      async () => {
        await using visit = await arriveAs(browser, lata, { language, keepsData: true });
        const { patient, complaints } = visit;
        const m = words[language].kyc;
        await patient.badge.getByText(words[language].profile.selfDeclared).waitFor();
        await patient.button(words[language].profile.linkNumber).click();
        await patient.sees(m.method.title);
        await patient.button(m.method.number).click();
        await patient.field(m.number.label).fill(lataNumber);
        await patient.button(m.number.submit).click();
        await linksNumber(visit, language);
        assert.deepEqual(complaints, []);
      },
    );
  }

  test('by the Aadhaar number, after the terms, and the number is nowhere afterwards (P2 15.3)', async () => {
    await using visit = await arriveAs(browser, lata, { keepsData: true });
    const { patient, page, hospital, complaints } = visit;
    const { aadhaar } = person('Lata');
    await patient.button(profile.linkNumber).click();
    await patient.button(kyc.method.aadhaar).click();
    await patient.sees(kyc.consent.title);
    await patient.button(kyc.consent.submit).click();
    await patient.text(kyc.consent.mustAgree).waitFor();
    await patient.element.getByRole('checkbox', { name: kyc.consent.agree }).check();
    await patient.button(kyc.consent.submit).click();
    await patient.sees(kyc.aadhaar.title);
    await patient.field(kyc.aadhaar.label).fill(aadhaar);
    await patient.button(kyc.aadhaar.submit).click();
    await patient.sees(kyc.otp.title);
    const agreement = await patient.told('server', 'onAgreement');
    assert.equal(agreement['notice'], 'aadhaar-consent');
    for (const [where, text] of Object.entries(await readPage(page)))
      assert(!text.replace(/[\s-]/g, '').includes(aadhaar), where);
    assert.equal(hospital.desk.calls(`${path}/kyc/init`).length, 1);
    await linksNumber(visit);
    assert.deepEqual(complaints, []);
  });

  inDepth(
    'and the session ends in between: it is renewed, and the number does not have to be typed again',
    async () => {
      await using visit = await arriveAs(browser, lata, { keepsData: true });
      const { patient, hospital } = visit;
      await patient.button(profile.linkNumber).click();
      await patient.button(kyc.method.number).click();
      await patient.field(kyc.number.label).fill(lataNumber);
      hospital.desk.expireSessions();
      await patient.button(kyc.number.submit).click();
      await patient.dialog.getByText(session.start.of('Lata Kulkarni')).waitFor();
      await patient.renews(() => visit.code(phone));
      await patient.sees(kyc.otp.title);
      assert.deepEqual(visit.statuses('sendKycOtp'), [401, 200]);
      await linksNumber(visit);
    },
  );
});

describe('a profile is deleted', sideBySide, () => {
  test('after the ABHA address was typed: the patient is signed out, and the ABHA stays', async () => {
    const rohan = 'rohan.deshpande@abdm';
    await using visit = await arriveAs(browser, rohan, { keepsData: true });
    const { patient, page, context, hospital, complaints } = visit;
    await patient.button(profile.delete).click();
    await patient.sees(deletion.title);
    for (const text of [...deletion.goes, ...deletion.stays]) await patient.text(text).waitFor();
    await patient.field(deletion.label).fill('rohan@abdm');
    await patient.button(deletion.submit).click();
    await patient.text(deletion.problem).waitFor();
    await patient.isAt(patient.field(deletion.label));
    assert.equal(visit.count('DELETE', path), 0);
    await patient.field(deletion.label).fill(rohan.toUpperCase());
    await patient.button(deletion.submit).click();
    await patient.text(deletion.deleted).last().waitFor();
    assert.deepEqual(await patient.told('page', 'profile-deleted'), { version: 1 });
    await page.locator('#signed-in').waitFor({ state: 'hidden' });
    await page.locator('#my-card').waitFor({ state: 'hidden' });
    for (const [where, text] of Object.entries(await readPage(page, '#people, .phone, .bench-logs')))
      assert(!/rohan|deshpande|0117/i.test(text), where);
    assert.equal((await hospital.ask(context, 'readProfile')).kind, 'sign-in-required');
    await hospital.restart();
    await page.reload();
    await patient.element.getByRole('link', { name: common.signIn }).waitFor();
    await hospital.pass(61);
    await hospital.signIn(context, rohan);
    await page.reload();
    await patient.line('name').getByText('Rohan Vasant Deshpande', { exact: true }).waitFor();
    await patient.line('number').getByText('91-0000-0000-0117', { exact: true }).waitFor();
    assert.deepEqual(complaints, []);
  });

  inDepth('not when a government benefit hangs on it (ABDM-1219)', async () => {
    const ramdas = 'ramdas.bhoi@abdm';
    await using visit = await arriveAs(browser, ramdas);
    const { patient } = visit;
    await patient.button(profile.delete).click();
    await patient.field(deletion.label).fill(ramdas);
    await patient.button(deletion.submit).click();
    await patient.text(common.errors['benefit-linked']).first().waitFor();
    await patient.button(deletion.cancel).click();
    await patient.line('name').getByText('Ramdas Bhoi', { exact: true }).waitFor();
    await visit.page.reload();
    await patient.shows(ramdas);
  });

  test('and the answer is lost: it is deleted once, and said so', async () => {
    await using visit = await arriveAs(browser, 'pooja.barman@abdm');
    const { patient, context } = visit;
    await context.route('**/abdm/v1/profile/deletion', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await patient.button(profile.delete).click();
    await patient.field(deletion.label).fill('pooja.barman@abdm');
    await patient.button(deletion.submit).click();
    await patient.element.getByRole('link', { name: common.signIn }).waitFor();
    await patient.text(deletion.deleted).last().waitFor();
    assert.equal(await patient.line('name').count(), 0);
    assert.equal(visit.count('DELETE', path), 1);
  });
});
