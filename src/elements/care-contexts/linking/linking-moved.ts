import { discoverySeconds } from '../../../abdm/care-contexts.js';
import type { LinkingEvent, LinkingState } from './linking-state.js';
import { figure, isOtpFailure, type LinkingView } from './linking-view.js';
import { isLinked } from './linking-visits.js';

/** Whether another screen shows, or that of another visit. */
const isOtherScreen = (from: LinkingState, to: LinkingState): boolean =>
  from.step !== to.step || (to.step === 'otp' && from.queue.length !== to.queue.length);

/** What a screen reader is told of a move; nothing of one whose screen tells it. */
export function announcement(
  from: LinkingState,
  to: LinkingState,
  event: LinkingEvent,
  view: LinkingView,
): string {
  const { messages: m, common } = view;
  const said: string[] = [];
  const last = to.settled.length > from.settled.length ? to.settled.at(-1) : undefined;
  // Without the visit's name: what was announced stays in the page, also while that is out of sight.
  if (last && isLinked(last)) said.push(`${m.done.results[last.result]}.`);
  // A screen reader does not hear the new label of the pressed button.
  if (to.pending === 'discoverCareContexts' && from.pending !== to.pending)
    said.push(m.details.waiting(discoverySeconds, figure(discoverySeconds, view)));
  else if (to.pending && to.pending !== from.pending) said.push(m.busy[to.pending]);
  if (event.type === 'answered' && event.name === 'resendLinkOtp') said.push(common.otp.resent);
  return said.join(' ');
}

/** Where focus goes after a move: a selector, or nothing. */
export function focusAfter(
  from: LinkingState,
  to: LinkingState,
  event: LinkingEvent,
  isInAlert: boolean,
): string | undefined {
  if (isOtherScreen(from, to)) return to.failure ? '[role="alert"]' : '#title';
  if (event.type === 'submit' && Object.keys(to.problems).length > 0)
    return to.problems.facility
      ? 'provider-search'
      : '[aria-invalid="true"], fieldset[aria-describedby$="-problem"] input';
  if (to.failure && to.failure !== from.failure)
    return isOtpFailure(to) ? '[aria-invalid="true"]' : '[role="alert"]';
  if (event.type === 'answered' && (event.name === 'sendLinkOtp' || event.name === 'resendLinkOtp'))
    return '#otp';
  // The pressed button goes.
  if (event.type === 'cancel' || (to.pending && isInAlert)) return '[part~="button-submit"]';
  return undefined;
}
