import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { inDepth } from '../support/depth.js';
import { openBrowser, openHospital, sideBySide } from '../support/e2e.js';
import { Patient, person, words } from './patient.js';

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const { signup } = words.en;
const asha = person('Asha');

async function arrive() {
  const hospital = await openHospital(browser);
  const { page, complaints } = await hospital.open();
  return {
    hospital,
    page,
    complaints,
    patient: new Patient(page),
    [Symbol.asyncDispose]: () => hospital[Symbol.asyncDispose](),
  };
}

describe('back', sideBySide, () => {
  test('from the Aadhaar number keeps the agreement, and from the consent what was typed', async () => {
    await using visit = await arrive();
    const { patient, hospital } = visit;
    await patient.agrees();
    await patient.typesAadhaar(asha.aadhaar);
    await patient.back();
    await patient.sees(signup.consent.title);
    assert.equal(await patient.element.getByRole('checkbox').isChecked(), true);
    await patient.button(signup.consent.submit).click();
    await patient.sees(signup.aadhaar.title);
    await patient.aadhaarField.focus();
    assert.equal(await patient.aadhaarField.inputValue(), '1000 0000 0015');
    assert.equal(hospital.log.filter(({ fields }) => fields.route === 'recordAgreement').length, 1);
  });

  test('from the OTP keeps OTP and mobile number, and needs no second OTP to go on', async () => {
    await using visit = await arrive();
    const { patient, hospital } = visit;
    await patient.asksForCode(asha);
    const code = await patient.readsCode(asha.phone);
    await patient.otpField.fill(code);
    await patient.mobileField.fill(asha.phone);
    await patient.back();
    await patient.sees(signup.aadhaar.title);
    await patient.text(signup.aadhaar.sentBefore('XXXX XXXX 0015')).waitFor();
    await patient.button(signup.aadhaar.resume).click();
    await patient.sees(signup.otp.title);
    assert.equal(await patient.otpField.inputValue(), code);
    assert.equal(await patient.mobileField.inputValue(), '99999 00001');
    await patient.confirms();
    await patient.sees(signup.address.title);
    assert.equal(hospital.calls('init').length, 1);
  });

  inDepth('from the second OTP keeps it', async () => {
    await using visit = await arrive();
    const { patient } = visit;
    await patient.confirmsAadhaar(asha, '9876500001');
    await patient.sees(signup.mobileOtp.title);
    const code = await patient.readsCode('9876500001');
    await patient.otpField.fill(code);
    await patient.back();
    await patient.sees(signup.aadhaar.title);
    await patient.button(signup.aadhaar.resume).click();
    await patient.sees(signup.mobileOtp.title);
    assert.equal(await patient.otpField.inputValue(), code);
    await patient.confirms();
    await patient.sees(signup.address.title);
  });

  inDepth('from the address keeps it', async () => {
    await using visit = await arrive();
    const { patient } = visit;
    await patient.confirmsAadhaar(asha);
    await patient.sees(signup.address.title);
    await patient.addressField.fill('asha.verma90');
    await patient.back();
    await patient.sees(signup.aadhaar.title);
    await patient.button(signup.aadhaar.resume).click();
    await patient.sees(signup.address.title);
    assert.equal(await patient.addressField.inputValue(), 'asha.verma90');
    await patient.chooses('asha.verma90');
    await patient.sees(signup.done.title.abha);
  });

  test('from the accounts finds them again', async () => {
    await using visit = await arrive();
    const { patient } = visit;
    await patient.confirmsAadhaar(person('Sunita'));
    await patient.sees(signup.accounts.title);
    await patient.back();
    await patient.button(signup.aadhaar.resume).click();
    await patient.sees(signup.accounts.title);
    await patient.account('sunita1979@abdm').click();
    await patient.sees(signup.done.title.nothing);
  });
});

/** Whoever begins now meets empty fields, and no code of somebody else. */
async function findsNothingTyped(patient: Patient): Promise<void> {
  await patient.agrees();
  assert.equal(await patient.aadhaarField.inputValue(), '');
  assert.equal(await patient.button(signup.aadhaar.resume).count(), 0);
  await patient.entersAadhaar(person('Murugan').aadhaar);
  await patient.sees(signup.otp.title);
  assert.equal(await patient.mobileField.inputValue(), '');
}

describe('the way forward', sideBySide, () => {
  test('a reload in the middle starts clean and says why', async () => {
    await using visit = await arrive();
    const { patient, page } = visit;
    await patient.asksForCode(asha);
    await patient.mobileField.fill(asha.phone);
    await page.reload();
    await patient.sees(signup.method.title);
    await patient.text(signup.reloaded).waitFor();
    await patient.takes('aadhaar');
    assert.equal(await patient.element.getByRole('checkbox').isChecked(), false);
    await findsNothingTyped(patient);
  });

  test('another patient at the same device finds nothing of the one before', async () => {
    await using visit = await arrive();
    const { patient, page } = visit;
    await patient.asksForCode(asha);
    await patient.mobileField.fill(asha.phone);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.goto('/register');
    await page.getByRole('button', { name: /Arjun Nair/ }).click();
    await findsNothingTyped(patient);
  });

  test('a double press sends once, at every step', async () => {
    await using visit = await arrive();
    const { patient, hospital } = visit;
    const routes = (name: string): number =>
      hospital.log.filter(({ fields }) => fields.route === name).length;
    await patient.takes('aadhaar');
    await patient.element.getByRole('checkbox').check();
    await patient.button(signup.consent.submit).dblclick();
    await patient.sees(signup.aadhaar.title);
    await patient.typesAadhaar(asha.aadhaar);
    await patient.button(signup.aadhaar.submit).dblclick();
    await patient.sees(signup.otp.title);
    const code = await patient.readsCode(asha.phone);
    await patient.otpField.fill(code);
    await patient.mobileField.fill('9876500001');
    await patient.button(signup.otp.submit).dblclick();
    await patient.sees(signup.mobileOtp.title);
    await patient.otpField.fill(await patient.readsCode('9876500001'));
    await patient.button(signup.mobileOtp.submit).dblclick();
    await patient.sees(signup.address.title);
    await patient.addressField.fill('asha.verma90');
    await patient.text(signup.address.free('asha.verma90@abdm')).waitFor();
    await patient.button(signup.address.submit).dblclick();
    await patient.sees(signup.done.title.abha);
    for (const step of ['init', 'verify', 'mobile/verify', 'create-phr'])
      assert.equal(hospital.calls(step).length, 1, step);
    assert.equal(routes('recordAgreement'), 1);
    assert.equal(hospital.desk.sms().length, 2);
    assert.deepEqual(visit.complaints, []);
  });
});
