/** Whether `npm run test:deep` runs; what serves the test files writes it in. */
const isDeep = process.env.TEST_DEPTH === 'deep';

/** `it`, or what leaves a case to `npm run test:deep`. */
type It = (title: string, run: Mocha.AsyncFunc) => void;

const itIf = (runs: boolean): It => (isDeep || runs ? it : () => undefined);

/**
 * Each case of a table whose cases go through the same code, with its `it`: every `share`th, beginning with `first`, is
 * tested in an ordinary run, and all of them in depth.
 */
export function* everyNth<Case>(
  share: number,
  cases: Iterable<Case>,
  first = 0,
): Generator<readonly [Case, It]> {
  let index = 0;
  for (const one of cases) yield [one, itIf(index++ % share === first)];
}

/**
 * Each step with each fault that it can meet, and its `it`. All pairs are tested in depth; in an ordinary run each fault
 * meets every sixth step, the next fault the steps after those, and each fault one step at least.
 */
export function* everyPair<Step, Fault>(
  steps: readonly Step[],
  faults: readonly Fault[],
  meets: (step: Step, fault: Fault) => boolean = () => true,
): Generator<readonly [Step, Fault, It]> {
  for (const step of steps)
    for (const [index, fault] of faults.entries()) {
      const meeting = steps.filter((candidate) => meets(candidate, fault));
      const nth = meeting.indexOf(step);
      if (nth >= 0) yield [step, fault, itIf((nth + index) % Math.min(meeting.length, 6) === 0)];
    }
}
