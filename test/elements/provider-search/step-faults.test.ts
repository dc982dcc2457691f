import { assert } from '@open-wc/testing';
import type { ProviderSearch } from '../../../src/elements/provider-search/index.js';
import { failureMessages } from '../../../src/locales/failures.js';
import { loadMessages } from '../../../src/locales/message-set.js';
import { everyPair } from '../../support/browser-depth.js';
import { advance, hurry, ordinaryTime } from '../../support/clock.js';
import { findPart, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { type Fault, faults } from '../../support/faults.js';
import { refuse } from '../../support/fixtures.js';
import {
  careProviders,
  fieldOf,
  lookedUp,
  search,
  smoothProviders,
} from '../../support/fixtures-providers.js';
import { atRest, pressPart } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { searchPage } from './page.js';

/** A call of a search: how it comes about, and what shows once it went well. */
const steps = [
  { call: 'searchProviders', reach: search, shows: 'option', attributes: {} },
  {
    call: 'readProvider',
    reach: lookedUp,
    shows: 'chosen',
    attributes: { 'hip-id': careProviders[0].hipId },
  },
] as const;
type Step = (typeof steps)[number];

const nextSteps = ['button-retry', 'button-restart', 'button-way-on'];
const all: readonly Fault[] = [
  ...faults,
  { name: 'facility-not-found', kind: 'facility-not-found', answer: refuse('facility-not-found') },
  { name: 'sign-in-required', kind: 'sign-in-required', answer: refuse('sign-in-required') },
  { name: 'session-expired', kind: 'session-expired', answer: refuse('session-expired') },
];

async function meets({ call, reach, shows, attributes }: Step, fault: Fault): Promise<void> {
  const { element, connect, backend } = searchPage({ [call]: fault.answer }, attributes);
  hurry(fault.kind === 'timeout' ? 100 : 20);
  await reach(element);
  ordinaryTime();
  const isSearch = call === 'searchProviders';
  const kind = !isSearch && fault.kind === 'invalid-request' ? 'facility-not-found' : fault.kind;
  const [en, hi] = await Promise.all(['en', 'hi'].map((language) => loadMessages(failureMessages, language)));
  const said = (): string => textOf(element, 'alert');
  assert.include(said(), en![kind]);
  connect.lang = 'hi';
  await until(() => said().includes(hi![kind]), `Hindi words for ${kind}`);
  if (fault.wait) assert.match(said(), /\d:\d\d/, 'until when');
  assert.strictEqual(fieldOf(element).value, isSearch ? 'care' : '', 'what was typed is kept');
  backend.change(smoothProviders);
  await goesOn(element, fault);
  if (!findPart(element, shows)) await search(element, 'cares');
  assert.isDefined(findPart(element, shows) ?? findPart(element, 'option'));
  assert.isUndefined(findPart(element, 'alert'));
}

async function goesOn(element: ProviderSearch, fault: Fault): Promise<void> {
  advance((fault.wait ?? 0) + 1);
  element.requestUpdate();
  await element.updateComplete;
  const offered = nextSteps.filter((name) => findPart(element, name));
  assert.isAtMost(offered.length, 1, 'one next step');
  if (offered[0]) await pressPart(element, offered[0]);
  await atRest(element);
  ordinaryTime();
  if (offered[0]) assert.isUndefined(findPart(element, 'alert'), 'the next step leads on');
}

describe(`A search: ${steps.length} calls, ${all.length} faults each`, () => {
  afterEach(() => {
    ordinaryTime();
    closeAll();
  });

  for (const [step, fault, it] of everyPair(steps, all))
    it(`${step.call}: ${fault.name}`, () => meets(step, fault));
});
