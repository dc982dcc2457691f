import { assert } from '@open-wc/testing';
import type { AbhaSignup } from '../../../src/elements/abha-signup/index.js';
import { signup as english } from '../../../src/locales/en/signup.js';
import { press, settled, submit } from '../../support/drive.js';
import { never, otpBudget } from '../../support/fixtures.js';
import { until } from '../../support/until.js';
import { signupPage } from './page.js';

const said = (element: AbhaSignup): string =>
  element.shadowRoot?.querySelector('.visually-hidden[role="status"]')?.textContent?.trim() ?? '';

describe('What <abha-signup> tells screen readers', () => {
  it('the place for it is there before there is anything to say', async () => {
    const { element } = await signupPage();
    assert.strictEqual(said(element), '');
    assert.exists(element.shadowRoot?.querySelector('[role="status"]'));
  });

  it('says that it works for the patient', async () => {
    const { element } = await signupPage({ step: 'aadhaar', script: { sendAadhaarOtp: never } });
    await submit(element);
    await until(() => said(element) === english.busy.sendAadhaarOtp);
  });

  it('says no more of it on the next screen', async () => {
    const { element } = await signupPage({ step: 'otp' });
    assert.strictEqual(said(element), '');
  });

  it('says that a new code is on its way', async () => {
    const { element } = await signupPage({
      step: 'otp',
      script: { sendAadhaarOtp: { transaction: 'tx.otp', otp: otpBudget({ resendIn: 0 }) } },
    });
    await press(element, 'resend');
    await settled(element);
    assert.strictEqual(said(element), 'A new code is on its way.');
  });
});
