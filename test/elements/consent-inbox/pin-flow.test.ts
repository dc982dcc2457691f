import { assert } from '@open-wc/testing';
import {
  consentPin,
  noPin,
  type PinEvent,
  type PinField,
  type PinState,
  type PinTransition,
} from '../../../src/elements/consent-inbox/pin-flow.js';
import type { PinCalls } from '../../../src/elements/consent-inbox/pin-calls.js';

const proven = { pinProof: 'proof', at: '2026-01-01T09:00:00Z', validUntil: '2026-01-01T09:05:00Z' };
const sent = {
  transaction: 't1',
  otp: { at: '2026-01-01T09:00:00Z', resendAt: '2026-01-01T09:01:00Z', sendsLeft: 2, sentTo: '******0001' },
};

type Step = PinEvent | ((state: PinState) => PinEvent);

const answer =
  (answered: object): Step =>
  ({ turn, pending }) =>
    ({ type: 'answered', turn, name: pending, answer: answered, now: 0 }) as PinEvent;
const fail =
  (kind: 'pin-wrong' | 'pin-locked'): Step =>
  ({ turn, pending }) => ({ type: 'failed', turn, failure: { kind, during: pending } });
const type = (field: PinField, text: string): Step => ({ type: 'typed', field, text });
const submit: Step = { type: 'submit' };

function run(...steps: Step[]): PinTransition {
  let transition: PinTransition = { state: noPin(), effects: [] };
  for (const step of steps)
    transition = consentPin(transition.state, typeof step === 'function' ? step(transition.state) : step);
  return transition;
}

const called = ({ effects }: PinTransition): { name: keyof PinCalls; request: object } | undefined =>
  effects.find((effect) => effect.type === 'call');

const asking: Step[] = [{ type: 'open', purpose: 'decision' }, answer({ needed: true, exists: true })];

describe('the consent PIN', () => {
  it('is asked for where the patient has one, set where not', () => {
    assert.strictEqual(run(...asking).state.step, 'ask');
    const setting: Step[] = [{ type: 'open', purpose: 'decision' }, answer({ needed: true, exists: false })];
    assert.strictEqual(run(...setting).state.step, 'set');
    const set = run(...setting, type('newPin', '1357'), type('again', '1357'), submit);
    assert.deepInclude(called(set), { name: 'setConsentPin', request: { pin: '1357' } });
    assert.strictEqual(
      run(...setting, type('newPin', '1357'), type('again', '1358'), submit).state.problems.again,
      'different',
    );
  });

  it('has four digits, is checked once, and does not stay in the page', () => {
    assert.strictEqual(run(...asking, type('pin', '12'), submit).state.problems.pin, 'format');
    const checking = run(...asking, type('pin', '1234'), submit);
    assert.deepInclude(called(checking), { name: 'verifyConsentPin', request: { pin: '1234' } });
    assert.deepEqual(consentPin(checking.state, { type: 'submit' }).effects, []);
    const { state } = run(...asking, type('pin', '1234'), submit, answer(proven));
    assert.strictEqual(state.step, 'done');
    assert.strictEqual(state.pinProof, 'proof');
    assert.notInclude(JSON.stringify(state), '1234');
  });

  it('is typed anew after a wrong one', () => {
    const { state } = run(...asking, type('pin', '1234'), submit, fail('pin-wrong'));
    assert.strictEqual(state.typed.pin, '');
    assert.strictEqual(state.failure?.kind, 'pin-wrong');
  });

  it('is changed with the old one', () => {
    const changing = run(
      { type: 'open', purpose: 'change' },
      answer({ needed: true, exists: true }),
      type('pin', '1234'),
      type('newPin', '2468'),
      type('again', '2468'),
      submit,
    );
    assert.deepInclude(called(changing), {
      name: 'changeConsentPin',
      request: { pin: '1234', newPin: '2468' },
    });
  });

  it('is replaced by OTP where it was forgotten: sent, sent again, checked, chosen anew', () => {
    const forgot: Step[] = [...asking, { type: 'forgot' }, submit, answer(sent)];
    const { state } = run(...forgot);
    assert.strictEqual(state.step, 'otp');
    assert.strictEqual(state.otp?.sentTo, '******0001');
    assert.deepInclude(called(run(...forgot, { type: 'resend' })), { name: 'resendPinOtp' });
    assert.strictEqual(run(...forgot, type('code', '12'), submit).state.problems.code, 'too-short');
    const choosing: Step[] = [...forgot, type('code', '123456'), submit, answer({ transaction: 't2' })];
    assert.strictEqual(run(...choosing).state.step, 'new');
    const reset = run(...choosing, type('newPin', '2468'), type('again', '2468'), submit);
    assert.deepInclude(called(reset), {
      name: 'resetConsentPin',
      request: { transaction: 't2', pin: '2468' },
    });
  });

  it('is forgotten with another patient', () => {
    const { state } = run(...asking, type('pin', '1234'), { type: 'patient-changed' });
    assert.deepEqual(state, { ...noPin(), turn: state.turn });
  });
});
