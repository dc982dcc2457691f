import type { FlowCall } from '../../../controllers/flow-controller.js';
import type { LinkingCalls } from './linking-calls.js';
import type { LinkingProblems, LinkingState, LinkingTransition } from './linking-state.js';

/** A state, and no work. */
export const stay = (state: LinkingState): LinkingTransition => ({ state, effects: [] });

/** A state without what the last press left behind. */
export const clean = (state: LinkingState): LinkingState => ({
  ...state,
  pending: undefined,
  failure: undefined,
  problems: {},
});

/** Says what is missing or wrong. */
export const withProblems = (state: LinkingState, problems: LinkingProblems): LinkingTransition =>
  stay({ ...clean(state), problems });

/** Whatever is under way is of no use any more. */
export const givenUp = (state: LinkingState): LinkingTransition => ({
  state: { ...state, turn: state.turn + 1 },
  effects: [{ type: 'give-up' }],
});

/** Makes a call. */
export function begin<Name extends keyof LinkingCalls>(
  state: LinkingState,
  name: Name,
  request: Extract<FlowCall<LinkingCalls>, { name: Name }>['request'],
): LinkingTransition {
  const turn = state.turn + 1;
  return {
    state: { ...clean(state), turn, pending: name },
    effects: [{ type: 'call', turn, name, request } as FlowCall<LinkingCalls>],
  };
}
