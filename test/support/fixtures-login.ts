import '../../src/elements/abha-login/define.js';
import type { AbhaLogin } from '../../src/elements/abha-login/index.js';
import { findPart, part } from './drive.js';
import type { ElementScene } from './element-page.js';
import { aadhaarNumbers, never, offline, otpBudget, refuse, type Script } from './fixtures.js';
import { atRest, go, pressPart, typeInto } from './hands.js';
import { until } from './until.js';

/** One of each kind of identifier, as a patient types it. */
export const identifiers = {
  mobile: '98765 00001',
  'abha-number': '91-1234-5678-9015',
  'abha-address': 'nisha.rao@abdm',
  aadhaar: aadhaarNumbers[0],
} as const;

/** ABHA addresses of a family who share a phone. */
export const accounts = [
  { abhaAddress: 'nisha.rao@abdm', name: 'Nisha Rao', kycVerified: true },
  { abhaAddress: 'vikram_rao@abdm', name: 'Vikram Rao', kycVerified: false },
];

const chooseAccount = { next: 'choose-account', transaction: 'tx.account', accounts } as const;

/** The end of a sign-in. */
export const signedInAs = {
  next: 'done',
  abha: {
    abhaAddress: 'nisha.rao@abdm',
    abhaNumber: '91-1234-5678-9015',
    name: 'Nisha Rao',
    kycVerified: true,
  },
} as const;

const nisha = { patient: 'p1', abhaAddress: 'nisha.rao@abdm', name: 'Nisha Rao' };
const vikram = { patient: 'p2', abhaAddress: 'vikram_rao@abdm', name: 'Vikram Rao' };

/** Who is signed in. */
export const sessions = {
  nobody: { patients: [], gatewaySession: 'none' },
  one: { patients: [{ ...nisha, current: true }], gatewaySession: 'open' },
  family: {
    patients: [
      { ...nisha, current: true },
      { ...vikram, current: false },
    ],
    gatewaySession: 'open',
  },
  other: {
    patients: [
      { ...nisha, current: false },
      { ...vikram, current: true },
    ],
    gatewaySession: 'open',
  },
} satisfies Record<string, Exclude<Script['findSession'], undefined>>;

/** A backend at which nobody is signed in and nothing goes wrong. */
export const smoothLogin: Script = {
  findSession: sessions.nobody,
  recordAgreement: { agreement: 'agr.terms', recordedAt: '2026-11-20T06:30:00Z' },
  findLoginMethods: { allowed: ['abdm', 'aadhaar'], blocked: [] },
  sendLoginOtp: { transaction: 'tx.login', otp: otpBudget() },
  resendLoginOtp: { transaction: 'tx.login2', otp: otpBudget({ sendsLeft: 1 }) },
  verifyLoginOtp: chooseAccount,
  signInToAccount: signedInAs,
  switchPatient: sessions.other,
  signOut: sessions.nobody,
};

/** Texts of the portal. */
export const portalTexts = {
  terms: 'Terms of use of the hospital.',
  'data-processing': 'How the hospital processes your data.',
};

type Scene = ElementScene<AbhaLogin>;

/** Waits for the first screen. */
export async function begun(element: AbhaLogin): Promise<void> {
  await until(() => findPart(element, 'form') !== undefined, '<abha-login> to show a screen');
  await atRest(element);
}

/** Types what the patient signs in with. */
export async function identify(element: AbhaLogin, text: string): Promise<void> {
  await begun(element);
  await typeInto(element, 'identifier', text);
}

/** Signs in as far as the code. */
export async function toOtp(element: AbhaLogin, text: string = identifiers.mobile): Promise<void> {
  await identify(element, text);
  await go(element, 'submit');
  if (findPart(element, 'methods')) await chooseSystem(element, 'abdm');
  part(element, 'input-otp');
}

/** Chooses who sends the code. */
export async function chooseSystem(element: AbhaLogin, system: 'abdm' | 'aadhaar'): Promise<void> {
  await pressPart(element, `method-${system}`);
  await atRest(element);
}

/** Signs in as far as the answer to the code. */
export async function toCode(element: AbhaLogin, text: string = identifiers.mobile): Promise<void> {
  await toOtp(element, text);
  await typeInto(element, 'otp', '123456');
  await go(element, 'submit');
}

/** Signs in to the end. */
export async function toEnd(element: AbhaLogin, text: string = identifiers.mobile): Promise<void> {
  await toCode(element, text);
  if (findPart(element, 'accounts')) await go(element, 'sign-in');
}

const script = (changes: Script): Script => ({ ...smoothLogin, ...changes });
const typed = (text: string): Scene => ({
  script: smoothLogin,
  reach: (element) => identify(element, text),
});
const sent = (text: string, changes: Script = {}): Scene => ({
  script: script(changes),
  async reach(element) {
    await identify(element, text);
    await go(element, 'submit');
  },
});
const underWay = (text: string, changes: Script): Scene => ({
  script: script(changes),
  async reach(element) {
    await identify(element, text);
    await pressPart(element, 'button-submit');
  },
});
const otp = (changes: Script = {}, text: string = identifiers.mobile): Scene => ({
  script: script(changes),
  reach: (element) => toOtp(element, text),
});
const otpOf = (budget: Parameters<typeof otpBudget>[0]): Script => ({
  sendLoginOtp: { transaction: 'tx.login', otp: otpBudget(budget) },
});
const checked = (changes: Script = {}, text: string = identifiers.mobile): Scene => ({
  script: script(changes),
  reach: (element) => toCode(element, text),
});
const locked = (seconds: number): Scene =>
  checked({ verifyLoginOtp: refuse('otp-locked', { otp: otpBudget({ lockedFor: seconds }) }) });
const first = (changes: Script, attributes: Record<string, string> = {}): Scene => ({
  script: script(changes),
  attributes,
  reach: begun,
});
const hour = 60 * 60;

/** Every state of a sign-in that a patient can see, for stories and tests. */
export const loginScenes = {
  identifier: first({}),
  identifierSkippable: first({}, { skippable: '' }),
  identifierMobile: typed(identifiers.mobile),
  identifierAbhaNumber: typed(identifiers['abha-number']),
  identifierAddress: typed('nisha.rao'),
  identifierAadhaar: typed(identifiers.aadhaar),
  identifierEmpty: sent(''),
  identifierIncomplete: sent('98765'),
  identifierAadhaarMistyped: sent('134123412343'),
  identifierBeingSent: underWay(identifiers.mobile, { sendLoginOtp: never }),
  addressBeingLookedFor: underWay(identifiers['abha-address'], { findLoginMethods: never }),
  addressNotFound: sent(identifiers['abha-address'], { findLoginMethods: refuse('abha-not-found') }),
  addressDeactivated: sent(identifiers['abha-address'], { findLoginMethods: refuse('abha-deactivated') }),
  terms: first({}, { 'terms-version': '2026-11' }),
  termsNotAgreed: { ...sent(identifiers.mobile), attributes: { 'terms-version': '2026-11' } },
  method: sent(identifiers['abha-number']),
  methodBlocked: sent(identifiers['abha-address'], {
    findLoginMethods: { allowed: ['aadhaar'], blocked: ['abdm'] },
  }),
  methodNone: sent(identifiers['abha-address'], {
    findLoginMethods: { allowed: [], blocked: ['abdm', 'aadhaar'] },
  }),
  otp: otp(),
  otpByAadhaar: otp({}, identifiers.aadhaar),
  otpSentSomewhere: otp(otpOf({ sentTo: null })),
  otpMayBeSentAgain: otp(otpOf({ resendIn: 0 })),
  otpNoneLeft: otp(otpOf({ sendsLeft: 0 })),
  otpBeingSentAgain: {
    script: script({ ...otpOf({ resendIn: 0 }), resendLoginOtp: never }),
    async reach(element) {
      await toOtp(element);
      await pressPart(element, 'button-resend');
    },
  },
  otpIncomplete: {
    script: smoothLogin,
    async reach(element) {
      await toOtp(element);
      await typeInto(element, 'otp', '123');
      await go(element, 'submit');
    },
  },
  otpBeingChecked: {
    script: script({ verifyLoginOtp: never }),
    async reach(element) {
      await toOtp(element);
      await typeInto(element, 'otp', '123456');
      await pressPart(element, 'button-submit');
    },
  },
  otpWrong: checked({ verifyLoginOtp: refuse('otp-wrong') }),
  otpExpired: checked({ verifyLoginOtp: refuse('otp-expired') }),
  otpLockedForHalfAnHour: locked(hour / 2),
  otpLockedForHalfADay: locked(12 * hour),
  otpLockedForADay: locked(24 * hour),
  accounts: checked(),
  accountsOfOne: checked({
    verifyLoginOtp: { ...chooseAccount, accounts: accounts.slice(0, 1) },
  }),
  accountBeingSignedInTo: {
    script: script({ signInToAccount: never }),
    async reach(element) {
      await toCode(element);
      await pressPart(element, 'button-sign-in');
    },
  },
  transactionLost: checked({ verifyLoginOtp: refuse('transaction-lost') }),
  noneByMobile: {
    ...checked({ verifyLoginOtp: { next: 'no-account' } }),
    attributes: { 'sign-up-url': '/new' },
  },
  noneByAadhaar: {
    ...sent(identifiers.aadhaar, { sendLoginOtp: refuse('abha-not-found') }),
    attributes: { 'sign-up-url': '/new' },
  },
  noneByNumber: checked({ verifyLoginOtp: { next: 'no-account' } }, identifiers['abha-number']),
  dataProcessing: {
    script: smoothLogin,
    attributes: { 'data-processing-version': '1' },
    reach: toEnd,
  },
  declined: {
    script: smoothLogin,
    attributes: { 'data-processing-version': '1' },
    async reach(element) {
      await toEnd(element);
      await go(element, 'decline');
    },
  },
  done: { script: smoothLogin, reach: toEnd },
  signedIn: first({ findSession: sessions.one }),
  signedInSeveral: first({ findSession: sessions.family }),
  signedInAddingOne: {
    script: script({ findSession: sessions.family }),
    async reach(element) {
      await begun(element);
      await go(element, 'add');
    },
  },
  signedInSigningOut: {
    script: script({ findSession: sessions.one, signOut: never }),
    async reach(element) {
      await begun(element);
      await pressPart(element, 'button-sign-out');
    },
  },
  signedOut: {
    script: script({ findSession: sessions.one }),
    async reach(element) {
      await begun(element);
      await go(element, 'sign-out');
    },
  },
  otherPatient: {
    script: script({
      verifyLoginOtp: refuse('patient-changed'),
      findSession: [sessions.nobody, sessions.one],
    }),
    reach: toCode,
  },
  failureToRetry: sent(identifiers.mobile, { sendLoginOtp: refuse('upstream-unavailable') }),
  failureOffline: sent(identifiers.mobile, { sendLoginOtp: offline }),
  failureToWait: sent(identifiers.mobile, {
    sendLoginOtp: refuse('too-many-requests', { retryAfterSeconds: 90 }),
  }),
  failureMisconfigured: sent(identifiers.mobile, { sendLoginOtp: refuse('misconfigured') }),
} satisfies Record<string, Scene>;

/** Name of a state in {@link loginScenes}. */
export type LoginSceneName = keyof typeof loginScenes;
