import { statedNameAndBirth } from '../../abdm/typed-person.js';
import type { Pending, Problems, SignupCall, SignupEffect, SignupState, Transition } from './signup-state.js';

/** Nothing to be done outside. */
export const stay = (state: SignupState): Transition => ({ state, effects: [] });

/** Says what is wrong with what was typed. */
export const withProblems = (state: SignupState, problems: Problems): Transition =>
  stay({ ...state, problems, failure: undefined });

/** Sets work going: a new turn, nothing left of the failure before. */
export function begin<Name extends Pending>(
  state: SignupState,
  name: Name,
  request: Extract<SignupCall, { name: Name }>['request'],
): Transition {
  const turn = state.turn + 1;
  return {
    state: { ...state, turn, pending: name, failure: undefined, problems: {}, notice: undefined },
    effects: [{ type: 'call', turn, name, request } as SignupCall],
  };
}

/** Enters the screen of a new address; suggestions are loaded once for a transaction. */
export function toAddress(state: SignupState): Transition {
  const { transaction } = state;
  const next: SignupState = {
    ...state,
    step: 'address',
    pending: undefined,
    failure: undefined,
    problems: {},
  };
  if (transaction === undefined || (Array.isArray(state.suggestions) && state.suggestions.length > 0))
    return stay(next);
  const about = state.method === 'mobile' ? statedNameAndBirth(state.draft) : undefined;
  const load: SignupEffect = { type: 'load-suggestions', transaction, about };
  return { state: { ...next, suggestions: 'loading' }, effects: [load] };
}

/** Enters the screens of a new address: by mobile, the patient says first who they are. */
export function toNewAddress(state: SignupState): Transition {
  return state.method === 'mobile'
    ? stay({ ...state, step: 'person', pending: undefined, failure: undefined, problems: {} })
    : toAddress(state);
}
