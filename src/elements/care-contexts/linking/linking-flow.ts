import { isPatientReference } from '../../../abdm/care-contexts.js';
import { onlyDigits } from '../../../abdm/digits.js';
import { otpProblem } from '../../../abdm/otp.js';
import { answered, failed, look } from './linking-answers.js';
import { begin, clean, givenUp, stay, withProblems } from './linking-moves.js';
import {
  type Facility,
  type LinkingEvent,
  type LinkingState,
  type LinkingTransition,
  startOfLinking,
} from './linking-state.js';
import { openVisits, queued, sendCode, skip, stop, toVisits, visitsToRetry } from './linking-visits.js';

function discover(state: LinkingState, now: number): LinkingTransition {
  const { facility, reference } = state;
  if (!facility) return stay({ ...clean(state), step: 'facility' });
  const patientReference = reference.trim();
  if (patientReference && !isPatientReference(patientReference))
    return withProblems(state, { reference: 'not-accepted' });
  const { hipId } = facility;
  return begin(
    { ...state, step: 'details', askedAt: now, isNobody: false },
    'discoverCareContexts',
    patientReference ? { hipId, patientReference } : { hipId },
  );
}

function confirm(state: LinkingState): LinkingTransition {
  const { link, code, doubt } = state;
  if (link === undefined) return sendCode(state);
  // The code may have linked the visit already; then it is of no use a second time.
  if (doubt) return look(state);
  const problem = otpProblem(code);
  if (problem) return withProblems(state, { otp: problem });
  return begin(state, 'confirmLink', { transaction: link, otp: onlyDigits(code) });
}

function submit(state: LinkingState, now: number): LinkingTransition {
  const { facility, patient, chosen } = state;
  switch (state.step) {
    case 'facility':
      return facility
        ? stay({ ...clean(state), step: 'details' })
        : withProblems(state, { facility: 'none' });
    case 'details':
      return discover(state, now);
    case 'patient':
      return patient === undefined ? withProblems(state, { patient: 'none' }) : toVisits(state, patient);
    case 'visits': {
      const visits = openVisits(state).filter(({ id }) => chosen.includes(id));
      return visits.length === 0 ? withProblems(state, { visits: 'none' }) : queued(state, visits);
    }
    case 'otp':
      return confirm(state);
    default:
      return stay(state);
  }
}

/** Another facility makes all that is known of the one before worthless. */
function chooseFacility(state: LinkingState, facility: Facility | undefined): LinkingTransition {
  if (facility && facility.hipId === state.facility?.hipId) return stay({ ...clean(state), facility });
  return stay({ ...startOfLinking(), turn: state.turn, facility });
}

function back(state: LinkingState): LinkingTransition {
  switch (state.step) {
    case 'details':
      return state.queue.length > 0
        ? stop(state)
        : givenUp({ ...clean(state), step: 'facility', isNobody: false });
    case 'nothing':
    case 'patient':
      return stay({ ...clean(state), step: 'details' });
    case 'visits': {
      const before = state.patients.length > 1 ? 'patient' : 'details';
      return stay({ ...clean(state), step: state.settled.length > 0 ? 'done' : before });
    }
    default:
      return stay(state);
  }
}

const ticked = (state: LinkingState, chosen: readonly string[]): LinkingTransition =>
  stay({ ...clean(state), chosen });

/** Whether the patient may leave: not while it is open whether a visit is being linked. */
export const mayLeave = ({ pending }: LinkingState): boolean =>
  pending !== 'confirmLink' && pending !== 'listCareContexts';

/** What the patient does while something may be under way. */
function meanwhile(state: LinkingState, event: LinkingEvent): LinkingTransition {
  const { step } = state;
  switch (event.type) {
    case 'code-typed':
      return stay({ ...state, code: event.text, problems: {}, failure: undefined });
    case 'cancel':
      return step === 'details' ? givenUp(clean(state)) : stay(state);
    case 'skip':
      return step === 'otp' && mayLeave(state) ? skip(state) : stay(state);
    case 'stop':
      return step === 'otp' && mayLeave(state) ? stop(state) : stay(state);
    case 'back':
      return back(state);
    default:
      return state.pending ? stay(state) : pressed(state, event);
  }
}

/** What the patient does while nothing is under way. */
function pressed(state: LinkingState, event: LinkingEvent): LinkingTransition {
  const { step, chosen } = state;
  switch (event.type) {
    case 'facility':
      return step === 'facility' ? chooseFacility(state, event.facility) : stay(state);
    case 'reference-typed':
      return stay({ ...clean(state), reference: event.text });
    case 'patient':
      return step === 'patient' ? stay({ ...clean(state), patient: event.reference }) : stay(state);
    case 'nobody':
      return step === 'patient'
        ? stay({ ...clean(state), step: 'details', patient: undefined, isNobody: true })
        : stay(state);
    case 'tick':
      return ticked(state, [...chosen.filter((id) => id !== event.id), ...(event.on ? [event.id] : [])]);
    case 'tick-all':
      return ticked(state, event.on ? openVisits(state).map(({ id }) => id) : []);
    case 'submit':
      return submit(state, event.now);
    case 'restart':
      return step === 'otp' || step === 'details' ? discover(state, event.now) : stay(state);
    case 'resend':
      return step === 'otp' && state.link !== undefined
        ? begin(state, 'resendLinkOtp', { transaction: state.link })
        : stay(state);
    case 'look':
      return look(state);
    case 'retry': {
      const visits = step === 'done' ? visitsToRetry(state) : [];
      return visits.length > 0 ? queued(state, visits) : stay(state);
    }
    case 'more':
      return step === 'done' && openVisits(state).length > 0
        ? stay({ ...clean(state), step: 'visits', chosen: [] })
        : stay(state);
    default:
      return stay(state);
  }
}

/**
 * What comes next on the way to linked visits (NHA cases P2 1.1 to 1.9). Pure: the same state and event always give the
 * same state and work.
 *
 * @param state - where the patient stands
 * @param event - what happened
 */
export function link(state: LinkingState, event: LinkingEvent): LinkingTransition {
  if ('turn' in event && event.turn !== state.turn) return stay(state);
  switch (event.type) {
    case 'open':
      return givenUp({ ...startOfLinking(), turn: state.turn, step: 'details', facility: event.facility });
    case 'another':
    case 'patient-changed':
      return givenUp({ ...startOfLinking(), turn: state.turn });
    case 'answered':
      return answered(state, event);
    case 'failed':
      return failed(state, event);
    default:
      return meanwhile(state, event);
  }
}
