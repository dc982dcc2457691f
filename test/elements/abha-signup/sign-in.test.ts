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
import { otpBudget, outcomes, refuse, type Script } from '../../support/fixtures.js';
import { signupPage, type SignupPage } from './page.js';

const oneMoreOtp: Script = {
  verifySelfDeclaredOtp: outcomes.chooseAccount,
  signInToSelfDeclared: outcomes.oneMoreOtp,
};
const atSignIn = (step: 'sign-in' | 'sign-in-otp', script: Script = {}): Promise<SignupPage> =>
  signupPage({ methods: 'mobile', step, script: { ...oneMoreOtp, ...script } });

describe('A sign-in that needs one more OTP in <abha-signup>', () => {
  it('says so before the code is sent', async () => {
    const { element, backend } = await atSignIn('sign-in');
    assert.strictEqual(textOf(element, 'title'), 'One more code is needed');
    assert.include(textOf(element, 'explanation'), 'asha.rani@abdm');
    assert.lengthOf(backend.of('sendLoginOtp'), 0);
    await press(element, 'submit');
    await untilScreen(element, 'sign-in-otp');
    const identifier = { kind: 'abha-address', value: 'asha.rani@abdm' };
    assert.deepEqual(backend.of('sendLoginOtp')[0]?.body, { identifier, otpSystem: 'abdm' });
  });

  it('names where the code went, and none is made up', async () => {
    assert.include(textOf((await atSignIn('sign-in-otp')).element, 'explanation'), '******2425');
    const unnamed = { transaction: 'tx.login', otp: otpBudget({ sentTo: null }) };
    const { element } = await atSignIn('sign-in-otp', { sendLoginOtp: unnamed });
    assert.include(textOf(element, 'explanation'), 'registered with this ABHA address');
  });

  it('ends signed in, and is never called created', async () => {
    const { element, backend } = await atSignIn('sign-in-otp');
    const heard: string[] = [];
    for (const name of ['abha-login', 'abha-created'] as const)
      element.addEventListener(name, ({ type: what }) => heard.push(what));
    await submit(element);
    await untilScreen(element, 'done');
    assert.deepEqual(backend.of('verifyLoginOtp')[0]?.body, { transaction: 'tx.login', otp: '123456' });
    assert.deepEqual(heard, ['abha-login']);
    assert.strictEqual(textOf(element, 'title'), 'You are signed in');
  });

  it('picks the same address where ABDM asks which', async () => {
    const { accounts } = outcomes.chooseAccount;
    const { element, backend } = await atSignIn('sign-in-otp', {
      verifyLoginOtp: { next: 'choose-account', transaction: 'tx.choose', accounts: [...accounts] },
    });
    await submit(element);
    await untilScreen(element, 'done');
    assert.deepEqual(backend.of('signInToAccount')[0]?.body, {
      transaction: 'tx.choose',
      abhaAddress: 'asha.rani@abdm',
    });
  });

  it('VRFY_ABHA_304: a wrong code is said beside the field, and the next one works', async () => {
    const verifyLoginOtp = [
      refuse('otp-wrong', { otp: otpBudget() }),
      { next: 'done', abha: outcomes.existing.abha },
    ] as const;
    const { element } = await atSignIn('sign-in-otp', { verifyLoginOtp });
    await submit(element, { otp: '000000' });
    await settled(element);
    assert.include(textOf(element, 'problem-otp'), 'That code is not right');
    assert.strictEqual(element.shadowRoot?.activeElement, input(element, 'otp'));
    await submit(element);
    await untilScreen(element, 'done');
  });

  it('VRFY_ABHA_305: another code can be asked for, and is the one that counts', async () => {
    const { element, backend } = await atSignIn('sign-in-otp', {
      sendLoginOtp: { transaction: 'tx.login', otp: otpBudget({ resendIn: 0 }) },
    });
    await press(element, 'resend');
    await settled(element);
    assert.deepEqual(backend.of('resendLoginOtp')[0]?.body, { transaction: 'tx.login' });
    await submit(element);
    await untilScreen(element, 'done');
    assert.strictEqual(backend.of('verifyLoginOtp')[0]?.body['transaction'], 'tx.login2');
  });

  it('going back and on again sends no second code', async () => {
    const { element, backend } = await atSignIn('sign-in-otp');
    await type(element, 'otp', '123');
    await press(element, 'back');
    assert.strictEqual(screenOf(element), 'sign-in');
    assert.include(textOf(element, 'notice'), 'A code was sent already.');
    await press(element, 'resume');
    await untilScreen(element, 'sign-in-otp');
    assert.strictEqual(input(element, 'otp').value, '123');
    assert.lengthOf(backend.of('sendLoginOtp'), 1);
    await press(element, 'back');
    await press(element, 'back');
    assert.strictEqual(screenOf(element), 'accounts');
  });

  it('an address that ABDM does not find after all is said, and another one can be chosen', async () => {
    const { element } = await atSignIn('sign-in-otp', { verifyLoginOtp: { next: 'no-account' } });
    await submit(element);
    await settled(element);
    assert.include(textOf(element, 'alert'), 'could not find this ABHA');
    await press(element, 'back');
    await press(element, 'back');
    assert.strictEqual(screenOf(element), 'accounts');
    assert.isUndefined(findPart(element, 'alert'));
    assert.isDefined(part(element, 'button-create-another'));
  });
});
