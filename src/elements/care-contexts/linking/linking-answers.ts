import { isAnswerLost } from '../../../client/answer-lost.js';
import type { Failure } from '../../../client/failure.js';
import { otpStatus } from '../../../client/otp-status.js';
import type { Discovery } from '../../../contract/linking.js';
import type { FlowAnswer } from '../../../controllers/flow-controller.js';
import type { LinkingCalls } from './linking-calls.js';
import { begin, clean, stay } from './linking-moves.js';
import type { LinkingEvent, LinkingState, LinkingTransition } from './linking-state.js';
import { ended, linked, toVisits } from './linking-visits.js';

/** Reads the facility's linked visits, to know whether the present one is among them. */
export function look(state: LinkingState): LinkingTransition {
  const { facility, doubt } = state;
  return facility && doubt ? begin(state, 'listCareContexts', { hipId: facility.hipId }) : stay(state);
}

/** What comes of a discovery. */
function discovered(state: LinkingState, answer: Discovery): LinkingTransition {
  if (answer.found !== 'visits') {
    const next: LinkingState = { ...clean(state), found: answer.found };
    if (state.queue.length === 0) return stay({ ...next, step: 'nothing' });
    // A facility that knows the patient and has nothing to link has linked what was to be linked.
    return ended(next, answer.found === 'nobody' ? 'unknown' : 'already-linked');
  }
  const { transaction, patients } = answer;
  const next: LinkingState = { ...clean(state), transaction, patients, found: undefined };
  const one =
    patients.length === 1 ? patients[0] : patients.find(({ reference }) => reference === state.patient);
  return one ? toVisits(next, one.reference) : stay({ ...next, step: 'patient', patient: undefined });
}

/** What comes of an answer. */
export function answered(state: LinkingState, event: FlowAnswer<LinkingCalls>): LinkingTransition {
  switch (event.name) {
    case 'discoverCareContexts':
      return discovered(state, event.answer);
    case 'sendLinkOtp':
    case 'resendLinkOtp': {
      const { transaction, otp } = event.answer;
      return stay({ ...clean(state), link: transaction, otp: otpStatus(otp, event.now) });
    }
    case 'confirmLink':
      return linked(state, 'linked');
    case 'listCareContexts': {
      const { queue, doubt } = state;
      const isThere = event.answer.careContexts.some(({ id }) => id === queue[0]?.id);
      return isThere ? linked(state, 'linked') : stay({ ...clean(state), failure: doubt, doubt: undefined });
    }
  }
}

/**
 * Whether a failure leaves open if the visit is linked: an answer was lost on any of the ways, that between ABDM and the
 * facility included.
 */
export const leavesDoubt = ({ kind, during }: Failure): boolean =>
  during === 'confirmLink' && (isAnswerLost(kind) || kind === 'internal' || kind === 'facility-unreachable');

/** What comes of a failure. */
export function failed(
  state: LinkingState,
  event: Extract<LinkingEvent, { type: 'failed' }>,
): LinkingTransition {
  const { failure, otp = state.otp } = event;
  const next: LinkingState = { ...state, pending: undefined, otp };
  if (leavesDoubt(failure)) return look({ ...next, doubt: failure });
  if (failure.kind === 'already-linked' && state.step === 'otp') return linked(next, 'already-linked');
  return stay({ ...next, failure });
}
