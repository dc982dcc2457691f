import { assert } from '@open-wc/testing';
import { codeFromSms } from '../../src/controllers/sms-code.js';

const original = CredentialsContainer.prototype.get;
const phoneGives = (answer: () => Promise<unknown>): void => {
  Object.assign(globalThis, { OTPCredential: Object });
  CredentialsContainer.prototype.get = answer as typeof original;
};

describe('A code from an SMS', () => {
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'OTPCredential');
    CredentialsContainer.prototype.get = original;
  });

  const { signal } = new AbortController();

  it('is nothing where the platform has no WebOTP', async () => {
    Reflect.deleteProperty(globalThis, 'OTPCredential');
    assert.isUndefined(await codeFromSms(signal));
  });

  it('is the digits of what the phone gives', async () => {
    phoneGives(async () => ({ code: '१२३-456' }));
    assert.strictEqual(await codeFromSms(signal), '123456');
  });

  for (const [what, answer] of [
    ['nothing', async () => null],
    ['another kind of credential', async () => ({ id: 'password' })],
    ['a refusal', () => Promise.reject(new DOMException('No', 'NotAllowedError'))],
  ] as const) {
    it(`is nothing where the phone gives ${what}`, async () => {
      phoneGives(answer);
      assert.isUndefined(await codeFromSms(signal));
    });
  }
});
