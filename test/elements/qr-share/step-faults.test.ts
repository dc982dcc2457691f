import { assert } from '@open-wc/testing';
import type { QrShare } from '../../../src/elements/qr-share/index.js';
import { failureMessages } from '../../../src/locales/failures.js';
import { loadMessages } from '../../../src/locales/message-set.js';
import { qrShareMessages } from '../../../src/locales/qr-share.js';
import { everyPair } from '../../support/browser-depth.js';
import { advance, hurry, ordinaryTime } from '../../support/clock.js';
import { findPart, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { type Fault, faults } from '../../support/faults.js';
import { refuse } from '../../support/fixtures.js';
import { smoothShare, toReview, toShared, waitingShare, readStart } from '../../support/fixtures-share.js';
import { atRest, pressPart } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { sharePage } from './page.js';

/** A call: how it comes about, and what shows once it went well. */
const steps = [
  { call: 'listShares', reach: readStart, shows: 'button-scan', script: {} },
  { call: 'reviewShare', reach: toReview, shows: 'details', script: {} },
  { call: 'shareProfile', reach: toShared, shows: 'number', script: {} },
  { call: 'readShare', reach: toShared, shows: 'number', script: { shareProfile: waitingShare() } },
] as const;
type Step = (typeof steps)[number];

const all: readonly Fault[] = [
  ...faults,
  { name: 'facility-not-found', kind: 'facility-not-found', answer: refuse('facility-not-found') },
];
const nextSteps = ['button-retry', 'button-restart', 'button-renew', 'button-way-on'];
const isEnd = (element: QrShare): boolean => findPart(element, 'alert') !== undefined;

async function goesOn(element: QrShare, shows: string, fault: Fault): Promise<void> {
  advance((fault.wait ?? 0) + 600);
  element.requestUpdate();
  await element.updateComplete;
  const offered = nextSteps.filter((name) => findPart(element, name));
  assert.isAtMost(offered.length, 1, 'one next step');
  const isPlain = findPart(element, 'details') !== undefined;
  const way = offered[0] ?? (isPlain ? 'button-submit' : undefined);
  if (way) await pressPart(element, way);
  await atRest(element);
  // Where nothing can be done again, the beginning is there.
  const begins = ['button-back', 'button-leave'].find((name) => findPart(element, name));
  if (!way && begins) {
    await pressPart(element, begins);
    await until(() => findPart(element, 'button-scan') !== undefined);
    return;
  }
  if (shows === 'number' && findPart(element, 'details')) await pressPart(element, 'button-submit');
  await until(() => findPart(element, shows) !== undefined, `${shows}: ${textOf(element)}`);
}

async function meets({ call, reach, shows, script }: Step, fault: Fault): Promise<void> {
  const isForgotten = fault.kind === 'patient-changed';
  const { element, connect, backend } = sharePage(script);
  if (call === 'listShares') backend.change({ listShares: fault.answer });
  else await readStart(element);
  backend.change({ [call]: fault.answer });
  hurry(fault.kind === 'timeout' ? 100 : 30);
  void reach(element).catch(() => undefined);
  if (isForgotten) {
    await until(() => backend.of(call).length > 0);
    ordinaryTime();
    backend.change(smoothShare);
    await until(() => findPart(element, 'button-scan') !== undefined, 'the beginning');
    assert.isUndefined(findPart(element, 'details'));
    return;
  }
  await until(() => isEnd(element), `an end of ${fault.name}`);
  await atRest(element);
  ordinaryTime();
  const shares = backend.of('shareProfile').length;
  const words = async (language: string): Promise<string> => {
    const { failures }: { failures: Readonly<Record<string, string>> } = await loadMessages(
      qrShareMessages,
      language,
    );
    // The list of tokens knows of no facility.
    const own = call === 'listShares' ? ({} as typeof failures) : failures;
    return own[fault.kind] ?? (await loadMessages(failureMessages, language))[fault.kind];
  };
  const [en, hi] = await Promise.all([words('en'), words('hi')]);
  assert.include(textOf(element, 'alert'), en);
  connect.lang = 'hi';
  await until(() => textOf(element, 'alert').includes(hi), `Hindi words for ${fault.kind}`);
  if (fault.wait) assert.match(textOf(element, 'alert'), /\d:\d\d/, 'until when');
  connect.lang = 'en';
  await until(() => textOf(element, 'alert').includes(en));
  assert.strictEqual(backend.of('shareProfile').length, shares, 'nothing is shared by itself');
  assert.isAtMost(shares, 1);
  assert.isEmpty(backend.refused);
  backend.change({ ...smoothShare });
  await goesOn(element, shows, fault);
}

describe(`Scan and share: ${steps.length} calls, ${all.length} faults each`, () => {
  afterEach(() => {
    ordinaryTime();
    closeAll();
  });

  for (const [step, fault, it] of everyPair(steps, all))
    it(`${step.call}: ${fault.name}`, () => meets(step, fault));
});
