import type { AddressDomain } from '../../abdm/abha-address.js';
import { onlyDigits } from '../../abdm/digits.js';
import { type Identifier, type IdentifierKind, otpSystemsOf, readIdentifier } from '../../abdm/login.js';
import { otpProblem } from '../../abdm/otp.js';
import { otpStatus } from '../../client/otp-status.js';
import type { LoginOutcome } from '../../contract/outcomes.js';
import type { FlowAnswer, FlowCall } from '../../controllers/flow-controller.js';
import type { LoginCalls } from './login-calls.js';
import {
  type LoginEvent,
  type LoginState,
  type LoginSubmission,
  type LoginTransition,
  type ShownIdentifier,
  startOfLogin,
} from './login-state.js';

/** What the portal says for a sign-in. */
export interface LoginRules {
  readonly addressDomain: AddressDomain;
  readonly dataProcessing: string | undefined;
}

const stay = (state: LoginState): LoginTransition => ({ state, effects: [] });

const clean = (state: LoginState): LoginState => ({
  ...state,
  pending: undefined,
  failure: undefined,
  problems: {},
  notice: undefined,
});

function begin<Name extends keyof LoginCalls>(
  state: LoginState,
  name: Name,
  request: Extract<FlowCall<LoginCalls>, { name: Name }>['request'],
): LoginTransition {
  const turn = state.turn + 1;
  return {
    state: { ...clean(state), turn, pending: name },
    effects: [{ type: 'call', turn, name, request } as FlowCall<LoginCalls>],
  };
}

function sendOtp(
  state: LoginState,
  identifier: Identifier,
  otpSystem: LoginState['otpSystem'],
): LoginTransition {
  // The contract takes each kind with its own value; the rule that read it has seen to that.
  const request = { identifier: identifier as never, otpSystem };
  return begin({ ...state, otpSystem }, 'sendLoginOtp', request);
}

function submitIdentifier(
  state: LoginState,
  submission: LoginSubmission,
  rules: LoginRules,
): LoginTransition {
  const { text, kind, language, notices } = submission;
  const identifier = kind && readIdentifier(text, kind, rules.addressDomain);
  const mustAgree = notices.terms !== undefined && !state.termsAgreed;
  if (!identifier || mustAgree) {
    const problem: IdentifierKind | 'empty' | 'unknown' = text.trim() === '' ? 'empty' : (kind ?? 'unknown');
    return stay({
      ...clean(state),
      problems: { ...(!identifier && { identifier: problem }), ...(mustAgree && { terms: 'must-agree' }) },
    });
  }
  if (notices.terms !== undefined && !state.termsRecorded)
    return begin(state, 'recordAgreement', { notice: 'terms', version: notices.terms, language });
  const next: LoginState = {
    ...state,
    kind: identifier.kind,
    identifier: identifier.kind === 'aadhaar' ? undefined : (identifier as ShownIdentifier),
  };
  const [first = 'abdm', second] = otpSystemsOf[identifier.kind];
  if (identifier.kind === 'abha-address')
    return begin(next, 'findLoginMethods', { abhaAddress: identifier.value });
  if (second === undefined) return sendOtp(next, identifier, first);
  return stay({ ...clean(next), step: 'method', allowed: otpSystemsOf[identifier.kind], blocked: [] });
}

/** An Aadhaar number goes with its request; anything else stays for whoever comes back to correct it. */
const clearAadhaar = ({ kind }: LoginState): LoginTransition['effects'] =>
  kind === 'aadhaar' ? [{ type: 'clear-identifier' }] : [];

function submitOtp(state: LoginState): LoginTransition {
  const problem = otpProblem(state.code);
  const { transaction } = state;
  if (problem || transaction === undefined)
    return stay({ ...clean(state), problems: problem ? { otp: problem } : {} });
  return begin(state, 'verifyLoginOtp', { transaction, otp: onlyDigits(state.code) });
}

function outcome(state: LoginState, result: LoginOutcome, rules: LoginRules): LoginTransition {
  const next: LoginState = { ...clean(state), code: '', otp: undefined };
  switch (result.next) {
    case 'choose-account':
      return stay({
        ...next,
        step: 'accounts',
        transaction: result.transaction,
        accounts: result.accounts,
      });
    case 'no-account':
      return stay({ ...next, step: 'none', transaction: undefined });
    case 'done': {
      const { dataProcessing } = rules;
      const asks = dataProcessing !== undefined && result.dataProcessing !== dataProcessing;
      return {
        state: {
          ...startOfLogin(),
          turn: state.turn,
          step: asks ? 'data-processing' : 'done',
          abha: result.abha,
        },
        effects: [{ type: 'clear-identifier' }],
      };
    }
  }
}

function answered(state: LoginState, event: FlowAnswer<LoginCalls>, rules: LoginRules): LoginTransition {
  switch (event.name) {
    case 'findSession':
    case 'switchPatient': {
      const { patients } = event.answer;
      const step = patients.length > 0 ? 'signed-in' : 'identifier';
      return stay({ ...clean(state), notice: state.notice, abha: undefined, patients, step });
    }
    case 'signOut':
      return {
        state: {
          ...startOfLogin(state.step === 'data-processing' ? 'declined' : 'signed-out'),
          turn: state.turn,
        },
        effects: [{ type: 'clear-identifier' }],
      };
    case 'recordAgreement':
      return state.step === 'data-processing'
        ? stay({ ...clean(state), step: 'done' })
        : { state: { ...clean(state), termsRecorded: true }, effects: [{ type: 'submit-again' }] };
    case 'findLoginMethods': {
      const { allowed, blocked } = event.answer;
      const [only, more] = allowed;
      const found: LoginState = { ...clean(state), allowed, blocked };
      return state.identifier && only && more === undefined && blocked.length === 0
        ? sendOtp(found, state.identifier, only)
        : stay({ ...found, step: 'method' });
    }
    case 'sendLoginOtp':
    case 'resendLoginOtp': {
      const { transaction } = event.answer;
      const otp = otpStatus(event.answer.otp, event.now);
      const next: LoginState = {
        ...clean(state),
        transaction,
        otp: {
          ...otp,
          sentTo: otp.sentTo ?? (event.name === 'resendLoginOtp' ? state.otp?.sentTo : undefined),
        },
      };
      return event.name === 'resendLoginOtp'
        ? stay(next)
        : { state: { ...next, step: 'otp', code: '' }, effects: clearAadhaar(state) };
    }
    case 'verifyLoginOtp':
    case 'signInToAccount':
      return outcome(state, event.answer, rules);
  }
}

function back(state: LoginState): LoginTransition {
  const start: LoginState = {
    ...clean(state),
    turn: state.turn + 1,
    step: 'identifier',
    transaction: undefined,
    otp: undefined,
    code: '',
    accounts: [],
  };
  const step = state.step === 'identifier' && state.patients.length > 0 ? 'signed-in' : 'identifier';
  return { state: { ...start, step }, effects: [{ type: 'give-up' }] };
}

function failed(state: LoginState, event: Extract<LoginEvent, { type: 'failed' }>): LoginTransition {
  const { failure } = event;
  const otp = event.otp ? { ...event.otp, sentTo: event.otp.sentTo ?? state.otp?.sentTo } : state.otp;
  const next: LoginState = { ...state, pending: undefined, failure, otp };
  // Nobody waits for the first look at who is signed in: without it the way is to sign in.
  if (failure.during === 'findSession') return stay({ ...next, failure: undefined });
  if (failure.kind === 'abha-not-found' && (state.kind === 'mobile' || state.kind === 'aadhaar'))
    return { state: { ...next, failure: undefined, step: 'none' }, effects: clearAadhaar(state) };
  if (failure.kind === 'agreement-required')
    return stay({ ...next, termsAgreed: false, termsRecorded: false });
  return stay(next);
}

/** Forgets whoever was shown, and looks who is signed in now. */
function startAnew(state: LoginState): LoginTransition {
  const { step } = state;
  const hasBegun = step !== 'signed-in' && step !== 'done';
  const { state: looking, effects } = begin({ ...startOfLogin(), turn: state.turn }, 'findSession', {});
  return {
    state: { ...looking, notice: hasBegun ? 'other-patient' : undefined },
    effects: [{ type: 'give-up' }, { type: 'clear-identifier' }, ...effects],
  };
}

/** The first look at who is signed in was nobody's press: whoever begins to sign in meanwhile need not wait for it. */
const withoutLook = (state: LoginState): LoginState =>
  state.pending === 'findSession' ? { ...state, pending: undefined, turn: state.turn + 1 } : state;

/** Screens that a look at who is signed in may take away. */
const mayLook: readonly LoginState['step'][] = ['identifier', 'signed-in', 'done'];

/**
 * What a sign-in does next. Pure: the same state and event always give the same state and work.
 *
 * @param before - where the sign-in stands
 * @param event - what happened
 * @param rules - what the portal says
 */
export function login(before: LoginState, event: LoginEvent, rules: LoginRules): LoginTransition {
  if ('turn' in event && event.turn !== before.turn) return stay(before);
  const isAnswer = event.type === 'answered' || event.type === 'failed' || event.type === 'patient-changed';
  const state = isAnswer || event.type === 'look' ? before : withoutLook(before);
  const mayInterrupt = event.type === 'back' || event.type === 'restart';
  const isPress = !isAnswer && !mayInterrupt && !event.type.endsWith('typed');
  if (state.pending && isPress) return stay(state);
  switch (event.type) {
    case 'look':
      return mayLook.includes(state.step) ? begin(state, 'findSession', {}) : stay(state);
    case 'identifier-typed':
      return stay({ ...state, problems: {}, failure: undefined, notice: undefined });
    case 'code-typed':
      return stay({ ...state, code: event.text, problems: {}, failure: undefined });
    case 'terms-agreed':
      return stay({ ...state, termsAgreed: event.agreed, problems: {}, failure: undefined });
    case 'submit':
      if (state.step === 'identifier') return submitIdentifier(state, event, rules);
      return state.step === 'otp' ? submitOtp(state) : stay(state);
    case 'choose-system':
      return state.identifier && state.allowed.includes(event.otpSystem)
        ? sendOtp(state, state.identifier, event.otpSystem)
        : stay(state);
    case 'sign-in': {
      const { abhaAddress } = event;
      const { transaction } = state;
      const isFound = state.accounts.some((account) => account.abhaAddress === abhaAddress);
      return isFound && transaction !== undefined
        ? begin({ ...state, chosen: abhaAddress }, 'signInToAccount', { transaction, abhaAddress })
        : stay(state);
    }
    case 'data-processing':
      if (!event.agreed) return begin(state, 'signOut', {});
      return begin(state, 'recordAgreement', {
        notice: 'data-processing',
        version: event.version,
        language: event.language,
      });
    case 'switch':
      return begin({ ...state, chosen: event.patient }, 'switchPatient', { patient: event.patient });
    case 'sign-out':
      return begin(state, 'signOut', {});
    case 'add':
      return stay({ ...clean(state), step: 'identifier' });
    case 'resend': {
      const { transaction } = state;
      return transaction === undefined ? stay(state) : begin(state, 'resendLoginOtp', { transaction });
    }
    case 'restart':
      if (state.step === 'signed-in') return begin(state, 'findSession', {});
      // Whoever is signed in by now must still decide.
      return state.step === 'data-processing' ? stay(clean(state)) : back(state);
    case 'back':
      return back(state);
    case 'patient-changed':
      return startAnew(state);
    case 'answered':
      return answered(state, event, rules);
    case 'failed':
      return failed(state, event);
  }
}
