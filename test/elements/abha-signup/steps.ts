import type { RouteName } from '../../../src/contract/routes.js';
import type { SignupMethod, SignupStep } from '../../../src/elements/abha-signup/signup-state.js';
import { otpBudget, outcomes, type Script } from '../../support/fixtures.js';

/** A call that the patient sets going: where, and what comes of it when all is well. */
export interface CallStep {
  readonly route: RouteName;
  readonly method: SignupMethod;
  readonly at: SignupStep;
  /** Part of the button's name. */
  readonly press: 'submit' | 'resend' | 'sign-in';
  /** The screen that follows; the same one after an OTP was sent again. */
  readonly leadsTo: SignupStep;
  /** What the backend answers on the way there. */
  readonly script: Script;
}

const again = { transaction: 'tx.otp', otp: otpBudget({ resendIn: 0 }) };
const otherMobile: Script = { verifyAadhaarOtp: { ...outcomes.mobileOtp, otp: again.otp } };
const foundByMobile: Script = { verifySelfDeclaredOtp: outcomes.chooseAccount };
const oneMoreOtp: Script = {
  ...foundByMobile,
  signInToSelfDeclared: outcomes.oneMoreOtp,
  sendLoginOtp: { ...again, transaction: 'tx.login' },
};
const asksWhich: Script = {
  ...oneMoreOtp,
  verifyLoginOtp: {
    next: 'choose-account',
    transaction: 'tx.pick',
    accounts: [...outcomes.chooseAccount.accounts],
  },
};

type Row = readonly [RouteName, SignupMethod, SignupStep, SignupStep, Script?, CallStep['press']?];

const rows: readonly Row[] = [
  ['recordAgreement', 'aadhaar', 'consent', 'aadhaar'],
  ['sendAadhaarOtp', 'aadhaar', 'aadhaar', 'otp'],
  ['resendAadhaarOtp', 'aadhaar', 'otp', 'otp', { sendAadhaarOtp: again }, 'resend'],
  ['verifyAadhaarOtp', 'aadhaar', 'otp', 'address', { sendAadhaarOtp: again }],
  ['resendMobileOtp', 'aadhaar', 'mobile-otp', 'mobile-otp', otherMobile, 'resend'],
  ['verifyMobileOtp', 'aadhaar', 'mobile-otp', 'address', otherMobile],
  ['createAbha', 'aadhaar', 'address', 'done'],
  [
    'signInToFoundAbha',
    'aadhaar',
    'accounts',
    'done',
    { verifyAadhaarOtp: outcomes.chooseAccount },
    'sign-in',
  ],
  ['sendSelfDeclaredOtp', 'mobile', 'mobile', 'mobile-otp'],
  ['resendSelfDeclaredOtp', 'mobile', 'mobile-otp', 'mobile-otp', { sendSelfDeclaredOtp: again }, 'resend'],
  ['verifySelfDeclaredOtp', 'mobile', 'mobile-otp', 'person', { sendSelfDeclaredOtp: again }],
  ['recordAgreement', 'mobile', 'person', 'address'],
  ['createSelfDeclaredAddress', 'mobile', 'address', 'done'],
  ['signInToSelfDeclared', 'mobile', 'accounts', 'done', foundByMobile, 'sign-in'],
  ['sendLoginOtp', 'mobile', 'sign-in', 'sign-in-otp', oneMoreOtp],
  ['resendLoginOtp', 'mobile', 'sign-in-otp', 'sign-in-otp', oneMoreOtp, 'resend'],
  ['verifyLoginOtp', 'mobile', 'sign-in-otp', 'done', oneMoreOtp],
  ['signInToAccount', 'mobile', 'sign-in-otp', 'done', asksWhich],
  ['startFace', 'face', 'consent', 'face', { checkFace: { status: 'pending' } }],
  ['verifyFace', 'face', 'aadhaar', 'address'],
];

/** Every call of a sign-up that a patient waits for. */
export const callSteps: readonly CallStep[] = rows.map(
  ([route, method, at, leadsTo, script = {}, press = 'submit']) => ({
    route,
    method,
    at,
    press,
    leadsTo,
    script,
  }),
);
