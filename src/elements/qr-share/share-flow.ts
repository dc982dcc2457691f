import { isCounter, isCounterId } from '../../abdm/counter.js';
import { isHipId } from '../../abdm/hip-id.js';
import { type ReadQr, readQr } from '../../abdm/counter-qr.js';
import { answered, beat, failed, read, review, shown } from './share-answers.js';
import { addedProblems, sharedNow } from './share-details.js';
import { clean, restarted, startOfSharing, stay, withProblems } from './share-moves.js';
import type { Refusal, ShareEvent, ShareProblems, ShareState, ShareTransition } from './share-state.js';

/** Leads to what a counter would get; whatever was known of another counter goes. */
const toCounter = (state: ShareState, counter: ShareState['counter']): ShareTransition =>
  review({ ...startOfSharing(state.turn), counter });

/** Names what is no counter's QR code, and goes on. */
const refused = (state: ShareState, refusal: Refusal): ShareTransition => stay({ ...clean(state), refusal });

const taken = (state: ShareState, qr: ReadQr): ShareTransition =>
  qr.kind === 'counter' ? toCounter(state, qr.counter) : refused(state, qr.kind);

function idProblems({ hipId, counterId }: { hipId: string; counterId: string }): ShareProblems {
  if (hipId === '' && counterId === '') return { link: 'empty' };
  const problems: ShareProblems = {
    ...(!isHipId(hipId) && { hipId: hipId === '' ? 'empty' : 'format' }),
    ...(!isCounterId(counterId) && { counterId: counterId === '' ? 'empty' : 'format' }),
  };
  const isClear = Object.keys(problems).length > 0 || isCounter({ hipId, counterId });
  return isClear ? problems : { counterId: 'same' };
}

function submitTyped(state: ShareState): ShareTransition {
  if (state.typed.link.trim() !== '') return taken(state, readQr(state.typed.link));
  const counter = { hipId: state.typed.hipId.trim(), counterId: state.typed.counterId.trim() };
  const problems = idProblems(counter);
  return Object.keys(problems).length > 0 ? withProblems(state, problems) : toCounter(state, counter);
}

/** Shares what was reviewed; nothing while it is not known whether that has happened already. */
function submitReview(state: ShareState, language: string): ShareTransition {
  if (state.doubt || !state.review) return review(state);
  const problems = addedProblems(state);
  if (Object.keys(problems).length > 0) return withProblems(state, problems);
  if (!state.wantsLocation) return sharedNow(state, language);
  const turn = state.turn + 1;
  return stay({ ...clean(state), turn, isLocating: true }, { type: 'locate', turn, language });
}

/** Whether the patient may leave: not while it is open whether the profile is being shared. */
export const mayLeave = ({ pending, doubt }: ShareState): boolean =>
  pending !== 'shareProfile' && !(pending && doubt);

function cancelled(state: ShareState): ShareTransition {
  const { counter, doubt } = state;
  if (!mayLeave(state)) return stay(state);
  // Whoever does not know whether it was shared has not kept it from being shared.
  return counter && !doubt ? restarted(state, { type: 'cancelled', counter }) : restarted(state);
}

/** What the patient does before a counter is known. */
function before(state: ShareState, event: ShareEvent): ShareTransition {
  switch (event.type) {
    case 'scan':
      return stay({ ...clean(state), step: 'camera' });
    case 'stop':
      return stay({ ...clean(state), step: 'start' });
    case 'camera-failed':
      return state.step === 'camera'
        ? stay({ ...clean(state), step: 'start', trouble: event.trouble })
        : stay(state);
    case 'read':
      return taken(state, event.qr);
    case 'unread':
      return refused(state, event.why);
    case 'counter-typed':
      return stay({ ...clean(state), typed: { ...state.typed, [event.field]: event.text } });
    case 'submit':
      return state.step === 'start' ? submitTyped(state) : stay(state);
    case 'open':
      return toCounter(state, event.counter);
    case 'show':
      return shown(startOfSharing(state.turn + 1), event.share, event.now);
    default:
      return stay(state);
  }
}

/** What the patient does on the screen of what would be shared. */
function reviewing(state: ShareState, event: ShareEvent): ShareTransition {
  if (event.type === 'cancel') return cancelled(state);
  if (event.type === 'located')
    return state.isLocating ? sharedNow(state, event.language, event.location) : stay(state);
  if (state.pending || state.isLocating) return stay(state);
  switch (event.type) {
    case 'patient-typed':
      return stay({ ...clean(state), patient: { ...state.patient, [event.field]: event.text } });
    case 'location':
      return stay({ ...state, wantsLocation: event.wanted });
    case 'submit':
      return submitReview(state, event.language);
    case 'ask':
      return review(state);
    default:
      return stay(state);
  }
}

/** What the patient does after the profile was shared. */
function after(state: ShareState, event: ShareEvent): ShareTransition {
  switch (event.type) {
    case 'leave':
      return restarted(state, { type: 'changed' });
    case 'scan':
      return stay({ ...startOfSharing(state.turn + 1), step: 'camera' }, { type: 'give-up' });
    case 'beat':
      return beat(state, event.now);
    case 'look':
      return state.pending
        ? stay(state)
        : read({ ...state, askedAt: event.now, reads: 0, isHalfOver: false });
    case 'ask':
      return state.pending ? stay(state) : toCounter(state, state.counter);
    default:
      return stay(state);
  }
}

/**
 * What comes next on the way from a counter's QR code to its token (NHA cases P2 5.1.1 to 5.2.11, 19.8 and 20.1). Pure: the
 * same state and event always give the same state and work. Nothing is shared but by a press on "Share" after what would
 * be shared was read for that counter.
 *
 * @param state - where the patient stands
 * @param event - what happened
 */
export function share(state: ShareState, event: ShareEvent): ShareTransition {
  if ('turn' in event && event.turn !== state.turn) return stay(state);
  switch (event.type) {
    case 'patient-changed':
      return restarted(state);
    case 'answered':
      return answered(state, event);
    case 'failed':
      return failed(state, event);
  }
  switch (state.step) {
    case 'start':
    case 'camera':
      return before(state, event);
    case 'review':
      return reviewing(state, event);
    default:
      return after(state, event);
  }
}
