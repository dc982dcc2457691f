import { assert } from '@open-wc/testing';
import type { CareContexts } from '../../../src/elements/care-contexts/index.js';
import { failureMessages } from '../../../src/locales/failures.js';
import { linkingMessages } from '../../../src/locales/linking.js';
import { loadMessages } from '../../../src/locales/message-set.js';
import { everyPair } from '../../support/browser-depth.js';
import { advance, hurry, ordinaryTime } from '../../support/clock.js';
import { textOf } from '../../support/drive.js';
import { closeAll, openPage } from '../../support/element-page.js';
import { type Fault, faults } from '../../support/faults.js';
import {
  type AnswerMaker,
  type FixtureFetch,
  otpBudget,
  refuse,
  type Script,
} from '../../support/fixtures.js';
import { boxes, fetchRecords, form, tick, toDetails, toOtp } from '../../support/fixtures-linking.js';
import { atRest, go, pressPart, typeInto } from '../../support/hands.js';
import { linkingBackend, rightCode } from '../../support/linking-backend.js';
import { until } from '../../support/until.js';

/** A call of the linking: how the patient comes to it, and what they do to make it. */
interface Step {
  readonly name: string;
  readonly call: keyof Script;
  readonly script?: Script;
  reach(element: CareContexts): Promise<void>;
  press(element: CareContexts, fault: Fault, backend: FixtureFetch): Promise<void>;
  /** What the screen says beside the failure. */
  readonly also?: (messages: typeof linkingMessages.en, fault: Fault) => string;
}

const submit = (element: CareContexts): Promise<void> => pressPart(element, 'button-submit');

async function withCode(element: CareContexts): Promise<void> {
  await toOtp(element, 0, 2);
  await typeInto(element, 'otp', rightCode);
}

const lostKinds: readonly string[] = [
  ...['offline', 'timeout', 'unexpected-answer', 'internal'],
  ...['upstream-unavailable', 'upstream-timeout', 'facility-unreachable'],
];

const steps: readonly Step[] = [
  {
    name: 'reading the profile',
    call: 'readProfile',
    reach: atRest,
    async press(element, { kind }, backend) {
      if (kind !== 'patient-changed') {
        await toDetails(element);
        return;
      }
      // With another patient the linking is gone before a facility can be chosen.
      await pressPart(element, 'button-link');
      await until(() => backend.of('readProfile').length === 1, 'the profile to be read');
      await until(() => form(element) === undefined, 'the linking to close');
    },
    also: (m) => m.details.unread,
  },
  {
    name: 'asking the facility',
    call: 'discoverCareContexts',
    async reach(element) {
      await toDetails(element);
      await typeInto(element, 'reference', 'LH-20417');
    },
    press: submit,
  },
  {
    name: 'sending the code',
    call: 'sendLinkOtp',
    async reach(element) {
      await fetchRecords(element);
      await tick(element, 0, 2);
    },
    press: submit,
    also: (m) => m.otp.notSent,
  },
  {
    name: 'sending a new code',
    call: 'resendLinkOtp',
    script: { sendLinkOtp: { transaction: 'otp.0', otp: otpBudget({ sentTo: null, resendIn: 0 }) } },
    async reach(element) {
      await toOtp(element, 0, 2);
      await typeInto(element, 'otp', '1234');
    },
    press: (element) => pressPart(element, 'button-resend'),
  },
  {
    name: 'linking',
    call: 'confirmLink',
    reach: withCode,
    press: submit,
    also: (m, { kind }) => (lostKinds.includes(kind) ? m.otp.notLinked : ''),
  },
  {
    name: 'looking whether it is linked',
    call: 'listCareContexts',
    script: { confirmLink: refuse('upstream-timeout') },
    reach: withCode,
    press: submit,
    also: (m) => m.otp.unknown,
  },
];

const all: readonly Fault[] = [
  ...faults,
  ...(['facility-unreachable', 'facility-not-found', 'session-expired'] as const).map((kind): Fault => ({
    name: kind,
    kind,
    answer: refuse(kind),
  })),
];

const inForm = (element: CareContexts, ...names: string[]): HTMLElement[] => [
  ...(form(element)?.querySelectorAll<HTMLElement>(names.map((name) => `[part~="${name}"]`).join()) ?? []),
];

/** What is said of the failure, at a field or for the whole screen, and of how things stand. */
const said = (element: CareContexts): string =>
  inForm(element, 'problem', 'alert', 'explanation', 'unread')
    .map(({ textContent }) => textContent.replace(/\s+/g, ' '))
    .join();

const offered = (element: CareContexts): HTMLElement[] =>
  inForm(element, 'button-retry', 'button-restart', 'button-way-on');

/** What stands in the fields. */
const typedBy = (element: CareContexts): string[] =>
  [...(form(element)?.querySelectorAll('input') ?? [])].map(
    ({ id, value, checked }) => `${id} ${value} ${checked}`,
  );

/** From wherever the fault has left the patient to linked visits. */
async function finish(element: CareContexts): Promise<void> {
  for (let screens = 0; screens < 12 && inForm(element, 'results').length === 0; screens++) {
    if (!form(element)) {
      await toDetails(element);
      continue;
    }
    if (boxes(element, 'visit').length > 0 && boxes(element, 'visit').every(({ checked }) => !checked))
      await tick(element, 0, 2);
    if (inForm(element, 'input-otp').length > 0) await typeInto(element, 'otp', rightCode);
    await go(element, 'submit');
  }
}

async function meets({ call, script = {}, reach, press, also }: Step, fault: Fault): Promise<void> {
  const abdm = linkingBackend();
  const { element, connect, backend } = openPage('care-contexts', { script: { ...abdm.script, ...script } });
  const decline = (event: Event): void => event.preventDefault();
  connect.addEventListener('abdm-session-expired', decline);
  await reach(element);
  const before = typedBy(element);
  const isForgotten = fault.kind === 'patient-changed';
  if (isForgotten) {
    // The present patient's data are read all the same.
    const right = abdm.script[call] as AnswerMaker;
    backend.change({ [call]: [fault.answer, right] });
  } else backend.change({ [call]: fault.answer });
  hurry(fault.kind === 'timeout' ? 100 : 20);
  await press(element, fault, backend);
  await atRest(element);
  ordinaryTime();
  backend.change({ ...abdm.script, ...script, confirmLink: abdm.script.confirmLink! });

  if (!isForgotten) {
    for (const lang of ['en', 'hi']) {
      connect.lang = lang;
      const [failures, linking] = await Promise.all([
        loadMessages(failureMessages, lang),
        loadMessages(linkingMessages, lang),
      ]);
      const words = { ...failures, ...linking.failures }[fault.kind];
      const beside = also?.(linking, fault) ?? '';
      await until(
        () => said(element).includes(words) && said(element).includes(beside),
        `${lang}: ${words} ${beside}`,
      );
      if (fault.wait) assert.match(said(element), /\d:\d\d/, 'until when');
    }
    connect.lang = 'en';
    assert.isAtMost(offered(element).length, 1, 'one next step');
    if (call !== 'sendLinkOtp' && call !== 'readProfile')
      assert.deepEqual(typedBy(element), before, 'nothing chosen or typed is lost');
  }
  assert.isEmpty(backend.refused);

  connect.removeEventListener('abdm-session-expired', decline);
  advance((fault.wait ?? 0) + 600);
  element.requestUpdate();
  await element.updateComplete;
  offered(element)[0]?.click();
  await atRest(element);
  await finish(element);
  assert.strictEqual(textOf(element, 'title'), 'Records are successfully linked');
  if (!isForgotten && before.some((field) => field.endsWith('true')))
    assert.include(textOf(element, 'results'), 'Physiotherapy', 'all that was chosen');
  ordinaryTime();
}

describe(`Linking: ${steps.length} calls, ${all.length} faults each`, () => {
  afterEach(() => {
    ordinaryTime();
    closeAll();
  });

  let met = 0;
  after(() => console.log(`Linking: ${met} of ${steps.length * all.length} pairs of call and fault met`));

  for (const [step, fault, it] of everyPair(steps, all))
    it(`${step.name}: ${fault.name}`, async () => {
      await meets(step, fault);
      met++;
    });
});
