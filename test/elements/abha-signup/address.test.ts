import { assert } from '@open-wc/testing';
import { addressDomains } from '../../../src/abdm/abha-address.js';
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
import { held, never, outcomes, refuse, suggestions } from '../../support/fixtures.js';
import { until } from '../../support/until.js';
import { signupPage } from './page.js';

const suggested = (element: Element): HTMLButtonElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLButtonElement>('[part~="suggestion"]') ?? []),
];

const says = (element: Element, words: string): Promise<void> =>
  until(() => textOf(element, 'availability').includes(words), `the page to say "${words}"`);

describe('A new ABHA address in <abha-signup>', () => {
  it('CRT_ABHA_112 and P1 3.15: at least three suggestions are offered, and one press takes one', async () => {
    const { element, backend } = await signupPage({ step: 'address' });
    await until(() => suggested(element).length >= 3);
    assert.deepEqual(
      suggested(element).map((button) => button.textContent.trim()),
      suggestions,
    );
    suggested(element)[1]?.click();
    await element.updateComplete;
    assert.strictEqual(input(element, 'address').value, 'asha.rani90');
    assert.strictEqual(suggested(element)[1]?.getAttribute('aria-pressed'), 'true');
    await press(element, 'submit');
    await untilScreen(element, 'done');
    assert.deepEqual(backend.of('createAbha')[0]?.body, {
      transaction: 'tx.address',
      abhaAddress: 'asha.rani90@abdm',
    });
  });

  it('CRT_ABHA_112, P1 3.13 and P1 3.14: the rules stand beside the field, and belong to it for screen readers', async () => {
    const { element } = await signupPage({ step: 'address' });
    assert.match(textOf(element, 'hint-address'), /8 to 18 letters or digits; one dot and one underscore/);
    assert.include(input(element, 'address').getAttribute('aria-describedby') ?? '', 'address-hint');
    assert.strictEqual(textOf(element, 'suffix'), '@abdm');
  });

  for (const addressDomain of addressDomains) {
    it(`the patient’s own address gets the domain ${addressDomain}, also when it was typed along`, async () => {
      const verifyAadhaarOtp = { ...outcomes.createAddress, addressDomain };
      const { element, backend } = await signupPage({ step: 'address', script: { verifyAadhaarOtp } });
      await type(element, 'address', `Asha.Rani90@${addressDomain}`);
      await says(element, `Asha.Rani90@${addressDomain} is free.`);
      await press(element, 'submit');
      await untilScreen(element, 'done');
      assert.strictEqual(backend.of('createAbha')[0]?.body['abhaAddress'], `Asha.Rani90@${addressDomain}`);
    });
  }

  it('is looked up once the patient rests, not at every letter', async () => {
    const { element, backend } = await signupPage({ step: 'address' });
    for (const text of ['asharani', 'asharani1', 'asharani19']) await type(element, 'address', text);
    await says(element, 'asharani19@abdm is free.');
    assert.deepEqual(
      backend.of('checkAddress').map(({ body }) => body['abhaAddress']),
      ['asharani19@abdm'],
    );
  });

  it('the newest text wins when answers come in the wrong order', async () => {
    const answers = held();
    const { element, backend } = await signupPage({
      step: 'address',
      script: { checkAddress: answers.answer },
    });
    await type(element, 'address', 'asharani1');
    await until(() => backend.of('checkAddress').length === 1);
    await type(element, 'address', 'asharani2');
    await until(() => backend.of('checkAddress').length === 2);
    answers.release(1, { available: true });
    await says(element, 'asharani2@abdm is free.');
    answers.release(0, { available: false });
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.strictEqual(textOf(element, 'availability'), 'asharani2@abdm is free.');
  });

  it('CRT_ABHA_112: a taken one keeps its text, is marked, and is not sent again', async () => {
    const { element, backend } = await signupPage({
      step: 'address',
      script: { checkAddress: { available: false } },
    });
    await type(element, 'address', 'asharani1990');
    await says(element, 'asharani1990@abdm is already taken');
    const field = input(element, 'address');
    assert.strictEqual(field.getAttribute('aria-invalid'), 'true');
    await press(element, 'submit');
    assert.strictEqual(element.shadowRoot?.activeElement, field);
    assert.strictEqual(field.value, 'asharani1990');
    assert.lengthOf(backend.of('createAbha'), 0);
    backend.change({ checkAddress: { available: true } });
    await submit(element, { address: 'asharani1991' });
    await untilScreen(element, 'done');
  });

  it('CRT_ABHA_112: one that is taken only when it is made can be changed at once', async () => {
    const script = { createAbha: [refuse('address-taken', { field: 'abhaAddress' }), outcomes.created] };
    const { element } = await signupPage({ step: 'address', script });
    await submit(element);
    await settled(element);
    await says(element, 'is already taken');
    assert.strictEqual(element.shadowRoot?.activeElement, input(element, 'address'));
    await until(() => suggested(element).length > 2, 'the suggestions');
    suggested(element)[2]?.click();
    await element.updateComplete;
    await press(element, 'submit');
    await untilScreen(element, 'done');
  });

  it('one that could not be checked can be made all the same', async () => {
    const { element } = await signupPage({
      step: 'address',
      script: { checkAddress: refuse('too-many-requests') },
    });
    await type(element, 'address', 'asharani1990');
    await says(element, 'We could not check');
    await press(element, 'submit');
    await untilScreen(element, 'done');
  });

  it('without suggestions the patient’s own works', async () => {
    const { element } = await signupPage({
      step: 'address',
      script: { suggestAddresses: { suggestions: [] } },
    });
    await until(() => textOf(element, 'suggestions').includes('No suggestions could be loaded'));
    await submit(element);
    await untilScreen(element, 'done');
  });

  it('while suggestions load the field is there already', async () => {
    const { element } = await signupPage({ step: 'address', script: { suggestAddresses: never } });
    assert.include(textOf(element, 'suggestions'), 'Looking for suggestions');
    await submit(element);
    await untilScreen(element, 'done');
  });

  const mistakes = {
    '': 'Choose a suggestion',
    asha: 'at least 8',
    asharani1990asharani: 'at most 18',
    '.asharani': 'must stand in the middle',
    'asha.ra.ni': 'At most one dot',
    'asha rani': 'Only English letters',
    आशारानी: 'Only English letters',
    '9876500001': 'mobile number cannot be',
    '91123456789015': 'ABHA number cannot be',
  };
  for (const [text, words] of Object.entries(mistakes)) {
    it(`CRT_ABHA_112: "${text}" breaks a rule that is named, and nothing is sent`, async () => {
      const { element, backend } = await signupPage({ step: 'address' });
      await submit(element, { address: text });
      assert.include(textOf(element, 'problem-address'), words);
      assert.strictEqual(element.shadowRoot?.activeElement, input(element, 'address'));
      assert.strictEqual(screenOf(element), 'address');
      assert.lengthOf([...backend.of('createAbha'), ...backend.of('checkAddress')], 0);
    });
  }

  it('a digit in front is remarked on, and taken', async () => {
    const { element } = await signupPage({ step: 'address' });
    await type(element, 'address', '1990asharani');
    assert.include(textOf(element, 'remark'), 'may refuse');
    assert.isUndefined(findPart(element, 'problem-address'));
    assert.strictEqual(part(element, 'availability').getAttribute('role'), 'status');
  });
});
