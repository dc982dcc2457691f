import { assert } from '@open-wc/testing';
import {
  input,
  part,
  press,
  screenOf,
  settled,
  submit,
  textOf,
  type,
  untilScreen,
} from '../../support/drive.js';
import { never, otpBudget, outcomes, refuse } from '../../support/fixtures.js';
import { until } from '../../support/until.js';
import { signupPage } from './page.js';

describe('The Aadhaar OTP in <abha-signup>', () => {
  it('CRT_ABHA_105 and P1 3.4: the text names the masked number that the OTP went to', async () => {
    const { element } = await signupPage({ step: 'otp' });
    assert.strictEqual(
      textOf(element, 'explanation'),
      'We just sent an OTP on the Mobile Number ******2425 linked with Aadhaar. Enter the OTP below to proceed with ABHA creation.',
    );
  });

  it('CRT_ABHA_105: where upstream does not name the number, none is made up', async () => {
    const script = { sendAadhaarOtp: { transaction: 'tx.otp', otp: otpBudget({ sentTo: null }) } };
    const { element } = await signupPage({ step: 'otp', script });
    assert.include(textOf(element, 'explanation'), 'on the mobile number linked with Aadhaar');
  });

  it('the field takes a code from the phone’s keyboard', async () => {
    const { element } = await signupPage({ step: 'otp' });
    const field = input(element, 'otp');
    assert.strictEqual(field.autocomplete, 'one-time-code');
    assert.strictEqual(field.inputMode, 'numeric');
    assert.strictEqual(field.labels?.[0]?.textContent, 'OTP (6 digits)');
  });

  it('the heading has focus on entering, so that a screen reader begins there', async () => {
    const { element } = await signupPage({ step: 'otp' });
    assert.strictEqual(element.shadowRoot?.activeElement, part(element, 'title'));
  });

  it('CRT_ABHA_105: anything but six digits is refused beside the field, and nothing is sent', async () => {
    const { element, backend } = await signupPage({ step: 'otp' });
    for (const [otp, words] of [
      ['', 'Enter the code'],
      ['12345', 'some are missing'],
      ['1234567', 'these are more'],
    ] as const) {
      await submit(element, { otp });
      assert.include(textOf(element, 'problem-otp'), words);
      assert.strictEqual(element.shadowRoot?.activeElement, input(element, 'otp'));
    }
    assert.lengthOf(backend.of('verifyAadhaarOtp'), 0);
  });

  it('a code in Devanagari digits with a space is understood', async () => {
    const { element, backend } = await signupPage({ step: 'otp' });
    await submit(element, { otp: '१२३ ४५६' });
    await untilScreen(element, 'address');
    assert.strictEqual(backend.of('verifyAadhaarOtp')[0]?.body['otp'], '123456');
  });

  it('CRT_ABHA_107: a wrong code is said beside the field, and the next one works', async () => {
    const script = { verifyAadhaarOtp: [refuse('otp-wrong', { otp: otpBudget() }), outcomes.createAddress] };
    const { element, backend } = await signupPage({ step: 'otp', script });
    await submit(element, { otp: '000000' });
    await settled(element);
    assert.include(textOf(element, 'problem-otp'), 'That code is not right');
    assert.strictEqual(element.shadowRoot?.activeElement, input(element, 'otp'));
    assert.strictEqual(input(element, 'mobile').value, '98765 00001');
    await submit(element, { otp: '123456' });
    await untilScreen(element, 'address');
    assert.deepEqual(
      backend.of('verifyAadhaarOtp').map(({ body }) => body['otp']),
      ['000000', '123456'],
    );
  });

  it('pressing twice checks the code once', async () => {
    const { element, backend } = await signupPage({ step: 'otp', script: { verifyAadhaarOtp: never } });
    await submit(element);
    await press(element, 'submit');
    await until(() => backend.of('verifyAadhaarOtp').length > 0);
    assert.lengthOf(backend.of('verifyAadhaarOtp'), 1);
    assert.strictEqual(screenOf(element), 'otp');
  });

  it('a mended code takes the error away', async () => {
    const { element } = await signupPage({ step: 'otp', script: { verifyAadhaarOtp: refuse('otp-wrong') } });
    await submit(element);
    await settled(element);
    await type(element, 'otp', '1');
    assert.notInclude(textOf(element), 'That code is not right');
  });
});
