import { assert } from '@open-wc/testing';
import { type ErrorKind, errorKindNames, errorKinds } from '../../../src/abdm/errors.js';
import { failures as english } from '../../../src/locales/en/failures.js';
import { failures as hindi } from '../../../src/locales/hi/failures.js';
import {
  findPart,
  isBusy,
  press,
  screenOf,
  settled,
  submit,
  textOf,
  untilScreen,
} from '../../support/drive.js';
import {
  halfJson,
  htmlPage,
  nullAnswer,
  offline,
  otpBudget,
  outcomes,
  refuse,
  requestId,
} from '../../support/fixtures.js';
import { assertAccessible } from '../axe.js';
import { signupPage, type SignupPage } from './page.js';

const languages = { en: english, hi: hindi };

/** Kinds that end the screen instead of showing on it. */
const elsewhere: Partial<Record<ErrorKind, 'consent'>> = {
  'patient-changed': 'consent',
  'agreement-required': 'consent',
};

/** Sends an Aadhaar number, which is answered first with a failure and then well. */
async function failedSend(kind: ErrorKind, lang: string): Promise<SignupPage> {
  const sent = { transaction: 'tx.otp', otp: otpBudget() };
  const page = await signupPage({ step: 'aadhaar', lang, script: { sendAadhaarOtp: [refuse(kind), sent] } });
  await submit(page.element);
  await settled(page.element);
  return page;
}

for (const lang of ['en', 'hi'] as const) {
  describe(`A failure in <abha-signup>, on a page in ${lang}`, () => {
    it('has words of its own for every kind', () => {
      const words = errorKindNames.map((kind) => languages[lang][kind]);
      assert.strictEqual(new Set(words).size, words.length);
      if (lang === 'hi') for (const text of words) assert.match(text, /[\u0900-\u097f]/);
    });

    for (const kind of errorKindNames) {
      it(`${kind} is said, and its next step "${errorKinds[kind]}" works`, async () => {
        const { element, backend } = await failedSend(kind, lang);
        if (kind === 'patient-changed')
          assert.include(
            textOf(element),
            lang === 'en' ? 'Somebody else has signed in' : 'किसी और ने साइन इन',
          );
        else assert.include(textOf(element), languages[lang][kind]);
        assert.strictEqual(screenOf(element), elsewhere[kind] ?? 'aadhaar');
        if (lang === 'en') await assertAccessible(element, kind);

        const button = { retry: 'retry', wait: 'retry', restart: 'restart' }[errorKinds[kind] as string];
        if (findPart(element, 'alert') && errorKinds[kind] === 'ask-facility')
          assert.isNotNull(element.shadowRoot?.querySelector('[part~="alert"] slot[name="help"]'));
        if (button && !elsewhere[kind]) await press(element, button);
        else await submit(element);
        await settled(element);
        if (screenOf(element) === 'consent') await submit(element);
        await settled(element);
        if (screenOf(element) === 'aadhaar') await submit(element);
        await untilScreen(element, 'otp');
        assert.isUndefined(findPart(element, 'alert'));
        assert.lengthOf(backend.of('sendAadhaarOtp'), 2);
      });
    }
  });
}

describe('An answer that is none', () => {
  for (const [name, answer, kind] of [
    ['no network', offline, 'offline'],
    ['a login page with status 200', htmlPage, 'unexpected-answer'],
    ['null', nullAnswer, 'unexpected-answer'],
    ['half an answer', halfJson, 'unexpected-answer'],
  ] as const) {
    it(`${name} is said, and trying again goes on with what was typed`, async () => {
      const script = { verifyAadhaarOtp: [answer, outcomes.createAddress] };
      const { element, backend } = await signupPage({ step: 'otp', script });
      await submit(element);
      await settled(element);
      assert.include(textOf(element, 'alert'), english[kind]);
      assert.strictEqual(element.matches(':state(offline)'), kind === 'offline');
      assert.strictEqual(element.matches(':state(error)'), kind !== 'offline');
      await press(element, 'retry');
      await untilScreen(element, 'address');
      const [first, second] = backend.of('verifyAadhaarOtp').map(({ body }) => body);
      assert.deepEqual(first, second);
    });
  }

  it('the page hears of every failure: kind, next step and request, nothing of the patient', async () => {
    const heard: unknown[] = [];
    const hear = (event: CustomEvent<unknown>): void => void heard.push(event.detail);
    document.addEventListener('abdm-error', hear as EventListener);
    const script = { sendAadhaarOtp: refuse('aadhaar-not-found', { field: 'aadhaarNumber' }) };
    const { element } = await signupPage({ step: 'aadhaar', script });
    await submit(element);
    await settled(element);
    document.removeEventListener('abdm-error', hear as EventListener);
    assert.deepEqual(heard, [{ version: 1, kind: 'aadhaar-not-found', nextStep: 'edit', requestId }]);
    assert.include(textOf(element, 'problem-aadhaar'), english['aadhaar-not-found']);
  });

  it('support gets a reference, and the alert is spoken at once', async () => {
    const { element } = await failedSend('internal', 'en');
    assert.strictEqual(textOf(element, 'reference'), `Reference for support: ${requestId.slice(0, 8)}`);
    assert.strictEqual(findPart(element, 'alert')?.getAttribute('role'), 'alert');
    assert.isFalse(isBusy(element));
  });

  it('a refusal that says how long to wait says until when', async () => {
    const script = { sendAadhaarOtp: refuse('too-many-requests', { retryAfterSeconds: 300 }) };
    const { element } = await signupPage({ step: 'aadhaar', script });
    await submit(element);
    await settled(element);
    assert.match(textOf(element, 'alert'), /You can try again at (\w+, \w+ \d+ at )?\d+:\d\d [AP]M\./);
    assert.isUndefined(findPart(element, 'button-retry'));
  });
});
