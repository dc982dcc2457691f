import { assert } from '@open-wc/testing';
import type { ErrorKind } from '../../../src/abdm/errors.js';
import type { FlowAnswer } from '../../../src/controllers/flow-controller.js';
import type { RenewalCalls } from '../../../src/elements/session-renewal/renewal-calls.js';
import {
  noRenewal,
  renewal,
  type RenewalEvent,
  type RenewalTransition,
} from '../../../src/elements/session-renewal/renewal-flow.js';
import { otpBudget } from '../../support/fixtures.js';
import { expiredSession, openSession } from '../../support/fixtures-session.js';

const now = Date.parse('2026-11-20T07:30:00Z');

function run(events: readonly RenewalEvent[]): RenewalTransition {
  let result: RenewalTransition = { state: noRenewal(), effects: [] };
  for (const event of events)
    result = renewal(result.state, 'turn' in event ? { ...event, turn: result.state.turn } : event);
  return result;
}
const answer = <Name extends keyof RenewalCalls>(
  name: Name,
  value: Extract<FlowAnswer<RenewalCalls>, { name: Name }>['answer'],
): RenewalEvent => ({ type: 'answered', turn: 0, name, answer: value, now }) as RenewalEvent;
const failed = (kind: ErrorKind, during: keyof RenewalCalls): RenewalEvent => ({
  type: 'failed',
  turn: 0,
  failure: { kind, during },
});
const requests = ({ effects }: RenewalTransition): unknown[] =>
  effects.flatMap((effect) => ('name' in effect ? [[effect.name, effect.request]] : []));

const open: RenewalEvent[] = [{ type: 'open' }];
const sent: RenewalEvent[] = [
  ...open,
  { type: 'submit' },
  answer('sendSessionOtp', { transaction: 't1', otp: otpBudget({ sentTo: null }) }),
];
const typed: RenewalEvent[] = [...sent, { type: 'typed', text: '१२३-456' }, { type: 'submit' }];

describe('The flow of a renewal', () => {
  it('asks first, and says for whom', () => {
    const asking = run(open);
    assert.deepEqual(requests(asking), [['findSession', {}]]);
    assert.strictEqual(run([...open, answer('findSession', expiredSession)]).state.name, 'Nisha Rao');
    assert.strictEqual(run([...open, failed('offline', 'findSession')]).state.step, 'start');
  });

  it('sends no code before the patient wants one, and one per press', () => {
    assert.deepEqual(requests(run([...open, { type: 'submit' }])), [['sendSessionOtp', {}]]);
    assert.deepEqual(requests(run([...open, { type: 'submit' }, { type: 'submit' }])), []);
  });

  it('checks the code and is done', () => {
    assert.deepEqual(requests(run(typed)), [['verifySessionOtp', { transaction: 't1', otp: '123456' }]]);
    const { state } = run([...typed, answer('verifySessionOtp', openSession)]);
    assert.deepInclude(state, { step: 'renewed', code: '' });
    assert.isUndefined(state.transaction);
  });

  it('keeps the code that was typed when its answer did not come', () => {
    const { state } = run([...typed, failed('offline', 'verifySessionOtp')]);
    assert.deepInclude(state, { step: 'otp', code: '१२३-456', transaction: 't1' });
  });

  it('sends a new code with the transaction it has, and none without', () => {
    assert.deepEqual(requests(run([...sent, { type: 'resend' }])), [
      ['resendSessionOtp', { transaction: 't1' }],
    ]);
    assert.deepEqual(requests(run([...open, { type: 'resend' }])), []);
  });

  it('takes no code that is too short, too long or none', () => {
    for (const [text, problem] of [
      ['', 'empty'],
      ['12345', 'too-short'],
      ['1234567', 'too-long'],
    ] as const) {
      const result = run([...sent, { type: 'typed', text }, { type: 'submit' }]);
      assert.deepEqual([result.state.problem, requests(result)], [problem, []]);
    }
  });

  it('ends where nobody is signed in any more', () => {
    const nobody = answer('findSession', { patients: [], gatewaySession: 'none' });
    assert.strictEqual(run([...open, nobody]).state.step, 'signed-out');
    const refusedLater = failed('sign-in-required', 'sendSessionOtp');
    assert.strictEqual(run([...open, { type: 'submit' }, refusedLater]).state.step, 'signed-out');
  });

  it('"not now" gives up what is under way, and keeps nothing but for whom it was', () => {
    const { state, effects } = run([...typed, { type: 'cancel' }]);
    assert.deepEqual(effects, [{ type: 'give-up' }]);
    assert.deepInclude(state, { step: 'ended', code: '' });
    assert.isUndefined(state.transaction);
  });

  it('another patient ends it, and nothing of the one before stays', () => {
    const { state } = run([
      ...open,
      answer('findSession', expiredSession),
      ...typed.slice(1),
      { type: 'patient-changed' },
    ]);
    assert.deepEqual({ ...state, turn: 0 }, noRenewal());
  });

  it('drops an answer that is not for the present turn', () => {
    const { state } = run(typed);
    const late = { ...answer('verifySessionOtp', openSession), turn: state.turn - 1 } as RenewalEvent;
    assert.deepEqual(renewal(state, late), { state, effects: [] });
  });
});
