import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { type Hospital, openBrowser, openHospital, sideBySide } from '../support/e2e.js';
import { Patient, person, words } from './patient.js';

let browser: Browser;
let hospital: Hospital;
before(async () => {
  browser = await openBrowser();
  hospital = await openHospital(browser);
});
after(async () => {
  await hospital[Symbol.asyncDispose]();
  await browser.close();
});

const { common, signup } = words.en;
const loginPhr = '/abdm/na/v1/profile/login/phr';

async function arrive() {
  const visit = await hospital.open();
  return { ...visit, patient: new Patient(visit.page) };
}

async function isDone(patient: Patient, created: 'address' | 'nothing', abhaAddress: string): Promise<void> {
  await patient.sees(signup.done.title[created]);
  await patient.text(abhaAddress).waitFor();
  const event = created === 'address' ? 'abha-created' : 'abha-login';
  assert.equal((await patient.told('page', event))['abhaAddress'], abhaAddress);
  const hook = await patient.told('server', 'onAbhaLinked');
  assert.deepEqual([hook['abhaAddress'], hook['created']], [abhaAddress, created]);
}

describe('by mobile number', sideBySide, () => {
  test('somebody unknown creates a self-declared address (P1 1.2, 1.3, 1.4, 1.8, 1.9)', async () => {
    await using visit = await arrive();
    const { patient, complaints } = visit;
    await patient.confirmsMobile('9999900050');
    await patient.sees(signup.person.title);
    await patient.saysWho();
    await patient.sees(signup.address.title);
    await patient.suggestions.first().waitFor();
    await patient.chooses('kamala.dubey95');
    await isDone(patient, 'address', 'kamala.dubey95@abdm');
    const agreement = await patient.told('server', 'onAgreement');
    assert.equal(agreement['notice'], 'user-information');
    assert.equal((await patient.told('page', 'abha-created'))['kycVerified'], false);
    assert.deepEqual(complaints, []);
  });

  test('somebody with an ABHA finds it and signs in with one press (P1 1.6)', async () => {
    await using visit = await arrive();
    const { patient } = visit;
    await patient.confirmsMobile(person('Rohan').phone);
    await patient.sees(signup.accounts.title);
    await patient.account('rohan.deshpande@abdm').click();
    await isDone(patient, 'nothing', 'rohan.deshpande@abdm');
  });

  test('a second address is made only when it is asked for (P1 1.7)', async () => {
    await using visit = await arrive();
    const { patient } = visit;
    await patient.confirmsMobile('9999900041');
    await patient.sees(signup.accounts.title);
    await patient.button(signup.accounts.createByMobile).click();
    await patient.sees(signup.person.title);
  });

  test('a number with six self-declared addresses gets no seventh (AS-1309)', async () => {
    await using visit = await arrive();
    const { patient } = visit;
    await patient.confirmsMobile('9999900043');
    await patient.text(signup.accounts.fullMobile).waitFor();
    assert.equal(await patient.button(signup.accounts.createByMobile).count(), 0);
    await patient.account('raghavan.nair@abdm').waitFor();
  });
});

test('where upstream signs nobody in from a registration by mobile, one more OTP does', async () => {
  await using own = await openHospital(browser);
  const { page } = await own.open();
  const patient = new Patient(page);
  const source_error = { code: 'MIS-1026', message: 'Transaction not found' };
  const fault = { status: 400, body: { code: 400, error: 'Bad request', source_error } };
  own.desk.addFault({ path: loginPhr, ...fault });
  await patient.confirmsMobile('9999900011');
  await patient.account('rohan.deshpande@abdm').click();
  await patient.sees(signup.signIn.title);
  await patient.text(signup.signIn.text('rohan.deshpande@abdm')).waitFor();
  assert.equal(own.desk.sms().length, 1);
  await patient.button(signup.signIn.submit).click();
  await patient.sees(signup.signIn.otpTitle);
  await patient.otpField.fill(await patient.readsCode('9999900011', 2));
  await patient.button(signup.mobileOtp.submit).click();
  await isDone(patient, 'nothing', 'rohan.deshpande@abdm');
  assert.equal(own.desk.sms().length, 2);
});

describe('by face', sideBySide, () => {
  test('the page for the face is opened beside, and the sign-up goes on by itself', async () => {
    await using visit = await arrive();
    const { patient, page, context } = visit;
    await patient.takes('face');
    await patient.element.getByRole('checkbox', { name: signup.consent.agree }).check();
    await patient.button(signup.consent.submit).click();
    await patient.sees(signup.face.title);
    await patient.element.getByRole('img', { name: signup.face.qr }).waitFor();
    const [phone] = await Promise.all([
      context.waitForEvent('page'),
      patient.element.getByRole('link', { name: signup.face.open }).click(),
    ]);
    await phone.getByRole('button', { name: 'Confirm my face' }).click();
    await phone.getByText('Your face is confirmed').waitFor();
    await phone.close();
    await page.bringToFront();
    await patient.sees(signup.aadhaar.title);
    await patient.typesAadhaar(person('Bhimrao').aadhaar);
    await patient.button(signup.aadhaar.submitFace).click();
    await patient.sees(signup.address.title);
    await patient.chooses('bhimrao.kamble');
    await patient.sees(signup.done.title.abha);
    assert.equal((await patient.told('page', 'abha-created'))['abhaAddress'], 'bhimrao.kamble@abdm');
  });

  test('a link that leads elsewhere never reaches the patient', async () => {
    await using own = await openHospital(browser);
    const { page } = await own.open();
    const patient = new Patient(page);
    const body = { txn_id: '1', url: 'https://evil.example/face', hint: 'Open the link' };
    own.desk.addFault({ path: '/abdm/na/v1/face-auth/init', status: 200, body });
    await patient.takes('face');
    await patient.element.getByRole('checkbox', { name: signup.consent.agree }).check();
    await patient.button(signup.consent.submit).click();
    await patient.text(common.errors.misconfigured).waitFor();
    assert.equal(await page.getByText('evil.example').count(), 0);
  });
});

describe('whoever can go none of these ways', sideBySide, () => {
  test('is shown the others when the Aadhaar has no mobile number (AS-1307)', async () => {
    await using visit = await arrive();
    const { patient } = visit;
    await patient.agrees();
    await patient.entersAadhaar(person('Aarav').aadhaar);
    await patient.text(common.errors['aadhaar-without-mobile']).waitFor();
    await patient.button(signup.otherWays).click();
    await patient.sees(signup.noAadhaarMobile.title);
    await patient.text('The ABHA desk is in the entrance hall, counter 3.').waitFor();
    await patient.element.getByRole('link', { name: common.elsewhere.helpline('020-0000 0003') }).waitFor();
    await patient.takes('mobile');
    await patient.sees(signup.mobile.title);
  });

  test('knows it beforehand, and takes the way by face', async () => {
    await using visit = await arrive();
    const { patient } = visit;
    await patient.takes('none');
    await patient.sees(signup.noAadhaarMobile.title);
    await patient.takes('face');
    await patient.text(signup.consent.introFace).waitFor();
  });

  test('goes on without an ABHA, and nothing that was typed stays', async () => {
    await using visit = await arrive();
    const { patient } = visit;
    await patient.takes('mobile');
    await patient.field(signup.mobile.label).fill('9999900050');
    await patient.button(signup.skip).click();
    assert.deepEqual(await patient.told('page', 'abha-skip'), { version: 1 });
    await patient.sees(signup.method.title);
    await patient.takes('mobile');
    assert.equal(await patient.field(signup.mobile.label).inputValue(), '');
  });
});
