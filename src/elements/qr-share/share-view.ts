import { nothing, type TemplateResult } from 'lit';
import type { Failure } from '../../client/failure.js';
import type { ProfileShare } from '../../contract/share.js';
import type { CommonMessages } from '../../locales/common.js';
import type { FailureMessages } from '../../locales/failures.js';
import type { QrShareMessages } from '../../locales/qr-share.js';
import type { SharingMessages } from '../../locales/sharing.js';
import { failureNotice } from '../../ui/failure-notice.js';
import { clipped, isTelling, withoutDirections } from '../../ui/foreign-text.js';
import { numberText } from '../../ui/formats.js';
import { leavesDoubt } from './share-answers.js';
import type { ShareEvent, ShareState } from './share-state.js';

/** What every screen is rendered from. */
export interface ShareView {
  readonly state: ShareState;
  readonly messages: QrShareMessages;
  /** Words of the screens after a counter is known; there once these are loaded. */
  readonly sharing: SharingMessages | undefined;
  readonly common: CommonMessages;
  readonly failures: FailureMessages;
  /** BCP 47 tag for numbers and moments. */
  readonly locale: string;
  readonly now: number;
  /** Shares whose tokens live or whose answers are waited for, the newest first. */
  readonly shares: readonly ProfileShare[];
  readonly isReadingPicture: boolean;
  /** Whether the ways without the camera are unfolded. */
  readonly isUnfolded: boolean;
  readonly isFullScreen: boolean;
  /** The token is the only thing that is printed. */
  readonly isPrinting: boolean;
  readonly elsewhere: TemplateResult | typeof nothing;
  readonly send: (event: ShareEvent) => void;
  /** Presses the main button. */
  readonly submit: () => void;
  readonly onUnfold: (isOpen: boolean) => void;
  readonly onShow: (share: ProfileShare) => void;
  readonly onPicture: (file: Blob) => void;
  readonly onFullScreen: (isOpen: boolean) => void;
  readonly onPrint: () => void;
}

/** What a screen after the first ones is rendered from. */
export interface LaterView extends ShareView {
  readonly sharing: SharingMessages;
}

/** A number as the language writes it. */
export const figure = (n: number, { locale }: Pick<ShareView, 'locale'>): string => numberText(n, locale);

/** What a share's facility is called in a sentence of ours. */
export const sharedWith = ({ facilityName, hipId }: Pick<ProfileShare, 'facilityName' | 'hipId'>): string =>
  clipped(withoutDirections(isTelling(facilityName) ? facilityName : hipId));

/** The whole name of the facility, or its id where it has no name. */
export function facilityName({ review, share, counter }: ShareState): string {
  const name = review?.facility.name ?? share?.facilityName;
  return withoutDirections(isTelling(name) ? name : (counter?.hipId ?? ''));
}

/** What the facility is called in a sentence of ours. */
export const facilityInSentence = (state: ShareState): string => clipped(facilityName(state));

/** The heading of a screen; that of a later one once its words are loaded. */
export function shareTitle(view: Pick<ShareView, 'state' | 'messages' | 'sharing'>): string {
  const { state, messages: m, sharing } = view;
  const facility = facilityInSentence(state);
  switch (state.step) {
    case 'start':
      return m.title;
    case 'camera':
      return m.camera.title;
    case 'review':
      return (state.review && sharing?.review.title(facility)) ?? m.review.title;
    case 'waiting':
      return sharing?.waiting.title(facility) ?? m.title;
    case 'token':
      return sharing?.token.title ?? m.title;
    case 'ended':
      return sharing?.endings[state.ending ?? 'gone'].title ?? m.title;
  }
}

/** A failure's words, and what it says of whether the profile was shared. */
function failureWords(failure: Failure, { state, messages, sharing, failures }: ShareView): FailureMessages {
  const words = { ...failures, ...messages.failures };
  const text = words[failure.kind];
  if (!sharing) return words;
  if (state.doubt) return { ...words, [failure.kind]: `${sharing.doubt.unknown} ${text}` };
  return leavesDoubt(failure) ? { ...words, [failure.kind]: `${text} ${sharing.doubt.notShared}` } : words;
}

/** Says what went wrong, and the one next step. */
export function shareNotice(view: ShareView): TemplateResult | typeof nothing {
  const { state, sharing, common, locale, now, elsewhere, send, submit } = view;
  const { failure, doubt } = state;
  if (!failure) return nothing;
  const again = (): void => {
    if (failure.during === 'readShare') send({ type: 'look', now: Date.now() });
    else if (failure.during === 'shareProfile' && !doubt) submit();
    else send({ type: 'ask' });
  };
  return failureNotice({
    ...failure,
    messages: { ...common, tryAgain: (doubt && sharing?.doubt.look) ?? common.tryAgain },
    failures: failureWords(failure, view),
    locale,
    now,
    elsewhere,
    onRetry: again,
    onRestart: () => send({ type: 'ask' }),
    wayOn: failure.kind === 'session-expired' ? { label: common.renewSession, onPress: again } : undefined,
  });
}
