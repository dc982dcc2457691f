import type { LinkedCareContext } from '../../../contract/care-contexts.js';
import type { Block, ListWindowController } from '../../../controllers/list-window-controller.js';
import type { CareContextsMessages } from '../../../locales/care-contexts.js';
import type { CommonMessages } from '../../../locales/common.js';
import type { FailureMessages } from '../../../locales/failures.js';
import type { ListedFacility } from '../list-state.js';
import type { DayProblems, RecordItem, RecordQuery } from '../record-search.js';

/** Words of the list, and the BCP 47 tag for its dates and numbers. */
export interface ListTexts {
  readonly careContexts: CareContextsMessages;
  readonly common: CommonMessages;
  readonly failures: FailureMessages;
  readonly locale: string;
}

/** A facility as it is shown. */
export interface FacilityView extends ListedFacility {
  /** Its records in pieces, of which some are rendered; none while it is closed. */
  readonly blocks: readonly Block<RecordItem>[];
  readonly window: Pick<ListWindowController, 'list' | 'focusMoved'> | undefined;
  /** Whether records of it were linked just now. */
  readonly isRecent: boolean;
  /** Whether the way to link more of it is on its way. */
  readonly isLinking: boolean;
}

/** The list as it is shown, and what the patient can do with it. */
export interface ListView extends ListTexts {
  /** This device's present, in milliseconds since 1970. */
  readonly now: number;
  readonly query: RecordQuery;
  readonly problems: DayProblems;
  /** Whether only some of the records are shown. */
  readonly isNarrowed: boolean;
  /** How many facilities a search has looked through, while it does. */
  readonly progress: { readonly done: number; readonly all: number } | undefined;
  readonly facilities: readonly FacilityView[];
  /** Whether the patient has no linked facility at all. */
  readonly isEmpty: boolean;
  /** How many records were found. */
  readonly found: number;
  /** At how many facilities. */
  readonly foundAt: number;
  /** How many facilities could not be read. */
  readonly failed: number;
  /** Whether records were linked just now that ABDM does not list yet. */
  readonly isAwaited: boolean;
  readonly isRefreshing: boolean;
  /** Whether the way to link records is on its way. */
  readonly isLinking: boolean;
  readonly onQuery: (changes: Partial<RecordQuery>) => void;
  readonly onClear: () => void;
  readonly onToggle: (hipId: string, isOpen: boolean) => void;
  readonly onPull: (hipId: string) => void;
  readonly onRenew: () => void;
  readonly onRetryAll: () => void;
  readonly onRefresh: () => void;
  readonly onLink: (facility?: ListedFacility) => void;
  readonly onOpen: (facility: ListedFacility, careContext: LinkedCareContext) => void;
}
