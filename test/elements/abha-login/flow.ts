import type { ErrorKind } from '../../../src/abdm/errors.js';
import type { IdentifierKind } from '../../../src/abdm/login.js';
import type { FlowAnswer } from '../../../src/controllers/flow-controller.js';
import type { LoginCalls } from '../../../src/elements/abha-login/login-calls.js';
import { login, type LoginRules } from '../../../src/elements/abha-login/login-flow.js';
import {
  type LoginEvent,
  type LoginNotices,
  type LoginState,
  type LoginTransition,
  startOfLogin,
} from '../../../src/elements/abha-login/login-state.js';
import { otpBudget } from '../../support/fixtures.js';

/** This device's present, an hour ahead of the proxy's. */
export const now = Date.parse('2026-11-20T07:30:00Z');

/** A portal without texts of its own. */
export const noNotices: LoginNotices = { terms: undefined, dataProcessing: undefined };

/** Runs events one after the other; answers get the turn that the flow is at. */
export function run(
  events: readonly LoginEvent[],
  rules: Partial<LoginRules> = {},
  state: LoginState = startOfLogin(),
): LoginTransition {
  let effects: LoginTransition['effects'] = [];
  for (const event of events) {
    const timely = 'turn' in event ? { ...event, turn: state.turn } : event;
    const all = { addressDomain: 'abdm', dataProcessing: undefined, ...rules } as const;
    ({ state, effects } = login(state, timely, all));
  }
  return { state, effects };
}

/** A patient who presses the main button with something in the field. */
export const submits = (
  text: string,
  kind: IdentifierKind | undefined,
  notices: LoginNotices = noNotices,
): LoginEvent => ({ type: 'submit', text, kind, language: 'hi', notices });

/** The answer to a call. */
export const answer = <Name extends keyof LoginCalls>(
  name: Name,
  value: Extract<FlowAnswer<LoginCalls>, { name: Name }>['answer'],
): LoginEvent => ({ type: 'answered', turn: 0, name, answer: value, now }) as LoginEvent;

/** A call that failed. */
export const failed = (kind: ErrorKind, during: keyof LoginCalls): LoginEvent => ({
  type: 'failed',
  turn: 0,
  failure: { kind, during },
});

/** A code that was sent to a mobile number. */
export const sent: readonly LoginEvent[] = [
  submits('9876500001', 'mobile'),
  answer('sendLoginOtp', { transaction: 't1', otp: otpBudget() }),
];

/** A code that was typed and sent. */
export const typedCode: readonly LoginEvent[] = [
  ...sent,
  { type: 'code-typed', text: '१२३ 456' },
  submits('', undefined),
];
