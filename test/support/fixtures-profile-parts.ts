import type { AbhaProfile } from '../../src/elements/abha-profile/index.js';
import { findPart } from './drive.js';
import type { ElementScene } from './element-page.js';
import { never, otpBudget, refuse, type Script } from './fixtures.js';
import {
  chooseKyc,
  confirmDeletion,
  linkedProfile,
  remove,
  selfDeclaredProfile,
  smoothProfile,
  toAadhaar,
  toDeletion,
  toKyc,
  toKycAnswer,
  toKycOtp,
  typeAadhaar,
  typeKycOtp,
  typeNumber,
} from './fixtures-profile-steps.js';
import { go, pressPart, typeInto } from './hands.js';
import { until } from './until.js';

type Scene = ElementScene<AbhaProfile>;
type Reach = Scene['reach'];

const scene = (script: Script, reach: Reach): Scene => ({ script: { ...smoothProfile, ...script }, reach });

/** A state after a button was pressed, and answered. */
const pressed = (reach: Reach, script: Script = {}, button = 'submit'): Scene =>
  scene(script, async (element) => {
    await reach(element);
    await go(element, button);
  });

/** A state while what a button set going is under way. */
const underWay = (reach: Reach, script: Script, button = 'submit'): Scene =>
  scene(script, async (element) => {
    await reach(element);
    await pressPart(element, `button-${button}`);
  });

const typed =
  (reach: Reach, field: string, text: string): Reach =>
  async (element) => {
    await reach(element);
    await typeInto(element, field, text);
  };

const budget = (state: Parameters<typeof otpBudget>[0]): Script => ({
  sendKycOtp: { transaction: 'tx.kyc', otp: otpBudget({ sentTo: null, ...state }) },
});
const toConsent: Reach = (element) => chooseKyc(element, 'aadhaar');
const toNumber: Reach = (element) => chooseKyc(element, 'abha-number');
const halfAnHour = 30 * 60;
const gone: Script = { readProfile: [selfDeclaredProfile, refuse('sign-in-required')] };

/** Every state of linking an ABHA number, and of deleting a profile. */
export const kycAndDeletionScenes = {
  kycMethod: scene({}, toKyc),
  kycConsent: scene({}, toConsent),
  kycConsentTranslated: { ...scene({}, toConsent), attributes: { lang: 'hi' } },
  kycConsentNotGiven: pressed(toConsent),
  kycAgreementBeingRecorded: scene({ recordAgreement: never }, async (element) => {
    await toConsent(element);
    await pressPart(element, 'checkbox');
    await pressPart(element, 'button-submit');
  }),
  kycNumber: scene({}, toNumber),
  kycNumberUnusual: scene({}, typed(toNumber, 'number', '91-1234-5678-9012')),
  kycNumberInvalid: pressed(typed(toNumber, 'number', '91-1234')),
  kycNumberNotFound: pressed(typeNumber, { sendKycOtp: refuse('abha-not-found') }),
  kycAadhaar: scene({}, toAadhaar),
  kycAadhaarInvalid: pressed(typed(toAadhaar, 'aadhaar', '100000000001')),
  kycAadhaarWithoutMobile: pressed(typeAadhaar, { sendKycOtp: refuse('aadhaar-without-mobile') }),
  kycBeingSent: underWay(typeNumber, { sendKycOtp: never }),
  kycOtp: scene({}, toKycOtp),
  kycOtpByAadhaar: pressed(typeAadhaar),
  kycOtpSentTo: scene(budget({ sentTo: '******2425' }), toKycOtp),
  kycOtpNoneLeft: scene(budget({ sendsLeft: 0 }), toKycOtp),
  kycOtpMayBeSentAgain: scene(budget({ resendIn: 0 }), toKycOtp),
  kycOtpBeingSentAgain: underWay(toKycOtp, { ...budget({ resendIn: 0 }), resendKycOtp: never }, 'resend'),
  kycOtpIncomplete: pressed(typed(toKycOtp, 'otp', '123')),
  kycOtpBeingChecked: underWay(typeKycOtp, { verifyKycOtp: never }),
  kycOtpWrong: scene({ verifyKycOtp: refuse('otp-wrong') }, toKycAnswer),
  kycOtpLocked: scene(
    { verifyKycOtp: refuse('otp-locked', { otp: otpBudget({ lockedFor: halfAnHour }) }) },
    toKycAnswer,
  ),
  kycLost: scene({ verifyKycOtp: refuse('transaction-lost') }, toKycAnswer),
  kycFailed: scene({ verifyKycOtp: refuse('upstream-unavailable') }, toKycAnswer),
  kycDone: scene({}, toKycAnswer),
  kycLinkedElsewhere: pressed(typeNumber, {
    readProfile: [selfDeclaredProfile, linkedProfile],
    sendKycOtp: refuse('already-linked'),
  }),
  deletion: scene({}, toDeletion),
  deletionMistyped: pressed(typed(toDeletion, 'confirmation', 'asha@abdm'), {}, 'confirm'),
  deleting: underWay(confirmDeletion, { deleteProfile: never }, 'confirm'),
  deletionFailed: scene({ deleteProfile: refuse('upstream-unavailable') }, remove),
  deletionRefused: scene({ deleteProfile: refuse('benefit-linked') }, remove),
  deleted: {
    ...scene(gone, async (element) => {
      await remove(element);
      await until(() => findPart(element, 'sign-in') !== undefined, 'the way to sign in');
    }),
    attributes: { 'sign-in-url': '/sign-in' },
  },
} satisfies Record<string, Scene>;
