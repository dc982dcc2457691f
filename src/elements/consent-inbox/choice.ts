import { type ConsentAsked, type ConsentEntry, excessOf, termsProblems } from '../../abdm/consent.js';
import type { RequestDetails, RequestFacility } from '../../contract/requests.js';

/** What the patient shares of what was asked for. Days are `YYYY-MM-DD` in the patient's own time zone. */
export interface Choice {
  /** Codes of kinds of records. */
  readonly hiTypes: readonly string[];
  readonly from: string;
  readonly to: string;
  /** The last day of the consent. */
  readonly until: string;
  /** Ids of care contexts by facility; a facility that is not here shares nothing. */
  readonly visits: Readonly<Record<string, readonly string[]>>;
}

/** A day of a choice. */
export type ChoiceDay = 'from' | 'to' | 'until';

/** What is wrong with a choice, part by part. */
export interface ChoiceProblems {
  readonly hiTypes?: 'none';
  readonly facilities?: 'none';
  readonly from?: 'missing' | 'too-early' | 'in-future';
  readonly to?: 'missing' | 'too-late' | 'before-from';
  readonly until?: 'missing' | 'too-late' | 'in-past';
  /** The request itself does not say enough to be granted. */
  readonly request?: 'incomplete';
}

/** How much a choice shares. */
export interface ChoiceSummary {
  readonly facilities: number;
  readonly ofFacilities: number;
  readonly visits: number;
  readonly hiTypes: number;
}

const pad = (number: number, digits: number): string => String(number).padStart(digits, '0');

/** The day of a moment where the patient is; empty for none. */
export function dayOf(moment: string | number | undefined): string {
  const date = new Date(moment ?? Number.NaN);
  if (Number.isNaN(date.getTime())) return '';
  return [pad(date.getFullYear(), 4), pad(date.getMonth() + 1, 2), pad(date.getDate(), 2)].join('-');
}

/** The first or last millisecond of a day where the patient is. */
function momentOf(day: string, end: boolean): string {
  const date = new Date(`${day}T${end ? '23:59:59.999' : '00:00:00.000'}`);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

/** The facilities of a request, each once. */
export function facilitiesOf({ facilities }: RequestDetails): readonly RequestFacility[] {
  return facilities.filter(
    ({ hip }, index) => facilities.findIndex((other) => other.hip.id === hip.id) === index,
  );
}

const idsOf = ({ careContexts }: RequestFacility): string[] => [...new Set(careContexts.map(({ id }) => id))];

/** What a request asks for, in the words of the rule that no grant may go beyond. */
export const askedOf = (request: RequestDetails): ConsentAsked => ({
  hiTypes: request.hiTypes.map(({ code }) => code),
  sources: facilitiesOf(request).map((facility) => ({
    hipId: facility.hip.id,
    careContexts: idsOf(facility),
  })),
  ...(request.from !== undefined && { from: request.from }),
  ...(request.to !== undefined && { to: request.to }),
  ...(request.eraseAt !== undefined && { eraseAt: request.eraseAt }),
});

/** All that was asked for, and nothing else. */
export const choiceOf = (request: RequestDetails): Choice => ({
  hiTypes: [...new Set(request.hiTypes.map(({ code }) => code))],
  from: dayOf(request.from),
  to: dayOf(request.to),
  until: dayOf(request.eraseAt),
  visits: Object.fromEntries(
    facilitiesOf(request).map((facility) => [facility.hip.id, idsOf(facility)] as const),
  ),
});

/** What of a choice a request still asks for, after it was read anew. */
export const choiceWithin = (request: RequestDetails, choice: Choice): Choice => ({
  ...choice,
  hiTypes: choiceOf(request).hiTypes.filter((code) => choice.hiTypes.includes(code)),
  visits: Object.fromEntries(
    facilitiesOf(request).flatMap((facility) => {
      const chosen = choice.visits[facility.hip.id];
      const visits = idsOf(facility).filter((id) => chosen?.includes(id));
      return chosen && (visits.length > 0 || facility.careContexts.length === 0)
        ? [[facility.hip.id, visits] as const]
        : [];
    }),
  ),
});

const toggled = (all: readonly string[], chosen: readonly string[], id: string, on: boolean): string[] =>
  all.filter((known) => (known === id ? on : chosen.includes(known)));

/** Takes a kind of record in or out. */
export const withHiType = (
  choice: Choice,
  { hiTypes }: RequestDetails,
  code: string,
  on: boolean,
): Choice => ({
  ...choice,
  hiTypes: toggled([...new Set(hiTypes.map((type) => type.code))], choice.hiTypes, code, on),
});

/** Takes a facility with all its visits in or out. */
export function withFacility(choice: Choice, facility: RequestFacility, on: boolean): Choice {
  const { [facility.hip.id]: _before, ...others } = choice.visits;
  return { ...choice, visits: on ? { ...others, [facility.hip.id]: idsOf(facility) } : others };
}

/** Takes a visit in or out; a facility goes with its last visit. */
export function withVisit(choice: Choice, facility: RequestFacility, id: string, on: boolean): Choice {
  const { id: hipId } = facility.hip;
  const visits = toggled(idsOf(facility), choice.visits[hipId] ?? [], id, on);
  return visits.length > 0
    ? { ...choice, visits: { ...choice.visits, [hipId]: visits } }
    : withFacility(choice, facility, false);
}

/** Takes another day. */
export const withDay = (choice: Choice, which: ChoiceDay, day: string): Choice => ({
  ...choice,
  [which]: day,
});

/** The moment that a day stands for: the one asked for where it is the same day, else where the day begins or ends. */
const moment = (day: string, asked: string | undefined, end: boolean): string =>
  asked !== undefined && day === dayOf(asked) ? asked : momentOf(day, end);

/** What is granted by a choice, one entry for each facility (NHA case P3 1.5.1). */
export function entriesOf(request: RequestDetails, choice: Choice): ConsentEntry[] {
  const terms = {
    hiTypes: choice.hiTypes,
    from: moment(choice.from, request.from, false),
    to: moment(choice.to, request.to, true),
    eraseAt: moment(choice.until, request.eraseAt, true),
  };
  return facilitiesOf(request).flatMap(({ hip }) => {
    const careContexts = choice.visits[hip.id];
    return careContexts ? [{ hipId: hip.id, careContexts, ...terms }] : [];
  });
}

/**
 * What is wrong with a choice.
 *
 * @param now - the present, in milliseconds since 1970
 */
export function choiceProblems(request: RequestDetails, choice: Choice, now: number): ChoiceProblems {
  const asked = { from: dayOf(request.from), to: dayOf(request.to), until: dayOf(request.eraseAt) };
  const { from, to, until } = choice;
  const problems: { -readonly [Part in keyof ChoiceProblems]: ChoiceProblems[Part] | undefined } = {
    request: asked.from && asked.to && asked.until ? undefined : 'incomplete',
    hiTypes: choice.hiTypes.length === 0 ? 'none' : undefined,
    facilities: Object.keys(choice.visits).length === 0 ? 'none' : undefined,
    from: firstOf({ missing: !from, 'too-early': from < asked.from, 'in-future': from > dayOf(now) }),
    to: firstOf({ missing: !to, 'too-late': to > asked.to, 'before-from': to < from }),
    until: firstOf({ missing: !until, 'too-late': until > asked.until, 'in-past': until < dayOf(now) }),
  };
  const found = Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined));
  return Object.keys(found).length > 0 ? found : problemsWithin(request, choice, now);
}

/** Two moments of one day can be the wrong way round, too. */
function problemsWithin(request: RequestDetails, choice: Choice, now: number): ChoiceProblems {
  const asked = askedOf(request);
  const entries = entriesOf(request, choice);
  const terms = new Set(entries.flatMap((entry) => termsProblems(entry, now)));
  const excess = new Set(entries.flatMap((entry) => excessOf(asked, entry)));
  return {
    ...(terms.has('from-in-future') && { from: 'in-future' as const }),
    ...(excess.has('from') && { from: 'too-early' as const }),
    ...(terms.has('from-after-to') && { to: 'before-from' as const }),
    ...(excess.has('to') && { to: 'too-late' as const }),
    ...(terms.has('erase-in-past') && { until: 'in-past' as const }),
    ...(excess.has('erase-at') && { until: 'too-late' as const }),
  };
}

function firstOf<Name extends string>(found: Readonly<Record<Name, boolean>>): Name | undefined {
  return (Object.keys(found) as Name[]).find((name) => found[name]);
}

/** How much a choice shares, for the line that says it while the patient chooses. */
export const summaryOf = (request: RequestDetails, { visits, hiTypes }: Choice): ChoiceSummary => ({
  facilities: Object.keys(visits).length,
  ofFacilities: facilitiesOf(request).length,
  visits: Object.values(visits).reduce((sum, ids) => sum + ids.length, 0),
  hiTypes: hiTypes.length,
});
