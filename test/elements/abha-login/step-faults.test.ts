import { assert } from '@open-wc/testing';
import type { AbhaLogin } from '../../../src/elements/abha-login/index.js';
import { loginMessages } from '../../../src/locales/login.js';
import { failureMessages } from '../../../src/locales/failures.js';
import { loadMessages } from '../../../src/locales/message-set.js';
import { everyPair } from '../../support/browser-depth.js';
import { advance, hurry, ordinaryTime } from '../../support/clock.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { type Fault, faults } from '../../support/faults.js';
import { otpBudget, type Script } from '../../support/fixtures.js';
import {
  begun,
  chooseSystem,
  identifiers,
  identify,
  sessions,
  smoothLogin,
  toCode,
  toEnd,
  toOtp,
} from '../../support/fixtures-login.js';
import { atRest, go, pressPart, typeInto } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { loginPage } from './page.js';

/** A call of a sign-in: how the patient comes to it, and what they press to make it. */
interface Step {
  readonly name: string;
  readonly call: keyof Script;
  readonly script?: Script;
  readonly attributes?: Readonly<Record<string, string>>;
  reach(element: AbhaLogin): Promise<void>;
  press(element: AbhaLogin): Promise<void>;
}

const submit = (element: AbhaLogin): Promise<void> => pressPart(element, 'button-submit');
const sentEarlier: Script = { sendLoginOtp: { transaction: 'tx.login', otp: otpBudget({ resendIn: 0 }) } };

const steps: readonly Step[] = [
  {
    name: 'recording the terms',
    call: 'recordAgreement',
    attributes: { 'terms-version': '1' },
    async reach(element) {
      await identify(element, identifiers.mobile);
      await pressPart(element, 'checkbox');
    },
    press: submit,
  },
  {
    name: 'asking for the ways of an address',
    call: 'findLoginMethods',
    reach: (element) => identify(element, identifiers['abha-address']),
    press: submit,
  },
  {
    name: 'sending the code by mobile number',
    call: 'sendLoginOtp',
    reach: (element) => identify(element, identifiers.mobile),
    press: submit,
  },
  {
    name: 'sending the code by Aadhaar number',
    call: 'sendLoginOtp',
    reach: (element) => identify(element, identifiers.aadhaar),
    press: submit,
  },
  {
    name: 'sending the code in the chosen way',
    call: 'sendLoginOtp',
    async reach(element) {
      await identify(element, identifiers['abha-number']);
      await go(element, 'submit');
    },
    press: (element) => pressPart(element, 'method-aadhaar'),
  },
  {
    name: 'sending a new code',
    call: 'resendLoginOtp',
    script: sentEarlier,
    async reach(element) {
      await toOtp(element);
      await typeInto(element, 'otp', '1234');
    },
    press: (element) => pressPart(element, 'button-resend'),
  },
  {
    name: 'checking the code',
    call: 'verifyLoginOtp',
    async reach(element) {
      await toOtp(element);
      await typeInto(element, 'otp', '123456');
    },
    press: submit,
  },
  {
    name: 'signing in to an account',
    call: 'signInToAccount',
    reach: toCode,
    press: (element) => pressPart(element, 'button-sign-in'),
  },
  {
    name: 'agreeing to data processing',
    call: 'recordAgreement',
    attributes: { 'data-processing-version': '1' },
    reach: toEnd,
    press: (element) => pressPart(element, 'button-agree'),
  },
  {
    name: 'declining data processing',
    call: 'signOut',
    attributes: { 'data-processing-version': '1' },
    reach: toEnd,
    press: (element) => pressPart(element, 'button-decline'),
  },
  {
    name: 'showing another patient',
    call: 'switchPatient',
    script: { findSession: sessions.family },
    reach: begun,
    press: (element) => pressPart(element, 'button-show'),
  },
  {
    name: 'signing out',
    call: 'signOut',
    script: { findSession: sessions.family },
    reach: begun,
    press: (element) => pressPart(element, 'button-sign-out'),
  },
];

/** What stands in the fields. */
const typedBy = (element: AbhaLogin): string[] =>
  [...element.shadowRoot!.querySelectorAll('input')].map(({ value, checked }) => `${value} ${checked}`);

/** What is said of the failure, at a field or for the whole screen. */
const said = (element: AbhaLogin): string =>
  ['problem-otp', 'problem-identifier', 'alert']
    .flatMap((name) => (findPart(element, name) ? [textOf(element, name)] : []))
    .join();

/** From any screen to the end of a sign-in. */
async function finish(element: AbhaLogin): Promise<void> {
  for (let screens = 0; screens < 8 && !element.matches(':state(done)'); screens++) {
    if (findPart(element, 'button-agree')) await go(element, 'agree');
    else if (findPart(element, 'accounts')) await go(element, 'sign-in');
    else if (findPart(element, 'methods')) await chooseSystem(element, 'abdm');
    else {
      if (findPart(element, 'input-otp')) await typeInto(element, 'otp', '123456');
      else if (part<HTMLInputElement>(element, 'input-identifier').value === '')
        await typeInto(element, 'identifier', identifiers.mobile);
      const box = findPart<HTMLInputElement>(element, 'checkbox');
      if (box?.checked === false) await pressPart(element, 'checkbox');
      await go(element, 'submit');
    }
  }
  assert.isTrue(element.matches(':state(done)'), textOf(element));
}

const nextSteps = ['button-retry', 'button-restart', 'button-way-on'];
const forgets = ['patient-changed', 'agreement-required'];

async function meets(
  { call, script = {}, attributes = {}, reach, press }: Step,
  fault: Fault,
): Promise<void> {
  const { element, connect, backend } = loginPage(script, attributes);
  await reach(element);
  const before = typedBy(element);
  backend.change({ [call]: fault.answer });
  hurry(fault.kind === 'timeout' ? 100 : 20);
  await press(element);
  await atRest(element);
  ordinaryTime();
  backend.change({ ...smoothLogin, ...script });

  if (fault.kind === 'patient-changed') {
    const notice = script.findSession ? '' : (await loadMessages(loginMessages, 'en')).otherPatient;
    assert.strictEqual(findPart(element, 'notice') ? textOf(element, 'notice') : '', notice);
  } else {
    const [en, hi] = await Promise.all([
      loadMessages(failureMessages, 'en'),
      loadMessages(failureMessages, 'hi'),
    ]);
    assert.include(said(element), en[fault.kind]);
    connect.lang = 'hi';
    await until(() => said(element).includes(hi[fault.kind]), `Hindi words for ${fault.kind}`);
    const offered = nextSteps.filter((name) => findPart(element, name));
    assert.isAtMost(offered.length, 1, 'one next step');
    if (fault.wait) assert.match(said(element), /\d:\d\d/, 'until when');
  }
  if (!forgets.includes(fault.kind)) assert.deepEqual(typedBy(element), before, 'nothing typed is lost');

  advance((fault.wait ?? 0) + 1);
  element.requestUpdate();
  await element.updateComplete;
  const [next] = nextSteps.filter((name) => findPart(element, name));
  if (next) await pressPart(element, next);
  await atRest(element);
  if (!findPart(element, 'button-sign-out')) await finish(element);
  ordinaryTime();
}

describe(`A sign-in: ${steps.length} calls, ${faults.length} faults each`, () => {
  afterEach(() => {
    ordinaryTime();
    closeAll();
  });

  let met = 0;
  after(() => console.log(`Sign-in: ${met} of ${steps.length * faults.length} pairs of call and fault met`));

  for (const [step, fault, it] of everyPair(steps, faults))
    it(`${step.name}: ${fault.name}`, async () => {
      await meets(step, fault);
      met++;
    });
});
