import type { RequestHead, RequestStatus } from '../../../contract/requests.js';
import type { Block, ListWindowController } from '../../../controllers/list-window-controller.js';
import type { CommonMessages } from '../../../locales/common.js';
import type { ConsentInboxMessages } from '../../../locales/consent-inbox.js';
import type { RequestsMessages } from '../../../locales/requests.js';
import type { AttentionController } from '../attention-controller.js';
import type { KnownDetails } from '../details-controller.js';
import type { InboxItem } from '../inbox-items.js';
import type { InboxSort, InboxState, InboxTab, StatusFilter } from '../inbox-view.js';

/** Selector of what has focus when the list is returned to and the row that it came from is gone. */
export const startOfList = '[part~="tab"] input:checked';

/** The list as it is shown, and what the patient can do with it. */
export interface ListView {
  readonly list: ConsentInboxMessages;
  readonly requests: RequestsMessages;
  readonly common: CommonMessages;
  /** BCP 47 tag for dates. */
  readonly locale: string;
  readonly state: InboxState;
  /** The items in pieces, of which some are rendered. */
  readonly blocks: readonly Block<InboxItem>[];
  /** How many items there are, headings among them. */
  readonly size: number;
  /** How many requests there are. */
  readonly found: number;
  /** How many requests each tab has, as far as it is known. */
  readonly tabCounts: Readonly<Record<InboxTab, number | undefined>>;
  /** How many requests each status has, as far as it is known. */
  readonly counts: Readonly<Record<RequestStatus, number | undefined>>;
  /** New requests that the list does not show yet, so as not to move under the patient. */
  readonly waiting: number;
  /** Whether some of what is to be shown is on the way for the first time. */
  readonly isLoading: boolean;
  /** Statuses of what is to be shown that could not be read. */
  readonly missing: readonly RequestStatus[];
  /** Whether what is shown could not be read anew. */
  readonly isStale: boolean;
  /** How requests stand that are still shown where they were, by key; `undefined` where it is not known. */
  readonly movedOn: ReadonlyMap<string, RequestStatus | undefined>;
  readonly detailsOf: (head: RequestHead) => KnownDetails;
  readonly attention: Pick<AttentionController, 'pointerEntered' | 'pointerLeft' | 'touched' | 'focusLeft'>;
  readonly window: Pick<ListWindowController, 'list' | 'focusMoved'>;
  readonly onOpen: (head: RequestHead, status: RequestStatus) => void;
  readonly onTab: (tab: InboxTab) => void;
  readonly onSearch: (search: string) => void;
  readonly onSort: (sort: InboxSort) => void;
  readonly onGroup: (isGrouped: boolean) => void;
  readonly onStatus: (status: StatusFilter) => void;
  readonly onShowNew: () => void;
  readonly onRetry: () => void;
}
