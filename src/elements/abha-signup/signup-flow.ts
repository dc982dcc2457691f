import { aadhaarProblem } from '../../abdm/aadhaar.js';
import { newAddressProblem } from '../../abdm/abha-address.js';
import { onlyDigits } from '../../abdm/digits.js';
import { mobileDigits, mobileProblem } from '../../abdm/mobile.js';
import { otpProblem } from '../../abdm/otp.js';
import { type OtpStatus, otpStatus } from '../../client/otp-status.js';
import type { RegistrationOutcome } from '../../contract/registration.js';
import {
  type Draft,
  type Failure,
  fullAddress,
  type Pending,
  type Problems,
  type SignupEffect,
  type SignupEvent,
  type SignupState,
  startOfSignup,
  type Transition,
} from './signup-state.js';

const stay = (state: SignupState): Transition => ({ state, effects: [] });

/** Sets work going: a new turn, nothing left of the failure before. */
function begin(state: SignupState, pending: Pending, effect: (turn: number) => SignupEffect): Transition {
  const turn = state.turn + 1;
  return {
    state: { ...state, turn, pending, failure: undefined, problems: {}, notice: undefined },
    effects: [effect(turn)],
  };
}

const withProblems = (state: SignupState, problems: Problems): Transition =>
  stay({ ...state, problems, failure: undefined });

function submitOtp(state: SignupState): Transition {
  const otp = otpProblem(state.draft.otp);
  const mobile = mobileProblem(state.draft.mobile);
  const { transaction } = state;
  if (otp || mobile || transaction === undefined) {
    return withProblems(state, { ...(otp && { otp }), ...(mobile && { mobile }) });
  }
  return begin(state, 'verify', (turn) => ({
    type: 'verify-otp',
    turn,
    transaction,
    otp: onlyDigits(state.draft.otp),
    mobileNumber: mobileDigits(state.draft.mobile),
  }));
}

function signIn(state: SignupState, abhaAddress: string): Transition {
  const { transaction } = state;
  if (abhaAddress === '' || transaction === undefined) return withProblems(state, { account: 'choose' });
  return begin(state, 'sign-in', (turn) => ({ type: 'sign-in', turn, transaction, abhaAddress }));
}

function submitAddress(state: SignupState): Transition {
  const problem = newAddressProblem(state.draft.address);
  const { transaction } = state;
  if (problem || transaction === undefined) return withProblems(state, problem ? { address: problem } : {});
  // The field says already that it is taken; asking ABDM again would only repeat it.
  if (state.availability === 'taken') return stay(state);
  return begin(state, 'create', (turn) => ({
    type: 'create-abha',
    turn,
    transaction,
    abhaAddress: fullAddress(state),
  }));
}

function submit(state: SignupState, aadhaarNumber = ''): Transition {
  if (state.pending) return stay(state);
  switch (state.step) {
    case 'consent':
      if (!state.agreed) return withProblems(state, { consent: 'must-agree' });
      if (state.agreement !== undefined)
        return stay({ ...state, step: 'aadhaar', problems: {}, notice: undefined });
      return begin(state, 'agree', (turn) => ({ type: 'record-agreement', turn }));
    case 'aadhaar': {
      const problem = aadhaarProblem(aadhaarNumber);
      if (problem) return withProblems(state, { aadhaar: problem });
      const { agreement } = state;
      if (agreement === undefined) return stay({ ...state, step: 'consent', agreed: false });
      const number = onlyDigits(aadhaarNumber);
      return begin(state, 'send', (turn) => ({ type: 'send-otp', turn, aadhaarNumber: number, agreement }));
    }
    case 'otp':
      return submitOtp(state);
    case 'mobile-otp': {
      const problem = otpProblem(state.draft.mobileOtp);
      const { transaction } = state;
      if (problem || transaction === undefined)
        return withProblems(state, problem ? { mobileOtp: problem } : {});
      const otp = onlyDigits(state.draft.mobileOtp);
      return begin(state, 'verify', (turn) => ({ type: 'verify-mobile-otp', turn, transaction, otp }));
    }
    case 'accounts':
      return signIn(state, state.draft.account);
    case 'address':
      return submitAddress(state);
    case 'done':
      return stay(state);
  }
}

function typed(state: SignupState, field: keyof Draft, text: string): Transition {
  const { [field]: _mended, ...problems } = state.problems;
  const next: SignupState = {
    ...state,
    draft: { ...state.draft, [field]: text },
    problems,
    failure: undefined,
  };
  if (field !== 'address') return stay(next);
  const { transaction } = next;
  if (newAddressProblem(text) || transaction === undefined) return stay({ ...next, availability: 'unknown' });
  return {
    state: { ...next, availability: 'checking' },
    effects: [{ type: 'check-address', transaction, abhaAddress: fullAddress(next) }],
  };
}

/** Enters the screen of a new address; suggestions are loaded once for a transaction. */
function toAddress(state: SignupState): Transition {
  const { transaction } = state;
  const next: SignupState = { ...state, step: 'address', failure: undefined, problems: {} };
  if (transaction === undefined || (Array.isArray(state.suggestions) && state.suggestions.length > 0))
    return stay(next);
  return {
    state: { ...next, suggestions: 'loading' },
    effects: [{ type: 'load-suggestions', transaction }],
  };
}

function outcome(state: SignupState, result: RegistrationOutcome, now: number): Transition {
  const next: SignupState = {
    ...state,
    pending: undefined,
    failure: undefined,
    problems: {},
    resume: undefined,
  };
  switch (result.next) {
    case 'mobile-otp': {
      const draft = { ...next.draft, otp: '', mobileOtp: '' };
      const otp = otpStatus(result.otp, now);
      return stay({ ...next, step: 'mobile-otp', draft, transaction: result.transaction, otp });
    }
    case 'choose-account': {
      const found: SignupState = {
        ...next,
        step: 'accounts',
        transaction: result.transaction,
        accounts: result.accounts,
        mayCreate: result.mayCreate,
        addressDomain: result.addressDomain,
        otp: undefined,
        suggestions: [],
        draft: { ...next.draft, otp: '', mobileOtp: '', account: result.accounts[0]?.abhaAddress ?? '' },
      };
      // One ABHA and no choice: a screen with a single button would only be in the way.
      const [only] = result.accounts;
      return result.accounts.length === 1 && only && !result.mayCreate
        ? signIn(found, only.abhaAddress)
        : stay(found);
    }
    case 'create-address':
      return toAddress({
        ...next,
        transaction: result.transaction,
        addressDomain: result.addressDomain,
        accounts: [],
        otp: undefined,
        suggestions: [],
        draft: { ...next.draft, otp: '', mobileOtp: '' },
      });
    case 'done':
      return {
        state: {
          ...startOfSignup(),
          turn: next.turn,
          step: 'done',
          result: { created: result.created, abha: result.abha },
        },
        effects: [{ type: 'clear-aadhaar' }],
      };
  }
}

function back(state: SignupState): Transition {
  const kept: SignupState = {
    ...state,
    turn: state.turn + 1,
    pending: undefined,
    failure: undefined,
    problems: {},
    notice: undefined,
  };
  const giveUp: SignupEffect = { type: 'give-up' };
  if (state.step === 'aadhaar') return { state: { ...kept, step: 'consent' }, effects: [giveUp] };
  if (state.step === 'address' && state.accounts.length > 0)
    return { state: { ...kept, step: 'accounts' }, effects: [giveUp] };
  if (state.step === 'consent' || state.step === 'done') return stay(state);
  return { state: { ...kept, step: 'aadhaar', resume: state.step }, effects: [giveUp] };
}

function resume(state: SignupState): Transition {
  if (!state.resume || state.pending) return stay(state);
  const next: SignupState = {
    ...state,
    step: state.resume,
    resume: undefined,
    failure: undefined,
    problems: {},
  };
  return next.step === 'address' ? toAddress(next) : stay(next);
}

/** Starts again with what was typed. The agreement is asked for anew: on a shared device it may be another person's. */
function restart(state: SignupState): Transition {
  const start = startOfSignup();
  const { mobile, address } = state.draft;
  return {
    state: { ...start, turn: state.turn + 1, draft: { ...start.draft, mobile, address } },
    effects: [{ type: 'give-up' }],
  };
}

/** What is known of an OTP by now: an answer that does not say where it went leaves what was known. */
const withSentTo = (otp: OtpStatus, state: SignupState): OtpStatus => ({
  ...otp,
  sentTo: otp.sentTo ?? state.otp?.sentTo,
});

function failed(state: SignupState, failure: Failure, otp: OtpStatus | undefined): Transition {
  const next: SignupState = {
    ...state,
    pending: undefined,
    failure,
    otp: otp ? withSentTo(otp, state) : state.otp,
  };
  if (failure.kind === 'agreement-required') {
    return stay({ ...next, step: 'consent', agreed: false, agreement: undefined });
  }
  if (failure.kind === 'address-taken' && state.step === 'address')
    return stay({ ...next, availability: 'taken', failure: undefined });
  return stay(next);
}

/**
 * What a sign-up does next. Pure: the same state and event always give the same state and work.
 *
 * @param state - where the sign-up stands
 * @param event - what happened
 */
export function signup(state: SignupState, event: SignupEvent): Transition {
  if ('turn' in event && event.turn !== state.turn) return stay(state);
  switch (event.type) {
    case 'agreed':
      return stay({ ...state, agreed: event.agreed, problems: {}, failure: undefined });
    case 'typed':
      return typed(state, event.field, event.text);
    case 'aadhaar-typed':
      return stay({ ...state, problems: {}, failure: undefined });
    case 'submit':
      return submit(state, event.aadhaarNumber);
    case 'resend': {
      const { transaction, step } = state;
      if (state.pending || transaction === undefined || (step !== 'otp' && step !== 'mobile-otp'))
        return stay(state);
      const which = step === 'otp' ? 'aadhaar' : 'mobile';
      return begin(state, 'resend', (turn) => ({ type: 'resend-otp', turn, which, transaction }));
    }
    case 'back':
      return back(state);
    case 'resume':
      return resume(state);
    case 'create-another':
      return state.pending || !state.mayCreate ? stay(state) : toAddress(state);
    case 'restart':
      return restart(state);
    case 'patient-changed':
      return {
        state: { ...startOfSignup('other-patient'), turn: state.turn + 1 },
        effects: [{ type: 'give-up' }, { type: 'clear-aadhaar' }],
      };
    case 'agreement-recorded':
      return stay({ ...state, pending: undefined, step: 'aadhaar', agreement: event.agreement });
    case 'otp-sent': {
      const otp = otpStatus(event.otp, event.now);
      const sent: SignupState = { ...state, pending: undefined, transaction: event.transaction, otp };
      if (state.pending === 'resend') return stay({ ...sent, otp: withSentTo(otp, state) });
      return {
        state: {
          ...sent,
          step: 'otp',
          maskedAadhaar: event.maskedAadhaar,
          resume: undefined,
          draft: { ...state.draft, otp: '', mobileOtp: '' },
        },
        effects: [{ type: 'clear-aadhaar' }],
      };
    }
    case 'outcome':
      return outcome(state, event.outcome, event.now);
    case 'failed':
      return failed(state, event.failure, event.otp);
    case 'suggested':
      return stay(
        event.transaction === state.transaction ? { ...state, suggestions: event.suggestions } : state,
      );
    case 'address-checked':
      return state.step === 'address' && fullAddress(state) === event.abhaAddress
        ? stay({ ...state, availability: event.availability })
        : stay(state);
  }
}
