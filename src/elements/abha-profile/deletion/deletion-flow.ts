import { toAsciiDigits } from '../../../abdm/digits.js';
import { isAnswerLost } from '../../../client/answer-lost.js';
import type { Failure } from '../../../client/failure.js';
import type {
  FlowAnswer,
  FlowCall,
  FlowEvent,
  FlowTransition,
} from '../../../controllers/flow-controller.js';
import type { DeletionCalls } from './deletion-calls.js';

/** All that a deletion knows. */
export interface DeletionState {
  readonly step: 'confirm' | 'deleted';
  readonly turn: number;
  readonly pending?: keyof DeletionCalls | undefined;
  readonly failure?: Failure<keyof DeletionCalls> | undefined;
  /** A failure that says nothing of whether the profile is deleted: the session tells. */
  readonly doubt?: Failure<keyof DeletionCalls> | undefined;
  /** Whether what was typed is another address. */
  readonly mistyped: boolean;
  readonly typed: string;
  /** The address whose profile is being deleted; gone when its patient is. */
  readonly abhaAddress?: string | undefined;
}

/** Something that happened: the patient did it, or an answer came. */
export type DeletionEvent =
  | FlowEvent<DeletionCalls>
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'submit'; readonly abhaAddress: string }
  /** Another patient, or none, is signed in: perhaps because the profile is deleted. */
  | { readonly type: 'patient-gone' };

/** The profile is deleted, or its patient gone without that. */
export interface DeletionEffect {
  readonly type: 'deleted' | 'give-up';
}

/** A state, and the work that leads on from it. */
export type DeletionTransition = FlowTransition<DeletionState, DeletionCalls, DeletionEffect>;

/** The beginning. */
export const startOfDeletion = (): DeletionState => ({
  step: 'confirm',
  turn: 0,
  mistyped: false,
  typed: '',
});

const stay = (state: DeletionState): DeletionTransition => ({ state, effects: [] });

/** Whether a typed ABHA address is the patient's; case, spaces around it and scripts of digits make no difference. */
export const isAddress = (typed: string, abhaAddress: string): boolean =>
  toAsciiDigits(typed.trim()).toLowerCase() === abhaAddress.toLowerCase();

function begin<Name extends keyof DeletionCalls>(
  state: DeletionState,
  name: Name,
  request: Extract<FlowCall<DeletionCalls>, { name: Name }>['request'],
): DeletionTransition {
  const turn = state.turn + 1;
  return {
    state: { ...state, turn, pending: name, failure: undefined, doubt: undefined, mistyped: false },
    effects: [{ type: 'call', turn, name, request } as FlowCall<DeletionCalls>],
  };
}

const deleted = ({ turn }: DeletionState): DeletionTransition => ({
  state: { ...startOfDeletion(), turn, step: 'deleted' },
  effects: [{ type: 'deleted' }],
});

function answered(state: DeletionState, event: FlowAnswer<DeletionCalls>): DeletionTransition {
  if (event.name === 'deleteProfile') return deleted(state);
  const { doubt, abhaAddress } = state;
  const isStillThere = event.answer.patients.some(
    (patient) => patient.current && patient.abhaAddress === abhaAddress,
  );
  return isStillThere
    ? stay({ ...state, pending: undefined, failure: doubt, doubt: undefined })
    : deleted(state);
}

function failed(
  state: DeletionState,
  { failure }: Extract<DeletionEvent, { type: 'failed' }>,
): DeletionTransition {
  if (failure.during === 'findSession')
    return stay({ ...state, pending: undefined, failure: state.doubt, doubt: undefined });
  if (!isAnswerLost(failure.kind)) return stay({ ...state, pending: undefined, failure });
  return look(state, failure);
}

/** Asks who is signed in: it tells whether the profile is deleted where its own answer did not. */
function look(state: DeletionState, doubt: DeletionState['doubt']): DeletionTransition {
  const looking = begin(state, 'findSession', {});
  return { ...looking, state: { ...looking.state, doubt } };
}

/**
 * What a deletion does next. Pure: the same state and event always give the same state and work.
 *
 * @param state - where it stands
 * @param event - what happened
 */
export function deletion(state: DeletionState, event: DeletionEvent): DeletionTransition {
  if ('turn' in event && event.turn !== state.turn) return stay(state);
  switch (event.type) {
    case 'typed':
      return stay({ ...state, typed: event.text, mistyped: false, failure: undefined });
    case 'submit': {
      const { abhaAddress } = event;
      if (state.pending || state.step === 'deleted') return stay(state);
      return isAddress(state.typed, abhaAddress)
        ? begin({ ...state, abhaAddress }, 'deleteProfile', { abhaAddress })
        : stay({ ...state, mistyped: true, failure: undefined });
    }
    case 'patient-gone':
      // The answer to the deletion itself says so first, and what is deleted stays said.
      if (state.pending || state.step === 'deleted')
        return stay({ ...state, typed: '', abhaAddress: undefined });
      return { state: { ...startOfDeletion(), turn: state.turn + 1 }, effects: [{ type: 'give-up' }] };
    case 'patient-changed':
      // The question itself meets that the patient is gone, and is asked again for nobody in particular.
      if (state.pending === 'findSession') return look(state, state.doubt);
      return { state: { ...startOfDeletion(), turn: state.turn + 1 }, effects: [{ type: 'give-up' }] };
    case 'answered':
      return answered(state, event);
    case 'failed':
      return failed(state, event);
  }
}
