import { assert } from '@open-wc/testing';
import { timeOrDay } from '../../../src/ui/moments.js';
import { advance, ordinaryTime } from '../../support/clock.js';
import { findPart, isBusy, part, press, settled, submit, textOf, untilScreen } from '../../support/drive.js';
import { never, otpBudget, outcomes, refuse, type Script } from '../../support/fixtures.js';
import { until } from '../../support/until.js';
import { signupPage } from './page.js';

const sent = (state: Parameters<typeof otpBudget>[0]): Script => ({
  sendAadhaarOtp: { transaction: 'tx.otp', otp: otpBudget(state) },
});

const resendDisabled = (element: Element): string | null =>
  part(element, 'button-resend').getAttribute('aria-disabled');

describe('The limits of OTPs in <abha-signup>', () => {
  afterEach(ordinaryTime);

  it('CRT_ABHA_106 and P1 3.5: another code can be asked for only after the cool-down, which is counted down', async () => {
    const { element, backend } = await signupPage({ step: 'otp' });
    assert.match(
      textOf(element, 'otp-status'),
      /2 new codes left\. You can ask for a new code in (1:00|0:59)\./,
    );
    assert.strictEqual(resendDisabled(element), 'true');
    assert.strictEqual(part(element, 'button-resend').getAttribute('aria-describedby'), 'otp-status');
    await press(element, 'resend');
    assert.lengthOf(backend.of('resendAadhaarOtp'), 0);
    advance(30);
    await until(() => /in 0:(30|29|28)\./.test(textOf(element, 'otp-status')));
    advance(61);
    await until(() => resendDisabled(element) === 'false');
    assert.include(textOf(element, 'otp-status'), 'You can ask for a new code now.');
  });

  it('CRT_ABHA_106: asking again needs no Aadhaar number, and counts the codes that are left', async () => {
    const { element, backend } = await signupPage({ step: 'otp', script: sent({ resendIn: 0 }) });
    await press(element, 'resend');
    await settled(element);
    assert.deepEqual(backend.of('resendAadhaarOtp')[0]?.body, { transaction: 'tx.otp' });
    assert.match(
      textOf(element, 'otp-status'),
      /1 new code left\. You can ask for a new code in (1:00|0:59)/,
    );
    assert.include(
      element.shadowRoot?.querySelector('[role=status]')?.textContent ?? '',
      'A new code is on its way.',
    );
    await submit(element);
    await untilScreen(element, 'address');
    assert.strictEqual(backend.of('verifyAadhaarOtp')[0]?.body['transaction'], 'tx.otp2');
  });

  it('CRT_ABHA_106: when no code is left the button is gone, and the text says so', async () => {
    const { element } = await signupPage({ step: 'otp', script: sent({ sendsLeft: 0 }) });
    assert.isUndefined(findPart(element, 'button-resend'));
    assert.strictEqual(textOf(element, 'otp-status'), 'No more codes can be sent in this attempt.');
  });

  it('where the first code went is still known when a second answer does not name it', async () => {
    const again = { transaction: 'tx.otp2', otp: otpBudget({ sendsLeft: 1, sentTo: null }) };
    const script = { ...sent({ resendIn: 0 }), resendAadhaarOtp: again };
    const { element } = await signupPage({ step: 'otp', script });
    await press(element, 'resend');
    await settled(element);
    assert.include(textOf(element, 'explanation'), '******2425');
  });

  it('pressing twice sends one more code', async () => {
    const script = { ...sent({ resendIn: 0 }), resendAadhaarOtp: never };
    const { element, backend } = await signupPage({ step: 'otp', script });
    await press(element, 'resend');
    await press(element, 'resend');
    await until(() => backend.of('resendAadhaarOtp').length > 0);
    assert.lengthOf(backend.of('resendAadhaarOtp'), 1);
    assert.strictEqual(textOf(element, 'button-resend'), 'Sending a new code…');
    assert.isTrue(isBusy(element));
  });

  it('a lock says when it ends, and ends then', async () => {
    const { element } = await signupPage({ step: 'otp', script: sent({ resendIn: 0, lockedFor: 1800 }) });
    // Half an hour before midnight the end is another day's, and says so.
    const end = timeOrDay(Date.now() + 1800_000, 'en');
    assert.include(textOf(element, 'otp-status').replace(/\s/g, ' '), `until ${end.replace(/\s/g, ' ')}`);
    assert.strictEqual(resendDisabled(element), 'true');
    advance(1801);
    await until(() => resendDisabled(element) === 'false');
  });

  it('a refusal that carries the budget updates cool-down and codes left', async () => {
    const refused = refuse('otp-wrong', { otp: otpBudget({ sendsLeft: 0, sentTo: null }) });
    const { element } = await signupPage({ step: 'otp', script: { verifyAadhaarOtp: refused } });
    await submit(element);
    await settled(element);
    assert.include(textOf(element, 'otp-status'), 'No more codes');
    assert.include(textOf(element, 'explanation'), '******2425', 'where it went is still known');
  });

  it('a refusal with a lock says when the patient can try again, and goes on after it', async () => {
    const refused = refuse('otp-locked', { otp: otpBudget({ lockedFor: 90, sendsLeft: 1 }) });
    const { element } = await signupPage({
      step: 'otp',
      script: { verifyAadhaarOtp: [refused, outcomes.createAddress] },
    });
    await submit(element);
    await settled(element);
    assert.match(textOf(element, 'alert'), /paused this for your safety.*You can try again at/);
    advance(91);
    await until(() => !textOf(element, 'alert').includes('You can try again at'));
    await submit(element);
    await untilScreen(element, 'address');
  });

  it('a phone whose clock is an hour wrong counts the same minute', async () => {
    advance(-3600);
    const { element } = await signupPage({ step: 'otp' });
    assert.match(textOf(element, 'otp-status'), /in (1:00|0:59)\./);
  });

  it('CRT_ABHA_106 and P1 3.12: the second OTP has limits of its own', async () => {
    const { element, backend } = await signupPage({
      step: 'mobile-otp',
      script: {
        verifyAadhaarOtp: { ...outcomes.mobileOtp, otp: otpBudget({ resendIn: 0, sentTo: '******0001' }) },
      },
    });
    await press(element, 'resend');
    await settled(element);
    assert.deepEqual(backend.of('resendMobileOtp')[0]?.body, { transaction: 'tx.mobile' });
    assert.include(textOf(element, 'otp-status'), '1 new code left');
  });
});
