import { assert } from '@open-wc/testing';
import {
  findPart,
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
import { held, offline, otpBudget, outcomes, refuse } from '../../support/fixtures.js';
import { until } from '../../support/until.js';
import { signupPage } from './page.js';

describe('Going back in <abha-signup>', () => {
  it('from the number leads to the consent, which stays given and is not recorded twice', async () => {
    const { element, backend } = await signupPage({ step: 'aadhaar' });
    await press(element, 'back');
    assert.isTrue(part<HTMLInputElement>(element, 'checkbox').checked);
    await press(element, 'submit');
    await untilScreen(element, 'aadhaar');
    assert.lengthOf(backend.of('recordAgreement'), 1);
  });

  it('from the OTP offers to go on with the code that was sent, and keeps what was typed', async () => {
    const { element, backend } = await signupPage({ step: 'otp' });
    await type(element, 'otp', '123');
    await type(element, 'mobile', '98765');
    await press(element, 'back');
    assert.include(textOf(element, 'notice'), 'A code was sent for XXXX XXXX 2342.');
    assert.strictEqual(input(element, 'aadhaar').value, '');
    await press(element, 'resume');
    await untilScreen(element, 'otp');
    assert.strictEqual(input(element, 'otp').value, '123');
    assert.strictEqual(input(element, 'mobile').value, '98765');
    assert.lengthOf(backend.of('sendAadhaarOtp'), 1);
  });

  it('from the OTP and a new number begins anew', async () => {
    const { element, backend } = await signupPage({ step: 'otp' });
    await press(element, 'back');
    await submit(element, { aadhaar: '023412341233' });
    await untilScreen(element, 'otp');
    assert.strictEqual(backend.of('sendAadhaarOtp')[1]?.body['aadhaarNumber'], '023412341233');
    await press(element, 'back');
    assert.include(textOf(element, 'notice'), 'XXXX XXXX 1233');
  });

  it('while something is under way gives it up, and a late answer changes nothing', async () => {
    const answers = held();
    const { element, backend } = await signupPage({
      step: 'otp',
      script: { verifyAadhaarOtp: answers.answer },
    });
    await submit(element);
    await until(() => backend.of('verifyAadhaarOtp').length === 1);
    await press(element, 'back');
    assert.isTrue(backend.of('verifyAadhaarOtp')[0]?.signal.aborted);
    answers.release(0, outcomes.createAddress);
    await settled(element);
    assert.strictEqual(screenOf(element), 'aadhaar');
    assert.isUndefined(findPart(element, 'alert'));
  });

  it('from the second OTP and on again keeps it', async () => {
    const script = { verifyAadhaarOtp: outcomes.mobileOtp };
    const { element } = await signupPage({ step: 'mobile-otp', script });
    await type(element, 'mobileOtp', '654');
    await press(element, 'back');
    assert.include(textOf(element, 'notice'), 'You have confirmed a code already.');
    await press(element, 'resume');
    await untilScreen(element, 'mobile-otp');
    assert.strictEqual(input(element, 'mobileOtp').value, '654');
  });

  it('from the address and on again keeps what was typed and the suggestions', async () => {
    const { element, backend } = await signupPage({ step: 'address' });
    await type(element, 'address', 'asharani1990');
    await until(() => findPart(element, 'suggestion') !== undefined);
    await press(element, 'back');
    await press(element, 'resume');
    await untilScreen(element, 'address');
    assert.strictEqual(input(element, 'address').value, 'asharani1990');
    assert.isDefined(findPart(element, 'suggestion'));
    assert.lengthOf(backend.of('suggestAddresses'), 1);
  });

  it('from a new address leads to the accounts, and on again', async () => {
    const script = { verifyAadhaarOtp: outcomes.chooseAccount };
    const { element } = await signupPage({ step: 'accounts', script });
    await press(element, 'create-another');
    await untilScreen(element, 'address');
    await type(element, 'address', 'asharani1990');
    await press(element, 'back');
    assert.strictEqual(screenOf(element), 'accounts');
    await press(element, 'create-another');
    assert.strictEqual(input(element, 'address').value, 'asharani1990');
  });

  it('takes an error away', async () => {
    const { element } = await signupPage({ step: 'otp', script: { verifyAadhaarOtp: offline } });
    await submit(element);
    await settled(element);
    await press(element, 'back');
    assert.isUndefined(findPart(element, 'alert'));
  });

  it('is not offered at the beginning and at the end', async () => {
    assert.isUndefined(findPart((await signupPage()).element, 'button-back'));
    assert.isUndefined(findPart((await signupPage({ step: 'done' })).element, 'button-back'));
  });
});

describe('Starting again in <abha-signup>', () => {
  it('after a lost transaction asks for the agreement anew, and keeps the mobile number', async () => {
    const lost = refuse('transaction-lost');
    const { element } = await signupPage({
      step: 'otp',
      script: { verifyAadhaarOtp: [lost, outcomes.createAddress] },
    });
    await submit(element);
    await settled(element);
    await press(element, 'restart');
    await untilScreen(element, 'consent');
    assert.isFalse(part<HTMLInputElement>(element, 'checkbox').checked);
    await submit(element);
    await untilScreen(element, 'aadhaar');
    await submit(element);
    await untilScreen(element, 'otp');
    assert.strictEqual(input(element, 'mobile').value, '98765 00001');
    assert.strictEqual(input(element, 'otp').value, '');
  });

  it('after somebody else signed in forgets everything', async () => {
    const changed = refuse('patient-changed');
    const sent = { transaction: 'tx.otp', otp: otpBudget() };
    const script = { verifyAadhaarOtp: changed, sendAadhaarOtp: sent };
    const { element } = await signupPage({ step: 'otp', script });
    await submit(element);
    await untilScreen(element, 'consent');
    assert.include(textOf(element, 'notice'), 'Somebody else has signed in on this device');
    await submit(element);
    await untilScreen(element, 'aadhaar');
    assert.isUndefined(findPart(element, 'button-resume'));
    await submit(element);
    await untilScreen(element, 'otp');
    assert.strictEqual(input(element, 'mobile').value, '');
  });
});
