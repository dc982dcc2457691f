import { assert } from '@open-wc/testing';
import { part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { openScene } from '../../support/every-state.js';
import { giveCode, linkingScenes } from '../../support/fixtures-linking.js';
import { go } from '../../support/hands.js';
import { until } from '../../support/until.js';

interface Asked {
  readonly signal: AbortSignal | null | undefined;
  answer(code: string): void;
}

const asked: Asked[] = [];
const original = CredentialsContainer.prototype.get;

describe('A facility’s code that the phone reads from the SMS', () => {
  beforeEach(() => {
    asked.length = 0;
    Object.assign(globalThis, { OTPCredential: Object });
    CredentialsContainer.prototype.get = ({ signal } = {}) =>
      new Promise<Credential | null>((resolve, reject) => {
        asked.push({ signal, answer: (code) => resolve({ id: '', type: 'otp', code } as Credential) });
        signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
      });
  });

  afterEach(() => {
    closeAll();
    Reflect.deleteProperty(globalThis, 'OTPCredential');
    CredentialsContainer.prototype.get = original;
  });

  it('fills in the field of its visit, and links nothing without the patient', async () => {
    const { element, backend } = await openScene('care-contexts', linkingScenes.linkingOtp);
    asked[0]!.answer('456789');
    await until(() => part<HTMLInputElement>(element, 'input-otp').value === '456789');
    assert.lengthOf(backend.of('confirmLink'), 0);
    await giveCode(element);
    assert.strictEqual(textOf(element, 'title'), 'Code 2 of 3');
    assert.lengthOf(asked, 2);
    asked[1]!.answer('112233');
    await until(() => part<HTMLInputElement>(element, 'input-otp').value === '112233');
  });

  it('is not waited for any longer once its visit is skipped, or the linking is over', async () => {
    const { element } = await openScene('care-contexts', linkingScenes.linkingOtp);
    assert.isFalse(asked[0]!.signal!.aborted);
    await go(element, 'skip');
    assert.isTrue(asked[0]!.signal!.aborted);
    await go(element, 'stop');
    assert.isTrue(asked[1]!.signal!.aborted);
  });
});
