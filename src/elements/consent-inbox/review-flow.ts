import { isDenialReason } from '../../abdm/consent.js';
import type { ErrorKind } from '../../abdm/errors.js';
import type { Failure } from '../../client/failure.js';
import type { RequestDetails, RequestHead, RequestStatus } from '../../contract/requests.js';
import type { FlowAnswer, FlowCall, FlowEvent, FlowTransition } from '../../controllers/flow-controller.js';
import {
  type Choice,
  choiceOf,
  choiceProblems,
  type ChoiceProblems,
  choiceWithin,
  entriesOf,
  facilitiesOf,
} from './choice.js';
import type { ReviewCalls } from './review-calls.js';

/** Reasons for a denial to choose from; `other` is typed. */
export const denialReasons = ['not-my-visit', 'too-much', 'do-not-know', 'no-longer', 'other'] as const;

/** A reason for a denial. */
export type DenialReason = (typeof denialReasons)[number];

/** What ABDM is told of a chosen reason: English, as the asking side reads it, in the letters that ABDM takes. */
const reasonTexts: Readonly<Record<Exclude<DenialReason, 'other'>, string>> = {
  'not-my-visit': 'I was not treated there',
  'too-much': 'More is asked for than I want to share',
  'do-not-know': 'I do not know who is asking',
  'no-longer': 'It is no longer needed',
};

/** A decision of the patient. */
export type Decision = 'grantConsent' | 'denyConsent' | 'revokeConsent';

/** Something that the patient is told above the request. */
export type ReviewNotice = 'decided-elsewhere' | 'expired' | 'unconfirmed';

/** What is being reviewed. */
export interface Reviewed {
  readonly id: string;
  readonly kind: RequestHead['kind'];
  /** As the list had it. */
  readonly head?: RequestHead | undefined;
  readonly status?: RequestStatus | undefined;
}

/** All that a review knows. */
export interface ReviewState {
  /** `closed`: the list shows. */
  readonly step: 'closed' | 'reading' | 'review' | 'deny' | 'revoke' | 'pin' | 'decided';
  readonly turn: number;
  readonly pending?: keyof ReviewCalls | undefined;
  readonly failure?: Failure<keyof ReviewCalls> | undefined;
  readonly notice?: ReviewNotice | undefined;
  readonly about?: Reviewed | undefined;
  readonly request?: RequestDetails | undefined;
  readonly choice?: Choice | undefined;
  readonly problems: ChoiceProblems;
  readonly reason: DenialReason | undefined;
  readonly reasonText: string;
  readonly reasonProblem?: 'none' | 'characters' | undefined;
  /** Facilities whose consent is taken back. */
  readonly takenBack: readonly string[];
  readonly takeBackProblem?: 'none' | undefined;
  /** The decision whose outcome is being found out, or that waits for the PIN. */
  readonly decision?: Decision | undefined;
  /** Why its own answer did not tell. */
  readonly lost?: Failure<keyof ReviewCalls> | undefined;
  readonly pinProof?: string | undefined;
}

/** Something that happened: the patient did it, or an answer came. */
export type ReviewEvent =
  | FlowEvent<ReviewCalls>
  | { readonly type: 'open'; readonly about: Reviewed }
  | { readonly type: 'chosen'; readonly choice: Choice }
  | { readonly type: 'reason'; readonly reason: DenialReason }
  | { readonly type: 'reason-typed'; readonly text: string }
  | { readonly type: 'take-back'; readonly hipId: string; readonly on: boolean }
  /** `pinFirst`: the portal wants the PIN before every decision. */
  | { readonly type: 'submit'; readonly now: number; readonly pinFirst: boolean }
  | { readonly type: 'pin-proven'; readonly pinProof: string; readonly now: number }
  | { readonly type: 'close' | 'deny' | 'revoke' | 'back' | 'reread' | 'changed-elsewhere' };

type Submitted = Omit<Extract<ReviewEvent, { type: 'submit' }>, 'type'>;

/** Work that is not a call. */
export interface ReviewEffect {
  readonly type: 'give-up' | 'ask-pin';
}

/** A state, and the work that leads on from it. */
export type ReviewTransition = FlowTransition<ReviewState, ReviewCalls, ReviewEffect>;

/** The state while no request is open. */
export const noReview = (): ReviewState => ({
  step: 'closed',
  turn: 0,
  problems: {},
  reason: undefined,
  reasonText: '',
  takenBack: [],
});

const stay = (state: ReviewState): ReviewTransition => ({ state, effects: [] });

function begin<Name extends keyof ReviewCalls>(
  state: ReviewState,
  name: Name,
  request: Extract<FlowCall<ReviewCalls>, { name: Name }>['request'],
): ReviewTransition {
  const turn = state.turn + 1;
  return {
    state: { ...state, turn, pending: name, failure: undefined },
    effects: [{ type: 'call', turn, name, request } as FlowCall<ReviewCalls>],
  };
}

/** Upstream tells nothing of an authorization but what the list has. */
function read(state: ReviewState): ReviewTransition {
  const { about } = state;
  if (!about) return stay(state);
  const { kind, id } = about;
  return kind === 'authorization'
    ? stay({ ...state, step: 'review' })
    : begin(state, 'readRequest', { kind, id });
}

/** Failures that say nothing of whether a decision was taken. */
const answerLost: readonly ErrorKind[] = [
  'offline',
  'timeout',
  'unexpected-answer',
  'upstream-timeout',
  'upstream-unavailable',
  'internal',
];

/** Failures that say that somebody or time was faster. */
const overtaken: Partial<Record<ErrorKind, ReviewNotice>> = {
  'request-decided': 'decided-elsewhere',
  'request-expired': 'expired',
};

/** Whether a request shows that a decision was taken. */
function isTaken(decision: Decision, request: RequestDetails, { takenBack }: ReviewState): boolean {
  if (decision === 'grantConsent') return request.status === 'granted';
  if (decision === 'denyConsent') return request.status === 'denied';
  const held = request.facilities.filter(({ isGranted }) => isGranted).map(({ hip }) => hip.id);
  return request.status === 'revoked' || !takenBack.some((id) => held.includes(id));
}

/** Takes the request as it is now; a choice that was begun stays as long as it can still be made. */
function take(state: ReviewState, request: RequestDetails): ReviewState {
  const { choice } = state;
  return {
    ...state,
    request,
    choice: choice && request.status === 'requested' ? choiceWithin(request, choice) : choiceOf(request),
    about: state.about && { ...state.about, status: request.status },
  };
}

const settled = (state: ReviewState): ReviewState => ({
  ...state,
  pending: undefined,
  failure: undefined,
  decision: undefined,
  lost: undefined,
});

/** What is known after a decision was sent, or after the request was read because its answer did not tell. */
function outcome(state: ReviewState, decision: Decision, request: RequestDetails): ReviewTransition {
  const now = take(state, request);
  if (isTaken(decision, request, state)) {
    // The next decision needs a proof of its own.
    return stay({ ...settled(now), decision, step: 'decided', notice: undefined, pinProof: undefined });
  }
  if (request.status !== state.request?.status) {
    const notice = request.status === 'expired' ? 'expired' : 'decided-elsewhere';
    return stay({ ...settled(now), step: 'review', notice });
  }
  const { lost } = state;
  return lost
    ? stay({ ...settled(now), failure: lost })
    : stay({ ...settled(now), decision, step: 'review', notice: 'unconfirmed' });
}

function answered(state: ReviewState, event: FlowAnswer<ReviewCalls>): ReviewTransition {
  const request = event.name === 'readRequest' ? event.answer : event.answer.request;
  const decision = event.name === 'readRequest' ? state.decision : event.name;
  if (!request) return read({ ...state, decision });
  if (decision) return outcome(state, decision, request);
  const now = take(state, request);
  const known = state.request?.status ?? state.about?.status;
  const isChanged = known !== undefined && known !== request.status;
  const notice = isChanged ? (request.status === 'expired' ? 'expired' : 'decided-elsewhere') : state.notice;
  return stay({ ...settled(now), step: 'review', notice });
}

function failed(state: ReviewState, { failure }: Extract<ReviewEvent, { type: 'failed' }>): ReviewTransition {
  const { during } = failure;
  const { lost, decision } = state;
  if (during === 'readRequest') {
    // A decision whose outcome could not be found out: its own failure is what the patient can act on.
    if (decision && lost) return stay({ ...settled(state), failure: lost });
    if (decision) return stay({ ...settled(state), decision, step: 'review', notice: 'unconfirmed' });
    return stay({ ...state, pending: undefined, failure });
  }
  if (during && answerLost.includes(failure.kind)) return read({ ...state, decision: during, lost: failure });
  if (during && failure.kind === 'pin-required') return askPin(state, during);
  const notice = overtaken[failure.kind];
  if (notice) return read({ ...settled(state), notice });
  return stay({ ...settled(state), failure });
}

/** Asks for the PIN, after which the decision goes on. */
const askPin = (state: ReviewState, decision: Decision): ReviewTransition => ({
  state: { ...state, pending: undefined, failure: undefined, decision, step: 'pin', pinProof: undefined },
  effects: [{ type: 'ask-pin' }],
});

function grant(state: ReviewState, { now, pinFirst }: Submitted): ReviewTransition {
  const { request, choice, pinProof } = state;
  if (!request || !choice || request.status !== 'requested' || request.kind !== 'consent') return stay(state);
  const problems = choiceProblems(request, choice, now);
  if (Object.keys(problems).length > 0) return stay({ ...state, problems, failure: undefined });
  if (pinFirst && pinProof === undefined) return askPin({ ...state, problems: {} }, 'grantConsent');
  const entries = entriesOf(request, choice).map((entry) => ({
    ...entry,
    careContexts: [...entry.careContexts],
    hiTypes: [...entry.hiTypes],
  }));
  return begin({ ...state, problems: {}, notice: undefined }, 'grantConsent', {
    id: request.id,
    entries,
    ...(pinProof !== undefined && { pinProof }),
  });
}

function deny(state: ReviewState): ReviewTransition {
  const { request, reason, reasonText } = state;
  if (!request) return stay(state);
  if (!reason) return stay({ ...state, reasonProblem: 'none', failure: undefined });
  const text = reason === 'other' ? reasonText.trim().replace(/\s+/g, ' ') : reasonTexts[reason];
  if (!isDenialReason(text)) {
    const reasonProblem = text === '' ? 'none' : 'characters';
    return stay({ ...state, reasonProblem, failure: undefined });
  }
  return begin({ ...state, reasonProblem: undefined }, 'denyConsent', { id: request.id, reason: text });
}

function revoke(state: ReviewState, { pinFirst }: Submitted): ReviewTransition {
  const { request, takenBack, pinProof } = state;
  if (!request) return stay(state);
  if (takenBack.length === 0) return stay({ ...state, takeBackProblem: 'none', failure: undefined });
  if (pinFirst && pinProof === undefined)
    return askPin({ ...state, takeBackProblem: undefined }, 'revokeConsent');
  return begin({ ...state, takeBackProblem: undefined }, 'revokeConsent', {
    id: request.id,
    hipIds: [...takenBack],
    ...(pinProof !== undefined && { pinProof }),
  });
}

function submit(state: ReviewState, submitted: Submitted): ReviewTransition {
  if (state.pending) return stay(state);
  if (state.step === 'review') return grant(state, submitted);
  if (state.step === 'deny') return deny(state);
  return state.step === 'revoke' ? revoke(state, submitted) : stay(state);
}

/** Facilities at which something holds that can be taken back. */
export const heldFacilities = (request: RequestDetails): RequestDetails['facilities'] =>
  facilitiesOf(request).filter(({ isGranted }) => isGranted);

function toStep(state: ReviewState, step: 'review' | 'deny' | 'revoke'): ReviewTransition {
  const { request } = state;
  if (state.pending || !request) return stay(state);
  const next: ReviewState = { ...settled(state), step, problems: {}, notice: undefined };
  if (step === 'deny' && request.status !== 'requested') return stay(state);
  if (step !== 'revoke') return stay(next);
  const held = heldFacilities(request).map(({ hip }) => hip.id);
  return held.length === 0 ? stay(state) : stay({ ...next, takenBack: held.length === 1 ? held : [] });
}

/** Whether the request may be read anew: not while the PIN is asked for, which a decision waits for. */
const mayRead = ({ step }: ReviewState): boolean => !['closed', 'pin', 'decided'].includes(step);

/**
 * What a review does next. Pure: the same state and event always give the same state and work.
 *
 * @param state - where the review stands
 * @param event - what happened
 */
export function review(state: ReviewState, event: ReviewEvent): ReviewTransition {
  if ('turn' in event && event.turn !== state.turn) return stay(state);
  switch (event.type) {
    case 'open':
      return read({ ...noReview(), turn: state.turn, step: 'reading', about: event.about });
    case 'reread':
      return state.pending || !mayRead(state) ? stay(state) : read({ ...state, notice: undefined });
    case 'changed-elsewhere':
      return state.pending || !mayRead(state) ? stay(state) : read(state);
    case 'chosen':
      return state.pending || !state.request
        ? stay(state)
        : stay({
            ...state,
            choice: choiceWithin(state.request, event.choice),
            problems: {},
            failure: undefined,
          });
    case 'reason':
      return stay({ ...state, reason: event.reason, reasonProblem: undefined, failure: undefined });
    case 'reason-typed':
      return stay({ ...state, reasonText: event.text, reasonProblem: undefined, failure: undefined });
    case 'take-back': {
      const others = state.takenBack.filter((id) => id !== event.hipId);
      const takenBack = event.on ? [...others, event.hipId] : others;
      return stay({ ...state, takenBack, takeBackProblem: undefined, failure: undefined });
    }
    case 'deny':
    case 'revoke':
      return toStep(state, event.type);
    case 'submit':
      return submit(state, event);
    case 'pin-proven': {
      if (state.step !== 'pin') return stay(state);
      const step = state.decision === 'revokeConsent' ? 'revoke' : 'review';
      return submit(
        { ...settled(state), step, pinProof: event.pinProof },
        { now: event.now, pinFirst: false },
      );
    }
    case 'back': {
      if (state.pending) return stay(state);
      const step = state.step === 'pin' && state.decision === 'revokeConsent' ? 'revoke' : 'review';
      return stay({ ...settled(state), step, problems: {} });
    }
    case 'close':
    case 'patient-changed':
      return { state: { ...noReview(), turn: state.turn + 1 }, effects: [{ type: 'give-up' }] };
    case 'answered':
      return answered(state, event);
    case 'failed':
      return failed(state, event);
  }
}
