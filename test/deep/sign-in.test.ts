import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { type Language, person, words } from '../e2e/patient.js';
import { ReturningPatient } from '../e2e/returning-patient.js';
import { waysToSignIn } from '../e2e/ways-to-sign-in.js';
import { type Hospital, openBrowser, openHospital, sideBySide } from '../support/e2e.js';

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const locks = [
  ['AS-1394', 'Farida', 30 * 60],
  ['AS-1398', 'Thomas', 12 * 60 * 60],
  ['AS-1387', 'Yashoda', 24 * 60 * 60],
] as const;

for (const language of ['en', 'hi'] as const satisfies Language[]) {
  describe(`a patient who signs in (${language})`, sideBySide, () => {
    let hospital: Hospital;
    before(async () => {
      hospital = await openHospital(browser);
    });
    after(() => hospital[Symbol.asyncDispose]());

    async function arrive() {
      const visit = await hospital.open('/abha-sign-in');
      const patient = new ReturningPatient(visit.page);
      if (language !== 'en') await patient.speaks(language);
      return { ...visit, patient };
    }

    for (const way of waysToSignIn) {
      test(way.name, async () => {
        await using visit = await arrive();
        const { patient, complaints } = visit;
        await patient.signsIn(way);
        assert.deepEqual(complaints, []);
      });
    }

    for (const [code, name, seconds] of locks) {
      test(`${code}: a lock says until when`, async () => {
        await using visit = await arrive();
        const { patient } = visit;
        const { phone } = person(name);
        await patient.enters(phone);
        await patient.text(words[language].common.errors['otp-locked']).waitFor();
        const answer = await hospital.ask(patient.page.context(), 'sendLoginOtp', {
          data: { identifier: { kind: 'mobile', value: phone }, otpSystem: 'abdm' },
        });
        const { retryAfterSeconds = 0 } = answer.body['error'] as { retryAfterSeconds?: number };
        assert(retryAfterSeconds > seconds - 60 && retryAfterSeconds <= seconds, String(retryAfterSeconds));
      });
    }
  });
}
