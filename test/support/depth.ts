import { test } from 'node:test';

/** Whether `npm run test:deep` runs. */
export const isDeep = process.env.TEST_DEPTH === 'deep';

/**
 * A test that only `npm run test:deep` runs: another way through what a test of every run goes through, or a fault whose
 * meeting the tests of the elements show already.
 */
export const inDepth: typeof test = isDeep
  ? test
  : (Object.assign(() => Promise.resolve(), test) as typeof test);
