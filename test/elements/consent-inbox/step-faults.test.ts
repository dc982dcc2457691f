import { assert } from '@open-wc/testing';
import type { ConsentInbox } from '../../../src/elements/consent-inbox/index.js';
import { failureMessages } from '../../../src/locales/failures.js';
import { loadMessages } from '../../../src/locales/message-set.js';
import { everyPair } from '../../support/browser-depth.js';
import { advance, hurry, ordinaryTime } from '../../support/clock.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { type Fault, faults } from '../../support/faults.js';
import { otpBudget, refuse, type Script } from '../../support/fixtures.js';
import {
  chooseDay,
  grant,
  openRow,
  openSettings,
  panel,
  read,
  tick,
  toDenial,
  toPinChange,
  toPinCode,
  toRevocation,
} from '../../support/fixtures-consents.js';
import { atRest, go, pressPart, typeInto } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { consentPage } from './page.js';

/** A call of the inbox: how the patient comes to it, what they do to make it, and how it shows that it went well. */
interface Step {
  readonly name: string;
  readonly call: keyof Script;
  readonly pin?: boolean;
  readonly script?: Script;
  reach(element: ConsentInbox): Promise<void>;
  press(element: ConsentInbox): Promise<void>;
  /** The part that shows when it went well. */
  readonly done: string;
}

const submit = (element: ConsentInbox): Promise<void> => pressPart(element, 'button-submit');
const nobodyHasOne: Script = { readConsentPin: { needed: true, exists: false } };
const sentEarlier: Script = {
  sendPinOtp: { transaction: 'tx.pin', otp: otpBudget({ sentTo: null, resendIn: 0 }) },
};

const steps: readonly Step[] = [
  {
    name: 'reading the lists',
    call: 'listRequests',
    reach: read,
    press: (element) => element.reload(),
    done: 'list',
  },
  {
    name: 'reading a request',
    call: 'readRequest',
    reach: read,
    async press(element) {
      await pressPart(element, 'button-open');
      await until(() => panel(element) !== undefined);
    },
    done: 'choice',
  },
  {
    name: 'granting',
    call: 'grantConsent',
    async reach(element) {
      await openRow(element);
      await tick(element, 'type', 1);
      await chooseDay(element, 'until', '2027-06-30');
    },
    press: submit,
    done: 'decided',
  },
  {
    name: 'denying',
    call: 'denyConsent',
    async reach(element) {
      await toDenial(element);
      await tick(element, 'reason', 4);
      await typeInto(element, 'reason', 'Not this one');
    },
    press: submit,
    done: 'decided',
  },
  {
    name: 'revoking',
    call: 'revokeConsent',
    async reach(element) {
      await toRevocation(element);
      await tick(element, 'facility-choice', 1);
    },
    press: submit,
    done: 'decided',
  },
  {
    name: 'looking for the PIN',
    call: 'readConsentPin',
    pin: true,
    reach: openRow,
    press: submit,
    done: 'field-pin',
  },
  {
    name: 'checking the PIN',
    call: 'verifyConsentPin',
    pin: true,
    async reach(element) {
      await grant(element);
      await typeInto(element, 'pin', '4071');
    },
    press: submit,
    done: 'decided',
  },
  {
    name: 'setting the PIN',
    call: 'setConsentPin',
    pin: true,
    script: nobodyHasOne,
    async reach(element) {
      await grant(element);
      await typeInto(element, 'newPin', '5182');
      await typeInto(element, 'again', '5182');
    },
    press: submit,
    done: 'decided',
  },
  {
    name: 'changing the PIN',
    call: 'changeConsentPin',
    async reach(element) {
      await toPinChange(element);
      await typeInto(element, 'pin', '4071');
      await typeInto(element, 'newPin', '5182');
      await typeInto(element, 'again', '5182');
    },
    press: submit,
    done: 'explanation',
  },
  {
    name: 'sending the code',
    call: 'sendPinOtp',
    async reach(element) {
      await toPinChange(element);
      await go(element, 'forgot');
    },
    press: submit,
    done: 'field-code',
  },
  {
    name: 'sending a new code',
    call: 'resendPinOtp',
    script: sentEarlier,
    async reach(element) {
      await toPinCode(element);
      await typeInto(element, 'code', '1234');
    },
    press: (element) => pressPart(element, 'button-resend'),
    done: 'field-code',
  },
  {
    name: 'checking the code',
    call: 'verifyPinOtp',
    async reach(element) {
      await toPinCode(element);
      await typeInto(element, 'code', '123456');
    },
    press: submit,
    done: 'field-newPin',
  },
  {
    name: 'replacing the PIN',
    call: 'resetConsentPin',
    async reach(element) {
      await toPinCode(element);
      await typeInto(element, 'code', '123456');
      await go(element, 'submit');
      await typeInto(element, 'newPin', '5182');
      await typeInto(element, 'again', '5182');
    },
    press: submit,
    done: 'explanation',
  },
  {
    name: 'reading auto-approval',
    call: 'readAutoApproval',
    reach: read,
    async press(element) {
      part<HTMLDetailsElement>(element, 'settings').open = true;
      await until(() => findPart(element, 'auto-approval') !== undefined);
    },
    done: 'button-ask',
  },
  {
    name: 'turning auto-approval',
    call: 'setAutoApproval',
    async reach(element) {
      await openSettings(element);
      await go(element, 'ask');
    },
    press: (element) => pressPart(element, 'button-turn'),
    done: 'button-ask',
  },
];

/** What can go wrong with requests and PINs only. */
const refused = (['request-not-found', 'consent-too-wide', 'consent-dates', 'pin-wrong'] as const).map(
  (kind): Fault => ({ name: kind, kind, answer: refuse(kind) }),
);
const all: readonly Fault[] = [
  ...faults,
  ...refused,
  {
    name: 'PIN locked for 30 minutes',
    kind: 'pin-locked',
    wait: 1800,
    answer: refuse('pin-locked', { retryAfterSeconds: 1800 }),
  },
];

const visible = (element: ConsentInbox, selector: string): HTMLElement[] =>
  [...element.shadowRoot!.querySelectorAll<HTMLElement>(selector)].filter((inside) =>
    inside.checkVisibility(),
  );

/** What stands in the fields. */
const typedBy = (element: ConsentInbox): string[] =>
  visible(element, 'input').map((input) => {
    const { id, value, checked } = input as HTMLInputElement;
    return `${id} ${value} ${checked}`;
  });

/** What is said of the failure, at a field or for the whole screen. */
const said = (element: ConsentInbox): string =>
  visible(element, '[part~="problem"], [part~="alert"], [part~="notice-partial"]')
    .map(({ textContent }) => textContent.replace(/\s+/g, ' '))
    .join();

const nextSteps = ['button-retry', 'button-restart', 'button-way-on', 'button-look'];
const offered = (element: ConsentInbox): HTMLElement[] =>
  visible(element, nextSteps.map((name) => `[part~="${name}"]`).join());

/** From wherever the fault has left the patient to where the call was meant to lead. */
async function finish(element: ConsentInbox, { reach, press, done }: Step): Promise<void> {
  const isDone = (): boolean => visible(element, `[part~="${done}"]`).length > 0;
  for (const [name, text] of [
    ['pin', '4071'],
    ['newPin', '5182'],
    ['again', '5182'],
    ['code', '123456'],
  ] as const) {
    const input = findPart<HTMLInputElement>(element, `input-${name}`);
    if (input && input.value.length < text.length) await typeInto(element, name, text);
  }
  const main = visible(element, '[part~="button-submit"]')[0];
  if (!isDone() && main) {
    main.click();
    await atRest(element);
  }
  if (isDone()) return;
  // The patient goes back and comes again, where the screen leads nowhere.
  if (panel(element)) await go(element, 'back');
  const settings = findPart<HTMLDetailsElement>(element, 'settings');
  if (settings) settings.open = false;
  await reach(element);
  await press(element);
  await atRest(element);
  assert.isTrue(isDone(), textOf(element));
}

/** Answers the first call in one way, and the others in another. */
function once(first: Fault['answer'], rest: Script[keyof Script]): Script[keyof Script] {
  return [first, rest] as Script[keyof Script];
}

async function meets(step: Step, fault: Fault): Promise<void> {
  const { call, script = {}, pin = false, reach, press } = step;
  const { element, connect, backend, abdm } = consentPage({ script, pin });
  await reach(element);
  const before = typedBy(element);
  backend.change({
    [call]: fault.kind === 'patient-changed' ? once(fault.answer, abdm.script[call]) : fault.answer,
  });
  hurry(fault.kind === 'timeout' ? 100 : 20);
  await press(element);
  await atRest(element);
  ordinaryTime();
  backend.change({ ...abdm.script, ...script });

  const isForgotten = fault.kind === 'patient-changed';
  const isInList = call === 'listRequests';
  if (!isForgotten) {
    const [en, hi] = await Promise.all([
      loadMessages(failureMessages, 'en'),
      loadMessages(failureMessages, 'hi'),
    ]);
    if (!isInList) {
      assert.include(said(element), en[fault.kind]);
      connect.lang = 'hi';
      await until(() => said(element).includes(hi[fault.kind]), `Hindi words for ${fault.kind}`);
      if (fault.wait) assert.match(said(element), /\d:\d\d/, 'until when');
    } else assert.isNotEmpty(said(element));
    assert.isAtMost(offered(element).length, 1, 'one next step');
    const isEmptied = fault.kind === 'pin-wrong' || call === 'readRequest' || call === 'readConsentPin';
    if (!isEmptied) assert.deepEqual(typedBy(element), before, 'nothing chosen or typed is lost');
  }
  assert.isEmpty(backend.refused);

  // Time ran faster while it failed.
  advance((fault.wait ?? 0) + 600);
  element.requestUpdate();
  await element.updateComplete;
  offered(element)[0]?.click();
  await atRest(element);
  await finish(element, step);
  ordinaryTime();
}

describe(`An inbox: ${steps.length} calls, ${all.length} faults each`, () => {
  afterEach(() => {
    ordinaryTime();
    closeAll();
  });

  let met = 0;
  after(() => console.log(`Inbox: ${met} of ${steps.length * all.length} pairs of call and fault met`));

  for (const [step, fault, it] of everyPair(steps, all))
    it(`${step.name}: ${fault.name}`, async () => {
      await meets(step, fault);
      met++;
    });
});
