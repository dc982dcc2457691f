import { nobody } from '../../abdm/typed-person.js';
import type { FlowCall } from '../../controllers/flow-controller.js';
import type { ShareCalls } from './share-calls.js';
import type { Ending, ShareEffect, ShareProblems, ShareState, ShareTransition } from './share-state.js';

/** The beginning. */
export const startOfSharing = (turn = 0): ShareState => ({
  step: 'start',
  turn,
  problems: {},
  typed: { link: '', hipId: '', counterId: '' },
  patient: { ...nobody, mobile: '' },
  wantsLocation: false,
  isLocating: false,
  askedAt: 0,
  reads: 0,
  isHalfOver: false,
  endsAt: 0,
  isNews: false,
});

/** A state, and perhaps work. */
export const stay = (state: ShareState, ...effects: readonly ShareEffect[]): ShareTransition => ({
  state,
  effects,
});

/** A state without what the last press left behind. */
export const clean = (state: ShareState): ShareState => ({
  ...state,
  pending: undefined,
  failure: undefined,
  problems: {},
  refusal: undefined,
  trouble: undefined,
  isLocating: false,
});

/** Says what is missing or wrong. */
export const withProblems = (state: ShareState, problems: ShareProblems): ShareTransition =>
  stay({ ...clean(state), problems });

/** Begins anew; whatever is under way is of no use any more. */
export const restarted = (state: ShareState, ...effects: readonly ShareEffect[]): ShareTransition =>
  stay(startOfSharing(state.turn + 1), { type: 'give-up' }, ...effects);

/** How sharing ended without a token that lives. */
export const ended = (state: ShareState, ending: Ending): ShareTransition =>
  stay({ ...clean(state), step: 'ended', ending, lost: undefined, doubt: undefined }, { type: 'changed' });

/** Makes a call. */
export function begin<Name extends keyof ShareCalls>(
  state: ShareState,
  name: Name,
  request: Extract<FlowCall<ShareCalls>, { name: Name }>['request'],
): ShareTransition {
  const turn = state.turn + 1;
  return {
    state: { ...clean(state), turn, pending: name },
    effects: [{ type: 'call', turn, name, request } as FlowCall<ShareCalls>],
  };
}
