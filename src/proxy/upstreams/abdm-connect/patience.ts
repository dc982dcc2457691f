/** How much trouble upstream may make before its host gets a rest, and how many calls it gets at once. */
export interface Patience {
  /** Times that a read is repeated when upstream fails; 2 by default. Nothing else is ever repeated. */
  readonly retries: number;
  /** Calls in a row that must fail before a host is left alone; 5 by default. */
  readonly failures: number;
  /** Seconds that it is left alone, before one call tries it again; 10 by default. */
  readonly restSeconds: number;
  /** Calls that a host gets at once; 64 by default. Those that wait for a facility have as many places of their own. */
  readonly atOnce: number;
  /** Calls that wait for a place; 128 by default. Others are refused at once. */
  readonly waiting: number;
}

/** {@link Patience} where nothing else is said. */
export const defaultPatience: Patience = {
  retries: 2,
  failures: 5,
  restSeconds: 10,
  atOnce: 64,
  waiting: 128,
};

const mayBeNone: ReadonlySet<string> = new Set(['retries', 'waiting'] satisfies (keyof Patience)[]);

/** What is wrong with the patience. */
export function patienceMistakes(name: string, patience: Patience): string[] {
  return Object.entries(patience).flatMap(([key, value]) => {
    const least = mayBeNone.has(key) ? 0 : 1;
    const isGood = Number.isInteger(value) && value >= least;
    return isGood ? [] : [`${name}.${key}: a whole number of ${least} or more is needed`];
  });
}
