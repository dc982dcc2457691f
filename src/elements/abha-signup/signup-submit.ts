import { aadhaarProblem, maskAadhaar } from '../../abdm/aadhaar.js';
import { newAddressProblem } from '../../abdm/abha-address.js';
import { onlyDigits } from '../../abdm/digits.js';
import { maskMobile, mobileDigits, mobileProblem } from '../../abdm/mobile.js';
import { type NoticeId, notices } from '../../abdm/notices.js';
import { otpProblem } from '../../abdm/otp.js';
import { personProblems, statedAddress, statedIdentity } from '../../abdm/typed-person.js';
import { begin, stay, toAddress, withProblems } from './signup-moves.js';
import { fullAddress, type Problems, type SignupState, type Transition } from './signup-state.js';

/** What the main button is pressed with. */
export interface Submission {
  /** Read from its input for this one press. */
  readonly aadhaarNumber: string;
  /** In which the patient reads the screen; agreements name it. */
  readonly language: string;
}

type Submit = (state: SignupState, submission: Submission) => Transition;

function agree(state: SignupState, notice: NoticeId, language: string): Transition {
  const { version = '' } = notices[notice];
  return begin(state, 'recordAgreement', { notice, version, language });
}

/** Goes on once the terms for an Aadhaar number are agreed to. */
export function afterConsent(state: SignupState): Transition {
  const { agreement } = state;
  return state.method === 'face' && agreement !== undefined
    ? begin(state, 'startFace', { agreement })
    : stay({ ...state, step: 'aadhaar', pending: undefined, problems: {}, notice: undefined });
}

const submitConsent: Submit = (state, { language }) => {
  if (!state.agreed) return withProblems(state, { consent: 'must-agree' });
  return state.agreement === undefined ? agree(state, 'aadhaar-consent', language) : afterConsent(state);
};

const submitAadhaar: Submit = (state, submission) => {
  const problem = aadhaarProblem(submission.aadhaarNumber);
  if (problem) return withProblems(state, { aadhaar: problem });
  const aadhaarNumber = onlyDigits(submission.aadhaarNumber);
  const { agreement, transaction } = state;
  const asked: SignupState = { ...state, askedFor: maskAadhaar(aadhaarNumber) };
  if (state.method === 'face' && transaction !== undefined)
    return begin(asked, 'verifyFace', { transaction, aadhaarNumber });
  return agreement === undefined
    ? stay({ ...state, step: 'consent', agreed: false })
    : begin(asked, 'sendAadhaarOtp', { aadhaarNumber, agreement });
};

const submitOtp: Submit = (state) => {
  const otp = otpProblem(state.draft.otp);
  const mobile = mobileProblem(state.draft.mobile);
  const { transaction } = state;
  if (otp || mobile || transaction === undefined)
    return withProblems(state, { ...(otp && { otp }), ...(mobile && { mobile }) });
  return begin(state, 'verifyAadhaarOtp', {
    transaction,
    otp: onlyDigits(state.draft.otp),
    mobileNumber: mobileDigits(state.draft.mobile),
  });
};

const submitMobile: Submit = (state) => {
  const problem = mobileProblem(state.draft.mobile);
  if (problem) return withProblems(state, { mobile: problem });
  const mobileNumber = mobileDigits(state.draft.mobile);
  const asked: SignupState = { ...state, askedFor: maskMobile(mobileNumber) };
  return begin(asked, 'sendSelfDeclaredOtp', { mobileNumber });
};

const submitMobileOtp: Submit = (state) => {
  const problem = otpProblem(state.draft.mobileOtp);
  const { transaction } = state;
  if (problem || transaction === undefined) return withProblems(state, problem ? { mobileOtp: problem } : {});
  const name = state.method === 'mobile' ? 'verifySelfDeclaredOtp' : 'verifyMobileOtp';
  return begin(state, name, { transaction, otp: onlyDigits(state.draft.mobileOtp) });
};

const submitSignIn: Submit = (state) => {
  const { signInTo } = state;
  if (signInTo === undefined) return stay(state);
  const identifier = { kind: 'abha-address', value: signInTo } as const;
  return begin(state, 'sendLoginOtp', { identifier, otpSystem: 'abdm' });
};

/** Signs in to the address that one more OTP was needed for. */
export function pickAccount(state: SignupState): Transition {
  const { accountTransaction: transaction, signInTo: abhaAddress } = state;
  return transaction === undefined || abhaAddress === undefined
    ? stay(state)
    : begin(state, 'signInToAccount', { transaction, abhaAddress });
}

const submitSignInOtp: Submit = (state) => {
  if (state.accountTransaction !== undefined) return pickAccount(state);
  const problem = otpProblem(state.draft.otp);
  const { loginTransaction: transaction } = state;
  if (problem || transaction === undefined) return withProblems(state, problem ? { otp: problem } : {});
  return begin(state, 'verifyLoginOtp', { transaction, otp: onlyDigits(state.draft.otp) });
};

const problemsOfPerson = (state: SignupState): Problems => ({
  ...personProblems(state.draft, state.place === 'not-found'),
  ...(!state.informationAgreed && { information: 'must-agree' }),
});

/** Goes on once the user information agreement is recorded; what was typed or found meanwhile is checked again. */
export function afterInformation(state: SignupState): Transition {
  const problems = problemsOfPerson(state);
  return Object.keys(problems).length > 0
    ? withProblems({ ...state, pending: undefined }, problems)
    : toAddress(state);
}

const submitPerson: Submit = (state, { language }) => {
  const problems = problemsOfPerson(state);
  if (Object.keys(problems).length > 0) return withProblems(state, problems);
  // Other names give other suggestions.
  const next: SignupState = { ...state, suggestions: [] };
  return state.informationAgreement === undefined
    ? agree(next, 'user-information', language)
    : toAddress(next);
};

const submitAddress: Submit = (state) => {
  const problem = newAddressProblem(state.draft.address);
  const { transaction, informationAgreement: agreement } = state;
  if (problem || transaction === undefined) return withProblems(state, problem ? { address: problem } : {});
  // The field says already that it is taken; asking ABDM again would only repeat it.
  if (state.availability === 'taken') return stay(state);
  const abhaAddress = fullAddress(state);
  if (state.method !== 'mobile') return begin(state, 'createAbha', { transaction, abhaAddress });
  if (agreement === undefined) return stay({ ...state, step: 'person' });
  const person = { ...statedIdentity(state.draft), ...statedAddress(state.draft) };
  return begin(state, 'createSelfDeclaredAddress', { transaction, abhaAddress, person, agreement });
};

const nothing: Submit = (state) => stay(state);

/** What the main button does on each screen. */
export const submitOn: Readonly<Record<SignupState['step'], Submit>> = {
  method: nothing,
  'no-aadhaar-mobile': nothing,
  consent: submitConsent,
  face: nothing,
  aadhaar: submitAadhaar,
  otp: submitOtp,
  mobile: submitMobile,
  'mobile-otp': submitMobileOtp,
  accounts: nothing,
  'sign-in': submitSignIn,
  'sign-in-otp': submitSignInOtp,
  person: submitPerson,
  address: submitAddress,
  done: nothing,
};
