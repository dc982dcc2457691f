import fc from 'fast-check';

/** `undefined` in a browser. */
const environment = (globalThis as { process?: { env: Record<string, string | undefined> } }).process?.env;

// What every change must pass says the same of the same code; the deep tests draw new cases.
if (environment?.TEST_DEPTH !== 'deep') fc.configureGlobal({ seed: 1947 });

export default fc;
