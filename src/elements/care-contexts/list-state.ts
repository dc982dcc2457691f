import type { LinkedProvider } from '../../contract/care-contexts.js';
import { isTelling } from '../../ui/foreign-text.js';
import type { FacilityRecords } from './facility-records-controller.js';
import {
  type DayProblems,
  isFacilitySought,
  noQuery,
  type RecordItem,
  type RecordQuery,
  recordsFound,
  type Sought,
  soughtBy,
} from './record-search.js';

/** What the patient has chosen in the list. */
export interface ListState {
  readonly query: RecordQuery;
  readonly problems: DayProblems;
  /** What the query looks for; `undefined` where that is nothing. */
  readonly sought: Sought | undefined;
  /** Facilities that are open, the last one first. */
  readonly opened: readonly string[];
  /** Facilities that were closed among those which a search has opened. */
  readonly closedInSearch: ReadonlySet<string>;
  /** Facilities of which records were linked just now. */
  readonly recent: ReadonlySet<string>;
}

/** The list at the start, and for every new patient. */
export const startOfList: ListState = {
  query: noQuery,
  problems: {},
  sought: undefined,
  opened: [],
  closedInSearch: new Set(),
  recent: new Set(),
};

/** A facility as it is listed. */
export interface ListedFacility {
  readonly hipId: string;
  /** Its name, or its id where ABDM tells none. */
  readonly name: string;
  readonly known: FacilityRecords;
  /** The records that are shown of it; `undefined` before they are read. */
  readonly records: readonly RecordItem[] | undefined;
  readonly isOpen: boolean;
}

/** A facility's name, or its id where ABDM tells none. */
export const facilityName = ({ hipId, name }: LinkedProvider): string => (isTelling(name) ? name : hipId);

/** The state with a query and its problems. */
export function asked(state: ListState, query: RecordQuery, problems: DayProblems): ListState {
  const sought = soughtBy(query, problems);
  const closedInSearch = sought ? state.closedInSearch : startOfList.closedInSearch;
  return { ...state, query, problems, sought, closedInSearch };
}

const isOpenIn = ({ sought, opened, closedInSearch }: ListState, hipId: string): boolean =>
  sought ? !closedInSearch.has(hipId) : opened.includes(hipId);

/** The state once a facility was opened or closed. A search has opened all, and gives back what was open before. */
export function toggled(state: ListState, hipId: string, isOpen: boolean): ListState {
  // A disclosure that was opened by rendering it tells that, too.
  if (isOpenIn(state, hipId) === isOpen) return state;
  if (state.sought) {
    const closedInSearch = new Set(state.closedInSearch);
    if (isOpen) closedInSearch.delete(hipId);
    else closedInSearch.add(hipId);
    return { ...state, closedInSearch };
  }
  const others = state.opened.filter((opened) => opened !== hipId);
  return { ...state, opened: isOpen ? [hipId, ...others] : others };
}

/** The facilities as they are listed: all, or those with records that are sought and those of which that is not known. */
export function facilitiesListed(
  state: ListState,
  providers: readonly LinkedProvider[],
  recordsOf: (hipId: string) => FacilityRecords,
  search: typeof recordsFound = recordsFound,
): readonly ListedFacility[] {
  const { sought } = state;
  return providers.flatMap((provider): ListedFacility[] => {
    const { hipId } = provider;
    const name = facilityName(provider);
    const known = recordsOf(hipId);
    const isOpen = isOpenIn(state, hipId);
    if (!sought) return [{ hipId, name, known, records: known.records, isOpen }];
    const records = known.records && search(name, known.records, sought);
    const isListed = known.failure ?? (records?.length || (records && isFacilitySought(name, sought)));
    return isListed ? [{ hipId, name, known, records, isOpen }] : [];
  });
}
