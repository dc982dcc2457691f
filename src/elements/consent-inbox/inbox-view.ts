import type { RequestHead, RequestStatus } from '../../contract/requests.js';

/** Tabs with the statuses they show (NHA cases P2 9.1-9.3 and 10.1-10.2, P4 7.1.2). */
export const tabStatuses = {
  requests: ['requested', 'denied', 'expired'],
  approved: ['granted', 'revoked', 'expired'],
} as const satisfies Record<string, readonly RequestStatus[]>;

/** A tab. */
export type InboxTab = keyof typeof tabStatuses;

/** All statuses, in the order in which they are read: what waits for the patient first. */
export const allStatuses: readonly RequestStatus[] = [
  ...new Set([...tabStatuses.requests, ...tabStatuses.approved]),
];

/** Orders of a list. */
export const inboxSorts = ['newest', 'oldest', 'facility'] as const;

/** Order of a list. */
export type InboxSort = (typeof inboxSorts)[number];

/** Which of a tab's statuses are shown. */
export type StatusFilter = RequestStatus | 'all';

/** Requests by status; those that are not read yet are `undefined`. */
export type RequestLists = Readonly<Record<RequestStatus, readonly RequestHead[] | undefined>>;

/** What the patient has chosen in the list, and what they see of it. */
export interface InboxState {
  readonly tab: InboxTab;
  readonly status: Readonly<Record<InboxTab, StatusFilter>>;
  readonly search: string;
  readonly sort: InboxSort;
  readonly isGrouped: boolean;
  /** What the list shows: while somebody is at it, it stays as it was. */
  readonly shown: RequestLists;
  /** Keys of the requests that have been waiting since the first reading; `undefined` before it. */
  readonly known: ReadonlySet<string> | undefined;
  /** Keys of new requests, with the moment in which each was first on screen. */
  readonly fresh: ReadonlyMap<string, number | undefined>;
}

const noLists: RequestLists = {
  requested: undefined,
  granted: undefined,
  expired: undefined,
  denied: undefined,
  revoked: undefined,
};

/** The list at the start, and for every new patient. */
export const startOfInbox: InboxState = {
  tab: 'requests',
  status: { requests: 'requested', approved: 'granted' },
  search: '',
  sort: 'newest',
  isGrouped: false,
  shown: noLists,
  known: undefined,
  fresh: new Map(),
};

/** Milliseconds after which a request that was on screen is not marked as new any more. */
export const freshFor = 60_000;

/** Names a request among all kinds. */
export const keyOf = ({ kind, id }: Pick<RequestHead, 'kind' | 'id'>): string => `${kind}/${id}`;

const keysOf = (requests: readonly RequestHead[] = []): ReadonlySet<string> => new Set(requests.map(keyOf));

/**
 * The state once the lists have been read.
 *
 * @param attended - whether somebody is at the list, so that no row may come or go
 */
export function read(state: InboxState, lists: RequestLists, attended: boolean): InboxState {
  const shown = Object.fromEntries(
    allStatuses.map((status) => {
      const stays = attended && lists[status] !== undefined && state.shown[status] !== undefined;
      return [status, stays ? state.shown[status] : lists[status]];
    }),
  ) as Record<RequestStatus, readonly RequestHead[] | undefined>;
  const { requested } = lists;
  if (!requested) return { ...state, shown };
  const present = keysOf(requested);
  const arrived = state.known ? [...present].filter((key) => !state.known?.has(key)) : [];
  const fresh = new Map([...state.fresh].filter(([key]) => present.has(key)));
  for (const key of arrived) fresh.set(key, undefined);
  return { ...state, shown, fresh, known: new Set([...(state.known ?? []), ...present]) };
}

/** New requests that the list does not show yet. */
export function waiting({ shown }: InboxState, { requested }: RequestLists): readonly RequestHead[] {
  if (requested === shown.requested || !requested || !shown.requested) return [];
  const there = keysOf(shown.requested);
  return requested.filter((request) => !there.has(keyOf(request)));
}

/** Requests that became known with the step from one state to another. */
export function arrivals(before: InboxState, after: InboxState, { requested }: RequestLists): RequestHead[] {
  if (before.fresh === after.fresh || !requested) return [];
  return requested.filter((head) => after.fresh.has(keyOf(head)) && !before.fresh.has(keyOf(head)));
}

/**
 * How requests stand now that the list still shows elsewhere: `undefined` where none of the lists has them.
 *
 * @returns by key; empty unless somebody has been at the list while they were decided
 */
export function movedOn({ shown }: InboxState, lists: RequestLists): Map<string, RequestStatus | undefined> {
  const moved = new Map<string, RequestStatus | undefined>();
  for (const status of allStatuses) {
    if (lists[status] === shown[status]) continue;
    const there = keysOf(lists[status]);
    for (const request of shown[status] ?? [])
      if (!there.has(keyOf(request))) moved.set(keyOf(request), undefined);
  }
  if (moved.size === 0) return moved;
  for (const status of allStatuses)
    for (const request of lists[status] ?? [])
      if (moved.has(keyOf(request))) moved.set(keyOf(request), status);
  return moved;
}

/** The state once a new request has come on screen. */
export function seen(state: InboxState, key: string, now: number): InboxState {
  if (!state.fresh.has(key) || state.fresh.get(key) !== undefined) return state;
  return { ...state, fresh: new Map(state.fresh).set(key, now) };
}

/** The state once a request has been opened. */
export function opened(state: InboxState, key: string): InboxState {
  if (!state.fresh.has(key)) return state;
  return { ...state, fresh: new Map([...state.fresh].filter(([fresh]) => fresh !== key)) };
}

/** The state without the marks of what was on screen long enough. */
export function faded(state: InboxState, now: number): InboxState {
  const fresh = new Map([...state.fresh].filter(([, at]) => at === undefined || now - at < freshFor));
  return fresh.size === state.fresh.size ? state : { ...state, fresh };
}

/** The state that shows what waits for the patient, as "show the new requests" does. */
export const showNew = (state: InboxState, lists: RequestLists): InboxState => ({
  ...read(state, lists, false),
  tab: 'requests',
  status: { ...state.status, requests: state.status.requests === 'all' ? 'all' : 'requested' },
  search: '',
});

/** The statuses that the list shows now. */
export function statusesOf({ tab, status }: Pick<InboxState, 'tab' | 'status'>): readonly RequestStatus[] {
  const { [tab]: filter } = status;
  return filter === 'all' ? tabStatuses[tab] : [filter];
}
