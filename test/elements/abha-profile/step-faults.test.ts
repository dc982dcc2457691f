import { assert } from '@open-wc/testing';
import type { AbhaProfile } from '../../../src/elements/abha-profile/index.js';
import { failureMessages } from '../../../src/locales/failures.js';
import { loadMessages } from '../../../src/locales/message-set.js';
import { everyPair } from '../../support/browser-depth.js';
import { advance, hurry, ordinaryTime } from '../../support/clock.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { type Fault, faults } from '../../support/faults.js';
import { aadhaarNumbers, otpBudget, refuse, type Script } from '../../support/fixtures.js';
import {
  chooseKyc,
  confirmDeletion,
  smoothProfile,
  toKycOtp,
  typeAadhaar,
  typeKycOtp,
  typeNumber,
} from '../../support/fixtures-profile.js';
import { atRest, go, pressPart, typeInto } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { profilePage } from './page.js';

/** A call of KYC or of a deletion: how the patient comes to it, and what they press to make it. */
interface Step {
  readonly name: string;
  readonly call: keyof Script;
  readonly script?: Script;
  reach(element: AbhaProfile): Promise<void>;
  readonly button: string;
}

const steps: readonly Step[] = [
  {
    name: 'recording the agreement',
    call: 'recordAgreement',
    async reach(element) {
      await chooseKyc(element, 'aadhaar');
      await pressPart(element, 'checkbox');
    },
    button: 'submit',
  },
  { name: 'sending the code by ABHA number', call: 'sendKycOtp', reach: typeNumber, button: 'submit' },
  { name: 'sending the code by Aadhaar number', call: 'sendKycOtp', reach: typeAadhaar, button: 'submit' },
  {
    name: 'sending a new code',
    call: 'resendKycOtp',
    script: { sendKycOtp: { transaction: 'tx.kyc', otp: otpBudget({ sentTo: null, resendIn: 0 }) } },
    async reach(element) {
      await toKycOtp(element);
      await typeInto(element, 'otp', '1234');
    },
    button: 'resend',
  },
  { name: 'checking the code', call: 'verifyKycOtp', reach: typeKycOtp, button: 'submit' },
  { name: 'deleting the profile', call: 'deleteProfile', reach: confirmDeletion, button: 'confirm' },
];

const typedBy = (element: AbhaProfile): string[] =>
  [...element.shadowRoot!.querySelectorAll('input:not([type="checkbox"])')].map(
    (input) => (input as HTMLInputElement).value,
  );
const said = (element: AbhaProfile): string =>
  ['problem-otp', 'problem-number', 'problem-aadhaar', 'alert']
    .flatMap((name) => (findPart(element, name) ? [textOf(element, name)] : []))
    .join();

/** From any screen to the end of what was begun. */
async function finish(element: AbhaProfile, backend: { change(script: Script): void }): Promise<void> {
  for (let screens = 0; screens < 8 && !findPart(element, 'button-leave')?.matches('.primary'); screens++) {
    if (findPart(element, 'button-confirm')) {
      backend.change({ readProfile: refuse('sign-in-required') });
      await go(element, 'confirm');
      await until(() => element.matches(':state(empty)'), 'the profile to be gone');
      assert.include(textOf(element, 'notice'), 'The profile is deleted here');
      return;
    }
    const box = findPart<HTMLInputElement>(element, 'checkbox');
    if (box?.checked === false) await pressPart(element, 'checkbox');
    if (findPart(element, 'input-otp')) await typeInto(element, 'otp', '123456');
    if (findPart(element, 'input-number')) await typeInto(element, 'number', '91-1234-5678-9015');
    if (findPart(element, 'input-aadhaar')) await typeInto(element, 'aadhaar', aadhaarNumbers[0]);
    await go(element, 'submit');
  }
  assert.include(textOf(element, 'explanation'), 'Congratulations!');
}

const nextSteps = ['button-retry', 'button-restart', 'button-way-on'];

async function meets({ call, script = {}, reach, button }: Step, fault: Fault): Promise<void> {
  const { element, connect, backend } = profilePage(script);
  await reach(element);
  const before = typedBy(element);
  backend.change({ [call]: fault.answer });
  hurry(fault.kind === 'timeout' ? 100 : 20);
  await pressPart(element, `button-${button}`);
  await atRest(element);
  ordinaryTime();
  backend.change({ ...smoothProfile, ...script });

  if (fault.kind === 'patient-changed') {
    await until(() => findPart(element, 'form') === undefined, 'nothing of the patient before');
    return;
  }
  const [en, hi] = await Promise.all([
    loadMessages(failureMessages, 'en'),
    loadMessages(failureMessages, 'hi'),
  ]);
  assert.include(said(element), en[fault.kind]);
  connect.lang = 'hi';
  await until(() => said(element).includes(hi[fault.kind]), `Hindi words for ${fault.kind}`);
  connect.lang = 'en';
  await until(() => said(element).includes(en[fault.kind]));
  assert.isAtMost(nextSteps.filter((name) => findPart(element, name)).length, 1, 'one next step');
  if (fault.wait) assert.match(said(element), /\d:\d\d/, 'until when');
  if (fault.kind !== 'agreement-required')
    assert.deepEqual(typedBy(element), before, 'nothing typed is lost');

  advance((fault.wait ?? 0) + 1);
  element.requestUpdate();
  await element.updateComplete;
  const [next] = nextSteps.filter((name) => findPart(element, name));
  if (next && call !== 'deleteProfile') await pressPart(element, next);
  await atRest(element);
  await finish(element, backend);
  ordinaryTime();
}

describe(`KYC and deletion: ${steps.length} calls, ${faults.length} faults each`, () => {
  afterEach(() => {
    ordinaryTime();
    closeAll();
  });

  let met = 0;
  after(() => console.log(`Profile: ${met} of ${steps.length * faults.length} pairs of call and fault met`));

  for (const [step, fault, it] of everyPair(steps, faults))
    it(`${step.name}: ${fault.name}`, async () => {
      await meets(step, fault);
      met++;
    });

  it('the button of the deletion itself tries again', async () => {
    const { element, backend } = profilePage({ deleteProfile: refuse('internal') });
    await confirmDeletion(element);
    await go(element, 'confirm');
    backend.change({ ...smoothProfile, readProfile: refuse('sign-in-required') });
    await go(element, 'retry');
    await until(() => element.matches(':state(empty)'), 'the profile to be gone');
    assert.isUndefined(findPart(element, 'form'));
    assert.isDefined(part(element, 'notice'));
  });
});
