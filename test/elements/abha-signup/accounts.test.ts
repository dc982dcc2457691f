import { assert } from '@open-wc/testing';
import type { AbhaSignup } from '../../../src/elements/abha-signup/index.js';
import { findPart, part, press, screenOf, settled, textOf, untilScreen } from '../../support/drive.js';
import { never, outcomes, refuse, type Script, sixAccounts } from '../../support/fixtures.js';
import { until } from '../../support/until.js';
import { signupPage } from './page.js';

const two: Script = { verifyAadhaarOtp: outcomes.chooseAccount };
const twoByMobile: Script = { verifySelfDeclaredOtp: outcomes.chooseAccount };
const [first, second] = outcomes.chooseAccount.accounts;

const buttons = (element: AbhaSignup): HTMLButtonElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLButtonElement>('[part~="button-sign-in"]') ?? []),
];

describe('ABHAs that exist already in <abha-signup>', () => {
  it('are listed with name and KYC state, a button for each, a new one after them', async () => {
    const { element } = await signupPage({ step: 'accounts', script: two });
    assert.strictEqual(textOf(element, 'title'), 'You have an ABHA already');
    assert.include(textOf(element, 'accounts'), 'asha.rani@abdm Asha Rani · KYC Verified');
    assert.include(textOf(element, 'accounts'), 'asharani_old@abdm Asha R · Self Declared');
    assert.deepEqual(
      buttons(element).map((button) => button.ariaLabel),
      ['Sign in to asha.rani@abdm', 'Sign in to asharani_old@abdm'],
    );
    const another = part(element, 'button-create-another');
    assert.isTrue(
      (buttons(element)[1]!.compareDocumentPosition(another) & Node.DOCUMENT_POSITION_FOLLOWING) > 0,
    );
  });

  it('one press signs in, and it is never called a new one', async () => {
    const { element, backend } = await signupPage({ step: 'accounts', script: two });
    buttons(element)[1]?.click();
    await untilScreen(element, 'done');
    assert.deepEqual(backend.of('signInToFoundAbha')[0]?.body, {
      transaction: 'tx.account',
      abhaAddress: second.abhaAddress,
    });
    assert.strictEqual(textOf(element, 'title'), 'You are signed in');
    assert.notMatch(textOf(element), /congratulations|created|is ready/i);
  });

  it('pressing one twice, or another one meanwhile, signs in once', async () => {
    const script = { ...two, signInToFoundAbha: never };
    const { element, backend } = await signupPage({ step: 'accounts', script });
    for (const index of [0, 0, 1]) {
      buttons(element)[index]?.click();
      await element.updateComplete;
    }
    await until(() => backend.of('signInToFoundAbha').length > 0);
    assert.lengthOf(backend.of('signInToFoundAbha'), 1);
    assert.deepEqual(
      buttons(element).map(({ textContent, ariaDisabled }) => [textContent.trim(), ariaDisabled]),
      [
        ['Signing in…', 'true'],
        ['Sign in', 'true'],
      ],
    );
  });

  it('another one can be made where that is allowed', async () => {
    const { element } = await signupPage({ step: 'address', script: two });
    await press(element, 'back');
    assert.strictEqual(screenOf(element), 'accounts');
  });

  it('no other one is offered where that is not allowed', async () => {
    const verifyAadhaarOtp = { ...outcomes.chooseAccount, mayCreate: false };
    const { element } = await signupPage({ step: 'accounts', script: { verifyAadhaarOtp } });
    assert.isUndefined(findPart(element, 'button-create-another'));
  });

  it('a single one is shown before it is signed in to: a family shares a phone', async () => {
    const verifyAadhaarOtp = { ...outcomes.chooseAccount, accounts: [first], mayCreate: false };
    const { element, backend } = await signupPage({ step: 'accounts', script: { verifyAadhaarOtp } });
    assert.lengthOf(backend.of('signInToFoundAbha'), 0);
    await press(element, 'sign-in');
    await untilScreen(element, 'done');
    assert.strictEqual(backend.of('signInToFoundAbha')[0]?.body['abhaAddress'], first.abhaAddress);
  });

  it('one that is deactivated says whom to ask, and another can be signed in to', async () => {
    const script = { ...two, signInToFoundAbha: [refuse('abha-deactivated'), outcomes.existing] };
    const { element, backend } = await signupPage({ step: 'accounts', script });
    await press(element, 'sign-in');
    await settled(element);
    assert.include(textOf(element, 'alert'), 'deactivated');
    assert.isNotNull(part(element, 'alert').querySelector('slot[name=help]'));
    buttons(element)[1]?.click();
    await untilScreen(element, 'done');
    assert.strictEqual(backend.of('signInToFoundAbha')[1]?.body['abhaAddress'], second.abhaAddress);
  });

  it('after a failure "Try again" signs in to the same one', async () => {
    const script = { ...two, signInToFoundAbha: [refuse('internal'), outcomes.existing] };
    const { element, backend } = await signupPage({ step: 'accounts', script });
    buttons(element)[1]?.click();
    await settled(element);
    await press(element, 'retry');
    await untilScreen(element, 'done');
    const [tried, again] = backend.of('signInToFoundAbha').map(({ body }) => body);
    assert.deepEqual(tried, again);
  });

  it('an empty list that allows a new one leads on to it', async () => {
    const verifyAadhaarOtp = { ...outcomes.chooseAccount, accounts: [] };
    const { element } = await signupPage({ step: 'accounts', script: { verifyAadhaarOtp } });
    await press(element, 'create-another');
    await untilScreen(element, 'address');
  });

  it('six that one Aadhaar has say that there can be no more', async () => {
    const verifyAadhaarOtp = { ...outcomes.chooseAccount, accounts: sixAccounts(true) };
    const { element } = await signupPage({ step: 'accounts', script: { verifyAadhaarOtp } });
    assert.include(textOf(element, 'notice'), 'This Aadhaar has six ABHA addresses already');
    assert.isUndefined(findPart(element, 'button-create-another'));
  });
});

describe('ABHA addresses on a mobile number in <abha-signup>', () => {
  it('P1 1.6: every one is listed, and one press signs in', async () => {
    const { element, backend } = await signupPage({
      step: 'accounts',
      methods: 'mobile',
      script: twoByMobile,
    });
    assert.lengthOf(buttons(element), 2);
    buttons(element)[0]?.click();
    await untilScreen(element, 'done');
    assert.deepEqual(backend.of('signInToSelfDeclared')[0]?.body, {
      transaction: 'tx.account',
      abhaAddress: first.abhaAddress,
    });
  });

  it('P1 1.7: a new one is worded as prescribed, and needs no second OTP', async () => {
    const { element, backend } = await signupPage({
      step: 'accounts',
      methods: 'mobile',
      script: twoByMobile,
    });
    assert.strictEqual(textOf(element, 'button-create-another'), 'Still want to create a new ABHA address');
    await press(element, 'create-another');
    await untilScreen(element, 'person');
    assert.lengthOf(backend.of('sendSelfDeclaredOtp'), 1);
    assert.lengthOf(backend.of('resendSelfDeclaredOtp'), 0);
  });

  it('AS-1309: six self-declared ones say what can be done instead of a seventh', async () => {
    const verifySelfDeclaredOtp = { ...outcomes.chooseAccount, accounts: sixAccounts(false) };
    const { element } = await signupPage({
      step: 'accounts',
      methods: 'mobile',
      script: { verifySelfDeclaredOtp },
    });
    assert.match(
      textOf(element, 'notice'),
      /Six ABHA addresses.*Sign in to one of them, use another mobile number, or create your ABHA with Aadhaar/,
    );
    assert.isUndefined(findPart(element, 'button-create-another'));
  });

  it('AS-1309: verified ones do not count among them', async () => {
    const verifySelfDeclaredOtp = { ...outcomes.chooseAccount, accounts: sixAccounts(true) };
    const { element } = await signupPage({
      step: 'accounts',
      methods: 'mobile',
      script: { verifySelfDeclaredOtp },
    });
    assert.isDefined(findPart(element, 'button-create-another'));
  });
});
