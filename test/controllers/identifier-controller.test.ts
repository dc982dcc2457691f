import { assert } from '@open-wc/testing';
import { IdentifierController } from '../../src/controllers/identifier-controller.js';
import { hostWith, type TestHost } from './host.js';

function field(): {
  host: TestHost;
  input: HTMLInputElement;
  type(text: string): void;
  own: IdentifierController;
} {
  const { host, controller: own } = hostWith((element) => new IdentifierController(element));
  const input = document.createElement('input');
  const type = (text: string): void => {
    input.value = text;
    own.typed(input);
  };
  return { host, input, type, own };
}

describe('IdentifierController', () => {
  it('says what a text looks like, and nothing while it looks like nothing', () => {
    const { own, type, host } = field();
    for (const [text, kind] of [
      ['', undefined],
      ['987', undefined],
      ['9876500001', 'mobile'],
      ['n', 'abha-address'],
      ['134123412342', 'aadhaar'],
      ['91-1234-5678-9015', 'abha-number'],
    ] as const) {
      type(text);
      assert.strictEqual(own.kind, kind, text);
    }
    host.remove();
  });

  it('takes the patient’s word, as long as the text may be that', () => {
    const { own, type, host } = field();
    type('919876500001');
    own.choose('aadhaar');
    assert.strictEqual(own.kind, 'aadhaar');
    type('nisha@abdm');
    assert.strictEqual(own.kind, 'abha-address');
    type('919876500001');
    assert.strictEqual(own.kind, 'mobile', 'the word was for another text');
    host.remove();
  });

  it('masks an Aadhaar number out of hand, and what was said to be one', () => {
    const { own, type, input, host } = field();
    own.entered(input);
    type('134123412342');
    assert.strictEqual(own.shown, '134123412342');
    own.left();
    assert.strictEqual(own.shown, 'XXXX XXXX 2342');
    own.entered(input);
    assert.strictEqual(input.value, '1341 2341 2342');
    own.left();
    type('919876500001');
    assert.strictEqual(own.shown, '919876500001');
    own.choose('aadhaar');
    assert.strictEqual(own.shown, 'XXXX XXXX 0001');
    host.remove();
  });

  it('forgets the text and the word for it', () => {
    const { own, type, host } = field();
    type('91-1234-5678-9015');
    own.choose('abha-address');
    own.clear();
    assert.deepEqual([own.text, own.kind], ['', undefined]);
    type('91-1234-5678-9015');
    assert.strictEqual(own.kind, 'abha-number');
    host.remove();
  });

  it('masks again when its element is removed with the field in hand', () => {
    const { own, type, input, host } = field();
    own.entered(input);
    type('134123412342');
    host.remove();
    assert.strictEqual(own.shown, 'XXXX XXXX 2342');
  });
});
