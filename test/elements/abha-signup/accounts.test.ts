import { assert } from '@open-wc/testing';
import { findPart, part, press, screenOf, submit, textOf, untilScreen } from '../../support/drive.js';
import { outcomes, refuse, type Script } from '../../support/fixtures.js';
import { signupPage } from './page.js';

const two: Script = { verifyAadhaarOtp: outcomes.chooseAccount };
const [first, second] = outcomes.chooseAccount.accounts;

const radios = (element: Element): HTMLInputElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLInputElement>('[part~="radio"]') ?? []),
];

describe('ABHAs that exist already in <abha-signup>', () => {
  it('are listed with name and KYC state, the first chosen', async () => {
    const { element } = await signupPage({ step: 'accounts', script: two });
    assert.strictEqual(textOf(element, 'title'), 'You have an ABHA already');
    assert.include(textOf(element, 'accounts'), 'asha.rani@abdm Asha Rani · KYC Verified');
    assert.include(textOf(element, 'accounts'), 'asharani_old@abdm Asha R · Self Declared');
    assert.deepEqual(
      radios(element).map(({ checked }) => checked),
      [true, false],
    );
  });

  it('the chosen one is signed in to, and is never called a new one', async () => {
    const { element, backend } = await signupPage({ step: 'accounts', script: two });
    radios(element)[1]?.click();
    await press(element, 'submit');
    await untilScreen(element, 'done');
    assert.deepEqual(backend.of('signInToFoundAbha')[0]?.body, {
      transaction: 'tx.account',
      abhaAddress: second.abhaAddress,
    });
    assert.strictEqual(textOf(element, 'title'), 'You have an ABHA already');
    assert.notMatch(textOf(element), /congratulations|created|is ready/i);
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

  it('a single one is signed in to without a question', async () => {
    const verifyAadhaarOtp = { ...outcomes.chooseAccount, accounts: [first], mayCreate: false };
    const { element, backend } = await signupPage({ step: 'otp', script: { verifyAadhaarOtp } });
    await submit(element);
    await untilScreen(element, 'done');
    assert.strictEqual(backend.of('signInToFoundAbha')[0]?.body['abhaAddress'], first.abhaAddress);
  });

  it('a single one that is deactivated says whom to ask', async () => {
    const verifyAadhaarOtp = { ...outcomes.chooseAccount, accounts: [first], mayCreate: false };
    const script = { verifyAadhaarOtp, signInToFoundAbha: refuse('abha-deactivated') };
    const { element } = await signupPage({ step: 'otp', script });
    await submit(element);
    await untilScreen(element, 'accounts');
    assert.include(textOf(element, 'alert'), 'deactivated');
    assert.isTrue(part(element, 'alert').querySelector('slot[name=help]') !== null);
  });

  it('an empty list that allows a new one leads on to it', async () => {
    const verifyAadhaarOtp = { ...outcomes.chooseAccount, accounts: [] };
    const { element } = await signupPage({ step: 'accounts', script: { verifyAadhaarOtp } });
    await press(element, 'submit');
    assert.include(textOf(element, 'problem'), 'Please choose an address');
    await press(element, 'create-another');
    await untilScreen(element, 'address');
  });
});
