import { tokenWaitSeconds } from '../../abdm/counter.js';
import { spelled } from './spelled.js';
import type { ShareEvent, ShareState } from './share-state.js';
import { facilityInSentence, figure, type ShareView } from './share-view.js';

/** What a screen reader is told of the token's way, after the profile was shared. */
function ofToken(from: ShareState, to: ShareState, view: ShareView): string | undefined {
  const { sharing } = view;
  const isNew = from.step !== to.step;
  if (to.step === 'waiting') {
    if (isNew) return sharing?.waiting.text(tokenWaitSeconds, figure(tokenWaitSeconds, view));
    // Once, at half-time: every second would speak over everything else.
    const left = tokenWaitSeconds / 2;
    return to.isHalfOver && !from.isHalfOver ? sharing?.waiting.left(left, figure(left, view)) : undefined;
  }
  if (!isNew) return undefined;
  if (to.step === 'ended') return sharing?.endings[to.ending ?? 'gone'].text(facilityInSentence(to));
  if (to.share?.state !== 'issued') return undefined;
  return sharing?.token.shared(facilityInSentence(to), spelled(to.share.tokenNumber));
}

/** What a screen reader is told of a move; nothing of one whose screen tells it. */
export function announcement(from: ShareState, to: ShareState, event: ShareEvent, view: ShareView): string {
  // What was there before is only shown again.
  if (event.type === 'show') return '';
  const { messages: m, sharing } = view;
  const said: (string | undefined)[] = [];
  // In front of the camera nothing has the focus; elsewhere it goes to the text.
  if (to.step === 'camera' && to.refusal && to.refusal !== from.refusal) said.push(m.refusals[to.refusal]);
  // A screen reader does not hear the new label of the pressed button.
  if (to.pending && to.pending !== 'readShare' && to.pending !== from.pending) said.push(m.busy[to.pending]);
  if (to.isLocating && !from.isLocating) said.push(m.busy.locating);
  if (to.step === 'waiting' || to.step === 'token' || to.step === 'ended') said.push(ofToken(from, to, view));
  if (to.unlocated && from.step === 'review' && to.step !== 'review')
    said.push(sharing?.waiting.unlocated[to.unlocated]);
  return said.filter(Boolean).join(' ');
}

/** Where focus goes after a move: a selector, or nothing. */
export function focusAfter(from: ShareState, to: ShareState, event: ShareEvent): string | undefined {
  // A token that lives may show by itself when the page is loaded; that must not take the focus.
  if (event.type === 'show') return undefined;
  if (to.trouble && to.trouble !== from.trouble) return '#trouble';
  if (to.failure && to.failure !== from.failure) return '[role="alert"]';
  if (from.step !== to.step || (to.review && !from.review)) return '#title';
  if (to.step === 'start' && to.refusal && event.type !== 'counter-typed') return '#refusal';
  if (event.type === 'submit' && Object.keys(to.problems).length > 0) return '[aria-invalid="true"]';
  // The pressed button goes with its notice.
  return from.failure && to.pending ? '#title' : undefined;
}
