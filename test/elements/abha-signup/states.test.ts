import { assert } from '@open-wc/testing';
import type { SignupSceneName } from '../../support/fixtures-signup.js';
import { closePages, scenePage } from './page.js';

const states = ['idle', 'loading', 'error', 'offline', 'done'];

describe('The custom states of <abha-signup>', () => {
  afterEach(closePages);

  const expected: Partial<Record<SignupSceneName, string>> = {
    consent: 'idle',
    consentBeingRecorded: 'loading',
    aadhaar: 'idle',
    aadhaarMistyped: 'idle',
    aadhaarBeingSent: 'loading',
    otp: 'idle',
    otpWrong: 'error',
    otpBeingSentAgain: 'loading',
    address: 'idle',
    abhaBeingCreated: 'loading',
    failureToRetry: 'error',
    failureOffline: 'offline',
    doneCreated: 'done',
    doneExisting: 'done',
  };
  for (const [name, state] of Object.entries(expected) as [SignupSceneName, string][]) {
    it(`is ${state}, and nothing else, in ${name}`, async () => {
      const { element } = await scenePage(name);
      assert.deepEqual(
        states.filter((candidate) => element.matches(`:state(${candidate})`)),
        [state],
      );
    });
  }
});
