import { assert } from '@open-wc/testing';
import { type ErrorKind, errorKindNames } from '../../../src/abdm/errors.js';
import type { ProfileShare } from '../../../src/contract/share.js';
import { routes } from '../../../src/contract/routes.js';
import { share } from '../../../src/elements/qr-share/share-flow.js';
import { startOfSharing } from '../../../src/elements/qr-share/share-moves.js';
import type {
  ShareEffect,
  ShareEvent,
  ShareState,
  ShareTransition,
} from '../../../src/elements/qr-share/share-state.js';
import fc from '../../support/fast-check.js';
import {
  counter,
  issuedShare,
  partialReview,
  refusedShare,
  waitingShare,
  wholeReview,
} from '../../support/fixtures-share.js';

const now = 1_000_000;
const other = { hipId: 'IN0710000002', counterId: 'LAB' };

/** What comes of events, one after the other. */
function after(...events: readonly ((state: ShareState) => ShareEvent)[]): ShareTransition {
  let last: ShareTransition = { state: startOfSharing(), effects: [] };
  for (const event of events) last = share(last.state, event(last.state));
  return last;
}

type Step = (state: ShareState) => ShareEvent;
const does =
  (event: ShareEvent): Step =>
  () =>
    event;
const scanned: Step = does({ type: 'read', qr: { kind: 'counter', counter } });
const pressed: Step = does({ type: 'submit', language: 'en' });
const reviewed =
  (found?: ProfileShare, review = wholeReview): Step =>
  ({ turn }) => ({
    ...{ type: 'answered', name: 'reviewShare', turn, now },
    answer: found ? { ...review, share: found } : review,
  });
const sharedAs =
  (answer: ProfileShare): Step =>
  ({ turn }) => ({ type: 'answered', name: 'shareProfile', turn, now, answer });
const readAs =
  (answer: ProfileShare, at: number): Step =>
  ({ turn }) => ({ type: 'answered', name: 'readShare', turn, now: at, answer });
const fails =
  (kind: ErrorKind, during: 'reviewShare' | 'shareProfile' | 'readShare'): Step =>
  ({ turn }) => ({ type: 'failed', turn, failure: { kind, during } });
const beat = (at: number): Step => does({ type: 'beat', now: at });

const calls = ({ effects }: ShareTransition): string[] =>
  effects.flatMap((effect) => (effect.type === 'call' ? [effect.name] : []));

describe('The way from a QR code to a token', () => {
  it('P2 5.1.1, P2 5.1.2: only Share after the review shares, with the version of the sentence', () => {
    const { effects } = after(scanned, reviewed(), pressed);
    assert.deepEqual(effects, [
      {
        ...{ type: 'call', turn: 2, name: 'shareProfile' },
        request: { ...counter, consent: { version: 'P2-5.1.1', language: 'en' } },
      },
    ]);
  });

  it('P2 5.1.2: Cancel sends nothing and says so', () => {
    const { state, effects } = after(scanned, reviewed(), does({ type: 'cancel' }));
    assert.strictEqual(state.step, 'start');
    assert.deepEqual(effects, [{ type: 'give-up' }, { type: 'cancelled', counter }]);
  });

  it('no code of another kind leads anywhere, and scanning goes on', () => {
    for (const kind of ['website', 'payment', 'abha-card', 'consent-request', 'other'] as const) {
      const { state, effects } = after(does({ type: 'scan' }), does({ type: 'read', qr: { kind } }));
      assert.deepEqual([state.step, state.refusal, effects], ['camera', kind, []]);
    }
  });

  it('P2 19.8: a token lives on the clock of the proxy, whatever this device says', () => {
    const { state } = after(scanned, reviewed(), pressed, sharedAs(issuedShare('042', 1800)));
    assert.strictEqual(state.endsAt, now + 1_800_000);
    assert.strictEqual(share(state, { type: 'beat', now: state.endsAt - 1 }).state.step, 'token');
    const { state: over } = share(state, { type: 'beat', now: state.endsAt });
    assert.deepEqual([over.step, over.ending], ['ended', 'expired']);
  });

  it('the same counter shows its living token again, and tells the page nothing new', () => {
    const { state, effects } = after(scanned, reviewed(issuedShare()));
    assert.strictEqual(state.step, 'token');
    assert.isEmpty(effects);
  });

  it('the answer is read every one to two seconds, and the last time when the 30 seconds are over', () => {
    let { state } = after(scanned, reviewed(), pressed, sharedAs(waitingShare()));
    const reads: number[] = [];
    for (let at = now; state.step === 'waiting'; at += 250) {
      const next = share(state, { type: 'beat', now: at });
      if (calls(next)[0] === 'readShare') reads.push((at - now) / 1000);
      state = calls(next)[0] ? share(next.state, readAs(waitingShare(), at)(next.state)).state : next.state;
    }
    assert.deepEqual(reads.slice(0, 5), [1, 2, 3.5, 5.5, 7.5]);
    assert.strictEqual(reads.at(-1), 30);
    assert.isAtMost(reads.length, 20);
    assert.strictEqual(state.ending, 'silent');
  });

  it('an answer that was waited for longer than the half is announced once', () => {
    const { state } = after(scanned, reviewed(), pressed, sharedAs(waitingShare()), beat(now + 15_000));
    assert.isTrue(state.isHalfOver);
  });

  it('a reading that fails passes; the last failure is told when the time is over', () => {
    const failing: Step[] = [beat(now + 1000), fails('offline', 'readShare')];
    const { state } = after(scanned, reviewed(), pressed, sharedAs(waitingShare()), ...failing);
    assert.isUndefined(state.failure);
    const { state: late } = share(state, { type: 'beat', now: now + 30_000 });
    assert.deepEqual([late.step, late.failure?.kind], ['waiting', 'offline']);
  });

  it('a lost answer is never sent again by itself: the counter’s share is read first, then Share is offered', () => {
    const lost = after(scanned, reviewed(), pressed, fails('upstream-timeout', 'shareProfile'));
    assert.deepEqual(calls(lost), ['reviewShare']);
    const again = share(lost.state, fails('offline', 'reviewShare')(lost.state));
    assert.deepEqual(calls(share(again.state, { type: 'submit', language: 'en' })), ['reviewShare']);
    const known = share(lost.state, reviewed()(lost.state));
    assert.deepEqual([known.state.step, known.state.failure?.kind], ['review', 'upstream-timeout']);
    assert.deepEqual(calls(share(known.state, { type: 'submit', language: 'en' })), ['shareProfile']);
  });

  it('a lost answer whose share has a token tells the page of it', () => {
    const { effects } = after(
      ...[scanned, reviewed(), pressed, fails('timeout', 'shareProfile'), reviewed(issuedShare())],
    );
    assert.deepEqual(
      effects.map(({ type }) => type),
      ['issued', 'changed'],
    );
  });

  it('whoever does not know whether it was shared has not cancelled it', () => {
    const { state } = after(
      ...[scanned, reviewed(), pressed, fails('timeout', 'shareProfile'), fails('offline', 'reviewShare')],
    );
    assert.deepEqual(share(state, { type: 'cancel' }).effects, [{ type: 'give-up' }]);
  });

  it('details that are missing are asked for; what ABDM knows is not sent', () => {
    const missing = after(scanned, reviewed(undefined, partialReview), pressed);
    assert.deepEqual(missing.effects, []);
    assert.deepEqual(missing.state.problems, {
      firstName: 'empty',
      gender: 'empty',
      birth: 'empty',
      mobile: 'empty',
    });
    const typed = {
      firstName: ' Nisha  Verma ',
      gender: 'F',
      day: '27',
      month: '3',
      mobile: '+91 99999 00001',
    };
    const { effects } = after(
      scanned,
      reviewed(undefined, partialReview),
      ...Object.entries(typed).map(([field, text]) =>
        does({ type: 'patient-typed', field: field as keyof typeof typed, text }),
      ),
      pressed,
    );
    assert.deepNestedInclude(effects[0], {
      'request.added': {
        ...{ name: 'Nisha Verma', gender: 'F', mobile: '9999900001' },
        ...{ yearOfBirth: 1990, monthOfBirth: 3, dayOfBirth: 27 },
      },
    });
  });
});

/** `well` and `badly` stand for an answer to whatever is under way. */
type Happening =
  | ShareEvent
  | { readonly type: 'well'; readonly which: number }
  | { readonly type: 'badly'; readonly kind: ErrorKind };

const events: readonly Happening[] = [
  { type: 'scan' },
  { type: 'stop' },
  { type: 'read', qr: { kind: 'counter', counter } },
  { type: 'read', qr: { kind: 'counter', counter: other } },
  { type: 'read', qr: { kind: 'website' } },
  { type: 'open', counter: other },
  { type: 'show', share: issuedShare(), now },
  { type: 'show', share: waitingShare(), now },
  { type: 'location', wanted: true },
  { type: 'location', wanted: false },
  { type: 'cancel' },
  { type: 'leave' },
  { type: 'ask' },
  { type: 'look', now },
  { type: 'beat', now: now + 5000 },
  { type: 'beat', now: now + 60_000 },
  { type: 'patient-changed' },
];
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.nat(4).map((which): Happening => ({ type: 'well', which })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...errorKindNames).map((kind): Happening => ({ type: 'badly', kind })),
  },
  { weight: 1, arbitrary: fc.constant<Happening>({ type: 'badly', kind: 'timeout' }) },
  { weight: 3, arbitrary: fc.constant<Happening>({ type: 'submit', language: 'hi' }) },
  { weight: 6, arbitrary: fc.constantFrom(...events) },
);

const of = <Share extends ProfileShare>(given: Share, state: ShareState): Share => ({
  ...given,
  ...state.counter,
});

function answerTo(state: ShareState, which: number): unknown {
  const shares = [waitingShare(), issuedShare(), refusedShare].map((one) => of(one, state));
  if (state.pending !== 'reviewShare') return shares[which % 3];
  return which < 3
    ? which === 2
      ? partialReview
      : wholeReview
    : { ...wholeReview, share: shares[which - 3] };
}

/** An event of the flow, where one comes of it. */
function eventOf(one: Happening, state: ShareState): ShareEvent | undefined {
  const { turn, pending: name } = state;
  if (one.type !== 'well' && one.type !== 'badly') return one;
  if (state.isLocating) return { type: 'located', turn, language: 'hi', location: 'refused' };
  if (!name) return undefined;
  if (one.type === 'badly') return { type: 'failed', turn, failure: { kind: one.kind, during: name } };
  return { type: 'answered', turn, now, name, answer: answerTo(state, one.which) } as ShareEvent;
}

describe('The way from a QR code to a token, whatever happens', () => {
  it('never shares without a press on Share after a review of the same counter, and never twice', () => {
    let shared = 0;
    fc.assert(
      fc.property(fc.array(happening, { minLength: 20, maxLength: 80, size: 'max' }), (all) => {
        let state = startOfSharing();
        /** What was reviewed, and not shared since. */
        let review: string | undefined;
        let hasPressed = false;
        for (const one of all) {
          const event = eventOf(one, state);
          if (!event) continue;
          if (event.type === 'submit') hasPressed = true;
          const isReview = event.type === 'answered' && event.name === 'reviewShare' && !event.answer.share;
          if (isReview && event.turn === state.turn) review = JSON.stringify(state.counter);
          // What was refused for sure was not shared: it may be shared as it was reviewed.
          const isRefused = event.type === 'failed' && event.failure.during === 'shareProfile';
          if (isRefused && event.turn === state.turn) review = JSON.stringify(state.counter);
          const next = share(state, event);
          state = next.state;
          for (const effect of next.effects as readonly ({ request: object; name: string } & ShareEffect)[]) {
            if ((effect.type as string) !== 'call') continue;
            const { request, name } = effect;
            if (name === 'reviewShare') [review, hasPressed] = [undefined, false];
            if (name !== 'shareProfile') continue;
            shared++;
            assert.isTrue(hasPressed, 'pressed');
            const { hipId, counterId } = request as typeof counter;
            assert.strictEqual(
              JSON.stringify({ hipId, counterId }),
              review,
              'reviewed, and not shared since',
            );
            assert.isTrue(routes.shareProfile.request.safeParse(request).success);
            [review, hasPressed] = [undefined, false];
          }
        }
      }),
      { numRuns: 2000 },
    );
    assert.isAbove(shared, 50);
  });
});
