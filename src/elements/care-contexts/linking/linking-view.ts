import { nothing, type TemplateResult } from 'lit';
import type { Failure } from '../../../client/failure.js';
import type { Profile } from '../../../contract/profile.js';
import type { CareContextsMessages } from '../../../locales/care-contexts.js';
import type { CommonMessages } from '../../../locales/common.js';
import type { FailureMessages } from '../../../locales/failures.js';
import type { LinkingMessages } from '../../../locales/linking.js';
import { failureNotice, failureText } from '../../../ui/failure-notice.js';
import { clipped, isTelling, withoutDirections } from '../../../ui/foreign-text.js';
import { numberText } from '../../../ui/formats.js';
import { facilityName } from '../list-state.js';
import { leavesDoubt } from './linking-answers.js';
import type { Facility, LinkingEvent, LinkingState, Visit } from './linking-state.js';
import { isLinked } from './linking-visits.js';

/** The search for facilities, which is loaded when it is needed. */
export interface FacilitySearch {
  /** `ready`: it can be shown. */
  readonly status: 'loading' | 'ready' | 'failed';
  readonly failure?: Failure | undefined;
  readonly onRetry: () => void;
  /** The facility of a deep link, which the search looks up. */
  readonly hipId: string | undefined;
  readonly onSelect: (facility: Facility) => void;
}

/** The patient's details as the facility gets them. */
export interface ShownProfile {
  readonly value: Profile | undefined;
  readonly isLoading: boolean;
  readonly failure: Failure | undefined;
  readonly onRetry: () => void;
}

/** What every screen of the linking is rendered from. */
export interface LinkingView {
  readonly state: LinkingState;
  readonly messages: LinkingMessages;
  readonly common: CommonMessages;
  readonly failures: FailureMessages;
  /** Words of the list around it. */
  readonly list: CareContextsMessages;
  /** BCP 47 tag for numbers and moments. */
  readonly locale: string;
  readonly now: number;
  readonly search: FacilitySearch;
  readonly profile: ShownProfile;
  readonly elsewhere: TemplateResult | typeof nothing;
  readonly send: (event: LinkingEvent) => void;
  /** Presses the main button. */
  readonly submit: () => void;
  /** Shows the list again; with a facility, that one is open. */
  readonly close: (hipId?: string) => void;
}

/** A number as the language writes it. */
export const figure = (n: number, { locale }: Pick<LinkingView, 'locale'>): string => numberText(n, locale);

/** What a visit is called. */
export const visitName = ({ display }: Visit, { list }: Pick<LinkingView, 'list'>): string =>
  isTelling(display) ? display : list.unnamed;

/** What a visit is called in a sentence of ours. */
export const visitInSentence = (visit: Visit, view: Pick<LinkingView, 'list'>): string =>
  clipped(withoutDirections(visitName(visit, view)));

/** What the facility is called in a sentence of ours. */
export const facilityInSentence = ({ facility }: LinkingState): string =>
  facility ? clipped(withoutDirections(facilityName(facility))) : '';

/** Words for a failure: those of the linking where it has its own. */
export const linkingFailures = ({
  messages,
  failures,
}: Pick<LinkingView, 'messages' | 'failures'>): FailureMessages => ({
  ...failures,
  ...messages.failures,
});

/** Whether the failure is that of the OTP's field. */
export const isOtpFailure = ({ failure, step, link, doubt }: LinkingState): boolean =>
  step === 'otp' &&
  link !== undefined &&
  !doubt &&
  (failure?.kind === 'otp-wrong' || failure?.kind === 'otp-expired');

/** What the field of the OTP has to say: its own problem, or the failure that it caused. */
export function otpProblemText(view: LinkingView): string | undefined {
  const { state, common } = view;
  const { otp } = state.problems;
  if (otp) return common.problems.otp[otp];
  if (!state.failure || !isOtpFailure(state)) return undefined;
  return failureText({ kind: state.failure.kind, messages: common, failures: linkingFailures(view) });
}

/** A failure's words, and what it says of whether the visit is linked. */
function failureWords(failure: Failure, view: LinkingView): FailureMessages {
  const { state, messages } = view;
  const words = linkingFailures(view);
  const text = words[failure.kind];
  if (state.doubt) return { ...words, [failure.kind]: `${messages.otp.unknown} ${text}` };
  return leavesDoubt(failure) ? { ...words, [failure.kind]: `${text} ${messages.otp.notLinked}` } : words;
}

/** Says what went wrong, and the one next step. */
export function linkingNotice(view: LinkingView): TemplateResult | typeof nothing {
  const { state, messages: m, common, locale, now, send, submit } = view;
  const { failure, doubt } = state;
  if (!failure || isOtpFailure(state)) return nothing;
  const again = (): void => {
    if (doubt) send({ type: 'look' });
    else if (failure.during === 'resendLinkOtp') send({ type: 'resend' });
    else submit();
  };
  return failureNotice({
    ...failure,
    messages: { ...common, startAgain: m.lookAgain, tryAgain: doubt ? m.lookAgain : common.tryAgain },
    failures: failureWords(failure, view),
    locale,
    now,
    elsewhere: view.elsewhere,
    onRetry: again,
    onRestart: () => send({ type: 'restart', now: Date.now() }),
    wayOn: failure.kind === 'session-expired' ? { label: common.renewSession, onPress: again } : undefined,
  });
}

/** The heading of a screen. */
export function linkingTitle(
  state: LinkingState,
  view: Pick<LinkingView, 'messages' | 'list' | 'locale'>,
): string {
  const { messages: m, list } = view;
  switch (state.step) {
    case 'facility':
      return list.link;
    case 'nothing':
      return m.nothing[state.found ?? 'nobody'].title;
    case 'otp':
      return m.otp.title(figure(state.batch - state.queue.length + 1, view), figure(state.batch, view));
    case 'done': {
      const all = state.settled.length;
      const linked = state.settled.filter(isLinked).length;
      if (state.settled.some(({ result }) => result === 'unknown')) return m.done.open;
      if (linked === 0) return m.done.none;
      return linked === all ? m.done.linked : m.done.some(figure(linked, view), all, figure(all, view));
    }
    default:
      return m[state.step].title;
  }
}
