import { folded, searchTerms } from '../../abdm/search-text.js';
import type { LinkedCareContext } from '../../contract/care-contexts.js';

/** A care context in a list; keys are unique in a facility. */
export interface RecordItem {
  readonly key: string;
  readonly careContext: LinkedCareContext;
}

/** What the patient looks for. Days are `YYYY-MM-DD` in the device's time zone, empty for none. */
export interface RecordQuery {
  readonly search: string;
  readonly from: string;
  readonly to: string;
}

/** Looks for nothing: all is shown. */
export const noQuery: RecordQuery = { search: '', from: '', to: '' };

/** What is wrong with the days; a day with a problem narrows nothing. */
export interface DayProblems {
  readonly from?: 'in-future';
  readonly to?: 'before-from';
}

/** A {@link RecordQuery} ready to be compared with many records; moments are milliseconds since 1970. */
export interface Sought {
  readonly terms: readonly string[];
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** Care contexts as items; one that is told twice stands there once. */
export const itemsOf = (careContexts: readonly LinkedCareContext[]): readonly RecordItem[] => [
  ...new Map(
    careContexts.map((careContext) => [careContext.id, { key: careContext.id, careContext }]),
  ).values(),
];

function momentOf(day: string, time: string): number | undefined {
  const moment = Date.parse(`${day}T${time}`);
  return Number.isNaN(moment) ? undefined : moment;
}

/**
 * What is wrong with the days of a query.
 *
 * @param now - milliseconds since 1970
 */
export function dayProblems({ from, to }: RecordQuery, now: number): DayProblems {
  const [first, last] = [momentOf(from, '00:00:00'), momentOf(to, '23:59:59.999')];
  if (first !== undefined && first > now) return { from: 'in-future' };
  return first !== undefined && last !== undefined && last < first ? { to: 'before-from' } : {};
}

/** What a query looks for; `undefined` where that is nothing. */
export function soughtBy(query: RecordQuery, problems: DayProblems): Sought | undefined {
  const terms = searchTerms(query.search);
  const from = problems.from ? undefined : momentOf(query.from, '00:00:00');
  const to = problems.to ? undefined : momentOf(query.to, '23:59:59.999');
  return terms.length === 0 && from === undefined && to === undefined ? undefined : { terms, from, to };
}

const foldedDisplays = new WeakMap<LinkedCareContext, string>();

function foldedDisplay(careContext: LinkedCareContext): string {
  const text = foldedDisplays.get(careContext) ?? folded(careContext.display);
  foldedDisplays.set(careContext, text);
  return text;
}

function isBetween({ createdAt }: LinkedCareContext, { from, to }: Sought): boolean {
  if (from === undefined && to === undefined) return true;
  // One without a date is on none of these days.
  const moment = Date.parse(createdAt ?? '');
  return moment >= (from ?? -Infinity) && moment <= (to ?? Infinity);
}

/** The records of a facility that are sought: each term stands in its name or in theirs. */
export function recordsFound(
  facility: string,
  items: readonly RecordItem[],
  sought: Sought,
): readonly RecordItem[] {
  const name = folded(facility);
  const terms = sought.terms.filter((term) => !name.includes(term));
  return items.filter(
    ({ careContext }) =>
      isBetween(careContext, sought) && terms.every((term) => foldedDisplay(careContext).includes(term)),
  );
}

/** Whether a facility is sought by its name alone, so that it is shown without any record. */
export function isFacilitySought(facility: string, { terms, from, to }: Sought): boolean {
  const name = folded(facility);
  return from === undefined && to === undefined && terms.every((term) => name.includes(term));
}

/** {@link recordsFound} that works only when something is different; one for each list on the page. */
export function rememberedSearch(): typeof recordsFound {
  const known = new WeakMap<
    readonly RecordItem[],
    { readonly facility: string; readonly sought: Sought; readonly found: readonly RecordItem[] }
  >();
  return (facility, items, sought) => {
    const last = known.get(items);
    if (last?.facility === facility && last.sought === sought) return last.found;
    const found = recordsFound(facility, items, sought);
    known.set(items, { facility, sought, found });
    return found;
  };
}
