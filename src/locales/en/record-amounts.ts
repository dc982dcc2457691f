const plural = new Intl.PluralRules('en');

type Said = (n: number, shown: string) => string;
const spanOf =
  (one: string, other: string): Said =>
  (n, shown) =>
    `${shown} ${plural.select(n) === 'one' ? one : other}`;

/** Codes of spans of time in FHIR (UCUM). */
export type TimeUnit = 's' | 'min' | 'h' | 'd' | 'wk' | 'mo' | 'a';

/** English words for amounts. Numbers come with their text in the page's language. */
export const recordAmounts = {
  spans: {
    s: spanOf('second', 'seconds'),
    min: spanOf('minute', 'minutes'),
    h: spanOf('hour', 'hours'),
    d: spanOf('day', 'days'),
    wk: spanOf('week', 'weeks'),
    mo: spanOf('month', 'months'),
    a: spanOf('year', 'years'),
  } as Readonly<Record<TimeUnit, Said>>,
  compared: {
    '<': (value: string): string => `less than ${value}`,
    '<=': (value: string): string => `at most ${value}`,
    '>=': (value: string): string => `at least ${value}`,
    '>': (value: string): string => `more than ${value}`,
  } as Readonly<Record<string, (value: string) => string>>,
};

/** The messages of this module, for every language. */
export type RecordAmountsMessages = typeof recordAmounts;
