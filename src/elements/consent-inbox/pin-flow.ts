import { onlyDigits } from '../../abdm/digits.js';
import { isConsentPin } from '../../abdm/consent-pin.js';
import { type OtpProblem, otpProblem } from '../../abdm/otp.js';
import type { Failure } from '../../client/failure.js';
import { type OtpStatus, otpStatus } from '../../client/otp-status.js';
import type { FlowAnswer, FlowCall, FlowEvent, FlowTransition } from '../../controllers/flow-controller.js';
import type { PinCalls } from './pin-calls.js';

/** A field of the PIN's screens. */
export type PinField = 'pin' | 'newPin' | 'again' | 'code';

/** All that is known about giving, setting and changing the PIN. */
export interface PinState {
  /** `done`: the PIN was given, set or changed. */
  readonly step: 'closed' | 'look' | 'ask' | 'set' | 'change' | 'forgot' | 'otp' | 'new' | 'done';
  readonly turn: number;
  /** What it was opened for: a decision, or the patient's own wish to change it. */
  readonly purpose: 'decision' | 'change';
  readonly pending?: keyof PinCalls | undefined;
  readonly failure?: Failure<keyof PinCalls> | undefined;
  readonly typed: Readonly<Record<PinField, string>>;
  readonly problems: {
    readonly pin?: 'format' | undefined;
    readonly newPin?: 'format' | undefined;
    readonly again?: 'different' | undefined;
    readonly code?: OtpProblem | undefined;
  };
  readonly transaction?: string | undefined;
  readonly otp?: OtpStatus | undefined;
  readonly pinProof?: string | undefined;
}

/** Something that happened: the patient did it, or an answer came. */
export type PinEvent =
  | FlowEvent<PinCalls>
  | { readonly type: 'open'; readonly purpose: PinState['purpose'] }
  | { readonly type: 'typed'; readonly field: PinField; readonly text: string }
  | { readonly type: 'submit' | 'resend' | 'forgot' | 'close' };

/** Gives up whatever is under way. */
export interface PinEffect {
  readonly type: 'give-up';
}

/** A state, and the work that leads on from it. */
export type PinTransition = FlowTransition<PinState, PinCalls, PinEffect>;

const nothingTyped = { pin: '', newPin: '', again: '', code: '' };

/** The state while nobody is asked for the PIN. */
export const noPin = (): PinState => ({
  step: 'closed',
  turn: 0,
  purpose: 'decision',
  typed: nothingTyped,
  problems: {},
});

const stay = (state: PinState): PinTransition => ({ state, effects: [] });

function begin<Name extends keyof PinCalls>(
  state: PinState,
  name: Name,
  request: Extract<FlowCall<PinCalls>, { name: Name }>['request'],
): PinTransition {
  const turn = state.turn + 1;
  return {
    state: { ...state, turn, pending: name, failure: undefined, problems: {} },
    effects: [{ type: 'call', turn, name, request } as FlowCall<PinCalls>],
  };
}

/** What is wrong with a new PIN and its repetition. */
function newPinProblems({ typed }: PinState): PinState['problems'] {
  if (!isConsentPin(typed.newPin)) return { newPin: 'format' };
  return typed.newPin === typed.again ? {} : { again: 'different' };
}

function submit(state: PinState): PinTransition {
  const { step, typed, transaction } = state;
  const { pin, newPin } = typed;
  const problems: PinState['problems'] = {
    ...((step === 'ask' || step === 'change') && !isConsentPin(pin) && { pin: 'format' as const }),
    ...((step === 'set' || step === 'change' || step === 'new') && newPinProblems(state)),
  };
  if (Object.keys(problems).length > 0) return stay({ ...state, problems, failure: undefined });
  switch (step) {
    case 'look':
      return begin(state, 'readConsentPin', {});
    case 'ask':
      return begin(state, 'verifyConsentPin', { pin });
    case 'set':
      return begin(state, 'setConsentPin', { pin: newPin });
    case 'change':
      return begin(state, 'changeConsentPin', { pin, newPin });
    case 'forgot':
      return begin(state, 'sendPinOtp', {});
    case 'otp': {
      const code = otpProblem(typed.code);
      if (code || transaction === undefined) return stay({ ...state, problems: code ? { code } : {} });
      return begin(state, 'verifyPinOtp', { transaction, otp: onlyDigits(typed.code) });
    }
    case 'new':
      return transaction === undefined
        ? stay(state)
        : begin(state, 'resetConsentPin', { transaction, pin: newPin });
    default:
      return stay(state);
  }
}

function answered(state: PinState, event: FlowAnswer<PinCalls>): PinTransition {
  const next: PinState = { ...state, pending: undefined, failure: undefined };
  switch (event.name) {
    case 'readConsentPin': {
      const existing = state.purpose === 'change' ? 'change' : 'ask';
      return stay({ ...next, step: event.answer.exists ? existing : 'set' });
    }
    case 'sendPinOtp':
    case 'resendPinOtp': {
      const { transaction, otp } = event.answer;
      return stay({ ...next, step: 'otp', transaction, otp: otpStatus(otp, event.now) });
    }
    case 'verifyPinOtp':
      return stay({
        ...next,
        step: 'new',
        transaction: event.answer.transaction,
        otp: undefined,
        typed: nothingTyped,
      });
    default:
      // The PIN itself is of no use any more, and must not stay in the page.
      return stay({ ...next, step: 'done', typed: nothingTyped, pinProof: event.answer.pinProof });
  }
}

function failed(state: PinState, event: Extract<PinEvent, { type: 'failed' }>): PinTransition {
  const { failure, otp = state.otp } = event;
  // A wrong PIN is typed anew, not mended.
  const typed = failure.kind === 'pin-wrong' ? { ...state.typed, pin: '' } : state.typed;
  return stay({ ...state, pending: undefined, failure, otp, typed });
}

/**
 * What the screens of the consent PIN do next. Pure: the same state and event always give the same state and work.
 *
 * @param state - where they stand
 * @param event - what happened
 */
export function consentPin(state: PinState, event: PinEvent): PinTransition {
  if ('turn' in event && event.turn !== state.turn) return stay(state);
  switch (event.type) {
    case 'open':
      return submit({ ...noPin(), turn: state.turn, step: 'look', purpose: event.purpose });
    case 'typed': {
      const { [event.field]: _mended, ...problems } = state.problems;
      return stay({
        ...state,
        typed: { ...state.typed, [event.field]: event.text },
        problems,
        failure: undefined,
      });
    }
    case 'forgot':
      return state.pending
        ? stay(state)
        : stay({ ...state, step: 'forgot', typed: nothingTyped, problems: {}, failure: undefined });
    case 'submit':
      return state.pending ? stay(state) : submit(state);
    case 'resend': {
      const { transaction, pending } = state;
      return pending || transaction === undefined
        ? stay(state)
        : begin(state, 'resendPinOtp', { transaction });
    }
    case 'close':
    case 'patient-changed':
      return { state: { ...noPin(), turn: state.turn + 1 }, effects: [{ type: 'give-up' }] };
    case 'answered':
      return answered(state, event);
    case 'failed':
      return failed(state, event);
  }
}
