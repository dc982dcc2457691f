import { assert } from '@open-wc/testing';
import fc from '../../support/fast-check.js';
import { excessOf } from '../../../src/abdm/consent.js';
import { type ErrorKind, errorKindNames } from '../../../src/abdm/errors.js';
import type { RequestDetails } from '../../../src/contract/requests.js';
import { askedOf, choiceOf, withFacility, withHiType } from '../../../src/elements/consent-inbox/choice.js';
import { type ReviewCalls, reviewCalls } from '../../../src/elements/consent-inbox/review-calls.js';
import {
  noReview,
  review,
  type ReviewEvent,
  type ReviewState,
  type ReviewTransition,
} from '../../../src/elements/consent-inbox/review-flow.js';
import { asked, granted } from './requests.js';

const now = Date.parse('2026-02-01T09:00:00.000Z');
const about = { id: asked.id, kind: 'consent', status: 'requested' } as const;
const submit: ReviewEvent = { type: 'submit', now, pinFirst: false };

type Name = keyof ReviewCalls;

/** What happens, with the turn filled in. */
type Happening =
  | Exclude<ReviewEvent, { turn: number }>
  | { readonly type: 'answer'; readonly request: RequestDetails | undefined }
  | { readonly type: 'fail'; readonly kind: ErrorKind };

function eventOf(state: ReviewState, happening: Happening): ReviewEvent | undefined {
  const { pending, turn } = state;
  if (happening.type === 'answer') {
    if (!pending) return undefined;
    const { request } = happening;
    if (pending === 'readRequest' && !request) return undefined;
    const answer = pending === 'readRequest' ? request : { request };
    return { type: 'answered', turn, name: pending, answer, now } as ReviewEvent;
  }
  if (happening.type === 'fail')
    return pending && { type: 'failed', turn, failure: { kind: happening.kind, during: pending } };
  return happening;
}

function run(state: ReviewState, ...happenings: Happening[]): ReviewTransition {
  let transition: ReviewTransition = { state, effects: [] };
  for (const happening of happenings) {
    const event = eventOf(transition.state, happening);
    if (event) transition = review(transition.state, event);
  }
  return transition;
}

const answer = (request?: RequestDetails): Happening => ({ type: 'answer', request });
const fail = (kind: ErrorKind): Happening => ({ type: 'fail', kind });
const opened = (request: RequestDetails): ReviewState =>
  run(noReview(), { type: 'open', about }, answer(request)).state;

/** The call that a transition asks for. */
const called = ({ effects }: ReviewTransition): Name | undefined =>
  effects.find((effect) => effect.type === 'call')?.name;

describe('the review of a request', () => {
  it('reads the request, with all that was asked for chosen', () => {
    const { state } = run(noReview(), { type: 'open', about });
    assert.strictEqual(state.step, 'reading');
    const { state: read } = run(state, answer(asked));
    assert.strictEqual(read.step, 'review');
    assert.deepEqual(read.choice, choiceOf(asked));
  });

  it('reads nothing of an authorization: upstream tells no more than the list', () => {
    const transition = run(noReview(), { type: 'open', about: { ...about, kind: 'authorization' } });
    assert.strictEqual(transition.state.step, 'review');
    assert.isUndefined(called(transition));
  });

  it('grants once, however often it is pressed', () => {
    const first = run(opened(asked), submit);
    assert.strictEqual(called(first), 'grantConsent');
    assert.deepEqual(run(first.state, submit).effects, []);
  });

  it('is done only when ABDM shows it', () => {
    const sent = run(opened(asked), submit).state;
    assert.strictEqual(run(sent, answer(granted)).state.step, 'decided');
    const unconfirmed = run(sent, answer(asked)).state;
    assert.strictEqual(unconfirmed.step, 'review');
    assert.strictEqual(unconfirmed.notice, 'unconfirmed');
    const unread = run(sent, answer(undefined));
    assert.strictEqual(called(unread), 'readRequest');
    assert.strictEqual(run(unread.state, answer(granted)).state.step, 'decided');
  });

  for (const kind of [
    'offline',
    'timeout',
    'upstream-timeout',
    'upstream-unavailable',
    'internal',
  ] as const) {
    it(`reads back a grant whose answer was lost (${kind}), and repeats nothing`, () => {
      const choice = withFacility(choiceOf(asked), asked.facilities[0]!, false);
      const chosen = run(opened(asked), { type: 'chosen', choice }).state;
      const lost = run(chosen, submit, fail(kind));
      assert.strictEqual(called(lost), 'readRequest');
      assert.strictEqual(run(lost.state, answer(granted)).state.step, 'decided');
      for (const end of [answer(asked), fail('offline')]) {
        const { state } = run(lost.state, end);
        assert.strictEqual(state.step, 'review');
        assert.strictEqual(state.failure?.kind, kind);
        assert.deepEqual(state.choice, choice, 'what was chosen is not lost');
      }
    });
  }

  for (const [kind, status] of [
    ['request-decided', 'denied'],
    ['request-expired', 'expired'],
  ] as const) {
    it(`shows how the request stands when somebody or time was faster (${kind})`, () => {
      const { state } = run(opened(asked), submit, fail(kind), answer({ ...asked, status }));
      assert.strictEqual(state.step, 'review');
      assert.strictEqual(state.request?.status, status);
      assert.strictEqual(state.notice, status === 'expired' ? 'expired' : 'decided-elsewhere');
    });
  }

  it('keeps the choice when the request is read again and still waits', () => {
    const choice = withHiType(choiceOf(asked), asked, 'Prescription', false);
    const { state } = run(
      opened(asked),
      { type: 'chosen', choice },
      { type: 'changed-elsewhere' },
      answer(asked),
    );
    assert.deepEqual(state.choice, choice);
  });

  it('says what is wrong with a choice and sends nothing', () => {
    const transition = run(
      opened(asked),
      { type: 'chosen', choice: { ...choiceOf(asked), hiTypes: [] } },
      submit,
    );
    assert.deepEqual(transition.state.problems, { hiTypes: 'none' });
    assert.isUndefined(called(transition));
  });

  it('denies with a chosen reason, or a typed one in letters that ABDM takes', () => {
    const denying = run(opened(asked), { type: 'deny' }).state;
    assert.strictEqual(run(denying, submit).state.reasonProblem, 'none');
    assert.strictEqual(called(run(denying, { type: 'reason', reason: 'too-much' }, submit)), 'denyConsent');
    const other: Happening = { type: 'reason', reason: 'other' };
    assert.strictEqual(run(denying, other, submit).state.reasonProblem, 'none');
    assert.strictEqual(
      run(denying, other, { type: 'reason-typed', text: 'नहीं' }, submit).state.reasonProblem,
      'characters',
    );
    const typed = run(denying, other, { type: 'reason-typed', text: ' Not  now. ' }, submit);
    assert.deepInclude(typed.effects[0], {
      name: 'denyConsent',
      request: { id: asked.id, reason: 'Not now.' },
    });
    assert.strictEqual(run(typed.state, answer({ ...asked, status: 'denied' })).state.step, 'decided');
  });

  it('revokes one facility or all (P2 10.2), and is done when nothing holds there any more', () => {
    const revoking = run(opened(granted), { type: 'revoke' }).state;
    assert.deepEqual(revoking.takenBack, []);
    assert.strictEqual(run(revoking, submit).state.takeBackProblem, 'none');
    const sent = run(revoking, { type: 'take-back', hipId: 'HIP1', on: true }, submit);
    assert.deepInclude(sent.effects[0], {
      name: 'revokeConsent',
      request: { id: asked.id, hipIds: ['HIP1'] },
    });
    const [first, second] = granted.facilities;
    const oneLess = { ...granted, facilities: [{ ...first!, isGranted: false }, second!] };
    assert.strictEqual(run(sent.state, answer(oneLess)).state.step, 'decided');
    assert.strictEqual(run(sent.state, answer(granted)).state.notice, 'unconfirmed');
  });

  it('asks for the PIN where it is needed, and then does what was wanted, once', () => {
    const asking = run(opened(asked), submit, fail('pin-required'));
    assert.strictEqual(asking.state.step, 'pin');
    assert.deepEqual(asking.effects, [{ type: 'ask-pin' }]);
    const proven = run(asking.state, { type: 'pin-proven', pinProof: 'proof', now });
    assert.strictEqual(called(proven), 'grantConsent');
    assert.deepInclude((proven.effects[0] as { request: object }).request, { pinProof: 'proof' });
  });

  it('asks for the PIN first where the portal wants it, and goes back without', () => {
    const asking = run(
      opened(granted),
      { type: 'revoke' },
      { type: 'take-back', hipId: 'HIP1', on: true },
      {
        ...submit,
        pinFirst: true,
      },
    );
    assert.strictEqual(asking.state.step, 'pin');
    assert.isUndefined(called(asking));
    assert.strictEqual(run(asking.state, { type: 'back' }).state.step, 'revoke');
    const proven = run(asking.state, { type: 'pin-proven', pinProof: 'proof', now });
    assert.strictEqual(called(proven), 'revokeConsent');
  });

  it('forgets everything with another patient, and takes no late answer', () => {
    const sent = run(opened(asked), submit).state;
    const { state } = run(sent, { type: 'patient-changed' });
    assert.deepEqual(state, { ...noReview(), turn: state.turn });
    const late = eventOf(sent, answer(granted))!;
    assert.deepEqual(review(state, late).state, state);
  });

  it('never sends more than was asked for, never two things at once, never throws, whatever happens', () => {
    const some = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
    const request = some(
      asked,
      granted,
      { ...asked, status: 'expired' as const },
      { ...asked, hiTypes: asked.hiTypes.slice(1) },
      { ...asked, facilities: asked.facilities.slice(1), eraseAt: '2027-01-01T00:00:00.000Z' },
      { ...granted, facilities: asked.facilities },
    );
    const happening: fc.Arbitrary<Happening> = fc.oneof(
      { weight: 4, arbitrary: request.map(answer) },
      { weight: 2, arbitrary: some(...errorKindNames).map(fail) },
      {
        weight: 3,
        arbitrary: some(submit, { ...submit, pinFirst: true }),
      },
      some<Happening>(
        { type: 'open', about },
        { type: 'deny' },
        { type: 'revoke' },
        { type: 'back' },
        { type: 'close' },
        { type: 'reread' },
        { type: 'changed-elsewhere' },
        { type: 'pin-proven', pinProof: 'proof', now },
        { type: 'reason', reason: 'too-much' },
        { type: 'reason-typed', text: '<b>' },
        { type: 'take-back', hipId: 'HIP1', on: true },
        { type: 'patient-changed' },
        { type: 'chosen', choice: choiceOf(asked) },
        { type: 'chosen', choice: { ...choiceOf(asked), until: '2026-06-01' } },
      ),
    );
    const reached = new Set<Name>();
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
        let { state } = run(noReview(), { type: 'open', about }, answer(asked));
        for (const happened of happenings) {
          const event = eventOf(state, happened);
          if (!event) continue;
          const busy = state.pending;
          const seen = state.request;
          const transition = review(state, event);
          for (const effect of transition.effects) {
            if (effect.type !== 'call') continue;
            reached.add(effect.name);
            assert.isTrue(reviewCalls[effect.name].request.safeParse(effect.request).success, effect.name);
            if (effect.name !== 'grantConsent') continue;
            assert.isUndefined(busy);
            for (const entry of (effect.request as { entries: Parameters<typeof excessOf>[1][] }).entries)
              assert.deepEqual(excessOf(askedOf(seen!), entry), []);
          }
          ({ state } = transition);
        }
      }),
      {
        numRuns: 2000,
        examples: [
          [[submit as Happening]],
          [[{ type: 'deny' }, { type: 'reason', reason: 'too-much' }, submit as Happening]],
          [
            [
              { type: 'reread' },
              answer(granted),
              { type: 'revoke' },
              { type: 'take-back', hipId: 'HIP1', on: true },
              submit as Happening,
            ],
          ],
        ],
      },
    );
    assert.sameMembers([...reached], Object.keys(reviewCalls));
  });
});
