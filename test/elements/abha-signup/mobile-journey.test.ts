import { assert } from '@open-wc/testing';
import { advance, ordinaryTime } from '../../support/clock.js';
import {
  choose,
  driveTo,
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
import { otpBudget, outcomes, refuse, type Script } from '../../support/fixtures.js';
import { until } from '../../support/until.js';
import { signupPage, type SignupPage } from './page.js';

const byMobile = (
  options: { step?: Parameters<typeof driveTo>[1]; script?: Script; lang?: string } = {},
): Promise<SignupPage> => signupPage({ methods: 'mobile', ...options });

describe('A sign-up by mobile number in <abha-signup>', () => {
  afterEach(ordinaryTime);

  it('P1 1.1 to P1 1.13: leads from the number to the address, each answer where it belongs', async () => {
    const { element, backend } = await signupPage({ methods: 'aadhaar mobile', step: 'done', by: 'mobile' });
    assert.deepEqual(
      backend.calls
        .map(({ route }) => route)
        .filter((route) => !['findPincode', 'checkAddress', 'suggestAddresses'].includes(route)),
      ['sendSelfDeclaredOtp', 'verifySelfDeclaredOtp', 'recordAgreement', 'createSelfDeclaredAddress'],
    );
    assert.strictEqual(textOf(element, 'title'), 'Your new ABHA address is ready');
    assert.deepEqual(backend.refused, []);
  });

  it('P1 1.2 and P1 1.3: the number is sent as ten digits, however it was typed', async () => {
    const { element, backend } = await byMobile();
    await submit(element, { mobile: '+91 98765-00001' });
    await untilScreen(element, 'mobile-otp');
    assert.deepEqual(backend.calls[0]?.body, { mobileNumber: '9876500001' });
  });

  for (const [text, words] of Object.entries({
    '': 'the 10 digits',
    '98765': 'some are missing',
    '0123456789': 'Leave out the 0',
  })) {
    it(`VRFY_ABHA_301: "${text}" is refused beside the field, and nothing is sent`, async () => {
      const { element, backend } = await byMobile();
      await submit(element, { mobile: text });
      assert.match(textOf(element, 'problem-mobile'), /^Please enter a valid mobile number/);
      assert.include(textOf(element, 'problem-mobile'), words);
      assert.strictEqual(element.shadowRoot?.activeElement, input(element, 'mobile'));
      assert.lengthOf(backend.calls, 0);
    });
  }

  it('P1 1.4: the OTP screen names where the code went; a wrong code is said beside the field', async () => {
    const verifySelfDeclaredOtp = [refuse('otp-wrong', { otp: otpBudget() }), outcomes.createAddress];
    const { element, backend } = await byMobile({ step: 'mobile-otp', script: { verifySelfDeclaredOtp } });
    assert.strictEqual(textOf(element, 'explanation'), 'We sent a code to ******0001. Enter it here.');
    await submit(element, { mobileOtp: '000000' });
    await settled(element);
    assert.include(textOf(element, 'problem-mobileOtp'), 'That code is not right');
    await submit(element, { mobileOtp: '654321' });
    await untilScreen(element, 'person');
    assert.deepEqual(
      backend.of('verifySelfDeclaredOtp').map(({ body }) => body['otp']),
      ['000000', '654321'],
    );
  });

  it('P1 1.5: another code after 60 seconds, and not before', async () => {
    const { element, backend } = await byMobile({ step: 'mobile-otp' });
    assert.strictEqual(part(element, 'button-resend').ariaDisabled, 'true');
    await press(element, 'resend');
    assert.lengthOf(backend.of('resendSelfDeclaredOtp'), 0);
    advance(61);
    await until(() => part(element, 'button-resend').ariaDisabled === 'false');
    await press(element, 'resend');
    await settled(element);
    assert.deepEqual(backend.of('resendSelfDeclaredOtp')[0]?.body, { transaction: 'tx.otp' });
    assert.include(textOf(element, 'otp-status'), '1 new code left');
  });

  it('P1 1.10: the rules of the address are printed, and kept to', async () => {
    const { element, backend } = await byMobile({ step: 'address' });
    assert.match(textOf(element, 'hint-address'), /8 to 18 letters or digits/);
    await submit(element, { address: 'asha' });
    assert.include(textOf(element, 'problem-address'), 'at least 8');
    assert.lengthOf(backend.of('createSelfDeclaredAddress'), 0);
  });

  it('P1 1.11: suggestions are made from the name, and a taken address is said', async () => {
    const { element, backend } = await byMobile({
      step: 'address',
      script: { checkAddress: { available: false } },
    });
    await until(() => findPart(element, 'suggestion') !== undefined);
    assert.deepEqual(backend.of('suggestAddresses')[0]?.body, {
      transaction: 'tx.address',
      about: { firstName: 'Asha', lastName: 'Rani', yearOfBirth: 1990, monthOfBirth: 3, dayOfBirth: 27 },
    });
    await type(element, 'address', 'asharani1990');
    await until(() => textOf(element, 'availability').includes('already taken'));
  });

  it('other names get other suggestions, the same names no second request', async () => {
    const { element, backend } = await byMobile({ step: 'address' });
    await until(() => findPart(element, 'suggestion') !== undefined);
    await press(element, 'back');
    await submit(element, { firstName: 'Nisha' });
    await untilScreen(element, 'address');
    await until(() => backend.of('suggestAddresses').length === 2);
    assert.strictEqual(
      (backend.of('suggestAddresses')[1]?.body['about'] as { firstName: string }).firstName,
      'Nisha',
    );
  });

  it('AS-1309: a number with six addresses says so, and the other ways lead on', async () => {
    const { element } = await signupPage({
      methods: 'aadhaar mobile',
      by: 'mobile',
      step: 'address',
      script: { createSelfDeclaredAddress: refuse('address-limit') },
    });
    await submit(element);
    await settled(element);
    assert.match(textOf(element, 'alert'), /Six ABHA addresses.*create your ABHA with Aadhaar/);
    await press(element, 'way-on');
    assert.strictEqual(screenOf(element), 'no-aadhaar-mobile');
    await press(element, 'back');
    await choose(element, 'aadhaar');
    await driveTo(element, 'done');
  });

  it('a lost transaction starts again with everything that was typed, but asks for the agreement anew', async () => {
    const createSelfDeclaredAddress = [refuse('transaction-lost'), outcomes.createdAddress];
    const { element } = await byMobile({ step: 'address', script: { createSelfDeclaredAddress } });
    await submit(element);
    await settled(element);
    await press(element, 'restart');
    await untilScreen(element, 'mobile');
    assert.strictEqual(input(element, 'mobile').value, '98765 00001');
    await press(element, 'submit');
    await untilScreen(element, 'mobile-otp');
    await submit(element);
    await untilScreen(element, 'person');
    assert.deepEqual(
      (['firstName', 'lastName', 'day', 'month', 'year', 'line', 'pincode'] as const).map(
        (field) => input(element, field).value,
      ),
      ['Asha', 'Rani', '27', '3', '1990', '12, MG Road', '560001'],
    );
    assert.strictEqual(
      element.shadowRoot?.querySelector<HTMLInputElement>('[part~="radio"]:checked')?.value,
      'F',
    );
    assert.isFalse(part<HTMLInputElement>(element, 'checkbox').checked);
  });
});
