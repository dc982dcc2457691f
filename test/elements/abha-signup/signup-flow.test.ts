import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { errorKindNames, errorKinds } from '../../../src/abdm/errors.js';
import type { RegistrationOutcome } from '../../../src/contract/registration.js';
import { sendAadhaarOtp, verifyAadhaarOtp } from '../../../src/contract/registration.js';
import {
  fullAddress,
  mayResend,
  otpStatus,
  signup,
  type SignupEffect,
  type SignupEvent,
  type SignupState,
  startOfSignup,
} from '../../../src/elements/abha-signup/signup-flow.js';

const aadhaarNumber = '234123412346';
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
  failure: { kind, nextStep: errorKinds[kind], during },
});

describe('the flow of a sign-up', () => {
  it('asks for nothing before the patient has agreed (CRT_ABHA_102)', () => {
    const { state, effects } = run(startOfSignup(), { type: 'submit' });
    expect(state.step).to.equal('consent');
    expect(state.problems.consent).to.equal('must-agree');
    expect(effects).to.deep.equal([]);
    expect(startOfSignup().agreed).to.equal(false);
  });

  it('records the agreement before it goes on', () => {
    const { state, effects } = run(startOfSignup(), ...agreed.slice(0, 2));
    expect(state.step).to.equal('consent');
    expect(effects).to.deep.equal([{ type: 'record-agreement', turn: state.turn }]);
    expect(run(state, agreed[2]!).state.step).to.equal('aadhaar');
  });

  it('sends an OTP for a right number only, and has the input emptied after it', () => {
    const wrong = run(startOfSignup(), ...agreed, { type: 'submit', aadhaarNumber: '2341' });
    expect(wrong.state.problems.aadhaar).to.equal('too-short');
    expect(wrong.effects).to.deep.equal([]);
    const { state, effects } = run(startOfSignup(), ...sent);
    expect(state.step).to.equal('otp');
    expect(effects).to.deep.equal([{ type: 'clear-aadhaar' }]);
  });

  it('never keeps the Aadhaar number in its state', () => {
    let state = startOfSignup();
    for (const event of newAddress) {
      ({ state } = run(state, event));
      expect(JSON.stringify(state)).to.not.contain(aadhaarNumber);
    }
  });

  it('sends once, however often the button is pressed', () => {
    const first = run(startOfSignup(), ...agreed, { type: 'submit', aadhaarNumber });
    const second = run(first.state, { type: 'submit', aadhaarNumber });
    expect(first.effects).to.have.length(1);
    expect(second.effects).to.deep.equal([]);
  });

  it('counts the moments of an OTP from the clock of this device', () => {
    const { state } = run(startOfSignup(), ...sent);
    expect(state.otp?.resendAt).to.equal(now + 60_000);
    expect(mayResend(state.otp, now + 59_999)).to.equal(false);
    expect(mayResend(state.otp, now + 60_000)).to.equal(true);
    expect(mayResend(otpStatus({ ...budget, sendsLeft: 0 }, now), now + 60_000)).to.equal(false);
    expect(
      mayResend(otpStatus({ ...budget, lockedUntil: '2026-01-01T09:30:00Z' }, now), now + 60_000),
    ).to.equal(false);
  });

  it('sends an OTP again without the Aadhaar number (CRT_ABHA_106)', () => {
    const { effects } = run(startOfSignup(), ...sent, { type: 'resend' });
    expect(effects).to.deep.equal([{ type: 'resend-otp', turn: 3, which: 'aadhaar', transaction: 't1' }]);
  });

  it('checks OTP and mobile number together and names each fault', () => {
    const { state, effects } = run(startOfSignup(), ...sent, { type: 'submit' });
    expect(state.problems).to.deep.equal({ otp: 'empty', mobile: 'empty' });
    expect(effects).to.deep.equal([]);
  });

  it('asks for the OTP of another mobile number (CRT_ABHA_109)', () => {
    const outcome: RegistrationOutcome = { next: 'mobile-otp', transaction: 't2', otp: budget };
    const { state } = run(startOfSignup(), ...verified(outcome));
    expect(state.step).to.equal('mobile-otp');
    const { effects } = run(state, { type: 'typed', field: 'mobileOtp', text: '654321' }, { type: 'submit' });
    expect(effects[0]).to.include({ type: 'verify-mobile-otp', transaction: 't2', otp: '654321' });
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
    expect(effects[0]).to.include({ type: 'sign-in', abhaAddress: 'nisha.rao@abdm' });
    const done = run(state, {
      type: 'outcome',
      turn: 0,
      outcome: { next: 'done', created: false, abha },
      now,
    });
    expect(done.state.result?.created).to.equal(false);
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
    expect(state.step).to.equal('accounts');
    expect(effects).to.deep.equal([]);
    const other = run(state, { type: 'typed', field: 'account', text: 'nisha.r@abdm' }, { type: 'submit' });
    expect(other.effects[0]).to.include({ type: 'sign-in', abhaAddress: 'nisha.r@abdm' });
    const another = run(state, { type: 'create-another' });
    expect(another.state.step).to.equal('address');
    expect(another.effects).to.deep.equal([{ type: 'load-suggestions', transaction: 't2' }]);
    expect(run(another.state, { type: 'back' }).state.step).to.equal('accounts');
    expect(run({ ...state, mayCreate: false }, { type: 'create-another' }).state.step).to.equal('accounts');
  });

  it('looks up a well-formed address while it is typed, and takes only the answer to what stands there', () => {
    const typed = run(startOfSignup(), ...newAddress, { type: 'typed', field: 'address', text: 'nisha.rao' });
    expect(typed.effects).to.deep.equal([
      { type: 'check-address', transaction: 't2', abhaAddress: 'nisha.rao@abdm' },
    ]);
    const stale = run(typed.state, {
      type: 'address-checked',
      abhaAddress: 'nisha.ra@abdm',
      availability: 'free',
    });
    expect(stale.state.availability).to.equal('checking');
    const short = run(typed.state, { type: 'typed', field: 'address', text: 'nisha' });
    expect(short.effects).to.deep.equal([]);
    expect(short.state.availability).to.equal('unknown');
  });

  it('keeps a taken address in its field, and does not ask ABDM for it again', () => {
    const taken = run(
      startOfSignup(),
      ...newAddress,
      { type: 'typed', field: 'address', text: 'nisha.rao' },
      { type: 'submit' },
      failedWith('address-taken', 'create'),
    );
    expect(taken.state.draft.address).to.equal('nisha.rao');
    expect(taken.state.availability).to.equal('taken');
    expect(run(taken.state, { type: 'submit' }).effects).to.deep.equal([]);
  });

  it('keeps nothing but the result once it is done', () => {
    const { state } = run(
      startOfSignup(),
      ...newAddress,
      { type: 'typed', field: 'address', text: 'nisha.rao' },
      { type: 'submit' },
      { type: 'outcome', turn: 0, outcome: { next: 'done', created: true, abha }, now },
    );
    expect(state.step).to.equal('done');
    expect(state.draft).to.deep.equal(startOfSignup().draft);
    expect(state.transaction).to.equal(undefined);
    expect(state.agreement).to.equal(undefined);
  });

  it('goes back from every screen and keeps what was typed, and on again to where it was', () => {
    const { state } = run(
      startOfSignup(),
      ...newAddress,
      { type: 'typed', field: 'address', text: 'nisha.rao' },
      { type: 'back' },
    );
    expect(state.step).to.equal('aadhaar');
    expect(state.draft.mobile).to.equal('9999900001');
    const again = run(state, { type: 'resume' });
    expect(again.state.step).to.equal('address');
    expect(again.state.draft.address).to.equal('nisha.rao');
    const consent = run(state, { type: 'back' });
    expect(consent.state.step).to.equal('consent');
    expect(consent.state.agreed).to.equal(true);
    const on = run(consent.state, { type: 'submit' });
    expect(on.state.step).to.equal('aadhaar');
    expect(on.effects).to.deep.equal([]);
  });

  it('drops an answer that comes after the patient went back', () => {
    const waiting = run(startOfSignup(), ...agreed, { type: 'submit', aadhaarNumber });
    const { turn } = waiting.state;
    const gone = run(waiting.state, { type: 'back' });
    const late = signup(gone.state, { type: 'otp-sent', turn, transaction: 't1', otp: budget, now });
    expect(late.state.step).to.equal('consent');
    expect(late.state.transaction).to.equal(undefined);
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
      expect(state.pending, kind).to.equal(undefined);
      expect(state.draft.mobileOtp, kind).to.equal('654321');
      expect(state.draft.mobile, kind).to.equal('9999900001');
    }
  });

  it('asks to agree again when the agreement has run out', () => {
    const { state } = run(
      startOfSignup(),
      ...agreed,
      { type: 'submit', aadhaarNumber },
      failedWith('agreement-required', 'send'),
    );
    expect(state.step).to.equal('consent');
    expect(state.agreed).to.equal(false);
    expect(state.agreement).to.equal(undefined);
  });

  it('starts again after a lost transaction with what was typed, and asks for the agreement anew', () => {
    const { state } = run(
      startOfSignup(),
      ...sent,
      { type: 'typed', field: 'mobile', text: '9999900001' },
      failedWith('transaction-lost'),
      { type: 'restart' },
    );
    expect(state.step).to.equal('consent');
    expect(state.agreed).to.equal(false);
    expect(state.agreement).to.equal(undefined);
    expect(state.draft.mobile).to.equal('9999900001');
    expect(state.transaction).to.equal(undefined);
  });

  it('forgets everything when another patient has signed in', () => {
    const { state, effects } = run(startOfSignup(), ...sent, { type: 'patient-changed' });
    expect(state).to.deep.equal({ ...startOfSignup('other-patient'), turn: state.turn });
    expect(effects.map(({ type }) => type)).to.include.members(['give-up', 'clear-aadhaar']);
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
    { next: 'done', created: true, abha },
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
              expect(sendAadhaarOtp.request.safeParse({ aadhaarNumber: number, agreement }).success).to.equal(
                true,
              );
            }
            if (effect.type === 'verify-otp') {
              const { transaction, otp, mobileNumber } = effect;
              expect(verifyAadhaarOtp.request.safeParse({ transaction, otp, mobileNumber }).success).to.equal(
                true,
              );
            }
            if ('abhaAddress' in effect && effect.type !== 'sign-in')
              expect(effect.abhaAddress).to.equal(fullAddress(result.state));
          }
          if (busy && (next.type === 'submit' || next.type === 'resend'))
            expect(result.effects).to.deep.equal([]);
          ({ state } = result);
        }
      }),
      { numRuns: 500 },
    );
  });
});
