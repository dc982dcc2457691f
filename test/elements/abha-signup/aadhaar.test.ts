import { assert } from '@open-wc/testing';
import {
  fillIn,
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
import { never, offline, otpBudget } from '../../support/fixtures.js';
import { until } from '../../support/until.js';
import { signupPage } from './page.js';

/** Types one character after another where the caret stands. */
function key(target: HTMLInputElement, text: string): void {
  for (const character of text) {
    target.setRangeText(character, target.selectionStart ?? 0, target.selectionEnd ?? 0, 'end');
    target.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }
}

describe('The Aadhaar number in <abha-signup>', () => {
  it('CRT_ABHA_104 and P1 3.3: is grouped by four while it is typed', async () => {
    const { element } = await signupPage({ step: 'aadhaar' });
    const field = input(element, 'aadhaar');
    field.focus();
    key(field, '13412');
    assert.strictEqual(field.value, '1341 2');
    key(field, '3412342');
    assert.strictEqual(field.value, '1341 2341 2342');
    assert.deepEqual([field.selectionStart, field.selectionEnd], [14, 14]);
    await element.updateComplete;
    assert.strictEqual(field.value, '1341 2341 2342');
  });

  it('the caret stays behind the digit that was typed in the middle', async () => {
    const { element } = await signupPage({ step: 'aadhaar' });
    const field = input(element, 'aadhaar');
    field.focus();
    key(field, '13412341');
    field.setSelectionRange(2, 2);
    key(field, '99');
    await element.updateComplete;
    assert.strictEqual(field.value, '1399 4123 41');
    assert.strictEqual(field.selectionStart, 4);
  });

  const pasted = {
    'with dashes': '1341-2341-2342',
    'with spaces around': '  1341 2341 2342\n',
    'with no-break spaces': '1341\u00a02341\u00a02342',
    'in Devanagari digits': '१३४१ २३४१ २३४२',
    'in full-width digits': '１３４１２３４１２３４２',
    'with words': 'Aadhaar: 134123412342.',
  };
  for (const [how, text] of Object.entries(pasted)) {
    it(`pasted ${how} is understood`, async () => {
      const { element, backend } = await signupPage({ step: 'aadhaar' });
      await submit(element, { aadhaar: text });
      await untilScreen(element, 'otp');
      assert.strictEqual(backend.of('sendAadhaarOtp')[0]?.body['aadhaarNumber'], '134123412342');
    });
  }

  it('is hidden but for four digits while the patient is elsewhere, and shown again on coming back', async () => {
    const { element } = await signupPage({ step: 'aadhaar' });
    await fillIn(element);
    const field = input(element, 'aadhaar');
    assert.strictEqual(field.value, 'XXXX XXXX 2342');
    field.focus();
    await element.updateComplete;
    assert.strictEqual(field.value, '1341 2341 2342');
  });

  it('an incomplete one is hidden whole', async () => {
    const { element } = await signupPage({ step: 'aadhaar' });
    await type(element, 'aadhaar', '13412');
    assert.strictEqual(input(element, 'aadhaar').value, 'XXXX X');
  });

  const mistakes = {
    '': 'Enter your Aadhaar number.',
    '1341 2341 234': 'some are missing',
    '1341 2341 2342 1': 'these are more',
    '1341 2341 2343': 'Check each digit',
  };
  for (const [text, words] of Object.entries(mistakes)) {
    it(`CRT_ABHA_104: "${text}" is refused beside the field, and nothing is sent`, async () => {
      const { element, backend } = await signupPage({ step: 'aadhaar' });
      await submit(element, { aadhaar: text });
      assert.include(textOf(element, 'problem-aadhaar'), words);
      if (text) assert.include(textOf(element, 'problem-aadhaar'), 'Aadhaar Number is not valid');
      const field = input(element, 'aadhaar');
      assert.strictEqual(field.getAttribute('aria-invalid'), 'true');
      assert.include(field.getAttribute('aria-describedby') ?? '', 'aadhaar-problem');
      assert.strictEqual(element.shadowRoot?.activeElement, field);
      assert.lengthOf(backend.of('sendAadhaarOtp'), 0);
    });
  }

  it('asks for a numeric keypad and stores nothing in the browser’s own form memory', async () => {
    const { element } = await signupPage({ step: 'aadhaar' });
    const field = input(element, 'aadhaar');
    assert.deepEqual(
      ['inputmode', 'autocomplete', 'dir', 'spellcheck'].map((name) => field.getAttribute(name)),
      ['numeric', 'off', 'ltr', 'false'],
    );
  });

  it('pressing the button twice sends one OTP', async () => {
    const { element, backend } = await signupPage({ step: 'aadhaar', script: { sendAadhaarOtp: never } });
    await submit(element);
    await press(element, 'submit');
    part<HTMLFormElement>(element, 'form').requestSubmit();
    await until(() => backend.of('sendAadhaarOtp').length > 0);
    assert.lengthOf(backend.of('sendAadhaarOtp'), 1);
    assert.strictEqual(textOf(element, 'button-submit'), 'Sending the code…');
  });

  it('Enter in the field sends', async () => {
    const { element } = await signupPage({ step: 'aadhaar' });
    await fillIn(element);
    part<HTMLFormElement>(element, 'form').requestSubmit();
    await untilScreen(element, 'otp');
  });

  it('is forgotten once it was sent, and kept when sending failed', async () => {
    const { element, backend } = await signupPage({ step: 'aadhaar', script: { sendAadhaarOtp: [offline] } });
    await submit(element);
    await settled(element);
    assert.strictEqual(screenOf(element), 'aadhaar');
    assert.strictEqual(input(element, 'aadhaar').value, 'XXXX XXXX 2342');
    backend.change({ sendAadhaarOtp: { transaction: 'tx.otp', otp: otpBudget() } });
    await press(element, 'retry');
    await untilScreen(element, 'otp');
    await press(element, 'back');
    assert.strictEqual(input(element, 'aadhaar').value, '');
  });
});
