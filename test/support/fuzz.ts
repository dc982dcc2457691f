/**
 * How many cases a property test runs: its own number in every run, more where `FUZZ_FACTOR` says so.
 *
 * @param runs - cases of an ordinary run
 * @param leastInDepth - fewest cases where there are more than in an ordinary run
 */
export function fuzzRuns(runs: number, leastInDepth = 0): number {
  const factor = Number(process.env['FUZZ_FACTOR'] ?? 1);
  return factor > 1 ? Math.max(runs * factor, leastInDepth) : runs;
}
