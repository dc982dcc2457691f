/** What somebody may see and for how long. Moments are ISO 8601. */
export interface ConsentTerms {
  /** Codes of kinds of records. */
  readonly hiTypes: readonly string[];
  /** Records from this moment on. */
  readonly from: string;
  /** Records up to this moment. */
  readonly to: string;
  /** When what was shared must be erased: the end of the consent. */
  readonly eraseAt: string;
}

/** A facility and its visits. */
export interface ConsentSource {
  readonly hipId: string;
  /** Ids of care contexts. None: whatever the facility has. */
  readonly careContexts: readonly string[];
}

/** What a consent request asks for. Absent moments were not told. */
export interface ConsentAsked extends Pick<ConsentTerms, 'hiTypes'>, Partial<Omit<ConsentTerms, 'hiTypes'>> {
  readonly sources: readonly ConsentSource[];
}

/** What is granted at one facility: ABDM makes one artefact of each (NHA case P3 1.5.1). */
export type ConsentEntry = ConsentSource & ConsentTerms;

/** Ways in which terms are no good. */
export type TermsProblem =
  | 'no-hi-type'
  | 'from-missing'
  | 'to-missing'
  | 'erase-missing'
  | 'from-after-to'
  | 'from-in-future'
  | 'erase-in-past';

/** Ways in which a grant goes beyond what was asked for. */
export type Excess = 'facility' | 'care-context' | 'hi-type' | 'from' | 'to' | 'erase-at';

const time = (moment: string | undefined): number => (moment ? Date.parse(moment) : Number.NaN);

/**
 * What is wrong with terms, whatever was asked for: the checks of NHA's own app.
 *
 * @param now - the present, in milliseconds since 1970
 */
export function termsProblems(terms: ConsentTerms, now: number): TermsProblem[] {
  const [from, to, eraseAt] = [time(terms.from), time(terms.to), time(terms.eraseAt)];
  const found: Readonly<Record<TermsProblem, boolean>> = {
    'no-hi-type': terms.hiTypes.length === 0,
    'from-missing': Number.isNaN(from),
    'to-missing': Number.isNaN(to),
    'erase-missing': Number.isNaN(eraseAt),
    'from-after-to': from > to,
    'from-in-future': from > now,
    'erase-in-past': eraseAt <= now,
  };
  return (Object.keys(found) as TermsProblem[]).filter((problem) => found[problem]);
}

/** In what a grant goes beyond what was asked for; nobody may be given more than they asked for. */
export function excessOf(asked: ConsentAsked, granted: ConsentEntry): Excess[] {
  const source = asked.sources.find(({ hipId }) => hipId === granted.hipId);
  const careContexts = new Set(source?.careContexts);
  const isAll = granted.careContexts.length === 0;
  const found: Readonly<Record<Excess, boolean>> = {
    facility: source === undefined,
    'care-context': isAll ? careContexts.size > 0 : !granted.careContexts.every((id) => careContexts.has(id)),
    'hi-type': !granted.hiTypes.every((code) => asked.hiTypes.includes(code)),
    from: !(time(granted.from) >= time(asked.from)),
    to: !(time(granted.to) <= time(asked.to)),
    'erase-at': !(time(granted.eraseAt) <= time(asked.eraseAt)),
  };
  return (Object.keys(found) as Excess[]).filter((excess) => found[excess]);
}

/** The longest reason for a denial that ABDM takes. */
export const longestDenialReason = 255;

/** Whether ABDM takes a text as the reason of a denial: letters, digits and `_-@,. ":` (NHA's consent manager). */
export const isDenialReason = (text: string): boolean =>
  text.length <= longestDenialReason && /^[A-Za-z0-9_\-@,. ":]*[A-Za-z0-9][A-Za-z0-9_\-@,. ":]*$/.test(text);
