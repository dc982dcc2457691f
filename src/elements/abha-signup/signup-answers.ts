import { isResend } from '../../client/failure.js';
import { otpStatus } from '../../client/otp-status.js';
import type { OtpStatus } from '../../client/otp-status.js';
import type { LoginOutcome, RegistrationOutcome } from '../../contract/outcomes.js';
import type { OtpBudget } from '../../contract/values.js';
import { stay, toNewAddress } from './signup-moves.js';
import { type SignupAnswer, type SignupState, startOfSignup, type Transition } from './signup-state.js';
import { afterConsent, afterInformation, pickAccount } from './signup-submit.js';

/** What is known of an OTP by now: an answer that does not say where it went leaves what was known. */
export const withSentTo = (otp: OtpStatus, state: SignupState): OtpStatus => ({
  ...otp,
  sentTo: otp.sentTo ?? state.otp?.sentTo,
});

const withoutCodes = (state: SignupState): SignupState => ({
  ...state,
  draft: { ...state.draft, otp: '', mobileOtp: '' },
});

function otpSent(
  state: SignupState,
  name: SignupAnswer['name'],
  sent: { readonly transaction: string; readonly otp: OtpBudget },
  now: number,
): Transition {
  const otp = otpStatus(sent.otp, now);
  const isLogin = name === 'sendLoginOtp' || name === 'resendLoginOtp';
  const next: SignupState = {
    ...state,
    pending: undefined,
    ...(isLogin
      ? { loginTransaction: sent.transaction, accountTransaction: undefined }
      : { transaction: sent.transaction }),
    otp,
  };
  if (isResend(name)) return stay({ ...next, otp: withSentTo(otp, state) });
  const sentFor = isLogin ? state.sentFor : state.askedFor;
  const step = isLogin ? 'sign-in-otp' : name === 'sendAadhaarOtp' ? 'otp' : 'mobile-otp';
  return {
    state: withoutCodes({ ...next, step, sentFor, resume: undefined }),
    effects: [{ type: 'clear-aadhaar' }],
  };
}

function done(state: SignupState, result: NonNullable<SignupState['result']>): Transition {
  const start = startOfSignup(state.methods);
  return {
    state: { ...start, method: state.method, turn: state.turn, step: 'done', result },
    effects: [{ type: 'clear-aadhaar' }],
  };
}

function registered(state: SignupState, outcome: RegistrationOutcome, now: number): Transition {
  const next = withoutCodes({
    ...state,
    pending: undefined,
    failure: undefined,
    problems: {},
    resume: undefined,
  });
  switch (outcome.next) {
    case 'mobile-otp':
      return stay({
        ...next,
        step: 'mobile-otp',
        transaction: outcome.transaction,
        otp: otpStatus(outcome.otp, now),
      });
    case 'choose-account':
      return {
        state: {
          ...next,
          step: 'accounts',
          transaction: outcome.transaction,
          accounts: outcome.accounts,
          mayCreate: outcome.mayCreate,
          addressDomain: outcome.addressDomain,
          otp: undefined,
          suggestions: [],
        },
        effects: [{ type: 'clear-aadhaar' }],
      };
    case 'create-address': {
      const { transaction, addressDomain } = outcome;
      const { state: entered, effects } = toNewAddress({
        ...next,
        transaction,
        addressDomain,
        accounts: [],
        mayCreate: true,
        otp: undefined,
        suggestions: [],
      });
      return { state: entered, effects: [{ type: 'clear-aadhaar' }, ...effects] };
    }
    case 'login':
      return stay({ ...next, step: 'sign-in', signInTo: outcome.abhaAddress, otp: undefined });
    case 'done':
      return done(next, { created: outcome.created, abha: outcome.abha });
  }
}

function loggedIn(state: SignupState, outcome: LoginOutcome): Transition {
  const { signInTo } = state;
  if (outcome.next === 'done') return done(state, { created: 'nothing', abha: outcome.abha });
  const found = outcome.next === 'choose-account' ? outcome.accounts : [];
  if (outcome.next === 'choose-account' && found.some(({ abhaAddress }) => abhaAddress === signInTo))
    return pickAccount({ ...state, accountTransaction: outcome.transaction });
  const failure = { kind: 'abha-not-found', during: undefined } as const;
  return stay({ ...state, pending: undefined, failure });
}

/** What an answer leads to. */
export function answered(state: SignupState, event: SignupAnswer): Transition {
  switch (event.name) {
    case 'recordAgreement': {
      const { agreement } = event.answer;
      return state.step === 'person'
        ? afterInformation({ ...state, informationAgreement: agreement })
        : afterConsent({ ...state, agreement });
    }
    case 'sendAadhaarOtp':
    case 'resendAadhaarOtp':
    case 'resendMobileOtp':
    case 'sendSelfDeclaredOtp':
    case 'resendSelfDeclaredOtp':
    case 'sendLoginOtp':
    case 'resendLoginOtp':
      return otpSent(state, event.name, event.answer, event.now);
    case 'startFace': {
      const { transaction, link, at, expiresAt: end } = event.answer;
      const expiresAt = event.now + Date.parse(end) - Date.parse(at);
      return {
        state: { ...state, pending: undefined, step: 'face', transaction, face: { link, expiresAt } },
        effects: [{ type: 'watch-face', transaction, expiresAt }],
      };
    }
    case 'verifyLoginOtp':
    case 'signInToAccount':
      return loggedIn(state, event.answer);
    default:
      return registered(state, event.answer, event.now);
  }
}
