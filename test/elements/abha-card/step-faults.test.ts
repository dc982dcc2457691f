import { assert } from '@open-wc/testing';
import type { AbhaCard } from '../../../src/elements/abha-card/index.js';
import { failureMessages } from '../../../src/locales/failures.js';
import { loadMessages } from '../../../src/locales/message-set.js';
import { everyPair } from '../../support/browser-depth.js';
import { advance, hurry, ordinaryTime } from '../../support/clock.js';
import { findPart, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { type Fault, faults } from '../../support/faults.js';
import { read, showCode, smoothCard } from '../../support/fixtures-card.js';
import { atRest, pressPart } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { cardPage } from './page.js';

/** A call of a card: how it comes about, and what shows once it went well. */
const steps = [
  { call: 'readProfile', reach: read, shows: 'details' },
  { call: 'readCard', reach: read, shows: 'image' },
  { call: 'readQr', reach: showCode, shows: 'qr' },
] as const;

const nextSteps = ['button-retry', 'button-restart'];

async function meets({ call, reach, shows }: (typeof steps)[number], fault: Fault): Promise<void> {
  const isGone = fault.kind === 'patient-changed';
  // The client asks for the present patient by itself then.
  const answer = isGone ? [fault.answer, smoothCard[call]].flat() : fault.answer;
  const { element, connect, backend } = cardPage({ [call]: answer });
  hurry(fault.kind === 'timeout' ? 100 : 20);
  await reach(element);
  ordinaryTime();
  backend.change(smoothCard);
  if (!isGone) {
    const [en, hi] = await Promise.all(
      ['en', 'hi'].map((language) => loadMessages(failureMessages, language)),
    );
    const said = (): string => textOf(element, 'alert');
    assert.include(said(), en![fault.kind]);
    connect.lang = 'hi';
    await until(() => said().includes(hi![fault.kind]), `Hindi words for ${fault.kind}`);
    if (fault.wait) assert.match(said(), /\d:\d\d/, 'until when');
    const usable = call === 'readProfile' ? [] : ['details', 'button-qr'];
    for (const name of usable) assert.isDefined(findPart(element, name), name);
    await goesOn(element, fault);
  }
  if (!findPart(element, shows)) await reach(element);
  await atRest(element);
  assert.isDefined(findPart(element, shows));
  assert.isUndefined(findPart(element, 'alert'));
}

async function goesOn(element: AbhaCard, fault: Fault): Promise<void> {
  advance((fault.wait ?? 0) + 1);
  element.requestUpdate();
  await element.updateComplete;
  const offered = nextSteps.filter((name) => findPart(element, name));
  assert.isAtMost(offered.length, 1, 'one next step');
  if (offered[0]) await pressPart(element, offered[0]);
  else await element.reload();
  await atRest(element);
  ordinaryTime();
}

describe(`A card: ${steps.length} calls, ${faults.length} faults each`, () => {
  afterEach(() => {
    ordinaryTime();
    closeAll();
  });

  for (const [step, fault, it] of everyPair(steps, faults))
    it(`${step.call}: ${fault.name}`, () => meets(step, fault));
});
