import { assert } from '@open-wc/testing';
import type { SessionRenewal } from '../../../src/elements/session-renewal/index.js';
import { failureMessages } from '../../../src/locales/failures.js';
import { loadMessages } from '../../../src/locales/message-set.js';
import { everyPair } from '../../support/browser-depth.js';
import { advance, hurry, ordinaryTime } from '../../support/clock.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll, openPage } from '../../support/element-page.js';
import { type Fault, faults } from '../../support/faults.js';
import { otpBudget, type Script } from '../../support/fixtures.js';
import { asked, smoothRenewal, toSessionCode } from '../../support/fixtures-session.js';
import { atRest, go, pressPart, typeInto } from '../../support/hands.js';
import { until } from '../../support/until.js';

/** A call of a renewal: how the patient comes to it, and what they press to make it. */
interface Step {
  readonly name: string;
  readonly call: keyof Script;
  reach(element: SessionRenewal): Promise<void>;
  readonly button: string;
}

const mayResend: Script = {
  sendSessionOtp: { transaction: 'tx.session', otp: otpBudget({ resendIn: 0, sentTo: null }) },
};
const steps: readonly Step[] = [
  { name: 'sending the code', call: 'sendSessionOtp', reach: asked, button: 'submit' },
  {
    name: 'sending a new code',
    call: 'resendSessionOtp',
    async reach(element) {
      await toSessionCode(element);
      await typeInto(element, 'otp', '1234');
    },
    button: 'resend',
  },
  {
    name: 'checking the code',
    call: 'verifySessionOtp',
    async reach(element) {
      await toSessionCode(element);
      await typeInto(element, 'otp', '123456');
    },
    button: 'submit',
  },
];

const said = (element: SessionRenewal): string =>
  ['problem-otp', 'alert'].flatMap((name) => (findPart(element, name) ? [textOf(element, name)] : [])).join();
const typed = (element: SessionRenewal): string | undefined =>
  findPart<HTMLInputElement>(element, 'input-otp')?.value;

async function finish(element: SessionRenewal): Promise<void> {
  for (let screens = 0; screens < 4 && !element.matches(':state(idle)'); screens++) {
    if (findPart(element, 'input-otp')) await typeInto(element, 'otp', '123456');
    await go(element, 'submit');
  }
  assert.isTrue(element.matches(':state(idle)'), textOf(element));
}

async function meets({ call, reach, button }: Step, fault: Fault): Promise<void> {
  const { element, connect, backend } = openPage('session-renewal', {
    script: { ...smoothRenewal, ...mayResend },
  });
  await reach(element);
  const before = typed(element);
  backend.change({ [call]: fault.answer });
  hurry(fault.kind === 'timeout' ? 100 : 20);
  await pressPart(element, `button-${button}`);
  await atRest(element);
  ordinaryTime();
  backend.change({ ...smoothRenewal, ...mayResend });
  if (fault.kind === 'patient-changed') {
    assert.isUndefined(findPart(element, 'form'), 'nothing of the patient before stays');
    return;
  }
  const [en, hi] = await Promise.all([
    loadMessages(failureMessages, 'en'),
    loadMessages(failureMessages, 'hi'),
  ]);
  assert.include(said(element), en[fault.kind]);
  connect.lang = 'hi';
  await until(() => said(element).includes(hi[fault.kind]), `Hindi words for ${fault.kind}`);
  if (fault.wait) assert.match(said(element), /\d:\d\d/, 'until when');
  assert.strictEqual(typed(element), before, 'nothing typed is lost');
  assert.isDefined(part(element, 'button-cancel'));

  advance((fault.wait ?? 0) + 1);
  element.requestUpdate();
  await element.updateComplete;
  const next = ['button-retry', 'button-restart'].filter((name) => findPart(element, name));
  assert.isAtMost(next.length, 1, 'one next step');
  if (next[0]) await pressPart(element, next[0]);
  await atRest(element);
  await finish(element);
}

describe(`A renewal: ${steps.length} calls, ${faults.length} faults each`, () => {
  afterEach(() => {
    ordinaryTime();
    closeAll();
  });

  let met = 0;
  after(() => console.log(`Renewal: ${met} of ${steps.length * faults.length} pairs of call and fault met`));

  for (const [step, fault, it] of everyPair(steps, faults))
    it(`${step.name}: ${fault.name}`, async () => {
      await meets(step, fault);
      met++;
    });
});
