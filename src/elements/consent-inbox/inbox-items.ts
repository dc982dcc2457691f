import type { Purpose } from '../../abdm/purposes.js';
import { folded, searchTerms } from '../../abdm/search-text.js';
import type { RequestHead, RequestStatus } from '../../contract/requests.js';
import { type InboxSort, type InboxState, keyOf, type RequestLists, statusesOf } from './inbox-view.js';

/** A row of the list: a request, or the heading of a facility's requests. */
export type InboxItem =
  | {
      readonly type: 'request';
      readonly key: string;
      readonly head: RequestHead;
      readonly status: RequestStatus;
    }
  | { readonly type: 'heading'; readonly key: string; readonly name: string; readonly count: number };

/** The row of a request. */
export type RequestItem = Extract<InboxItem, { type: 'request' }>;

/** What the rows depend on. */
export interface InboxChoice extends Pick<InboxState, 'tab' | 'status' | 'search' | 'sort' | 'isGrouped'> {
  readonly lists: RequestLists;
  /** Words for purposes, which the patient may look for. */
  readonly purposes: Readonly<Record<Purpose, string>>;
  /** BCP 47 tag for the order of names. */
  readonly locale: string;
}

const foldedHeads = new WeakMap<RequestHead, string>();

function haystack(head: RequestHead): string {
  const known = foldedHeads.get(head);
  if (known !== undefined) return known;
  const { hiu, requester, purpose } = head;
  const made = folded([hiu.name, requester, purpose.text].join('\n'));
  foldedHeads.set(head, made);
  return made;
}

function found(items: RequestItem[], { search, purposes }: InboxChoice): RequestItem[] {
  const terms = searchTerms(search);
  if (terms.length === 0) return items;
  const words = new Map(Object.entries(purposes).map(([code, text]) => [code, folded(text)]));
  return items.filter(({ head }) => {
    const purpose = words.get(head.purpose.code) ?? '';
    return terms.every((term) => haystack(head).includes(term) || purpose.includes(term));
  });
}

/** Milliseconds since 1970; a request that does not tell counts as the oldest. */
const timeOf = ({ head }: RequestItem): number => Date.parse(head.createdAt ?? '') || 0;

const collators = new Map<string, Intl.Collator>();

function collatorOf(locale: string): Intl.Collator {
  const collator = collators.get(locale) ?? new Intl.Collator(locale, { numeric: true });
  collators.set(locale, collator);
  return collator;
}

/** Places of names in the order of a language: comparing is slow, so each name is compared once, not each request. */
function ranks(items: readonly RequestItem[], locale: string): ReadonlyMap<string, number> {
  const { compare } = collatorOf(locale);
  const names = [...new Set(items.map(({ head }) => head.hiu.name))].sort(compare);
  let rank = 0;
  return new Map(
    names.map((name, at) => {
      if (at > 0 && compare(names[at - 1] ?? '', name) !== 0) rank = at;
      return [name, rank];
    }),
  );
}

function sorted(items: readonly RequestItem[], sort: InboxSort, locale: string): RequestItem[] {
  const names = sort === 'facility' ? ranks(items, locale) : undefined;
  const timed = items.map((item) => ({
    item,
    time: timeOf(item),
    rank: names?.get(item.head.hiu.name) ?? 0,
  }));
  const direction = sort === 'oldest' ? -1 : 1;
  timed.sort((a, b) => a.rank - b.rank || (b.time - a.time) * direction);
  return timed.map(({ item }) => item);
}

/** Requests of one facility together, under the name that the newest of them has. */
function grouped(items: readonly RequestItem[]): InboxItem[] {
  const groups = new Map<string, RequestItem[]>();
  for (const item of items) {
    const { id, name } = item.head.hiu;
    const facility = id || name;
    const group = groups.get(facility);
    if (group) group.push(item);
    else groups.set(facility, [item]);
  }
  return [...groups].flatMap(([facility, group]) => {
    const newest = group.reduce((best, item) => (timeOf(item) > timeOf(best) ? item : best));
    const { name } = newest.head.hiu;
    return [{ type: 'heading', key: `facility/${facility}`, name, count: group.length } as const, ...group];
  });
}

/** The rows of the list, in order. */
export function itemsOf(choice: InboxChoice): readonly InboxItem[] {
  const keys = new Set<string>();
  const items: RequestItem[] = [];
  // A request that was decided between two readings stands in two lists for a moment; the later status counts.
  for (const status of [...statusesOf(choice)].reverse())
    for (const head of choice.lists[status] ?? []) {
      const key = keyOf(head);
      if (keys.has(key)) continue;
      keys.add(key);
      items.push({ type: 'request', key, head, status });
    }
  const rows = sorted(found(items, choice), choice.sort, choice.locale);
  return choice.isGrouped ? grouped(rows) : rows;
}

/** {@link itemsOf} that works only when something is different; one for each list on the page. */
export function rememberedItems(): (choice: InboxChoice) => readonly InboxItem[] {
  let last: { readonly inputs: readonly unknown[]; readonly items: readonly InboxItem[] } | undefined;
  return (choice) => {
    const { search, sort, isGrouped, locale, purposes, lists } = choice;
    const statuses = statusesOf(choice);
    const shown = statuses.flatMap((status) => [status, lists[status]]);
    const inputs = [search, sort, isGrouped, locale, purposes, ...shown];
    const isSame =
      last?.inputs.length === inputs.length && inputs.every((input, at) => input === last?.inputs[at]);
    if (!last || !isSame) last = { inputs, items: itemsOf(choice) };
    return last.items;
  };
}
