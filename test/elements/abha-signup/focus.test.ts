import { assert } from '@open-wc/testing';
import type { AbhaSignup } from '../../../src/elements/abha-signup/index.js';
import { part, press, settled, submit, untilScreen } from '../../support/drive.js';
import { held, offline, otpBudget, outcomes, refuse } from '../../support/fixtures.js';
import { until } from '../../support/until.js';
import { signupPage } from './page.js';

const focused = (element: AbhaSignup): Element | null => element.shadowRoot?.activeElement ?? null;

describe('Focus in <abha-signup>', () => {
  it('lands on the heading of a new screen', async () => {
    const { element } = await signupPage({ step: 'aadhaar' });
    await submit(element);
    await untilScreen(element, 'otp');
    assert.strictEqual(focused(element)?.id, 'title');
  });

  it('lands on the field that an answer calls wrong', async () => {
    const { element } = await signupPage({ step: 'otp', script: { verifyAadhaarOtp: refuse('otp-wrong') } });
    await submit(element);
    await settled(element);
    assert.strictEqual(focused(element)?.id, 'otp');
  });

  it('lands on an error that is no field’s, so that it is in view', async () => {
    const { element } = await signupPage({ step: 'otp', script: { verifyAadhaarOtp: offline } });
    await submit(element);
    await settled(element);
    assert.strictEqual(focused(element), part(element, 'alert'));
  });

  it('is not lost when "Try again" goes with its error', async () => {
    const answers = held();
    const { element, backend } = await signupPage({
      step: 'otp',
      script: { verifyAadhaarOtp: [offline, answers.answer] },
    });
    await submit(element);
    await settled(element);
    part(element, 'button-retry').focus();
    await press(element, 'retry');
    await until(() => backend.of('verifyAadhaarOtp').length === 2);
    assert.strictEqual(focused(element), part(element, 'button-submit'));
    answers.release(0, outcomes.createAddress);
    await untilScreen(element, 'address');
    assert.strictEqual(focused(element)?.id, 'title');
  });

  it('goes to the code when a new one was sent, since the last button goes', async () => {
    const { element } = await signupPage({
      step: 'otp',
      script: {
        sendAadhaarOtp: { transaction: 'tx.otp', otp: otpBudget({ resendIn: 0, sendsLeft: 1 }) },
        resendAadhaarOtp: { transaction: 'tx.otp', otp: otpBudget({ sendsLeft: 0 }) },
      },
    });
    part(element, 'button-resend').focus();
    await press(element, 'resend');
    await settled(element);
    assert.strictEqual(focused(element)?.id, 'otp');
  });
});
