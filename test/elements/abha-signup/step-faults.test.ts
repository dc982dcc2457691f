import { assert } from '@open-wc/testing';
import { errorKindNames } from '../../../src/abdm/errors.js';
import type { AbhaSignup } from '../../../src/elements/abha-signup/index.js';
import { failures as englishFailures } from '../../../src/locales/en/failures.js';
import { signup as englishSignup } from '../../../src/locales/en/signup.js';
import { failures as hindiFailures } from '../../../src/locales/hi/failures.js';
import { signup as hindiSignup } from '../../../src/locales/hi/signup.js';
import { everyNth, everyPair } from '../../support/browser-depth.js';
import { advance, hurry, ordinaryTime } from '../../support/clock.js';
import {
  driveTo,
  fillIn,
  findPart,
  press,
  screenOf,
  settled,
  submit,
  textOf,
  untilScreen,
} from '../../support/drive.js';
import { after as afterWhile, type AnswerMaker, type Script, smoothly } from '../../support/fixtures.js';
import { until } from '../../support/until.js';
import { type Fault, faults } from './faults.js';
import { closePages, signupPage, type SignupPage } from './page.js';
import { type CallStep, callSteps } from './steps.js';

const all = (element: AbhaSignup, selector: string): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];

/** What stands in the fields of the screen, the Aadhaar number as it is masked. */
const typed = (element: AbhaSignup): string[] =>
  all(element, 'input').map((field) => {
    const { id, type, checked, value } = field as HTMLInputElement;
    return `${id}=${type === 'text' ? value : String(checked)}`;
  });

/** The ways on that a failure offers. */
function nextSteps(element: AbhaSignup): string[] {
  const buttons = ['retry', 'restart', 'way-on'].filter((name) => findPart(element, `button-${name}`));
  const fields = all(element, 'input[aria-invalid="true"]').map(({ id }) => `mend ${id}`);
  const until = textOf(element).includes('You can try again at') ? ['wait'] : [];
  const help = findPart(element, 'alert')?.querySelector('slot[name="help"]') ? ['ask'] : [];
  const box = findPart<HTMLInputElement>(element, 'checkbox');
  return [...buttons, ...fields, ...until, ...help, ...(box?.checked === false ? ['agree'] : [])];
}

/** A script whose route first meets a fault, and then answers as it does otherwise. */
function failing({ route, script }: CallStep, answer: AnswerMaker): Script {
  const well = { ...smoothly, ...script }[route];
  return { ...script, [route]: [answer, ...[well].flat()] };
}

/** Leads a patient to a step, everything filled in. */
async function reach(step: CallStep, answer: AnswerMaker): Promise<SignupPage> {
  const page = await signupPage({ methods: step.method, script: failing(step, answer) });
  if (step.method === 'face' && step.at === 'aadhaar') hurry(100);
  await driveTo(page.element, step.at);
  ordinaryTime();
  if (step.press === 'submit') await fillIn(page.element);
  return page;
}

/** Waits until a step has led to what it leads to; a start `anew` comes there without this very call. */
async function led(
  { route, press: button, leadsTo }: CallStep,
  { element, backend }: SignupPage,
  anew: boolean,
): Promise<void> {
  await until(() => screenOf(element) === leadsTo, `the screen ${leadsTo}`);
  if (button === 'resend' && !anew) await until(() => backend.of(route).length > 1, 'another OTP');
  await settled(element);
  assert.isUndefined(findPart(element, 'alert'));
  assert.deepEqual(backend.refused, []);
}

async function inHindi(element: AbhaSignup, words: string): Promise<void> {
  const page = element.parentElement!;
  page.lang = 'hi';
  await until(() => textOf(element).includes(words), `"${words}"`);
  page.lang = 'en';
  await until(() => !/[\u0900-\u097f]/.test(textOf(element, 'title')), 'English');
}

/** Does the one thing that a failure offers. */
async function goOn(step: CallStep, fault: Fault, { element }: SignupPage): Promise<void> {
  const [offered = ''] = nextSteps(element);
  if (offered === 'wait') {
    advance((fault.wait ?? 0) + 1);
    element.requestUpdate();
    await element.updateComplete;
    assert.deepEqual(nextSteps(element), ['retry'], 'after the wait');
    await press(element, 'retry');
  } else if (offered === 'retry') await press(element, 'retry');
  else if (offered === 'restart') {
    await press(element, 'restart');
    await driveTo(element, step.leadsTo);
  } else if (offered === 'agree') await driveTo(element, step.leadsTo);
  else if (fault.kind === 'otp-expired') {
    await press(element, 'resend');
    await settled(element);
    await submit(element);
  } else await submit(element);
}

const titleOf = (step: CallStep): string => `${step.route} (${step.method}, ${step.at})`;
let cases = 0;

describe('Step × fault in <abha-signup>', () => {
  before(async () => {
    // What loads on the way must be there before time runs fast.
    await signupPage({ step: 'done' });
    await signupPage({ methods: 'mobile', step: 'done' });
    closePages();
  });

  afterEach(() => {
    ordinaryTime();
    closePages();
  });

  after(() => console.log(`step × fault: ${cases} cases`));

  for (const [step, fault, it] of everyPair(callSteps, faults, ({ route }, { meets }) => meets(route))) {
    it(`${titleOf(step)} meets ${fault.name}: said in both languages, one way on that leads on, nothing lost`, async () => {
      cases++;
      const page = await reach(step, fault.answer);
      const { element } = page;
      const before = typed(element);
      if (fault.name === 'silence') hurry(200);
      await press(element, step.press);
      await settled(element);
      ordinaryTime();

      if (fault.kind === 'patient-changed') {
        assert.include(textOf(element, 'notice'), englishSignup.otherPatient);
        await inHindi(element, hindiSignup.otherPatient);
        assert.isFalse(
          typed(element).some((field) => !/=(false)?$/.test(field)),
          'forgets who was there before',
        );
        if (step.method === 'face' && step.leadsTo === 'address') hurry(100);
        await driveTo(element, step.leadsTo);
        return;
      }
      assert.include(textOf(element), englishFailures[fault.kind]);
      const raw = errorKindNames.filter((kind) => kind.includes('-') && textOf(element).includes(kind));
      assert.deepEqual(raw, [], 'no raw kind');
      await inHindi(element, hindiFailures[fault.kind]);
      assert.lengthOf(nextSteps(element), 1, nextSteps(element).join(', '));
      if (screenOf(element) === step.at && fault.kind !== 'agreement-required')
        assert.deepEqual(typed(element), before, 'nothing typed is lost');
      if (nextSteps(element)[0] === 'ask') {
        assert.isDefined(findPart(element, 'elsewhere'));
        return;
      }
      const anew = nextSteps(element)[0] === 'restart';
      if (step.method === 'face' && step.leadsTo === 'address' && anew) hurry(100);
      await goOn(step, fault, page);
      await led(step, page, anew);
    });
  }

  for (const [step, it] of everyNth(2, callSteps)) {
    for (const hidden of [false, true]) {
      it(`${titleOf(step)} is slow${hidden ? ', and the tab goes to the background' : ''}: says what is done, and goes on`, async () => {
        cases++;
        const well = [{ ...smoothly, ...step.script }[step.route]].flat()[0];
        const page = await reach(step, afterWhile(150, well as object));
        await press(page.element, step.press);
        const busy = englishSignup.busy[step.route as 'createAbha'];
        await until(() => textOf(page.element).includes(busy), `"${busy}"`);
        if (hidden) hide(true);
        if (step.press === 'resend') await settled(page.element);
        else await untilScreen(page.element, step.leadsTo);
        hide(false);
        assert.isUndefined(findPart(page.element, 'alert'));
      });
    }
  }
});

/** Makes the page one that nobody sees, or one that somebody sees again. */
function hide(hidden: boolean): void {
  if (hidden) {
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
  } else {
    Reflect.deleteProperty(document, 'hidden');
    Reflect.deleteProperty(document, 'visibilityState');
  }
  document.dispatchEvent(new Event('visibilitychange'));
}
