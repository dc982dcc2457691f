import { tokenWaitSeconds } from '../../abdm/counter.js';
import { isAnswerLost } from '../../client/answer-lost.js';
import type { Failure } from '../../client/failure.js';
import type { ProfileShare } from '../../contract/share.js';
import type { FlowAnswer } from '../../controllers/flow-controller.js';
import type { ShareCalls } from './share-calls.js';
import { begin, clean, ended, stay } from './share-moves.js';
import type { ShareEvent, ShareState, ShareTransition } from './share-state.js';

/** Milliseconds between two readings of a share: the first soon, later ones less often. */
const pauses = [1000, 1000, 1500, 2000] as const;
const pauseAfter = (reads: number): number => pauses[Math.min(reads, pauses.length - 1)] ?? 0;

/** Until when the counter's answer is waited for. */
export const waitEnd = ({ askedAt }: Pick<ShareState, 'askedAt'>): number =>
  askedAt + tokenWaitSeconds * 1000;

/** Reads what the counter would get, and what it has got already. */
export function review(state: ShareState): ShareTransition {
  const { counter } = state;
  return counter ? begin({ ...state, step: 'review' }, 'reviewShare', counter) : stay(state);
}

/** Reads again what the counter has answered. */
export function read(state: ShareState): ShareTransition {
  return state.share
    ? begin({ ...state, step: 'waiting' }, 'readShare', { id: state.share.id })
    : stay(state);
}

/** Waits for the counter's answer. */
function waited(state: ShareState, share: ProfileShare, now: number): ShareTransition {
  const next: ShareState = { ...clean(state), share, lost: undefined, isNews: true };
  if (state.step !== 'waiting') {
    // What the proxy's clock says has passed since; this device's clock may be wrong.
    const askedAt = now - Math.max(0, Date.parse(share.at) - Date.parse(share.sharedAt));
    const isHalfOver = now - askedAt >= (tokenWaitSeconds * 1000) / 2;
    return stay({ ...next, step: 'waiting', askedAt, isHalfOver, reads: 0, readAt: now + pauseAfter(0) });
  }
  if (now >= waitEnd(state)) return ended(next, 'silent');
  const reads = state.reads + 1;
  return stay({ ...next, reads, readAt: Math.min(now + pauseAfter(reads), waitEnd(state)) });
}

/** Shows what a counter answered. */
export function shown(state: ShareState, share: ProfileShare, now: number): ShareTransition {
  const { hipId, counterId } = share;
  const next: ShareState = { ...clean(state), counter: { hipId, counterId }, share, doubt: undefined };
  switch (share.state) {
    case 'waiting':
      return waited({ ...state, ...next }, share, now);
    case 'refused':
      return ended({ ...next, isNews: false }, 'refused');
    case 'issued': {
      const life = Date.parse(share.expiresAt) - Date.parse(share.at);
      if (life <= 0) return ended(next, 'expired');
      const token: ShareState = { ...next, step: 'token', endsAt: now + life, isNews: false };
      return state.isNews ? stay(token, { type: 'issued', share }, { type: 'changed' }) : stay(token);
    }
  }
}

/** What comes of an answer. */
export function answered(state: ShareState, event: FlowAnswer<ShareCalls>): ShareTransition {
  const { now } = event;
  switch (event.name) {
    case 'reviewShare': {
      const { share } = event.answer;
      const next: ShareState = { ...clean(state), review: event.answer };
      if (share) return shown({ ...next, isNews: state.isNews || state.doubt !== undefined }, share, now);
      return stay({ ...next, step: 'review', failure: state.doubt, doubt: undefined });
    }
    case 'shareProfile':
      return shown({ ...state, isNews: true }, event.answer, now);
    case 'readShare':
      return shown(state, event.answer, now);
  }
}

/** Whether a failure leaves open if the counter has the profile. */
export const leavesDoubt = ({ kind, during }: Failure): boolean =>
  during === 'shareProfile' && (isAnswerLost(kind) || kind === 'internal');

/** Whether another reading may well succeed within the wait. */
const passes = ({ kind }: Failure): boolean =>
  isAnswerLost(kind) || kind === 'internal' || kind === 'too-many-requests';

/** What comes of a failure. */
export function failed(state: ShareState, event: Extract<ShareEvent, { type: 'failed' }>): ShareTransition {
  const { failure } = event;
  const next: ShareState = { ...state, pending: undefined };
  if (leavesDoubt(failure)) return review({ ...next, doubt: failure });
  if (failure.kind === 'share-duplicate') return ended(next, 'duplicate');
  if (failure.kind === 'share-not-supported') return ended(next, 'unsupported');
  // What could not be read anew may be another by now: it is not shared as it was.
  if (failure.during === 'reviewShare')
    return stay({ ...next, failure, review: state.doubt && state.review });
  if (failure.during === 'shareProfile') return stay({ ...next, failure });
  if (failure.kind === 'share-not-found') return ended(next, 'gone');
  return passes(failure)
    ? stay({ ...next, lost: failure, reads: state.reads + 1, readAt: undefined })
    : stay({ ...next, failure });
}

/** What comes of a second that has passed. */
export function beat(state: ShareState, now: number): ShareTransition {
  if (state.step === 'token') return now >= state.endsAt ? ended(state, 'expired') : stay(state);
  if (state.step !== 'waiting') return stay(state);
  const next: ShareState = {
    ...state,
    isHalfOver: state.isHalfOver || now - state.askedAt >= (tokenWaitSeconds * 1000) / 2,
  };
  if (state.pending || state.failure) return stay(next);
  if (state.lost && now >= waitEnd(state)) return stay({ ...next, failure: state.lost, lost: undefined });
  const readAt = state.readAt ?? Math.max(now + pauseAfter(state.reads), state.lost?.waitUntil ?? 0);
  return now >= readAt ? read({ ...next, readAt }) : stay({ ...next, readAt });
}
