import { driveTo, findPart, fillIn, press, settled, submit, textOf, type } from './drive.js';
import { at, type SignupScene, submitted, underWay } from './scene.js';
import {
  halfJson,
  htmlPage,
  never,
  offline,
  otpBudget,
  outcomes,
  refuse,
  type Script,
  sixAccounts,
} from './fixtures.js';
import { verifiedProfile } from './fixtures-profile.js';
import { until } from './until.js';

const otpSent = (state: Parameters<typeof otpBudget>[0]): Script => ({
  sendAadhaarOtp: { transaction: 'tx.otp', otp: otpBudget(state) },
});

const addressTyped = (address: string, script: Script, shown: RegExp): SignupScene => ({
  script,
  async reach(element) {
    await driveTo(element, 'address');
    await type(element, 'address', address);
    await until(() => shown.test(textOf(element)), `the address screen to say ${shown.source}`);
  },
});

/** States of a sign-up by Aadhaar OTP, and failures, which are the same by every way. */
export const aadhaarScenes = {
  consent: at('consent'),
  consentNotGiven: {
    async reach(element) {
      await driveTo(element, 'consent');
      await press(element, 'submit');
    },
  },
  consentBeingRecorded: underWay('consent', { recordAgreement: never }),
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
  aadhaarBeingSent: underWay('aadhaar', { sendAadhaarOtp: never }),
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
  otpBeingChecked: underWay('otp', { verifyAadhaarOtp: never }),
  otpWrong: submitted('otp', { verifyAadhaarOtp: refuse('otp-wrong', { field: 'otp', otp: otpBudget() }) }),
  otpExpired: submitted('otp', {
    verifyAadhaarOtp: refuse('otp-expired', { otp: otpBudget({ resendIn: 0 }) }),
  }),
  mobileUsedTooOften: submitted('otp', { verifyAadhaarOtp: refuse('mobile-limit') }),
  mobileOtp: at('mobile-otp', { verifyAadhaarOtp: outcomes.mobileOtp }),
  accounts: at('accounts', { verifyAadhaarOtp: outcomes.chooseAccount }),
  signingIn: {
    script: { verifyAadhaarOtp: outcomes.chooseAccount, signInToFoundAbha: never },
    async reach(element) {
      await driveTo(element, 'accounts');
      await press(element, 'sign-in');
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
  abhaBeingCreated: underWay('address', { createAbha: never }),
  doneCreated: at('done'),
  doneWithCard: {
    script: { readProfile: verifiedProfile },
    async reach(element) {
      await driveTo(element, 'done');
      await press(element, 'show-card');
      await until(() => findPart(element, 'abha-card') !== undefined);
      const card = element.shadowRoot!.querySelector('abha-card')!;
      await until(() => findPart(card, 'image') !== undefined, 'the card');
    },
  },
  doneExisting: at('done', {
    verifyAadhaarOtp: {
      ...outcomes.chooseAccount,
      accounts: [outcomes.chooseAccount.accounts[0]],
      mayCreate: false,
    },
  }),
  accountsFull: at('accounts', {
    verifyAadhaarOtp: { ...outcomes.chooseAccount, accounts: sixAccounts(true) },
  }),
  deactivated: {
    script: { verifyAadhaarOtp: outcomes.chooseAccount, signInToFoundAbha: refuse('abha-deactivated') },
    async reach(element) {
      await driveTo(element, 'accounts');
      await press(element, 'sign-in');
      await settled(element);
    },
  },
  failureToEdit: submitted('aadhaar', { sendAadhaarOtp: refuse('invalid-request') }),
  failureToRetry: submitted('aadhaar', { sendAadhaarOtp: refuse('upstream-unavailable') }),
  failureToWait: submitted('aadhaar', { sendAadhaarOtp: refuse('otp-locked', { retryAfterSeconds: 1800 }) }),
  failureToRestart: submitted('otp', { verifyAadhaarOtp: refuse('transaction-lost') }),
  failureToSignIn: submitted('aadhaar', { sendAadhaarOtp: refuse('session-expired') }),
  failureToAskFacility: submitted('aadhaar', { sendAadhaarOtp: refuse('aadhaar-without-mobile') }),
  failureOffline: submitted('aadhaar', { sendAadhaarOtp: offline }),
  failureLoginPage: submitted('aadhaar', { sendAadhaarOtp: htmlPage }),
  failureHalfAnswer: submitted('aadhaar', { sendAadhaarOtp: halfJson }),
  agreementExpired: submitted('aadhaar', { sendAadhaarOtp: refuse('agreement-required') }),
  otherPatientSignedIn: submitted('aadhaar', { sendAadhaarOtp: refuse('patient-changed') }),
} satisfies Record<string, SignupScene>;
