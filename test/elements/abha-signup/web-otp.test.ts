import { assert } from '@open-wc/testing';
import { input, press, untilScreen, submit } from '../../support/drive.js';
import { outcomes } from '../../support/fixtures.js';
import { until } from '../../support/until.js';
import { signupPage } from './page.js';

interface Asked {
  readonly options: CredentialRequestOptions;
  answer(credential: Credential | null): void;
}

const asked: Asked[] = [];
const code = (text: string): Credential => ({ id: '', type: 'otp', code: text }) as Credential;
const original = CredentialsContainer.prototype.get;

describe('A code that the phone reads from the SMS', () => {
  beforeEach(() => {
    asked.length = 0;
    Object.assign(globalThis, { OTPCredential: Object });
    CredentialsContainer.prototype.get = (options = {}) =>
      new Promise<Credential | null>((resolve, reject) => {
        asked.push({ options, answer: resolve });
        options.signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
      });
  });

  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'OTPCredential');
    CredentialsContainer.prototype.get = original;
  });

  it('fills the field in, and nothing is sent without the patient', async () => {
    const { element, backend } = await signupPage({ step: 'otp' });
    assert.deepEqual((asked[0]?.options as { otp?: unknown }).otp, { transport: ['sms'] });
    asked[0]?.answer(code('456789'));
    await until(() => input(element, 'otp').value === '456789');
    assert.lengthOf(backend.of('verifyAadhaarOtp'), 0);
  });

  it('is not waited for any longer once the patient goes back', async () => {
    const { element } = await signupPage({ step: 'otp' });
    assert.isFalse(asked[0]?.options.signal?.aborted);
    await press(element, 'back');
    assert.isTrue(asked[0]?.options.signal?.aborted);
  });

  it('is not waited for any longer once the element is gone', async () => {
    const { element } = await signupPage({ step: 'otp' });
    element.remove();
    assert.isTrue(asked[0]?.options.signal?.aborted);
  });

  it('goes into the field of the second OTP on that screen', async () => {
    const { element } = await signupPage({ step: 'otp', script: { verifyAadhaarOtp: outcomes.mobileOtp } });
    await submit(element);
    await untilScreen(element, 'mobile-otp');
    assert.isTrue(asked[0]?.options.signal?.aborted);
    asked[1]?.answer(code('112233'));
    await until(() => input(element, 'mobileOtp').value === '112233');
  });

  it('a patient who says no, or an engine that throws, disturbs nothing', async () => {
    CredentialsContainer.prototype.get = () => Promise.reject(new DOMException('No', 'NotAllowedError'));
    const { element } = await signupPage({ step: 'otp' });
    assert.strictEqual(input(element, 'otp').value, '');
  });
});
