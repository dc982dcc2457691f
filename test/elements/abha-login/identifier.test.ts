import { assert } from '@open-wc/testing';
import type { IdentifierKind } from '../../../src/abdm/login.js';
import type { AbhaLogin } from '../../../src/elements/abha-login/index.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll, type ElementPage, openPage } from '../../support/element-page.js';
import { refuse } from '../../support/fixtures.js';
import { begun, identifiers, identify, smoothLogin, toOtp } from '../../support/fixtures-login.js';
import { atRest, focused, go, typeInto } from '../../support/hands.js';

const page = (options: Parameters<typeof openPage>[1] = {}): ElementPage<AbhaLogin> =>
  openPage('abha-login', { script: smoothLogin, ...options });
const field = (element: AbhaLogin): HTMLInputElement => part(element, 'input-identifier');

/** Says that the text is of another kind than it was taken for. */
async function correct(element: AbhaLogin, kind: IdentifierKind): Promise<void> {
  const select = part<HTMLSelectElement>(element, 'select');
  select.value = kind;
  select.dispatchEvent(new Event('change'));
  await element.updateComplete;
}

describe('What a patient signs in with', () => {
  afterEach(closeAll);

  const typed: readonly (readonly [text: string, kind: IdentifierKind, value: string, words: string])[] = [
    ['9876500001', 'mobile', '9876500001', 'a mobile number'],
    ['98765 00001', 'mobile', '9876500001', 'a mobile number'],
    ['+91-98765-00001', 'mobile', '9876500001', 'a mobile number'],
    ['09876500001', 'mobile', '9876500001', 'a mobile number'],
    ['919876500001', 'mobile', '9876500001', 'a mobile number'],
    ['९८७६५००००१', 'mobile', '9876500001', 'a mobile number'],
    ['91-1234-5678-9015', 'abha-number', '91-1234-5678-9015', 'an ABHA number'],
    ['91123456789015', 'abha-number', '91-1234-5678-9015', 'an ABHA number'],
    ['91 1234 5678 9015', 'abha-number', '91-1234-5678-9015', 'an ABHA number'],
    ['৯১১২৩৪৫৬৭৮৯০১৫', 'abha-number', '91-1234-5678-9015', 'an ABHA number'],
    ['nisha.rao@abdm', 'abha-address', 'nisha.rao@abdm', 'the ABHA address nisha.rao@abdm'],
    [' nisha.rao ', 'abha-address', 'nisha.rao@abdm', 'the ABHA address nisha.rao@abdm'],
    ['91123456789015@ABDM', 'abha-address', '91123456789015@abdm', 'address 91123456789015@abdm'],
    ['134123412342', 'aadhaar', '134123412342', 'an Aadhaar number'],
    ['1341-2341-2342', 'aadhaar', '134123412342', 'an Aadhaar number'],
    ['१३४१ २३४१ २३४२', 'aadhaar', '134123412342', 'an Aadhaar number'],
  ];
  for (const [text, kind, value, words] of typed) {
    it(`"${text}" is said to be ${words}, and sent as ${kind} (P1 4.2, 6.1, 7.1, 8.1, 9.1)`, async () => {
      const { element, backend } = page();
      await identify(element, text);
      assert.include(textOf(element, 'taken-for'), words);
      assert.strictEqual(part<HTMLSelectElement>(element, 'select').value, kind);
      await go(element, 'submit');
      if (findPart(element, 'methods')) await go(element, 'back').then(() => toOtp(element, text));
      const [call] = backend.of('sendLoginOtp');
      assert.deepEqual(call?.body['identifier'], { kind, value });
    });
  }

  it('can be corrected: fourteen digits may be an ABHA address (P1 7.1)', async () => {
    const { element, backend } = page();
    await identify(element, '91-1234-5678-9015');
    await correct(element, 'abha-address');
    assert.include(textOf(element, 'taken-for'), '91123456789015@abdm');
    await go(element, 'submit');
    assert.deepEqual(backend.of('findLoginMethods')[0]?.body, { abhaAddress: '91123456789015@abdm' });
  });

  it('can be corrected: twelve digits that begin with 91 may be a mobile number or an Aadhaar number', async () => {
    const { element, backend } = page();
    await identify(element, '919876500001');
    await correct(element, 'aadhaar');
    await go(element, 'submit');
    assert.strictEqual(textOf(element, 'problem-identifier'), 'Aadhaar Number is not valid');
    assert.lengthOf(backend.calls, 1, 'only the look at who is signed in');
  });

  it('a correction is for its text only: the next one is looked at anew', async () => {
    const { element } = page();
    await identify(element, '91-1234-5678-9015');
    await correct(element, 'abha-address');
    await typeInto(element, 'identifier', '98765 00001');
    assert.include(textOf(element, 'taken-for'), 'a mobile number');
  });

  it('what is wrong is said at the field, which gets the focus, and goes when the patient types on', async () => {
    const { element } = page();
    for (const [text, problem] of [
      ['', 'Enter what you want to sign in with.'],
      ['98765', 'This is not complete yet'],
      ['134123412343', 'Aadhaar Number is not valid'],
      ['nisha rao', 'Check the ABHA address'],
    ] as const) {
      await identify(element, text);
      await go(element, 'submit');
      assert.include(textOf(element, 'problem-identifier'), problem);
      assert.strictEqual(focused(), field(element));
      assert.include(field(element).getAttribute('aria-describedby'), 'identifier-problem');
      await typeInto(element, 'identifier', '9');
      assert.isUndefined(findPart(element, 'problem-identifier'));
    }
  });

  it('an address without its domain gets the portal’s', async () => {
    const { element, backend } = page({ attributes: { 'address-domain': ' SBX ' } });
    await identify(element, 'nisha.rao');
    assert.include(textOf(element, 'taken-for'), 'nisha.rao@sbx');
    await go(element, 'submit');
    assert.deepEqual(backend.of('findLoginMethods')[0]?.body, { abhaAddress: 'nisha.rao@sbx' });
  });

  it('is in the field again after "back" to correct a digit', async () => {
    const { element } = page();
    await toOtp(element, identifiers.mobile);
    await go(element, 'back');
    assert.strictEqual(field(element).value, identifiers.mobile);
  });
});

describe('An Aadhaar number in the identifier field', () => {
  afterEach(closeAll);

  it('is masked when the patient leaves the field, and shown whole and selected on coming back', async () => {
    const { element } = page();
    await identify(element, identifiers.aadhaar);
    assert.strictEqual(field(element).value, 'XXXX XXXX 2342');
    field(element).focus();
    await element.updateComplete;
    assert.strictEqual(field(element).value, '1341 2341 2342');
    assert.deepEqual([field(element).selectionStart, field(element).selectionEnd], [0, 14]);
  });

  it('is kept by no browser: the field asks for nothing to be remembered', async () => {
    const { element } = page();
    await begun(element);
    assert.strictEqual(field(element).autocomplete, 'off');
  });

  it('is gone once its code is under way, and in one request only (P1 9.1)', async () => {
    const { element, backend } = page();
    await toOtp(element, identifiers.aadhaar);
    await go(element, 'back');
    assert.strictEqual(field(element).value, '');
    const carrying = backend.calls.filter(({ body }) => JSON.stringify(body).includes(identifiers.aadhaar));
    assert.deepEqual(
      carrying.map(({ route }) => route),
      ['sendLoginOtp'],
    );
  });

  it('stays, masked, when its request failed, so that "try again" can go on', async () => {
    const { element, backend } = page({
      script: {
        ...smoothLogin,
        sendLoginOtp: refuse('upstream-timeout'),
      },
    });
    await identify(element, identifiers.aadhaar);
    await go(element, 'submit');
    assert.strictEqual(field(element).value, 'XXXX XXXX 2342');
    backend.change({ sendLoginOtp: refuse('abha-not-found') });
    await go(element, 'retry');
    await atRest(element);
    assert.include(textOf(element, 'explanation'), 'NO ABHA user registered with this Aadhaar Number');
    await go(element, 'other-way');
    assert.strictEqual(field(element).value, '');
  });
});
