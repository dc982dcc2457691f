import { assert } from '@open-wc/testing';
import fc from 'fast-check';
import { errorKindNames } from '../../../src/abdm/errors.js';
import type { RegistrationOutcome } from '../../../src/contract/registration.js';
import { sendAadhaarOtp, verifyAadhaarOtp } from '../../../src/contract/registration.js';
import { mayResend, otpStatus } from '../../../src/client/otp-status.js';
import { signup } from '../../../src/elements/abha-signup/signup-flow.js';
import {
  fullAddress,
  type SignupEffect,
  type SignupEvent,
  type SignupState,
  startOfSignup,
} from '../../../src/elements/abha-signup/signup-state.js';

const aadhaarNumber = '134123412342';
const now = Date.parse('2026-01-01T10:00:00Z');
const budget = {
  at: '2026-01-01T09:00:00Z',
  resendAt: '2026-01-01T09:01:00Z',
  sendsLeft: 2,
  sentTo: '******2425',
};
const account = (name: string): { abhaAddress: string; name: string; kycVerified: boolean } => ({
  abhaAddress: `${name}@abdm`,
  name: 'Nisha Rao',
  kycVerified: true,
});
const abha = { ...account('nisha.rao'), abhaNumber: '91-1234-5678-9015' };

/** Runs events one after the other; answers get the turn that the flow is at. */
function run(
  state: SignupState,
  ...events: SignupEvent[]
): { state: SignupState; effects: readonly SignupEffect[] } {
  let effects: readonly SignupEffect[] = [];
  for (const event of events) {
    const timely = 'turn' in event ? { ...event, turn: state.turn } : event;
    ({ state, effects } = signup(state, timely));
  }
  return { state, effects };
}

const agreed: SignupEvent[] = [
  { type: 'agreed', agreed: true },
  { type: 'submit' },
  { type: 'agreement-recorded', turn: 0, agreement: 'proof' },
];
const sent: SignupEvent[] = [
  ...agreed,
  { type: 'submit', aadhaarNumber },
  { type: 'otp-sent', turn: 0, transaction: 't1', otp: budget, now },
];
const verified = (outcome: RegistrationOutcome): SignupEvent[] => [
  ...sent,
  { type: 'typed', field: 'otp', text: '123456' },
  { type: 'typed', field: 'mobile', text: '9999900001' },
  { type: 'submit' },
  { type: 'outcome', turn: 0, outcome, now },
];
const newAddress = verified({ next: 'create-address', transaction: 't2', addressDomain: 'abdm' });
const failedWith = (
  kind: (typeof errorKindNames)[number],
  during: 'send' | 'verify' | 'create' = 'verify',
): SignupEvent => ({
  type: 'failed',
  turn: 0,
  failure: { kind, during },
});

describe('the flow of a sign-up', () => {
  it('asks for nothing before the patient has agreed (CRT_ABHA_102)', () => {
    const { state, effects } = run(startOfSignup(), { type: 'submit' });
    assert.equal(state.step, 'consent');
    assert.equal(state.problems.consent, 'must-agree');
    assert.deepEqual(effects, []);
    assert.equal(startOfSignup().agreed, false);
  });

  it('records the agreement before it goes on', () => {
    const { state, effects } = run(startOfSignup(), ...agreed.slice(0, 2));
    assert.equal(state.step, 'consent');
    assert.deepEqual(effects, [{ type: 'record-agreement', turn: state.turn }]);
    assert.equal(run(state, agreed[2]!).state.step, 'aadhaar');
  });

  it('sends an OTP for a right number only, and has the input emptied after it', () => {
    const wrong = run(startOfSignup(), ...agreed, { type: 'submit', aadhaarNumber: '1341' });
    assert.equal(wrong.state.problems.aadhaar, 'too-short');
    assert.deepEqual(wrong.effects, []);
    const { state, effects } = run(startOfSignup(), ...sent);
    assert.equal(state.step, 'otp');
    assert.deepEqual(effects, [{ type: 'clear-aadhaar' }]);
  });

  it('never keeps the Aadhaar number in its state', () => {
    let state = startOfSignup();
    for (const event of newAddress) {
      ({ state } = run(state, event));
      assert.notInclude(JSON.stringify(state), aadhaarNumber);
    }
  });

  it('sends once, however often the button is pressed', () => {
    const first = run(startOfSignup(), ...agreed, { type: 'submit', aadhaarNumber });
    const second = run(first.state, { type: 'submit', aadhaarNumber });
    assert.lengthOf(first.effects, 1);
    assert.deepEqual(second.effects, []);
  });

  it('counts the moments of an OTP from the clock of this device', () => {
    const { state } = run(startOfSignup(), ...sent);
    assert.equal(state.otp?.resendAt, now + 60_000);
    assert.equal(mayResend(state.otp, now + 59_999), false);
    assert.equal(mayResend(state.otp, now + 60_000), true);
    assert.equal(mayResend(otpStatus({ ...budget, sendsLeft: 0 }, now), now + 60_000), false);
    assert.equal(
      mayResend(otpStatus({ ...budget, lockedUntil: '2026-01-01T09:30:00Z' }, now), now + 60_000),
      false,
    );
  });

  it('sends an OTP again without the Aadhaar number (CRT_ABHA_106)', () => {
    const { effects } = run(startOfSignup(), ...sent, { type: 'resend' });
    assert.deepEqual(effects, [{ type: 'resend-otp', turn: 3, which: 'aadhaar', transaction: 't1' }]);
  });

  it('checks OTP and mobile number together and names each fault', () => {
    const { state, effects } = run(startOfSignup(), ...sent, { type: 'submit' });
    assert.deepEqual(state.problems, { otp: 'empty', mobile: 'empty' });
    assert.deepEqual(effects, []);
  });

  it('asks for the OTP of another mobile number (CRT_ABHA_109)', () => {
    const outcome: RegistrationOutcome = { next: 'mobile-otp', transaction: 't2', otp: budget };
    const { state } = run(startOfSignup(), ...verified(outcome));
    assert.equal(state.step, 'mobile-otp');
    const { effects } = run(state, { type: 'typed', field: 'mobileOtp', text: '654321' }, { type: 'submit' });
    assert.include(effects[0], { type: 'verify-mobile-otp', transaction: 't2', otp: '654321' });
  });

  it('signs in to the one ABHA that exists, and never calls it created', () => {
    const outcome: RegistrationOutcome = {
      next: 'choose-account',
      transaction: 't2',
      accounts: [account('nisha.rao')],
      mayCreate: false,
      addressDomain: 'abdm',
    };
    const { state, effects } = run(startOfSignup(), ...verified(outcome));
    assert.include(effects[0], { type: 'sign-in', abhaAddress: 'nisha.rao@abdm' });
    const done = run(state, {
      type: 'outcome',
      turn: 0,
      outcome: { next: 'done', created: 'nothing', abha },
      now,
    });
    assert.equal(done.state.result?.created, 'nothing');
  });

  it('lets the patient choose among several, or create another where that is allowed', () => {
    const outcome: RegistrationOutcome = {
      next: 'choose-account',
      transaction: 't2',
      accounts: [account('nisha.rao'), account('nisha.r')],
      mayCreate: true,
      addressDomain: 'abdm',
    };
    const { state, effects } = run(startOfSignup(), ...verified(outcome));
    assert.equal(state.step, 'accounts');
    assert.deepEqual(effects, []);
    const other = run(state, { type: 'typed', field: 'account', text: 'nisha.r@abdm' }, { type: 'submit' });
    assert.include(other.effects[0], { type: 'sign-in', abhaAddress: 'nisha.r@abdm' });
    const another = run(state, { type: 'create-another' });
    assert.equal(another.state.step, 'address');
    assert.deepEqual(another.effects, [{ type: 'load-suggestions', transaction: 't2' }]);
    assert.equal(run(another.state, { type: 'back' }).state.step, 'accounts');
    assert.equal(run({ ...state, mayCreate: false }, { type: 'create-another' }).state.step, 'accounts');
  });

  it('looks up a well-formed address while it is typed, and takes only the answer to what stands there', () => {
    const typed = run(startOfSignup(), ...newAddress, { type: 'typed', field: 'address', text: 'nisha.rao' });
    assert.deepEqual(typed.effects, [
      { type: 'check-address', transaction: 't2', abhaAddress: 'nisha.rao@abdm' },
    ]);
    const stale = run(typed.state, {
      type: 'address-checked',
      abhaAddress: 'nisha.ra@abdm',
      availability: 'free',
    });
    assert.equal(stale.state.availability, 'checking');
    const short = run(typed.state, { type: 'typed', field: 'address', text: 'nisha' });
    assert.deepEqual(short.effects, []);
    assert.equal(short.state.availability, 'unknown');
  });

  it('keeps a taken address in its field, and does not ask ABDM for it again', () => {
    const taken = run(
      startOfSignup(),
      ...newAddress,
      { type: 'typed', field: 'address', text: 'nisha.rao' },
      { type: 'submit' },
      failedWith('address-taken', 'create'),
    );
    assert.equal(taken.state.draft.address, 'nisha.rao');
    assert.equal(taken.state.availability, 'taken');
    assert.deepEqual(run(taken.state, { type: 'submit' }).effects, []);
  });

  it('keeps nothing but the result once it is done', () => {
    const { state } = run(
      startOfSignup(),
      ...newAddress,
      { type: 'typed', field: 'address', text: 'nisha.rao' },
      { type: 'submit' },
      { type: 'outcome', turn: 0, outcome: { next: 'done', created: 'abha', abha }, now },
    );
    assert.equal(state.step, 'done');
    assert.deepEqual(state.draft, startOfSignup().draft);
    assert.equal(state.transaction, undefined);
    assert.equal(state.agreement, undefined);
  });

  it('goes back from every screen and keeps what was typed, and on again to where it was', () => {
    const { state } = run(
      startOfSignup(),
      ...newAddress,
      { type: 'typed', field: 'address', text: 'nisha.rao' },
      { type: 'back' },
    );
    assert.equal(state.step, 'aadhaar');
    assert.equal(state.draft.mobile, '9999900001');
    const again = run(state, { type: 'resume' });
    assert.equal(again.state.step, 'address');
    assert.equal(again.state.draft.address, 'nisha.rao');
    const consent = run(state, { type: 'back' });
    assert.equal(consent.state.step, 'consent');
    assert.equal(consent.state.agreed, true);
    const on = run(consent.state, { type: 'submit' });
    assert.equal(on.state.step, 'aadhaar');
    assert.deepEqual(on.effects, []);
  });

  it('drops an answer that comes after the patient went back', () => {
    const waiting = run(startOfSignup(), ...agreed, { type: 'submit', aadhaarNumber });
    const { turn } = waiting.state;
    const gone = run(waiting.state, { type: 'back' });
    const late = signup(gone.state, { type: 'otp-sent', turn, transaction: 't1', otp: budget, now });
    assert.equal(late.state.step, 'consent');
    assert.equal(late.state.transaction, undefined);
  });

  it('keeps what was typed through every kind of failure', () => {
    for (const kind of errorKindNames) {
      const before = run(
        startOfSignup(),
        ...verified({ next: 'mobile-otp', transaction: 't2', otp: budget }),
      );
      const { state } = run(
        before.state,
        { type: 'typed', field: 'mobileOtp', text: '654321' },
        { type: 'submit' },
        failedWith(kind),
      );
      assert.equal(state.pending, undefined, kind);
      assert.equal(state.draft.mobileOtp, '654321', kind);
      assert.equal(state.draft.mobile, '9999900001', kind);
    }
  });

  it('asks to agree again when the agreement has run out', () => {
    const { state } = run(
      startOfSignup(),
      ...agreed,
      { type: 'submit', aadhaarNumber },
      failedWith('agreement-required', 'send'),
    );
    assert.equal(state.step, 'consent');
    assert.equal(state.agreed, false);
    assert.equal(state.agreement, undefined);
  });

  it('starts again after a lost transaction with what was typed, and asks for the agreement anew', () => {
    const { state } = run(
      startOfSignup(),
      ...sent,
      { type: 'typed', field: 'mobile', text: '9999900001' },
      failedWith('transaction-lost'),
      { type: 'restart' },
    );
    assert.equal(state.step, 'consent');
    assert.equal(state.agreed, false);
    assert.equal(state.agreement, undefined);
    assert.equal(state.draft.mobile, '9999900001');
    assert.equal(state.transaction, undefined);
  });

  it('forgets everything when another patient has signed in', () => {
    const { state, effects } = run(startOfSignup(), ...sent, { type: 'patient-changed' });
    assert.deepEqual(state, { ...startOfSignup('other-patient'), turn: state.turn });
    assert.includeMembers(
      effects.map(({ type }) => type),
      ['give-up', 'clear-aadhaar'],
    );
  });
});

describe('the flow under any events', () => {
  const text = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[0-9]{0,12}$/),
    fc.constantFrom('nisha.rao', '123456', '9999900001'),
  );
  const outcome: fc.Arbitrary<RegistrationOutcome> = fc.constantFrom<RegistrationOutcome>(
    { next: 'mobile-otp', transaction: 't2', otp: budget },
    { next: 'choose-account', transaction: 't2', accounts: [], mayCreate: true, addressDomain: 'abdm' },
    {
      next: 'choose-account',
      transaction: 't2',
      accounts: [account('nisha.rao')],
      mayCreate: false,
      addressDomain: 'sbx',
    },
    { next: 'create-address', transaction: 't2', addressDomain: 'abdm' },
    { next: 'done', created: 'abha', abha },
  );
  const event: fc.Arbitrary<SignupEvent> = fc.oneof(
    fc.record({ type: fc.constant('agreed' as const), agreed: fc.boolean() }),
    fc.record({
      type: fc.constant('typed' as const),
      field: fc.constantFrom('otp', 'mobile', 'mobileOtp', 'address', 'account'),
      text,
    }),
    fc.record({
      type: fc.constant('submit' as const),
      aadhaarNumber: fc.oneof(text, fc.constant(aadhaarNumber)),
    }),
    fc.constantFrom<SignupEvent>(
      { type: 'resend' },
      { type: 'back' },
      { type: 'resume' },
      { type: 'create-another' },
      { type: 'restart' },
      { type: 'patient-changed' },
      { type: 'aadhaar-typed' },
      agreed[2]!,
      sent.at(-1)!,
      { type: 'suggested', transaction: 't2', suggestions: ['a@abdm'] },
    ),
    outcome.map((o): SignupEvent => ({ type: 'outcome', turn: 0, outcome: o, now })),
    fc.constantFrom(...errorKindNames).map((kind) => failedWith(kind)),
  );

  it('never throws, never sends what the contract refuses, and never has two things under way', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let state = startOfSignup();
        for (const next of events) {
          const busy = state.pending;
          const result = run(state, next);
          for (const effect of result.effects) {
            if (effect.type === 'send-otp') {
              const { aadhaarNumber: number, agreement } = effect;
              assert.equal(
                sendAadhaarOtp.request.safeParse({ aadhaarNumber: number, agreement }).success,
                true,
              );
            }
            if (effect.type === 'verify-otp') {
              const { transaction, otp, mobileNumber } = effect;
              assert.equal(
                verifyAadhaarOtp.request.safeParse({ transaction, otp, mobileNumber }).success,
                true,
              );
            }
            if ('abhaAddress' in effect && effect.type !== 'sign-in')
              assert.equal(effect.abhaAddress, fullAddress(result.state));
          }
          if (busy && (next.type === 'submit' || next.type === 'resend'))
            assert.deepEqual(result.effects, []);
          ({ state } = result);
        }
      }),
      { numRuns: 500 },
    );
  });
});
