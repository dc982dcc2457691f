import fc from 'fast-check';

// What every change must pass says the same of the same code; the deep tests draw new cases.
if (process.env.TEST_DEPTH !== 'deep') fc.configureGlobal({ seed: 1947 });

export default fc;
