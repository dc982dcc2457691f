/**
 * How many cases a property test runs: its own number in every run, more where `FUZZ_FACTOR` says so.
 *
 * @param runs - cases of an ordinary run
 */
export function fuzzRuns(runs: number): number {
  return runs * Number(process.env['FUZZ_FACTOR'] ?? 1);
}
