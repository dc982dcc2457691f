import type { AbhaSignup } from '../../src/elements/abha-signup/index.js';
import { driveTo, findPart, fillIn, press, settled, submit, textOf, type, until } from './drive.js';
import { halfJson, htmlPage, never, offline, otpBudget, outcomes, refuse, type Script } from './fixtures.js';

/** A state of a sign-up: what its backend answers, and what the patient does to get there. */
export interface SignupScene {
  readonly script?: Script;
  /** What must have happened in the tab before the element is there. */
  readonly before?: () => void;
  reach(element: AbhaSignup): Promise<void>;
}

const otpSent = (state: Parameters<typeof otpBudget>[0]): Script => ({
  sendAadhaarOtp: { transaction: 'tx.otp', otp: otpBudget(state) },
});

const at = (step: Parameters<typeof driveTo>[1], script: Script = {}): SignupScene => ({
  script,
  reach: (element) => driveTo(element, step),
});

const sendingFails = (script: Script): SignupScene => ({
  script,
  async reach(element) {
    await driveTo(element, 'aadhaar');
    await submit(element);
    await settled(element);
  },
});

const otpRefused = (script: Script): SignupScene => ({
  script,
  async reach(element) {
    await driveTo(element, 'otp');
    await submit(element);
    await settled(element);
  },
});

const addressTyped = (address: string, script: Script, shown: RegExp): SignupScene => ({
  script,
  async reach(element) {
    await driveTo(element, 'address');
    await type(element, 'address', address);
    await until(() => shown.test(textOf(element)), `the address screen to say ${shown.source}`);
  },
});

/** Every state of a sign-up that a patient can see, for stories and tests. */
export const signupScenes = {
  consent: at('consent'),
  consentNotGiven: {
    async reach(element) {
      await driveTo(element, 'consent');
      await press(element, 'submit');
    },
  },
  consentBeingRecorded: {
    script: { recordAgreement: never },
    async reach(element) {
      await driveTo(element, 'consent');
      await submit(element);
    },
  },
  startedAnewAfterReload: {
    before: () => sessionStorage.setItem('abdm-elements.signup-open', '1'),
    reach: (element) => driveTo(element, 'consent'),
  },
  aadhaar: at('aadhaar'),
  aadhaarTyped: {
    async reach(element) {
      await driveTo(element, 'aadhaar');
      await fillIn(element);
    },
  },
  aadhaarMistyped: {
    async reach(element) {
      await driveTo(element, 'aadhaar');
      await submit(element, { aadhaar: '1341 2341 2343' });
    },
  },
  aadhaarBeingSent: {
    script: { sendAadhaarOtp: never },
    async reach(element) {
      await driveTo(element, 'aadhaar');
      await submit(element);
    },
  },
  backWithCodeUnderWay: {
    async reach(element) {
      await driveTo(element, 'otp');
      await press(element, 'back');
    },
  },
  backWithCodeConfirmed: {
    async reach(element) {
      await driveTo(element, 'address');
      await press(element, 'back');
    },
  },
  otp: at('otp'),
  otpSentSomewhere: at('otp', otpSent({ sentTo: null })),
  otpMayBeSentAgain: at('otp', otpSent({ resendIn: 0 })),
  otpBeingSentAgain: {
    script: { ...otpSent({ resendIn: 0 }), resendAadhaarOtp: never },
    async reach(element) {
      await driveTo(element, 'otp');
      await press(element, 'resend');
    },
  },
  otpNoneLeft: at('otp', otpSent({ sendsLeft: 0 })),
  otpLocked: at('otp', otpSent({ lockedFor: 1800, sendsLeft: 1 })),
  otpIncomplete: {
    async reach(element) {
      await driveTo(element, 'otp');
      await submit(element, { otp: '123', mobile: '98765' });
    },
  },
  otpUnusualMobile: {
    async reach(element) {
      await driveTo(element, 'otp');
      await type(element, 'mobile', '1234567890');
    },
  },
  otpBeingChecked: {
    script: { verifyAadhaarOtp: never },
    async reach(element) {
      await driveTo(element, 'otp');
      await submit(element);
    },
  },
  otpWrong: otpRefused({ verifyAadhaarOtp: refuse('otp-wrong', { field: 'otp', otp: otpBudget() }) }),
  otpExpired: otpRefused({ verifyAadhaarOtp: refuse('otp-expired', { otp: otpBudget({ resendIn: 0 }) }) }),
  mobileUsedTooOften: otpRefused({ verifyAadhaarOtp: refuse('mobile-limit') }),
  mobileOtp: at('mobile-otp', { verifyAadhaarOtp: outcomes.mobileOtp }),
  accounts: at('accounts', { verifyAadhaarOtp: outcomes.chooseAccount }),
  signingIn: {
    script: { verifyAadhaarOtp: outcomes.chooseAccount, signInToFoundAbha: never },
    async reach(element) {
      await driveTo(element, 'accounts');
      await press(element, 'submit');
    },
  },
  address: {
    async reach(element) {
      await driveTo(element, 'address');
      await until(() => findPart(element, 'suggestion') !== undefined, 'suggestions');
    },
  },
  addressSuggestionsLoading: at('address', { suggestAddresses: never }),
  addressWithoutSuggestions: {
    script: { suggestAddresses: refuse('internal') },
    async reach(element) {
      await driveTo(element, 'address');
      await until(() => findPart(element, 'suggestions')?.matches('p') === true);
    },
  },
  addressBreaksRules: {
    async reach(element) {
      await driveTo(element, 'address');
      await submit(element, { address: '.asha' });
    },
  },
  addressDigitFirst: addressTyped('1990asharani', {}, /1990asharani@abdm( is free| उपलब्ध)/),
  addressBeingChecked: {
    script: { checkAddress: never },
    async reach(element) {
      await driveTo(element, 'address');
      await type(element, 'address', 'asharani1990');
    },
  },
  addressFree: addressTyped('asharani2026', {}, /asharani2026@abdm( is free| उपलब्ध)/),
  addressTaken: addressTyped(
    'asharani2026',
    { checkAddress: { available: false } },
    /asharani2026@abdm( is already taken| पहले से)/,
  ),
  addressUnchecked: addressTyped(
    'asharani2026',
    { checkAddress: refuse('too-many-requests') },
    /could not check|नहीं देख सके/,
  ),
  abhaBeingCreated: {
    script: { createAbha: never },
    async reach(element) {
      await driveTo(element, 'address');
      await submit(element);
    },
  },
  doneCreated: at('done'),
  doneExisting: at('done', {
    verifyAadhaarOtp: {
      ...outcomes.chooseAccount,
      accounts: [outcomes.chooseAccount.accounts[0]],
      mayCreate: false,
    },
  }),
  failureToEdit: sendingFails({ sendAadhaarOtp: refuse('invalid-request') }),
  failureToRetry: sendingFails({ sendAadhaarOtp: refuse('upstream-unavailable') }),
  failureToWait: sendingFails({ sendAadhaarOtp: refuse('otp-locked', { retryAfterSeconds: 1800 }) }),
  failureToRestart: otpRefused({ verifyAadhaarOtp: refuse('transaction-lost') }),
  failureToSignIn: sendingFails({ sendAadhaarOtp: refuse('session-expired') }),
  failureToAskFacility: sendingFails({ sendAadhaarOtp: refuse('aadhaar-without-mobile') }),
  failureOffline: sendingFails({ sendAadhaarOtp: offline }),
  failureLoginPage: sendingFails({ sendAadhaarOtp: htmlPage }),
  failureHalfAnswer: sendingFails({ sendAadhaarOtp: halfJson }),
  agreementExpired: sendingFails({ sendAadhaarOtp: refuse('agreement-required') }),
  otherPatientSignedIn: sendingFails({ sendAadhaarOtp: refuse('patient-changed') }),
} satisfies Record<string, SignupScene>;

/** Name of a state in {@link signupScenes}. */
export type SignupSceneName = keyof typeof signupScenes;
