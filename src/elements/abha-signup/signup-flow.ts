import { newAddressProblem } from '../../abdm/abha-address.js';
import { isPincode } from '../../abdm/pincode.js';
import { typedPincode } from '../../abdm/typed-person.js';
import type { Failure } from '../../client/failure.js';
import type { OtpStatus } from '../../client/otp-status.js';
import { answered, withSentTo } from './signup-answers.js';
import { begin, stay, toAddress, toNewAddress } from './signup-moves.js';
import {
  type Draft,
  firstStep,
  fullAddress,
  type Pending,
  type Problems,
  type SignupEvent,
  type SignupMethod,
  type SignupState,
  type SignupStep,
  startOfSignup,
  type Transition,
} from './signup-state.js';
import { submitOn } from './signup-submit.js';

function choose(state: SignupState, method: SignupMethod | 'none'): Transition {
  if (state.pending) return stay(state);
  const clean: SignupState = { ...state, problems: {}, failure: undefined, notice: undefined };
  if (method === 'none') return stay({ ...clean, step: 'no-aadhaar-mobile' });
  if (!state.methods.includes(method)) return stay(state);
  // A transaction belongs to the method that began it.
  const begun =
    state.method === method
      ? {}
      : { transaction: undefined, resume: undefined, otp: undefined, accounts: [] };
  return stay({ ...clean, ...begun, method, step: firstStep(method) });
}

const fieldProblems: Partial<Record<keyof Draft, keyof Problems>> = {
  day: 'birth',
  month: 'birth',
  year: 'birth',
};

function typed(state: SignupState, field: keyof Draft, text: string): Transition {
  const mended = fieldProblems[field] ?? (field as keyof Problems);
  const { [mended]: _mended, ...problems } = state.problems;
  const next: SignupState = {
    ...state,
    draft: { ...state.draft, [field]: text },
    problems,
    failure: undefined,
  };
  const { transaction } = next;
  if (field === 'pincode') {
    const pincode = typedPincode(next.draft);
    return isPincode(pincode)
      ? { state: { ...next, place: 'looking' }, effects: [{ type: 'find-pincode', pincode }] }
      : stay({ ...next, place: 'unknown' });
  }
  if (field !== 'address') return stay(next);
  if (newAddressProblem(text) || transaction === undefined) return stay({ ...next, availability: 'unknown' });
  return {
    state: { ...next, availability: 'checking' },
    effects: [{ type: 'check-address', transaction, abhaAddress: fullAddress(next) }],
  };
}

/** The screen before one, for "back"; `undefined` where there is none. */
function before({ step, method, methods, accounts }: SignupState): SignupStep | undefined {
  const entry = method === 'mobile' ? 'mobile' : 'aadhaar';
  const start = methods.length > 1 ? 'method' : undefined;
  switch (step) {
    case 'method':
    case 'done':
      return undefined;
    case 'no-aadhaar-mobile':
      return start ?? (method && firstStep(method));
    case 'consent':
    case 'mobile':
      return start;
    case 'face':
    case 'aadhaar':
      return 'consent';
    case 'sign-in':
      return 'accounts';
    case 'sign-in-otp':
      return 'sign-in';
    case 'person':
      return accounts.length > 0 ? 'accounts' : entry;
    case 'address':
      if (method === 'mobile') return 'person';
      return accounts.length > 0 ? 'accounts' : entry;
    case 'otp':
    case 'mobile-otp':
    case 'accounts':
      return entry;
  }
}

/** Whether there is a screen to go back to. */
export const mayGoBack = (state: SignupState): boolean => before(state) !== undefined;

const resumable: readonly SignupStep[] = ['aadhaar', 'mobile', 'sign-in'];

function back(state: SignupState): Transition {
  const step = before(state);
  if (step === undefined) return stay(state);
  const goesOn = resumable.includes(step) && state.step !== 'no-aadhaar-mobile';
  return {
    state: {
      ...state,
      turn: state.turn + 1,
      pending: undefined,
      failure: undefined,
      problems: {},
      notice: undefined,
      step,
      resume: goesOn ? state.step : state.resume,
    },
    effects: [{ type: 'give-up' }],
  };
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

/** Starts again with what was typed. Agreements are asked for anew: on a shared device they may be another person's. */
function restart(state: SignupState): Transition {
  const start = startOfSignup(state.methods);
  const { method } = state;
  return {
    state: {
      ...start,
      method,
      step: method === undefined ? start.step : firstStep(method),
      turn: state.turn + 1,
      draft: { ...state.draft, otp: '', mobileOtp: '' },
      place: state.place,
    },
    effects: [{ type: 'give-up' }, { type: 'clear-aadhaar' }],
  };
}

function failed(state: SignupState, failure: Failure<Pending>, otp: OtpStatus | undefined): Transition {
  const next: SignupState = {
    ...state,
    pending: undefined,
    failure,
    otp: otp ? withSentTo(otp, state) : state.otp,
  };
  if (failure.kind === 'agreement-required') {
    return stay(
      state.method === 'mobile'
        ? { ...next, step: 'person', informationAgreed: false, informationAgreement: undefined }
        : { ...next, step: 'consent', agreed: false, agreement: undefined },
    );
  }
  if (failure.kind === 'address-taken' && state.step === 'address')
    return stay({ ...next, availability: 'taken', failure: undefined });
  return stay(next);
}

function resend(state: SignupState): Transition {
  const { transaction, loginTransaction, step, method } = state;
  if (state.pending) return stay(state);
  if (step === 'sign-in-otp' && loginTransaction !== undefined)
    return begin(state, 'resendLoginOtp', { transaction: loginTransaction });
  if (transaction === undefined) return stay(state);
  if (step === 'otp') return begin(state, 'resendAadhaarOtp', { transaction });
  if (step !== 'mobile-otp') return stay(state);
  return begin(state, method === 'mobile' ? 'resendSelfDeclaredOtp' : 'resendMobileOtp', { transaction });
}

function signIn(state: SignupState, abhaAddress: string): Transition {
  const { transaction, pending, accounts } = state;
  const isFound = accounts.some((account) => account.abhaAddress === abhaAddress);
  if (pending || transaction === undefined || !isFound) return stay(state);
  const name = state.method === 'mobile' ? 'signInToSelfDeclared' : 'signInToFoundAbha';
  return begin({ ...state, signInTo: abhaAddress }, name, { transaction, abhaAddress });
}

function faceSeen(state: SignupState, transaction: string, status: 'verified' | 'over'): Transition {
  if (state.step !== 'face' || state.transaction !== transaction) return stay(state);
  return stay(
    status === 'verified'
      ? { ...state, step: 'aadhaar', face: undefined, failure: undefined }
      : { ...state, failure: { kind: 'face-not-verified' } },
  );
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
    case 'choose':
      return choose(state, event.method);
    case 'agreed':
      return stay({ ...state, agreed: event.agreed, problems: {}, failure: undefined });
    case 'information-agreed': {
      const { information: _mended, ...problems } = state.problems;
      return stay({ ...state, informationAgreed: event.agreed, problems, failure: undefined });
    }
    case 'typed':
      return typed(state, event.field, event.text);
    case 'aadhaar-typed':
      return stay({ ...state, problems: {}, failure: undefined });
    case 'submit': {
      if (state.pending) return stay(state);
      // A confirmed face is used up: what it led to is where the way goes on.
      if (state.step === 'aadhaar' && state.method === 'face' && state.resume) return resume(state);
      const { aadhaarNumber = '', language = 'en' } = event;
      return submitOn[state.step](state, { aadhaarNumber, language });
    }
    case 'sign-in':
      return signIn(state, event.abhaAddress);
    case 'resend':
      return resend(state);
    case 'back':
      return back(state);
    case 'resume':
      return resume(state);
    case 'create-another':
      return state.pending || !state.mayCreate ? stay(state) : toNewAddress(state);
    case 'other-ways':
      return choose(state, 'none');
    case 'restart':
      return restart(state);
    case 'patient-changed':
      return {
        state: { ...startOfSignup(state.methods, 'other-patient'), turn: state.turn + 1 },
        effects: [{ type: 'give-up' }, { type: 'clear-aadhaar' }],
      };
    case 'answered':
      return answered(state, event);
    case 'failed':
      return failed(state, event.failure, event.otp);
    case 'face-seen':
      return faceSeen(state, event.transaction, event.status);
    case 'suggested':
      return stay(
        event.transaction === state.transaction ? { ...state, suggestions: event.suggestions } : state,
      );
    case 'place-found':
      return stay(typedPincode(state.draft) === event.pincode ? { ...state, place: event.place } : state);
    case 'address-checked':
      return state.step === 'address' && fullAddress(state) === event.abhaAddress
        ? stay({ ...state, availability: event.availability })
        : stay(state);
  }
}
