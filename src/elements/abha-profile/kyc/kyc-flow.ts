import { aadhaarProblem } from '../../../abdm/aadhaar.js';
import { abhaNumberProblem, formatAbhaNumber } from '../../../abdm/abha-number.js';
import { onlyDigits } from '../../../abdm/digits.js';
import { notices } from '../../../abdm/notices.js';
import { otpProblem } from '../../../abdm/otp.js';
import { isAnswerLost } from '../../../client/answer-lost.js';
import { otpStatus } from '../../../client/otp-status.js';
import type { Profile } from '../../../contract/profile.js';
import type { FlowAnswer, FlowCall } from '../../../controllers/flow-controller.js';
import type { KycCalls } from './kyc-calls.js';
import {
  type KycEffect,
  type KycEvent,
  type KycMethod,
  type KycProblems,
  type KycState,
  type KycTransition,
  startOfKyc,
} from './kyc-state.js';

const stay = (state: KycState): KycTransition => ({ state, effects: [] });

const clean = (state: KycState): KycState => ({
  ...state,
  pending: undefined,
  failure: undefined,
  doubt: undefined,
  problems: {},
});

const withProblems = (state: KycState, problems: KycProblems): KycTransition =>
  stay({ ...clean(state), problems });

function begin<Name extends keyof KycCalls>(
  state: KycState,
  name: Name,
  request: Extract<FlowCall<KycCalls>, { name: Name }>['request'],
): KycTransition {
  const turn = state.turn + 1;
  return {
    state: { ...clean(state), turn, pending: name },
    effects: [{ type: 'call', turn, name, request } as FlowCall<KycCalls>],
  };
}

/** The screen that asks for the number; Aadhaar asks for the agreement first. */
const numberStep = (method: KycMethod, { agreement }: KycState): KycState['step'] => {
  if (method === 'abha-number') return 'number';
  return agreement === undefined ? 'consent' : 'aadhaar';
};

function submit(state: KycState, number: string, language: string): KycTransition {
  const { agreement, transaction } = state;
  switch (state.step) {
    case 'consent':
      return state.agreed
        ? begin(state, 'recordAgreement', {
            notice: 'aadhaar-consent',
            version: notices['aadhaar-consent'].version,
            language,
          })
        : withProblems(state, { consent: 'must-agree' });
    case 'number': {
      const problem = abhaNumberProblem(number);
      if (problem) return withProblems(state, { number: problem });
      return begin(state, 'sendKycOtp', { method: 'abha-number', abhaNumber: formatAbhaNumber(number) });
    }
    case 'aadhaar': {
      const problem = aadhaarProblem(number);
      if (problem) return withProblems(state, { aadhaar: problem });
      if (agreement === undefined) return stay({ ...clean(state), step: 'consent' });
      return begin(state, 'sendKycOtp', { method: 'aadhaar', aadhaarNumber: onlyDigits(number), agreement });
    }
    case 'otp': {
      const problem = otpProblem(state.code);
      if (problem || transaction === undefined) return withProblems(state, problem ? { otp: problem } : {});
      return begin(state, 'verifyKycOtp', { transaction, otp: onlyDigits(state.code) });
    }
    default:
      return stay(state);
  }
}

function verified({ turn }: KycState, profile: Profile | undefined, step: 'done' | 'linked'): KycTransition {
  const effects: KycEffect[] = [{ type: 'clear-numbers' }, { type: 'take', profile }];
  if (step === 'done') effects.push({ type: 'verified' });
  return { state: { ...startOfKyc(), turn, step, name: profile?.fullName }, effects };
}

function answered(state: KycState, event: FlowAnswer<KycCalls>): KycTransition {
  switch (event.name) {
    case 'recordAgreement':
      return stay({ ...clean(state), step: 'aadhaar', agreement: event.answer.agreement });
    case 'sendKycOtp':
    case 'resendKycOtp': {
      const { transaction } = event.answer;
      const otp = otpStatus(event.answer.otp, event.now);
      const next: KycState = { ...clean(state), step: 'otp', transaction, otp };
      return event.name === 'resendKycOtp'
        ? stay(next)
        : { state: { ...next, code: '' }, effects: [{ type: 'clear-numbers' }] };
    }
    case 'verifyKycOtp':
      return verified(state, event.answer.profile, 'done');
    case 'readProfile': {
      const { doubt } = state;
      const profile = event.answer;
      if (profile.kycVerified)
        return verified(state, profile, doubt?.kind === 'already-linked' ? 'linked' : 'done');
      return { state: { ...clean(state), failure: doubt }, effects: [{ type: 'take', profile }] };
    }
  }
}

function failed(state: KycState, event: Extract<KycEvent, { type: 'failed' }>): KycTransition {
  const { failure, otp = state.otp } = event;
  const next: KycState = { ...state, pending: undefined, otp };
  if (failure.during === 'readProfile') return stay({ ...next, failure: state.doubt, doubt: undefined });
  const isOpen = failure.during === 'verifyKycOtp' && isAnswerLost(failure.kind);
  if (isOpen || failure.kind === 'already-linked') {
    const looking = begin(next, 'readProfile', {});
    return { ...looking, state: { ...looking.state, doubt: failure } };
  }
  if (failure.kind === 'agreement-required')
    return stay({ ...next, failure, step: 'consent', agreed: false, agreement: undefined });
  return stay({ ...next, failure });
}

/** Back to the number: what was sent for it is of no use any more. */
function again(state: KycState, step: KycState['step']): KycTransition {
  const next = {
    ...clean(state),
    turn: state.turn + 1,
    step,
    transaction: undefined,
    otp: undefined,
    code: '',
  };
  return { state: next, effects: [{ type: 'give-up' }] };
}

/** Screens that "back" leaves for the choice between the numbers. */
function back(state: KycState): KycTransition {
  if (state.step === 'otp') return again(state, numberStep(state.method, state));
  const { state: next, effects } = again(state, 'method');
  return { state: next, effects: [...effects, { type: 'clear-numbers' }] };
}

/** Whether the patient may leave: not while it is open whether KYC is verified. */
export const mayLeaveKyc = ({ pending }: KycState): boolean =>
  pending !== 'verifyKycOtp' && pending !== 'readProfile';

/**
 * What comes next on the way to KYC (NHA cases P2 15.1 to 15.6). Pure: the same state and event always give the same state
 * and work.
 *
 * @param state - where the patient stands
 * @param event - what happened
 */
export function linkNumber(state: KycState, event: KycEvent): KycTransition {
  if ('turn' in event && event.turn !== state.turn) return stay(state);
  switch (event.type) {
    case 'choose':
      return state.pending
        ? stay(state)
        : stay({ ...clean(state), method: event.method, step: numberStep(event.method, state) });
    case 'agreed':
      return stay({ ...state, agreed: event.agreed, problems: {}, failure: undefined });
    case 'number-typed':
      return stay({ ...state, problems: {}, failure: undefined });
    case 'code-typed':
      return stay({ ...state, code: event.text, problems: {}, failure: undefined });
    case 'submit':
      return state.pending ? stay(state) : submit(state, event.number, event.language);
    case 'resend': {
      const { transaction } = state;
      return state.pending || transaction === undefined
        ? stay(state)
        : begin(state, 'resendKycOtp', { transaction });
    }
    case 'back':
      return mayLeaveKyc(state) ? back(state) : stay(state);
    case 'restart':
      return again(state, numberStep(state.method, state));
    case 'patient-changed':
      return {
        state: { ...startOfKyc(), turn: state.turn + 1 },
        effects: [{ type: 'give-up' }, { type: 'clear-numbers' }],
      };
    case 'answered':
      return answered(state, event);
    case 'failed':
      return failed(state, event);
  }
}
