import { assert } from '@open-wc/testing';
import { errorKindNames } from '../../../src/abdm/errors.js';
import {
  type LinkingCalls,
  linkingCalls,
} from '../../../src/elements/care-contexts/linking/linking-calls.js';
import { link } from '../../../src/elements/care-contexts/linking/linking-flow.js';
import {
  type LinkingEffect,
  type LinkingEvent,
  type LinkingState,
  startOfLinking,
} from '../../../src/elements/care-contexts/linking/linking-state.js';
import { isLinked } from '../../../src/elements/care-contexts/linking/linking-visits.js';
import fc from '../../support/fast-check.js';
import { otpBudget } from '../../support/fixtures.js';

type Name = keyof LinkingCalls;
type Kind = (typeof errorKindNames)[number];

const facility = { hipId: 'HIP1', name: 'Lake Hospital' };
const visits = ['V1', 'V2', 'V3'].map((id) => ({ id, display: `Visit ${id}` }));
const nisha = { reference: 'MR-1', display: 'Nisha Rao', careContexts: visits };
const namesake = { reference: 'MR-2', display: 'Nisha Rao', careContexts: [{ id: 'W1', display: 'Other' }] };
const now = 1_000_000;
const submit: LinkingEvent = { type: 'submit', now };

/** A patient with one facility, and what happened to them since. */
function after(...events: (LinkingEvent | ((state: LinkingState) => LinkingEvent))[]): LinkingState {
  return events.reduce<LinkingState>(
    (state, event) => link(state, typeof event === 'function' ? event(state) : event).state,
    startOfLinking(),
  );
}

const well =
  (answer: unknown) =>
  ({ turn, pending }: LinkingState): LinkingEvent =>
    ({ type: 'answered', turn, name: pending, answer, now }) as LinkingEvent;
const badly =
  (kind: Kind) =>
  ({ turn, pending }: LinkingState): LinkingEvent => ({
    type: 'failed',
    turn,
    failure: { kind, during: pending },
  });

const found = well({ found: 'visits', transaction: 'tx', patients: [nisha] });
const sent = well({ transaction: 'tx.otp', otp: otpBudget() });
const confirmed = well({ careContextId: 'V1' });
const listed = (...ids: string[]): ReturnType<typeof well> =>
  well({ careContexts: ids.map((id) => ({ id, display: '' })) });

const open: LinkingEvent = { type: 'open', facility };
const toVisits = [open, submit, found];
const ticked = [...toVisits, { type: 'tick-all', on: true } as const];
const sending = [...ticked, submit];
const atOtp = [...sending, sent];
const typed = { type: 'code-typed', text: '123456' } as const;
const confirming = [...atOtp, typed, submit];

const lost = [...confirming, confirmed, badly('transaction-lost'), { type: 'restart', now } as const];

const results = ({ settled }: LinkingState): string[] =>
  settled.map(({ visit, result, why }) => [visit.id, result, why].filter(Boolean).join(' '));
const queue = (state: LinkingState): string[] => state.queue.map(({ id }) => id);

/** The calls of one more event. */
function callsOf(state: LinkingState, event: LinkingEvent): string[] {
  const { effects } = link(state, event);
  return effects.flatMap((effect) =>
    effect.type === 'call' ? [`${effect.name} ${JSON.stringify(effect.request)}`] : [],
  );
}

describe('The way to linked visits', () => {
  it('P2 1.3: a patient ID goes with the discovery, trimmed; none, or spaces, goes without', () => {
    const named = after(open, { type: 'reference-typed', text: '  MR-77 ' });
    assert.deepEqual(callsOf(named, submit), [
      'discoverCareContexts {"hipId":"HIP1","patientReference":"MR-77"}',
    ]);
    const blank = after(open, { type: 'reference-typed', text: '  ' });
    assert.deepEqual(callsOf(blank, submit), ['discoverCareContexts {"hipId":"HIP1"}']);
    const wrong = after(open, { type: 'reference-typed', text: 'x'.repeat(101) });
    assert.deepEqual(callsOf(wrong, submit), []);
    assert.deepEqual(link(wrong, submit).state.problems, { reference: 'not-accepted' });
  });

  it('P2 1.6: one code for the first visit, none before the press, and none twice', () => {
    assert.deepEqual(callsOf(after(...ticked), submit), [
      'sendLinkOtp {"transaction":"tx","patientReference":"MR-1","careContextId":"V1"}',
    ]);
    assert.deepEqual(callsOf(after(...sending), submit), [], 'a second press');
    assert.deepEqual(callsOf(after(...toVisits), submit), [], 'nothing ticked');
    assert.deepEqual(after(...toVisits, submit).problems, { visits: 'none' });
  });

  it('P2 1.7: a confirmed visit is linked, and the code of the next one goes out at once', () => {
    const state = after(...confirming);
    const { state: next, effects } = link(state, confirmed(state));
    assert.deepEqual(
      effects.map((effect): unknown => (effect.type === 'call' ? effect.request : effect)),
      [
        { type: 'linked', hipId: 'HIP1', id: 'V1' },
        { transaction: 'tx', patientReference: 'MR-1', careContextId: 'V2' },
      ],
    );
    assert.deepEqual([next.code, next.link, queue(next)], ['', undefined, ['V2', 'V3']]);
  });

  it('the last visit ends it', () => {
    const one = after(
      ...toVisits,
      { type: 'tick', id: 'V3', on: true },
      submit,
      sent,
      typed,
      submit,
      confirmed,
    );
    assert.deepEqual([one.step, results(one)], ['done', ['V3 linked']]);
  });

  it('skipped, failed with why, and stopped visits are told apart', () => {
    const skipped = after(...atOtp, { type: 'skip' });
    assert.deepEqual([results(skipped), skipped.pending], [['V1 skipped'], 'sendLinkOtp']);
    const stopped = after(...atOtp, { type: 'skip' }, badly('facility-unreachable'), { type: 'stop' });
    assert.deepEqual(results(stopped), ['V1 skipped', 'V2 failed facility-unreachable', 'V3 skipped']);
    assert.strictEqual(stopped.step, 'done');
  });

  it('what was not linked can be tried again, and then has one result', () => {
    const again = after(...atOtp, { type: 'stop' }, { type: 'retry' });
    assert.deepEqual([again.step, queue(again), results(again)], ['otp', ['V1', 'V2', 'V3'], []]);
  });

  it('ABDM-1056: a visit that is linked already counts as linked, whenever that is told', () => {
    for (const reach of [sending, [...atOtp, { type: 'resend' } as const], confirming]) {
      const state = after(...reach, badly('already-linked'));
      assert.deepEqual([results(state), state.pending], [['V1 already-linked'], 'sendLinkOtp']);
    }
  });

  it('a lost answer to the code: the list says that it is linked', () => {
    for (const kind of [
      'offline',
      'timeout',
      'internal',
      'upstream-timeout',
      'facility-unreachable',
    ] as const) {
      const doubtful = after(...confirming, badly(kind));
      assert.strictEqual(doubtful.pending, 'listCareContexts', kind);
      const state = after(...confirming, badly(kind), listed('V9', 'V1'));
      assert.deepEqual([results(state), state.pending], [['V1 linked'], 'sendLinkOtp']);
    }
  });

  it('a lost answer to the code: the list says that it is not linked, and the same code may be tried again', () => {
    const state = after(...confirming, badly('timeout'), listed('V9'));
    assert.deepEqual([state.failure?.kind, state.code, state.doubt], ['timeout', '123456', undefined]);
    assert.deepEqual(callsOf(state, submit), ['confirmLink {"transaction":"tx.otp","otp":"123456"}']);
  });

  it('a lost answer to the code, and no list: nobody knows, and only looking leads on', () => {
    const state = after(...confirming, badly('timeout'), badly('offline'));
    assert.isDefined(state.doubt);
    assert.deepEqual(callsOf(state, { type: 'look' }), ['listCareContexts {"hipId":"HIP1"}']);
    assert.deepEqual(callsOf(state, submit), ['listCareContexts {"hipId":"HIP1"}']);
    assert.deepEqual(results(link(state, { type: 'skip' }).state), ['V1 unknown']);
  });

  it('a refused code loses nothing', () => {
    for (const kind of [
      'otp-wrong',
      'otp-expired',
      'otp-too-many',
      'otp-locked',
      'session-expired',
    ] as const) {
      const state = after(...confirming, badly(kind));
      assert.deepEqual([state.failure?.kind, state.code, state.link], [kind, '123456', 'tx.otp']);
    }
  });

  it('a lost discovery: looked for anew, and what was to be linked is ticked again', () => {
    assert.strictEqual(after(...lost).pending, 'discoverCareContexts');
    const rest = { ...nisha, careContexts: visits.slice(1) };
    const state = after(...lost, well({ found: 'visits', transaction: 'tx2', patients: [rest] }));
    assert.deepEqual([state.step, state.chosen, results(state)], ['visits', ['V2', 'V3'], ['V1 linked']]);
    assert.deepEqual(callsOf(state, submit), [
      'sendLinkOtp {"transaction":"tx2","patientReference":"MR-1","careContextId":"V2"}',
    ]);
  });

  it('a lost discovery: what the facility does not name any more is not claimed to be linked', () => {
    const rest = { ...nisha, careContexts: [visits[2]] };
    const state = after(...lost, well({ found: 'visits', transaction: 'tx2', patients: [rest] }));
    assert.deepEqual(results(state), ['V1 linked', 'V2 unknown']);
    const nobody = after(...lost, well({ found: 'nobody' }));
    assert.deepEqual(results(nobody), ['V1 linked', 'V2 unknown', 'V3 unknown']);
  });

  for (const none of ['all-linked', 'nothing-new'] as const)
    it(`a lost discovery: ${none} says that the rest is linked`, () => {
      const state = after(...lost, well({ found: none }));
      assert.deepEqual(results(state), ['V1 linked', 'V2 already-linked', 'V3 already-linked']);
      assert.strictEqual(state.step, 'done');
    });

  it('a lost discovery that cannot be made again keeps what was chosen', () => {
    const failed = after(...lost, badly('facility-unreachable'));
    assert.deepEqual([failed.step, queue(failed)], ['details', ['V2', 'V3']]);
    const cancelled = after(...lost, { type: 'cancel' });
    assert.deepEqual([cancelled.pending, queue(cancelled)], [undefined, ['V2', 'V3']]);
    assert.deepEqual(results(link(cancelled, { type: 'back' }).state), [
      'V1 linked',
      'V2 skipped',
      'V3 skipped',
    ]);
  });

  it('several people: nobody is chosen before the patient chooses', () => {
    const several = [open, submit, well({ found: 'visits', transaction: 'tx', patients: [namesake, nisha] })];
    const state = after(...several);
    assert.deepEqual([state.step, state.patient], ['patient', undefined]);
    assert.deepEqual(after(...several, submit).problems, { patient: 'none' });
    const me = after(...several, { type: 'patient', reference: 'MR-1' }, submit);
    assert.deepEqual([me.step, me.chosen], ['visits', []]);
    const none = after(...several, { type: 'nobody' });
    assert.deepEqual([none.step, none.isNobody], ['details', true]);
  });

  it('the wait for a facility can be stopped, and its late answer changes nothing', () => {
    const waiting = after(open, submit);
    const late = found(waiting);
    const stopped = link(waiting, { type: 'cancel' }).state;
    assert.strictEqual(stopped.pending, undefined);
    assert.strictEqual(link(stopped, late).state, stopped);
  });

  it('another facility drops what belongs to the one before; the same one keeps it', () => {
    const back = after(...ticked, { type: 'back' }, { type: 'back' });
    const same = link(back, { type: 'facility', facility: { ...facility } }).state;
    assert.lengthOf(same.chosen, 3);
    const other = link(back, { type: 'facility', facility: { hipId: 'HIP2' } }).state;
    assert.deepEqual([other.chosen, other.patients, other.transaction], [[], [], undefined]);
  });

  it('another patient leaves nothing', () => {
    const { state } = link(after(...confirming), { type: 'patient-changed' });
    assert.deepEqual({ ...state, turn: 0 }, startOfLinking());
  });
});

/** `well` and `badly` stand for an answer to whatever is under way. */
type Happening =
  | LinkingEvent
  | { readonly type: 'well'; readonly which: number }
  | { readonly type: 'badly'; readonly kind: Kind };

const plain = (['cancel', 'nobody', 'resend', 'skip', 'stop', 'look', 'retry', 'more', 'back'] as const).map(
  (type): Happening => ({ type }),
);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.nat(5).map((which): Happening => ({ type: 'well', which })) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<Kind>('already-linked', 'transaction-lost', 'timeout', ...errorKindNames)
      .map((kind): Happening => ({ type: 'badly', kind })),
  },
  { weight: 6, arbitrary: fc.constant<Happening>(submit) },
  { weight: 2, arbitrary: fc.constant<Happening>({ type: 'restart', now }) },
  { weight: 2, arbitrary: fc.constantFrom<Happening>({ type: 'tick-all', on: true }, typed) },
  fc.constantFrom<Happening>(
    ...plain,
    { type: 'facility', facility },
    { type: 'facility', facility: { hipId: 'HIP2' } },
    { type: 'facility', facility: undefined },
    { type: 'reference-typed', text: 'MR-1' },
    { type: 'code-typed', text: '12' },
    { type: 'patient', reference: 'MR-1' },
    { type: 'tick', id: 'V2', on: true },
    { type: 'tick', id: 'V2', on: false },
    { type: 'tick', id: 'nobody’s', on: true },
    { type: 'tick-all', on: false },
    { type: 'another' },
    { type: 'patient-changed' },
  ),
);

/** An answer to a call, by chance one or the other. */
function answerTo(name: Name, which: number, confirmedIds: ReadonlySet<string>): unknown {
  const left = visits.filter(({ id }) => !confirmedIds.has(id));
  switch (name) {
    case 'discoverCareContexts': {
      const people = which % 2 === 0 ? [{ ...nisha, careContexts: left }] : [namesake, nisha];
      const transaction = `tx.${which}`;
      if (which < 4 && left.length > 0) return { found: 'visits', transaction, patients: people };
      return { found: which % 2 === 0 ? 'nobody' : 'nothing-new' };
    }
    case 'sendLinkOtp':
    case 'resendLinkOtp':
      return { transaction: `otp.${which}`, otp: otpBudget() };
    case 'confirmLink':
      return { careContextId: 'V1' };
    case 'listCareContexts':
      return { careContexts: which % 2 === 0 ? visits : [] };
  }
}

function eventOf(
  one: Happening,
  state: LinkingState,
  confirmedIds: ReadonlySet<string>,
): LinkingEvent | undefined {
  if (one.type !== 'well' && one.type !== 'badly') return one;
  if (!state.pending) return undefined;
  return one.type === 'badly'
    ? badly(one.kind)(state)
    : well(answerTo(state.pending, one.which, confirmedIds))(state);
}

/** What says that a visit is linked. */
function confirmationIn(state: LinkingState, event: LinkingEvent): string[] {
  const [present] = state.queue;
  const ids = present ? [present.id] : [];
  if (event.type === 'failed')
    return event.failure.kind === 'already-linked' && state.step === 'otp' ? ids : [];
  if (event.type !== 'answered') return [];
  if (event.name === 'confirmLink') return ids;
  if (event.name === 'listCareContexts')
    return event.answer.careContexts.map(({ id }) => id).filter((id) => ids.includes(id));
  const isNone = event.name === 'discoverCareContexts' && event.answer.found === 'nothing-new';
  return isNone ? state.queue.map(({ id }) => id) : [];
}

/** The beginning, and the screens that chance alone seldom comes to. */
const starts = fc.constantFrom(
  startOfLinking(),
  after(...toVisits),
  after(...atOtp),
  after(...confirming),
  after(...lost),
);

const presses = ['submit', 'skip', 'retry'];

describe('Any events on the way to linked visits', () => {
  it('send no code without a press or a confirmed visit, link nothing twice, and end every visit once', () => {
    const asked = new Set<string>();
    const ends = new Set<string>();
    fc.assert(
      fc.property(starts, fc.array(happening, { maxLength: 40 }), (start, happenings) => {
        let state = start;
        let confirmedIds = new Set(start.settled.filter(isLinked).map(({ visit }) => visit.id));
        let wanted = new Set(queue(start));
        for (const one of happenings) {
          const event = eventOf(one, state, confirmedIds);
          if (!event) continue;
          const before = state;
          const { state: next, effects } = link(before, event);
          if (next.facility?.hipId !== before.facility?.hipId || event.type === 'another') {
            confirmedIds = new Set();
            wanted = new Set();
          }
          const news = confirmationIn(before, event);
          for (const id of news) confirmedIds.add(id);

          const calls = effects.filter((effect) => effect.type === 'call');
          assert.isAtMost(calls.length, 1);
          for (const { name, request } of calls) {
            asked.add(name);
            assert.isTrue(linkingCalls[name].request.safeParse(request).success, name);
            assert.strictEqual(next.pending, name);
            const mayReplace = event.type === 'failed' || event.type === 'skip';
            assert.isTrue(
              before.pending === undefined || event.type === 'answered' || mayReplace,
              'one at a time',
            );
            if (name !== 'sendLinkOtp') continue;
            assert.isTrue(presses.includes(event.type) || news.length > 0, `a code by ${event.type}`);
            assert.isFalse(confirmedIds.has(request.careContextId), 'a code for a linked visit');
          }

          const told = effects.filter(
            (effect): effect is Extract<LinkingEffect, { type: 'linked' }> => effect.type === 'linked',
          );
          assert.sameMembers(
            told.map(({ id }) => id),
            news,
            'told what was confirmed, once',
          );
          for (const { visit } of next.settled.filter(isLinked)) assert.isTrue(confirmedIds.has(visit.id));

          if (next.queue.length > before.queue.length) wanted = new Set([...wanted, ...queue(next)]);
          // Ticked again, to be chosen or not.
          if (next.step === 'visits' && before.step !== 'visits')
            for (const id of next.chosen) wanted.delete(id);
          const ids = next.settled.map(({ visit }) => visit.id);
          assert.lengthOf([...new Set(ids)], ids.length, 'one result each');
          if (next.step === 'done') {
            for (const id of wanted) assert.include(ids, id);
            for (const { result } of next.settled) ends.add(result);
            assert.isEmpty(next.queue);
          }
          state = next;
        }
      }),
      { numRuns: 3000 },
    );
    assert.sameMembers([...asked], Object.keys(linkingCalls), 'every call came up');
    assert.sameMembers([...ends], ['linked', 'already-linked', 'skipped', 'failed', 'unknown']);
  });
});
