import { assert } from '@open-wc/testing';
import type { CareContexts } from '../../../src/elements/care-contexts/index.js';
import { failureMessages } from '../../../src/locales/failures.js';
import { loadMessages } from '../../../src/locales/message-set.js';
import { everyPair } from '../../support/browser-depth.js';
import { advance, hurry, ordinaryTime } from '../../support/clock.js';
import { textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { type Fault, faults } from '../../support/faults.js';
import { type AnswerMaker, refuse } from '../../support/fixtures.js';
import {
  chooseDay,
  openFacility,
  readList,
  searchFor,
  toggleFacility,
} from '../../support/fixtures-care-contexts.js';
import { atRest, pressPart, typeInto } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { recordsPage } from './page.js';

/** A call of the list: how the patient comes to it, what they do to make it, and how it shows that it went well. */
interface Step {
  readonly name: string;
  readonly call: 'listLinkedProviders' | 'listCareContexts';
  reach(element: CareContexts): Promise<void>;
  press(element: CareContexts): Promise<void>;
  isDone(element: CareContexts): boolean;
}

const rows = (element: CareContexts): number => element.shadowRoot!.querySelectorAll('.record').length;

const steps: readonly Step[] = [
  {
    name: 'reading the facilities anew',
    call: 'listLinkedProviders',
    async reach(element) {
      await openFacility(element);
      await searchFor(element, 'blood');
      await chooseDay(element, 'from', '2025-01-01');
    },
    press: (element) => pressPart(element, 'button-refresh'),
    isDone: (element) => rows(element) === 3,
  },
  {
    name: 'reading a facility as it is opened',
    call: 'listCareContexts',
    reach: readList,
    press: toggleFacility,
    isDone: (element) => rows(element) === 9,
  },
  {
    name: 'pulling the records of a facility',
    call: 'listCareContexts',
    reach: (element) => openFacility(element, 'Hill Laboratory'),
    press: (element) => pressPart(element, 'button-pull'),
    isDone: (element) => rows(element) === 2,
  },
  {
    name: 'looking for a record',
    call: 'listCareContexts',
    reach: readList,
    press: (element) => typeInto(element, 'search', 'blood'),
    isDone: (element) => textOf(element, 'summary') === '3 visits found at 2 facilities',
  },
];

const all: readonly Fault[] = [
  ...faults,
  { name: 'facility-not-found', kind: 'facility-not-found', answer: refuse('facility-not-found') },
];

const visible = (element: CareContexts, selector: string): HTMLElement[] =>
  [...element.shadowRoot!.querySelectorAll<HTMLElement>(selector)].filter((inside) =>
    inside.checkVisibility(),
  );

/** What stands in the fields. */
const typed = (element: CareContexts): string[] =>
  visible(element, 'input').map((input) => `${input.id} ${(input as HTMLInputElement).value}`);

/** What stands in the fields, and which facilities are open. */
const kept = (element: CareContexts): string[] => [
  ...typed(element),
  ...visible(element, '.facility[open] h3').map(({ textContent }) => textContent.trim()),
];

/** What is said of the failure, at a facility or for the whole list. */
const said = (element: CareContexts): string =>
  visible(element, '[part~="alert"], [part~="notice-facility"]')
    .map(({ textContent }) => textContent.replace(/\s+/g, ' '))
    .join();

/** Ways on: of the list, or of each facility that could not be read, and all of those at once. */
const ways = (element: CareContexts, of: Element | ShadowRoot): HTMLElement[] => [
  ...of.querySelectorAll<HTMLElement>(
    ['retry', 'restart', 'renew', 'way-on'].map((name) => `[part~="button-${name}"]`).join(),
  ),
];

/** Answers the next call in one way, and the others in another. */
function once(first: AnswerMaker, rest: AnswerMaker): AnswerMaker {
  let isFirst = true;
  return (call) => {
    const answer = isFirst ? first : rest;
    isFirst = false;
    return answer(call);
  };
}

async function meets({ call, reach, press, isDone }: Step, fault: Fault): Promise<void> {
  const { element, connect, backend, abdm } = recordsPage();
  await reach(element);
  const isForgotten = fault.kind === 'patient-changed';
  const otherwise = call === 'listCareContexts' ? abdm.careContexts : abdm.providers;
  backend.change({ [call]: isForgotten ? once(fault.answer, otherwise) : fault.answer });
  hurry(fault.kind === 'timeout' ? 100 : 20);
  await press(element);
  await atRest(element);
  ordinaryTime();
  backend.change(abdm.script);

  if (isForgotten) {
    // The list of the patient who is there now; nothing of the one before.
    await until(() => visible(element, '.facility').length === 4, 'the facilities');
    assert.isEmpty(said(element));
    assert.isEmpty(visible(element, '.record'));
    return;
  }
  const [before, typedBefore] = [kept(element), typed(element)];
  const [en, hi] = await Promise.all([
    loadMessages(failureMessages, 'en'),
    loadMessages(failureMessages, 'hi'),
  ]);
  assert.include(said(element), en[fault.kind]);
  for (const notice of visible(element, '[part~="notice-facility"], [part~="alert"]'))
    assert.isAtMost(ways(element, notice).length, 1, 'one next step');
  connect.lang = 'hi';
  await until(() => said(element).includes(hi[fault.kind]), `Hindi words for ${fault.kind}`);
  if (fault.wait) assert.match(said(element), /\d:\d\d/, 'until when');
  connect.lang = 'en';
  await until(() => said(element).includes(en[fault.kind]));
  assert.deepEqual(kept(element), before, 'nothing typed, narrowed or opened is lost');
  assert.isEmpty(backend.refused);

  // Time ran faster while it failed.
  advance((fault.wait ?? 0) + 600);
  element.requestUpdate();
  await element.updateComplete;
  const together = visible(element, '[part~="button-retry-all"]')[0];
  const way = together ?? ways(element, element.shadowRoot!)[0];
  if (way) way.click();
  else await pressPart(element, call === 'listCareContexts' ? 'button-pull' : 'button-refresh');
  await atRest(element);
  await until(() => isDone(element), `what was wanted: ${textOf(element)}`);
  assert.isEmpty(said(element));
  assert.deepEqual(typed(element), typedBefore);
  ordinaryTime();
}

describe(`Linked records: ${steps.length} calls, ${all.length} faults each`, () => {
  afterEach(() => {
    ordinaryTime();
    closeAll();
  });

  let met = 0;
  after(() =>
    console.log(`Linked records: ${met} of ${steps.length * all.length} pairs of call and fault met`),
  );

  for (const [step, fault, it] of everyPair(steps, all))
    it(`${step.name}: ${fault.name}`, async () => {
      await meets(step, fault);
      met++;
    });
});
