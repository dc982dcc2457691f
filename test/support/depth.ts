import { test } from 'node:test';

/**
 * A test that only `npm run test:deep` runs: another way through what a test of every run goes through, or a fault whose
 * meeting the tests of the elements show already.
 */
export const inDepth: typeof test =
  process.env.TEST_DEPTH === 'deep' ? test : (Object.assign(() => Promise.resolve(), test) as typeof test);
