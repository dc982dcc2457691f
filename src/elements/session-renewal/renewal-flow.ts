import { onlyDigits } from '../../abdm/digits.js';
import { type OtpProblem, otpProblem } from '../../abdm/otp.js';
import type { Failure } from '../../client/failure.js';
import { type OtpStatus, otpStatus } from '../../client/otp-status.js';
import type { FlowAnswer, FlowCall, FlowEvent, FlowTransition } from '../../controllers/flow-controller.js';
import type { RenewalCalls } from './renewal-calls.js';

/** All that a renewal knows. */
export interface RenewalState {
  /** `idle`: nobody waits for a renewal. `ended`: the patient did not want it, and may still. */
  readonly step: 'idle' | 'start' | 'otp' | 'renewed' | 'ended' | 'signed-out';
  readonly turn: number;
  readonly pending?: keyof RenewalCalls | undefined;
  readonly failure?: Failure<keyof RenewalCalls> | undefined;
  readonly problem?: OtpProblem | undefined;
  /** Whose session it is. */
  readonly name?: string | undefined;
  readonly transaction?: string | undefined;
  readonly otp?: OtpStatus | undefined;
  readonly code: string;
}

/** Something that happened: the patient did it, or an answer came. */
export type RenewalEvent =
  | FlowEvent<RenewalCalls>
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'open' | 'submit' | 'resend' | 'cancel' | 'restart' };

/** Gives up whatever is under way. */
export interface RenewalEffect {
  readonly type: 'give-up';
}

/** A state, and the work that leads on from it. */
export type RenewalTransition = FlowTransition<RenewalState, RenewalCalls, RenewalEffect>;

/** The state before anybody waits for a renewal. */
export const noRenewal = (): RenewalState => ({ step: 'idle', turn: 0, code: '' });

const stay = (state: RenewalState): RenewalTransition => ({ state, effects: [] });

function begin<Name extends keyof RenewalCalls>(
  state: RenewalState,
  name: Name,
  request: Extract<FlowCall<RenewalCalls>, { name: Name }>['request'],
): RenewalTransition {
  const turn = state.turn + 1;
  return {
    state: { ...state, turn, pending: name, failure: undefined, problem: undefined },
    effects: [{ type: 'call', turn, name, request } as FlowCall<RenewalCalls>],
  };
}

function submit(state: RenewalState): RenewalTransition {
  if (state.step === 'start') return begin(state, 'sendSessionOtp', {});
  const { transaction } = state;
  if (state.step !== 'otp' || transaction === undefined) return stay(state);
  const problem = otpProblem(state.code);
  return problem
    ? stay({ ...state, problem, failure: undefined })
    : begin(state, 'verifySessionOtp', { transaction, otp: onlyDigits(state.code) });
}

function answered(state: RenewalState, event: FlowAnswer<RenewalCalls>): RenewalTransition {
  const next: RenewalState = { ...state, pending: undefined, failure: undefined };
  switch (event.name) {
    case 'findSession': {
      const current = event.answer.patients.find((patient) => patient.current);
      if (!current) return stay({ ...next, step: 'signed-out' });
      return stay({ ...next, name: current.name || current.abhaAddress });
    }
    case 'sendSessionOtp':
    case 'resendSessionOtp': {
      const { transaction } = event.answer;
      const otp = otpStatus(event.answer.otp, event.now);
      return stay({ ...next, step: 'otp', transaction, otp });
    }
    case 'verifySessionOtp':
      return stay({ ...noRenewal(), turn: state.turn, step: 'renewed' });
  }
}

function failed(state: RenewalState, event: Extract<RenewalEvent, { type: 'failed' }>): RenewalTransition {
  const { failure, otp = state.otp } = event;
  const next: RenewalState = { ...state, pending: undefined, otp };
  // Whose session it is only helps; without it the way on is the same.
  if (failure.during === 'findSession') return stay(next);
  if (failure.kind === 'sign-in-required') return stay({ ...next, step: 'signed-out' });
  return stay({ ...next, failure });
}

/**
 * What a renewal does next. Pure: the same state and event always give the same state and work.
 *
 * @param state - where the renewal stands
 * @param event - what happened
 */
export function renewal(state: RenewalState, event: RenewalEvent): RenewalTransition {
  if ('turn' in event && event.turn !== state.turn) return stay(state);
  switch (event.type) {
    case 'open':
      return begin({ ...noRenewal(), turn: state.turn, step: 'start' }, 'findSession', {});
    case 'typed':
      return stay({ ...state, code: event.text, problem: undefined, failure: undefined });
    case 'submit':
      // The look at whose session it is runs beside; a press need not wait for it.
      return state.pending && state.pending !== 'findSession' ? stay(state) : submit(state);
    case 'resend': {
      const { transaction } = state;
      return state.pending || transaction === undefined
        ? stay(state)
        : begin(state, 'resendSessionOtp', { transaction });
    }
    case 'restart':
      return {
        state: { ...noRenewal(), turn: state.turn + 1, name: state.name, step: 'start' },
        effects: [{ type: 'give-up' }],
      };
    case 'cancel':
      return {
        state: { ...noRenewal(), turn: state.turn + 1, name: state.name, step: 'ended' },
        effects: [{ type: 'give-up' }],
      };
    case 'patient-changed':
      // Whoever waited waited for the patient before.
      return {
        state: { ...noRenewal(), turn: state.turn + 1 },
        effects: [{ type: 'give-up' }],
      };
    case 'answered':
      return answered(state, event);
    case 'failed':
      return failed(state, event);
  }
}
