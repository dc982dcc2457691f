import { assert } from '@open-wc/testing';
import fc from '../../support/fast-check.js';
import type { AbhaSignup } from '../../../src/elements/abha-signup/index.js';
import type { SignupMethod, SignupStep } from '../../../src/elements/abha-signup/signup-state.js';
import {
  agree,
  chooseGender,
  fieldsOn,
  findPart,
  press,
  screenOf,
  settled,
  type,
} from '../../support/drive.js';
import { outcomes, type Script } from '../../support/fixtures.js';
import { closePages, signupPage, type SignupPage } from './page.js';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.stringMatching(/^[0-9०-९ +-]{0,16}$/),
  fc.constantFrom(
    '',
    '123456',
    '9876500001',
    '134123412342',
    'asha.rani90',
    'Asha',
    '27',
    '3',
    '1990',
    '12, MG Road',
    '560001',
  ),
  fc.constantFrom('<img src=x onerror=alert(1)>', '"; --', '\u202eabdm@inar', '\u0000', 'a'.repeat(5000)),
);

const oneMoreOtp: Script = {
  verifySelfDeclaredOtp: outcomes.chooseAccount,
  signInToSelfDeclared: outcomes.oneMoreOtp,
};
const screens: readonly (readonly [SignupStep, SignupMethod, Script?])[] = [
  ['aadhaar', 'aadhaar'],
  ['otp', 'aadhaar'],
  ['mobile-otp', 'aadhaar', { verifyAadhaarOtp: outcomes.mobileOtp }],
  ['address', 'aadhaar'],
  ['mobile', 'mobile'],
  ['mobile-otp', 'mobile'],
  ['sign-in-otp', 'mobile', oneMoreOtp],
  ['person', 'mobile'],
  ['address', 'mobile'],
];

describe('Any text in any field of <abha-signup>', () => {
  const wrong: string[] = [];
  const threw = ({ message }: ErrorEvent): void => void wrong.push(`threw: ${message}`);
  const rejected = ({ reason }: PromiseRejectionEvent): void =>
    void wrong.push(`rejected: ${String(reason)}`);
  const failed = (event: Event): void =>
    void wrong.push(`failed: ${(event as CustomEvent<{ kind: string }>).detail.kind}`);

  before(() => {
    window.addEventListener('error', threw);
    window.addEventListener('unhandledrejection', rejected);
    document.addEventListener('abdm-error', failed);
  });

  after(() => {
    window.removeEventListener('error', threw);
    window.removeEventListener('unhandledrejection', rejected);
    document.removeEventListener('abdm-error', failed);
  });

  afterEach(closePages);

  /** Types texts into the fields, in whatever order the screen has them, and presses the main button. */
  async function enter(element: AbhaSignup, step: SignupStep, texts: readonly string[]): Promise<void> {
    for (const [index, field] of (fieldsOn[step] ?? []).entries())
      await type(element, field, texts[index] ?? '');
    if (step === 'person') await chooseGender(element, 'O');
    if (findPart<HTMLInputElement>(element, 'checkbox')?.checked === false) await agree(element);
    await press(element, 'submit');
    await settled(element);
  }

  for (const [step, method, script = {}] of screens) {
    it(`on ${step} (${method}): nothing throws, and no request goes out that the contract refuses`, async () => {
      let page: SignupPage | undefined;
      const texts = fc.array(text, { minLength: 8, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(texts, async (typed) => {
          if (!page || screenOf(page.element) !== step) {
            closePages();
            page = await signupPage({ methods: method, step, script });
          }
          await enter(page.element, step, typed);
          assert.deepEqual(page.backend.refused, []);
          assert.deepEqual(wrong.splice(0), []);
          assert.isUndefined(findPart(page.element, 'alert'));
        }),
        { numRuns: 60 },
      );
    });
  }
});
