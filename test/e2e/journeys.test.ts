import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { Created } from '../../src/contract/outcomes.js';
import { aadhaarConsent } from '../../src/locales/notices/aadhaar-consent.js';
import { inDepth } from '../support/depth.js';
import { openBrowser, openHospital, sideBySide } from '../support/e2e.js';
import { type Language, Patient, person } from './patient.js';

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

for (const language of ['en', 'hi'] as const satisfies Language[]) {
  describe(`a patient with a phone of 360 px (${language})`, sideBySide, () => {
    const other = language === 'en' ? test : inDepth;
    async function arrive() {
      const hospital = await openHospital(browser);
      const { page, complaints } = await hospital.open();
      const patient = new Patient(page);
      if (language !== 'en') await patient.speaks(language);
      return {
        hospital,
        patient,
        complaints,
        signup: patient.words.signup,
        [Symbol.asyncDispose]: () => hospital[Symbol.asyncDispose](),
      };
    }

    async function endsSignedIn(
      { patient, complaints }: Awaited<ReturnType<typeof arrive>>,
      abhaAddress: string,
      created: Created,
    ): Promise<void> {
      const { done } = patient.words.signup;
      await patient.sees(done.title[created]);
      await patient.text(abhaAddress).waitFor();
      const abhaNumber = (await patient.element.getByText(/^91-\d{4}-\d{4}-\d{4}$/).textContent()) ?? '';
      const event = await patient.told('page', created === 'abha' ? 'abha-created' : 'abha-login');
      assert.deepEqual(event, { version: 1, kycVerified: true, abhaAddress, abhaNumber });
      const hook = await patient.told('server', 'onAbhaLinked');
      assert.deepEqual(
        { ...hook, requestId: typeof hook['requestId'] },
        { portalUser: { userId: 'SGH-20417' }, abhaAddress, abhaNumber, created, requestId: 'string' },
      );
      const agreement = await patient.told('server', 'onAgreement');
      assert.equal(agreement['language'], patient.language);
      assert.equal(agreement['notice'], 'aadhaar-consent');
      await patient.wasNotTold('page', created === 'abha' ? 'abha-login' : 'abha-created');
      await patient.wasNotTold('page', 'abdm-error');
      assert.deepEqual(complaints, []);
    }

    test('creates an ABHA with the mobile of the Aadhaar (CRT_ABHA_101, 102, 103, 104, 105, 107, 108, 112, 113)', async () => {
      await using visit = await arrive();
      const { patient, signup, hospital } = visit;
      const asha = person('Asha');
      await patient.takes('aadhaar');
      await patient.sees(signup.consent.title);
      await patient.text(aadhaarConsent.text).waitFor();
      await patient.asksForCode(asha);
      await patient.text(signup.otp.sent('******0001')).waitFor();
      await patient.entersCode(await patient.readsCode(asha.phone), asha.phone);
      await patient.sees(signup.address.title);
      await patient.text(signup.address.rules).waitFor();
      await patient.suggestions.nth(2).waitFor();
      const chosen = (await patient.suggestions.first().textContent())?.trim() ?? '';
      await patient.suggestions.first().click();
      await patient.text(signup.address.free(chosen)).waitFor();
      await patient.button(signup.address.submit).click();
      await endsSignedIn(visit, chosen, 'abha');
      assert.equal(hospital.desk.sms().length, 1);
    });

    other(
      'creates an ABHA with another mobile, which gets a second OTP (CRT_ABHA_109, 112, 113)',
      async () => {
        await using visit = await arrive();
        const { patient, signup, hospital } = visit;
        const rituparna = person('Rituparna');
        const other = '9876500005';
        await patient.confirmsAadhaar(rituparna, other);
        await patient.sees(signup.mobileOtp.title);
        await patient.text(signup.mobileOtp.sent('******0005')).waitFor();
        await patient.entersCode(await patient.readsCode(other));
        await patient.sees(signup.address.title);
        await patient.chooses('ritu.chattopadhyay');
        await endsSignedIn(visit, 'ritu.chattopadhyay@abdm', 'abha');
        assert.deepEqual(
          hospital.desk.sms().map(({ to }) => to),
          [other, rituparna.phone],
        );
        const created = hospital.desk.people().find(({ aadhaar }) => aadhaar === rituparna.aadhaar);
        assert.equal(created?.abha_mobile, other);
      },
    );

    other('is signed in to the one ABHA there is, and not told that it is new (CRT_ABHA_113)', async () => {
      await using visit = await arrive();
      await visit.patient.confirmsAadhaar(person('Rohan'));
      await visit.patient.sees(visit.signup.accounts.title);
      await visit.patient.account('rohan.deshpande@abdm').click();
      await endsSignedIn(visit, 'rohan.deshpande@abdm', 'nothing');
      assert.equal(visit.hospital.calls('create-phr').length, 0);
    });

    other('chooses among several ABHA addresses', async () => {
      await using visit = await arrive();
      const { patient, signup } = visit;
      await patient.confirmsAadhaar(person('Imran'));
      await patient.sees(signup.accounts.title);
      assert.equal(await patient.button(signup.accounts.signIn).count(), 0);
      assert.equal(await patient.element.getByRole('listitem').count(), 3);
      await patient.account('imranansari86@abdm').click();
      await endsSignedIn(visit, 'imranansari86@abdm', 'nothing');
    });

    other('is signed in as soon as the Aadhaar OTP is right', async () => {
      await using visit = await arrive();
      await visit.patient.confirmsAadhaar(person('Tenzin'));
      await endsSignedIn(visit, 'tenzin.dolma@abdm', 'nothing');
    });

    other(
      'with an ABHA number but no address of her own makes one, which is not called a new ABHA (CRT_ABHA_112)',
      async () => {
        await using visit = await arrive();
        const { patient, signup } = visit;
        await patient.confirmsAadhaar(person('Hemlata'));
        await patient.sees(signup.accounts.title);
        await patient.button(signup.accounts.create).click();
        await patient.sees(signup.address.title);
        await patient.suggestions.nth(2).waitFor();
        await patient.chooses('hemlata.sahu83');
        await endsSignedIn(visit, 'hemlata.sahu83@abdm', 'address');
      },
    );
  });
}

test('changes the language in the middle of the flow and loses nothing (CRT_ABHA_103)', async () => {
  await using hospital = await openHospital(browser);
  const { page, complaints } = await hospital.open();
  const patient = new Patient(page);
  const fathima = person('Fathima');
  await patient.agrees();
  await patient.aadhaarField.fill(fathima.aadhaar);
  await patient.speaks('hi');
  await patient.sees(patient.words.signup.aadhaar.title);
  await patient.aadhaarField.focus();
  assert.equal(await patient.aadhaarField.inputValue(), '1000 0000 0036');
  await patient.button(patient.words.signup.aadhaar.submit).click();
  await patient.sees(patient.words.signup.otp.title);
  const code = await patient.readsCode(fathima.phone);
  await patient.otpField.fill(code);
  await patient.mobileField.fill(fathima.phone);
  await patient.speaks('en');
  await patient.sees(patient.words.signup.otp.title);
  assert.equal(await patient.otpField.inputValue(), code);
  assert.equal(await patient.mobileField.inputValue(), '99999 00003');
  await patient.confirms();
  await patient.sees(patient.words.signup.address.title);
  await patient.addressField.fill('fathima.kochi');
  await patient.speaks('hi');
  await patient.text(patient.words.signup.address.free('fathima.kochi@abdm')).waitFor();
  assert.equal(await patient.addressField.inputValue(), 'fathima.kochi');
  await patient.button(patient.words.signup.address.submit).click();
  await patient.sees(patient.words.signup.done.title.abha);
  await patient.speaks('en');
  await patient.sees(patient.words.signup.done.title.abha);
  assert.equal(hospital.calls('init').length, 1);
  assert.deepEqual(complaints, []);
});
