import { begin, clean, stay } from './linking-moves.js';
import type {
  LinkingEffect,
  LinkingState,
  LinkingTransition,
  SettledVisit,
  Visit,
  VisitResult,
} from './linking-state.js';

/** Whether a visit is linked now, as ABDM said. */
export const isLinked = ({ result }: SettledVisit): boolean =>
  result === 'linked' || result === 'already-linked';

/** The patient's visits that are not linked yet, as far as it is known. */
export function openVisits({
  patients,
  patient,
  settled,
}: Pick<LinkingState, 'patients' | 'patient' | 'settled'>): readonly Visit[] {
  const linked = new Set(settled.filter(isLinked).map(({ visit }) => visit.id));
  const all = patients.find(({ reference }) => reference === patient)?.careContexts ?? [];
  return all.filter(({ id }) => !linked.has(id));
}

/** Visits that were to be linked and are not, and that the facility still names. */
export function visitsToRetry(state: LinkingState): readonly Visit[] {
  const open = new Set(openVisits(state).map(({ id }) => id));
  return state.settled
    .filter((settled) => !isLinked(settled) && open.has(settled.visit.id))
    .map(({ visit }) => visit);
}

/** Nothing is left of the OTP for a visit that is settled. */
const withoutCode = (state: LinkingState): LinkingState => ({
  ...clean(state),
  link: undefined,
  otp: undefined,
  code: '',
  doubt: undefined,
});

/** Has the facility send the OTP for the present visit. */
export function sendCode(state: LinkingState): LinkingTransition {
  const { queue, transaction, patient } = state;
  const [present] = queue;
  if (!present || transaction === undefined || patient === undefined) return stay(state);
  return begin({ ...state, step: 'otp' }, 'sendLinkOtp', {
    transaction,
    patientReference: patient,
    careContextId: present.id,
  });
}

/** Begins to link visits, one after the other: each takes an OTP of its own. */
export function queued(state: LinkingState, visits: readonly Visit[]): LinkingTransition {
  const ids = new Set(visits.map(({ id }) => id));
  return sendCode({
    ...withoutCode(state),
    queue: visits,
    batch: visits.length,
    chosen: [...ids],
    settled: state.settled.filter(({ visit }) => !ids.has(visit.id)),
  });
}

/** Goes on with the next visit, or to the end. */
function next(
  state: LinkingState,
  settled: SettledVisit,
  effects: readonly LinkingEffect[],
): LinkingTransition {
  const { id } = settled.visit;
  const after: LinkingState = {
    ...withoutCode(state),
    queue: state.queue.slice(1),
    chosen: state.chosen.filter((chosen) => chosen !== id),
    settled: [...state.settled, settled],
  };
  const on = after.queue.length > 0 ? sendCode(after) : stay({ ...after, step: 'done' });
  return { state: on.state, effects: [...effects, ...on.effects] };
}

const told = ({ facility }: LinkingState, visits: readonly Visit[]): LinkingEffect[] =>
  facility ? visits.map(({ id }) => ({ type: 'linked', hipId: facility.hipId, id })) : [];

/** The present visit is linked, as an answer said. */
export function linked(state: LinkingState, result: 'linked' | 'already-linked'): LinkingTransition {
  const [visit] = state.queue;
  return visit ? next(state, { visit, result }, told(state, [visit])) : stay(state);
}

/** How the present visit ends when the patient leaves it. */
function left({ doubt, failure }: LinkingState, visit: Visit): SettledVisit {
  if (doubt) return { visit, result: 'unknown' };
  return failure ? { visit, result: 'failed', why: failure.kind } : { visit, result: 'skipped' };
}

/** Leaves the present visit unlinked. */
export function skip(state: LinkingState): LinkingTransition {
  const [visit] = state.queue;
  if (!visit) return stay(state);
  return next({ ...state, turn: state.turn + 1 }, left(state, visit), [{ type: 'give-up' }]);
}

/** Leaves all visits unlinked that are not linked yet. */
export function stop(state: LinkingState): LinkingTransition {
  const [present, ...rest] = state.queue;
  const skipped = rest.map((visit): SettledVisit => ({ visit, result: 'skipped' }));
  const settled = present ? [...state.settled, left(state, present), ...skipped] : state.settled;
  return {
    state: { ...withoutCode(state), turn: state.turn + 1, step: 'done', queue: [], settled },
    effects: [{ type: 'give-up' }],
  };
}

/** The facility has nothing to link any more, so the visits that were to be linked end here. */
export function ended(
  state: LinkingState,
  result: Extract<VisitResult, 'already-linked' | 'unknown'>,
): LinkingTransition {
  const { queue } = state;
  const settled = [...state.settled, ...queue.map((visit): SettledVisit => ({ visit, result }))];
  return {
    state: { ...withoutCode(state), step: 'done', patients: [], patient: undefined, queue: [], settled },
    effects: result === 'already-linked' ? told(state, queue) : [],
  };
}

/**
 * Shows the visits of one of the people whom the facility found. What was to be linked before the facility had to look
 * again is ticked; what it does not name any more may be linked or not.
 */
export function toVisits(state: LinkingState, reference: string): LinkingTransition {
  const { queue } = state;
  const found: LinkingState = { ...withoutCode(state), step: 'visits', patient: reference };
  const open = new Set(openVisits(found).map(({ id }) => id));
  const wanted = queue.length > 0 ? queue.map(({ id }) => id) : state.chosen;
  const gone = queue.filter(({ id }) => !open.has(id));
  const settled = [...state.settled, ...gone.map((visit): SettledVisit => ({ visit, result: 'unknown' }))];
  const shown: LinkingState = { ...found, chosen: wanted.filter((id) => open.has(id)), queue: [], settled };
  if (open.size > 0) return stay(shown);
  return stay(
    settled.length > 0 ? { ...shown, step: 'done' } : { ...shown, step: 'nothing', found: 'nothing-new' },
  );
}
