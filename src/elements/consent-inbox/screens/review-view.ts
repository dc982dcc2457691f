import type { RequestHead } from '../../../contract/requests.js';
import type { CommonMessages } from '../../../locales/common.js';
import type { ConsentReviewMessages } from '../../../locales/consent-review.js';
import type { RequestsMessages } from '../../../locales/requests.js';
import { clipped, withoutDirections } from '../../../ui/foreign-text.js';
import { told } from '../request-texts.js';
import type { ReviewEvent, ReviewState } from '../review-flow.js';

/** What the screens of a review show, and whom they tell. */
export interface ReviewView {
  readonly state: ReviewState;
  readonly messages: ConsentReviewMessages;
  /** Words for kinds, statuses, purposes and kinds of records. */
  readonly words: RequestsMessages;
  readonly common: CommonMessages;
  /** BCP 47 tag for dates and numbers. */
  readonly locale: string;
  /** Facilities whose visits are unfolded: thousands of them stay out of the page until then. */
  readonly unfolded: ReadonlySet<string>;
  readonly onUnfold: (hipId: string, open: boolean) => void;
  readonly send: (event: ReviewEvent) => void;
}

/** A moment as a day in words; what was not told is said so. */
export function dayText(
  moment: string | number | undefined,
  { locale, messages }: Pick<ReviewView, 'locale' | 'messages'>,
): string {
  const date = new Date(moment ?? Number.NaN);
  return Number.isNaN(date.getTime())
    ? messages.asks.unknown
    : new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(date);
}

/**
 * A facility's name as it stands in a sentence of ours: not longer than a row, without marks that would turn our words
 * round, and its id where it has none.
 */
export const facilityText = ({ name, id }: RequestHead['hiu'], words: RequestsMessages): string =>
  clipped(told(withoutDirections(name) || id, words));

/** Who asks, in one name. */
export const hiuText = ({ hiu }: Pick<RequestHead, 'hiu'>, { words }: Pick<ReviewView, 'words'>): string =>
  facilityText(hiu, words);
