import type { Failure } from '../../client/failure.js';
import type { FlowAnswer, FlowCall, FlowEvent, FlowTransition } from '../../controllers/flow-controller.js';
import type { AutoApprovalCalls } from './auto-approval-calls.js';

/** What is known of auto-approval, and of a change of it. */
export interface AutoApprovalState {
  readonly turn: number;
  readonly pending?: keyof AutoApprovalCalls | undefined;
  readonly failure?: Failure<keyof AutoApprovalCalls> | undefined;
  /** Unknown before it was read. */
  readonly enabled?: boolean | undefined;
  /** The patient is being asked whether it shall really be turned. */
  readonly asking: boolean;
  /** It was turned just now. */
  readonly turned: boolean;
}

/** Something that happened: the patient did it, or an answer came. */
export type AutoApprovalEvent =
  FlowEvent<AutoApprovalCalls> | { readonly type: 'look' | 'ask' | 'turn' | 'leave' };

/** A state, and the work that leads on from it. */
export type AutoApprovalTransition = FlowTransition<AutoApprovalState, AutoApprovalCalls, never>;

/** The state before anybody looked. */
export const unknownAutoApproval = (): AutoApprovalState => ({ turn: 0, asking: false, turned: false });

const stay = (state: AutoApprovalState): AutoApprovalTransition => ({ state, effects: [] });

function begin<Name extends keyof AutoApprovalCalls>(
  state: AutoApprovalState,
  name: Name,
  request: Extract<FlowCall<AutoApprovalCalls>, { name: Name }>['request'],
): AutoApprovalTransition {
  const turn = state.turn + 1;
  return {
    state: { ...state, turn, pending: name, failure: undefined, turned: false },
    effects: [{ type: 'call', turn, name, request } as FlowCall<AutoApprovalCalls>],
  };
}

const answered = (
  state: AutoApprovalState,
  { name, answer }: FlowAnswer<AutoApprovalCalls>,
): AutoApprovalTransition =>
  stay({
    ...state,
    pending: undefined,
    enabled: answer.enabled,
    asking: false,
    turned: name === 'setAutoApproval',
  });

/**
 * Reads auto-approval and turns it after a question (NHA cases P2 14 and P3 1.2). Pure.
 *
 * @param state - where it stands
 * @param event - what happened
 */
export function autoApproval(state: AutoApprovalState, event: AutoApprovalEvent): AutoApprovalTransition {
  if ('turn' in event && event.turn !== state.turn) return stay(state);
  switch (event.type) {
    case 'look':
      return state.pending ? stay(state) : begin(state, 'readAutoApproval', {});
    case 'ask':
      return state.enabled === undefined || state.pending
        ? stay(state)
        : stay({ ...state, asking: true, turned: false, failure: undefined });
    case 'turn':
      return state.enabled === undefined || state.pending || !state.asking
        ? stay(state)
        : begin(state, 'setAutoApproval', { enabled: !state.enabled });
    case 'leave':
      return stay({ ...state, asking: false, failure: undefined });
    case 'patient-changed':
      return stay({ ...unknownAutoApproval(), turn: state.turn + 1 });
    case 'answered':
      return answered(state, event);
    case 'failed': {
      const next = { ...state, pending: undefined, failure: event.failure };
      // Whether a change whose answer was lost was made, only reading tells; turning again would undo it.
      const isUnclear = event.failure.during === 'setAutoApproval';
      return stay(isUnclear ? { ...next, asking: false, enabled: undefined } : next);
    }
  }
}
