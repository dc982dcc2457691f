import { assert } from '@open-wc/testing';
import { failureMessages } from '../../../src/locales/failures.js';
import { loadMessages } from '../../../src/locales/message-set.js';
import { everyPair } from '../../support/browser-depth.js';
import { advance, hurry, ordinaryTime } from '../../support/clock.js';
import { findPart, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { type Fault, faults } from '../../support/faults.js';
import { refuse } from '../../support/fixtures.js';
import { read, smoothRecord } from '../../support/fixtures-records.js';
import { atRest, pressPart } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { recordPage } from './page.js';

/** What can go wrong with records only. */
const ofRecords = (
  ['record-not-ready', 'record-not-found', 'consent-missing', 'record-too-large'] as const
).map((kind): Fault => ({ name: kind, kind, answer: refuse(kind) }));
const all: readonly Fault[] = [...faults, ...ofRecords];

const nextSteps = ['button-retry', 'button-restart'];

/** @param shown - the record is there already, and is read anew */
async function meets(fault: Fault, shown: boolean): Promise<void> {
  const isGone = fault.kind === 'patient-changed';
  // The client asks for the present patient by itself then.
  const answer = isGone ? [fault.answer, smoothRecord.readRecord!].flat() : fault.answer;
  const { element, connect, backend } = recordPage(shown ? {} : { readRecord: answer });
  if (shown) {
    await read(element);
    backend.change({ readRecord: isGone ? smoothRecord.readRecord! : answer });
  }
  hurry(fault.kind === 'timeout' ? 100 : 20);
  if (shown) await element.reload();
  await read(element);
  ordinaryTime();
  backend.change(smoothRecord);
  if (!isGone) {
    const [en, hi] = await Promise.all(
      ['en', 'hi'].map((language) => loadMessages(failureMessages, language)),
    );
    const said = (): string => textOf(element, 'alert');
    assert.include(said(), en![fault.kind]);
    assert.strictEqual(findPart(element, 'document') !== undefined, shown, 'what was shown stays');
    connect.lang = 'hi';
    await until(() => said().includes(hi![fault.kind]), `Hindi words for ${fault.kind}`);
    if (fault.wait) assert.match(said(), /\d:\d\d/, 'until when');
    advance((fault.wait ?? 0) + 1);
    element.requestUpdate();
    await element.updateComplete;
    const offered = nextSteps.filter((name) => findPart(element, name));
    assert.isAtMost(offered.length, 1, 'one next step');
    if (offered[0]) await pressPart(element, offered[0]);
    else await element.reload();
    ordinaryTime();
  }
  await atRest(element);
  assert.isDefined(findPart(element, 'document'));
  assert.isUndefined(findPart(element, 'alert'));
}

describe(`A record: ${all.length} faults, before it is shown and after`, () => {
  afterEach(() => {
    ordinaryTime();
    closeAll();
  });

  for (const [anew, fault, it] of everyPair([false, true], all))
    it(`reading it${anew ? ' anew' : ''}: ${fault.name}`, () => meets(fault, anew));
});
