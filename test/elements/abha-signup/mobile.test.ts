import { assert } from '@open-wc/testing';
import {
  findPart,
  input,
  part,
  press,
  settled,
  submit,
  textOf,
  type,
  untilScreen,
} from '../../support/drive.js';
import { offline, outcomes, refuse } from '../../support/fixtures.js';
import { signupPage } from './page.js';

describe('The mobile number for the ABHA', () => {
  const forms = {
    '9876500001': 'as it is',
    '98765 00001': 'with a space',
    '+91 98765 00001': 'with the country code',
    '91-9876500001': 'with the country code and a dash',
    '09876500001': 'with a zero in front',
    '९८७६५००००१': 'in Devanagari digits',
  };
  for (const [text, how] of Object.entries(forms)) {
    it(`is understood ${how}, and shown in groups of five`, async () => {
      const { element, backend } = await signupPage({ step: 'otp' });
      await submit(element, { mobile: text });
      assert.strictEqual(input(element, 'mobile').value, '98765 00001');
      await untilScreen(element, 'address');
      assert.strictEqual(backend.of('verifyAadhaarOtp')[0]?.body['mobileNumber'], '9876500001');
    });
  }

  it('is kept when a password manager fills it in and leaves the field in one go', async () => {
    const { element, backend } = await signupPage({ step: 'otp' });
    await type(element, 'otp', '123456');
    const field = input(element, 'mobile');
    field.focus();
    field.value = '+919876500001';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    field.blur();
    await element.updateComplete;
    await press(element, 'submit');
    await untilScreen(element, 'address');
    assert.strictEqual(backend.of('verifyAadhaarOtp')[0]?.body['mobileNumber'], '9876500001');
  });

  it('only leaving its field does not take an error away before the patient has pressed "Try again"', async () => {
    const script = { verifyAadhaarOtp: [offline, outcomes.createAddress] };
    const { element } = await signupPage({ step: 'otp', script });
    await submit(element);
    await settled(element);
    input(element, 'mobile').focus();
    input(element, 'mobile').blur();
    await element.updateComplete;
    await press(element, 'retry');
    await untilScreen(element, 'address');
  });

  const mistakes = {
    '': 'the 10 digits of your phone',
    '98765': 'some are missing',
    '987650000123': 'these are more',
    '0123456789': 'Leave out the 0',
  };
  for (const [text, words] of Object.entries(mistakes)) {
    it(`VRFY_ABHA_301: "${text}" is refused beside the field, and nothing is sent`, async () => {
      const { element, backend } = await signupPage({ step: 'otp' });
      await submit(element, { mobile: text });
      assert.match(textOf(element, 'problem-mobile'), /^Please enter a valid mobile number/);
      assert.include(textOf(element, 'problem-mobile'), words);
      assert.strictEqual(element.shadowRoot?.activeElement, input(element, 'mobile'));
      assert.lengthOf(backend.of('verifyAadhaarOtp'), 0);
    });
  }

  it('one that is unusual is remarked on, and taken all the same', async () => {
    const { element } = await signupPage({ step: 'otp' });
    await type(element, 'mobile', '1234567890');
    assert.include(textOf(element, 'remark'), 'usually begin with 6, 7, 8 or 9');
    await submit(element, { mobile: '1234567890' });
    await untilScreen(element, 'address');
  });

  it('offers the phone’s own number', async () => {
    const { element } = await signupPage({ step: 'otp' });
    assert.strictEqual(input(element, 'mobile').autocomplete, 'tel-national');
    assert.strictEqual(input(element, 'mobile').inputMode, 'tel');
  });

  it('CRT_ABHA_108: the one linked with Aadhaar needs no second OTP', async () => {
    const { element, backend } = await signupPage({ step: 'address' });
    assert.isUndefined(findPart(element, 'field-mobileOtp'));
    assert.lengthOf(backend.of('verifyMobileOtp'), 0);
  });

  it('CRT_ABHA_109, P1 3.9 and P1 3.10: another one is confirmed by an OTP of its own', async () => {
    const script = { verifyAadhaarOtp: outcomes.mobileOtp };
    const { element, backend } = await signupPage({ step: 'mobile-otp', script });
    assert.include(textOf(element, 'explanation'), 'another code to ******0001');
    assert.strictEqual(input(element, 'mobileOtp').autocomplete, 'one-time-code');
    await submit(element, { mobileOtp: '65432' });
    assert.include(textOf(element, 'problem-mobileOtp'), 'some are missing');
    await submit(element, { mobileOtp: '654321' });
    await untilScreen(element, 'address');
    assert.deepEqual(backend.of('verifyMobileOtp')[0]?.body, { transaction: 'tx.mobile', otp: '654321' });
  });

  it('CRT_ABHA_109 and P1 3.11: a wrong second OTP is said beside its field', async () => {
    const script = { verifyAadhaarOtp: outcomes.mobileOtp, verifyMobileOtp: refuse('otp-wrong') };
    const { element } = await signupPage({ step: 'mobile-otp', script });
    await submit(element);
    await settled(element);
    assert.include(textOf(element, 'problem-mobileOtp'), 'That code is not right');
    assert.strictEqual(part(element, 'input-mobileOtp').getAttribute('aria-invalid'), 'true');
  });

  it('one that serves six ABHA numbers already is said beside the field', async () => {
    const { element } = await signupPage({
      step: 'otp',
      script: { verifyAadhaarOtp: refuse('mobile-limit') },
    });
    await submit(element);
    await settled(element);
    assert.include(textOf(element, 'problem-mobile'), 'six ABHA numbers');
  });
});
