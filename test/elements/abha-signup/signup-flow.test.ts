import { assert } from '@open-wc/testing';
import { errorKindNames } from '../../../src/abdm/errors.js';
import { mayResend, otpStatus } from '../../../src/client/otp-status.js';
import type { RegistrationOutcome } from '../../../src/contract/outcomes.js';
import { signup } from '../../../src/elements/abha-signup/signup-flow.js';
import { methodsOf, startOfSignup } from '../../../src/elements/abha-signup/signup-state.js';
import {
  aadhaarNumber,
  abha,
  account,
  agreed,
  answer,
  budget,
  by,
  calls,
  failed,
  newAddress,
  now,
  run,
  sent,
  types,
  verified,
} from './flow.js';

const twoAccounts: RegistrationOutcome = {
  next: 'choose-account',
  transaction: 't2',
  accounts: [account('nisha.rao'), account('nisha.r')],
  mayCreate: true,
  addressDomain: 'abdm',
};

describe('the choice of a way', () => {
  it('is there when there are several, in the order of the portal, and not for one', () => {
    assert.equal(startOfSignup(['mobile', 'aadhaar']).step, 'method');
    assert.deepEqual(
      (['aadhaar', 'mobile', 'face'] as const).map((method) => startOfSignup([method]).step),
      ['consent', 'mobile', 'consent'],
    );
  });

  it('is read from an attribute however it is written; one that names none is the default', () => {
    assert.deepEqual(methodsOf(' Mobile,face  mobile '), ['mobile', 'face']);
    for (const text of ['', 'iris', null, undefined])
      assert.deepEqual(methodsOf(text), ['aadhaar', 'mobile']);
  });

  it('takes only what the portal offers', () => {
    const { state } = run(startOfSignup(['aadhaar', 'mobile']), { type: 'choose', method: 'face' });
    assert.equal(state.step, 'method');
  });

  it('drops the transaction of one way when another is taken', () => {
    const start = startOfSignup(['aadhaar', 'mobile']);
    const { state } = run(start, { type: 'choose', method: 'aadhaar' }, ...sent);
    const { state: back } = run(state, { type: 'back' }, { type: 'back' }, { type: 'back' });
    assert.equal(back.step, 'method');
    const other = run(back, { type: 'choose', method: 'mobile' }).state;
    assert.deepEqual(
      [other.step, other.transaction, other.resume, other.otp],
      ['mobile', undefined, undefined, undefined],
    );
    const same = run(back, { type: 'choose', method: 'aadhaar' }).state;
    assert.equal(same.transaction, 't1');
  });
});

describe('the flow of a sign-up by Aadhaar', () => {
  it('CRT_ABHA_102: asks for nothing before the patient has agreed', () => {
    const { state, effects } = by('aadhaar', { type: 'submit' });
    assert.equal(state.step, 'consent');
    assert.equal(state.problems.consent, 'must-agree');
    assert.deepEqual(effects, []);
    assert.equal(startOfSignup().agreed, false);
  });

  it('CRT_ABHA_102: records the agreement, with version and language, before it goes on', () => {
    const { state, effects } = by('aadhaar', ...agreed.slice(0, 2));
    assert.equal(state.step, 'consent');
    const request = { notice: 'aadhaar-consent', version: '1.4', language: 'hi' };
    assert.deepEqual(effects, [
      { type: 'call', turn: state.turn, name: 'recordAgreement', request },
    ] as unknown as typeof effects);
    assert.equal(run(state, agreed[2]!).state.step, 'aadhaar');
  });

  it('sends an OTP for a right number only, and has the input emptied after it', () => {
    const wrong = by('aadhaar', ...agreed, { type: 'submit', aadhaarNumber: '1341' });
    assert.equal(wrong.state.problems.aadhaar, 'too-short');
    assert.deepEqual(wrong.effects, []);
    const { state, effects } = by('aadhaar', ...sent);
    assert.equal(state.step, 'otp');
    assert.deepEqual(effects, [{ type: 'clear-aadhaar' }]);
  });

  it('never keeps the Aadhaar number in its state', () => {
    let state = startOfSignup(['aadhaar']);
    for (const event of newAddress) {
      ({ state } = run(state, event));
      assert.notInclude(JSON.stringify(state), aadhaarNumber);
    }
  });

  it('sends once, however often the button is pressed', () => {
    const first = by('aadhaar', ...agreed, { type: 'submit', aadhaarNumber });
    const second = run(first.state, { type: 'submit', aadhaarNumber });
    assert.lengthOf(first.effects, 1);
    assert.deepEqual(second.effects, []);
  });

  it('counts the moments of an OTP from the clock of this device', () => {
    const { state } = by('aadhaar', ...sent);
    assert.equal(state.otp?.resendAt, now + 60_000);
    assert.equal(mayResend(state.otp, now + 59_999), false);
    assert.equal(mayResend(state.otp, now + 60_000), true);
    assert.equal(mayResend(otpStatus({ ...budget, sendsLeft: 0 }, now), now + 60_000), false);
    const locked = otpStatus({ ...budget, lockedUntil: '2026-01-01T09:30:00Z' }, now);
    assert.equal(mayResend(locked, now + 60_000), false);
  });

  it('CRT_ABHA_106: sends an OTP again without the Aadhaar number, and still knows where the first went', () => {
    const { state, effects } = by('aadhaar', ...sent, { type: 'resend' });
    const [call] = calls(effects);
    assert.deepEqual([call?.name, call?.request], ['resendAadhaarOtp', { transaction: 't1' }]);
    const { sentTo: _unnamed, ...unnamed } = budget;
    const again = run(
      state,
      answer('resendAadhaarOtp', { transaction: 't3', otp: { ...unnamed, sendsLeft: 1 } }),
    );
    assert.deepInclude(again.state.otp, { sendsLeft: 1, sentTo: '******2425' });
    assert.equal(again.state.transaction, 't3');
  });

  it('checks OTP and mobile number together and names each fault', () => {
    const { state, effects } = by('aadhaar', ...sent, { type: 'submit' });
    assert.deepEqual(state.problems, { otp: 'empty', mobile: 'empty' });
    assert.deepEqual(effects, []);
  });

  it('CRT_ABHA_109: asks for the OTP of another mobile number', () => {
    const { state } = by('aadhaar', ...verified({ next: 'mobile-otp', transaction: 't2', otp: budget }));
    assert.equal(state.step, 'mobile-otp');
    const [call] = calls(run(state, ...types({ mobileOtp: '654321' }), { type: 'submit' }).effects);
    assert.deepEqual([call?.name, call?.request], ['verifyMobileOtp', { transaction: 't2', otp: '654321' }]);
  });

  it('shows an ABHA that exists before anything is made, and never calls it created', () => {
    const one: RegistrationOutcome = { ...twoAccounts, accounts: [account('nisha.rao')], mayCreate: false };
    const { state, effects } = by('aadhaar', ...verified(one));
    assert.equal(state.step, 'accounts');
    assert.deepEqual(calls(effects), []);
    const pressed = run(state, { type: 'sign-in', abhaAddress: 'nisha.rao@abdm' });
    assert.equal(calls(pressed.effects)[0]?.name, 'signInToFoundAbha');
    const done = run(pressed.state, answer('signInToFoundAbha', { next: 'done', created: 'nothing', abha }));
    assert.equal(done.state.result?.created, 'nothing');
  });

  it('signs in to what was found only, and makes another only where that is allowed', () => {
    const { state } = by('aadhaar', ...verified(twoAccounts));
    assert.deepEqual(run(state, { type: 'sign-in', abhaAddress: 'someone@abdm' }).effects, []);
    const another = run(state, { type: 'create-another' });
    assert.equal(another.state.step, 'address');
    assert.deepEqual(another.effects, [{ type: 'load-suggestions', transaction: 't2', about: undefined }]);
    assert.equal(run(another.state, { type: 'back' }).state.step, 'accounts');
    assert.equal(run({ ...state, mayCreate: false }, { type: 'create-another' }).state.step, 'accounts');
  });

  it('looks up a well-formed address while it is typed, and takes only the answer to what stands there', () => {
    const typed = by('aadhaar', ...newAddress, ...types({ address: 'nisha.rao' }));
    assert.deepEqual(typed.effects, [
      { type: 'check-address', transaction: 't2', abhaAddress: 'nisha.rao@abdm' },
    ]);
    const stale = { type: 'address-checked', abhaAddress: 'nisha.ra@abdm', availability: 'free' } as const;
    assert.equal(run(typed.state, stale).state.availability, 'checking');
    const short = run(typed.state, ...types({ address: 'nisha' }));
    assert.deepEqual(short.effects, []);
    assert.equal(short.state.availability, 'unknown');
  });

  it('keeps a taken address in its field, and does not ask ABDM for it again', () => {
    const taken = by(
      'aadhaar',
      ...newAddress,
      ...types({ address: 'nisha.rao' }),
      { type: 'submit' },
      failed('address-taken', 'createAbha'),
    );
    assert.equal(taken.state.draft.address, 'nisha.rao');
    assert.equal(taken.state.availability, 'taken');
    assert.deepEqual(run(taken.state, { type: 'submit' }).effects, []);
  });

  it('keeps nothing but the result once it is done', () => {
    const { state } = by(
      'aadhaar',
      ...newAddress,
      ...types({ address: 'nisha.rao' }),
      { type: 'submit' },
      answer('createAbha', { next: 'done', created: 'abha', abha }),
    );
    assert.equal(state.step, 'done');
    assert.deepEqual(state.draft, startOfSignup().draft);
    assert.deepEqual([state.transaction, state.agreement, state.sentFor], [undefined, undefined, undefined]);
  });

  it('goes back from every screen and keeps what was typed, and on again to where it was', () => {
    const { state } = by('aadhaar', ...newAddress, ...types({ address: 'nisha.rao' }), { type: 'back' });
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
    const waiting = by('aadhaar', ...agreed, { type: 'submit', aadhaarNumber });
    const { turn } = waiting.state;
    const gone = run(waiting.state, { type: 'back' });
    const late = signup(gone.state, {
      type: 'answered',
      turn,
      name: 'sendAadhaarOtp',
      answer: { transaction: 't1', otp: budget },
      now,
    });
    assert.equal(late.state.step, 'consent');
    assert.equal(late.state.transaction, undefined);
  });

  it('keeps what was typed through every kind of failure', () => {
    for (const kind of errorKindNames) {
      const before = by('aadhaar', ...verified({ next: 'mobile-otp', transaction: 't2', otp: budget }));
      const { state } = run(
        before.state,
        ...types({ mobileOtp: '654321' }),
        { type: 'submit' },
        failed(kind, 'verifyMobileOtp'),
      );
      assert.equal(state.pending, undefined, kind);
      assert.equal(state.draft.mobileOtp, '654321', kind);
      assert.equal(state.draft.mobile, '9999900001', kind);
    }
  });

  it('asks to agree again when the agreement has run out', () => {
    const expired = failed('agreement-required', 'sendAadhaarOtp');
    const { state } = by('aadhaar', ...agreed, { type: 'submit', aadhaarNumber }, expired);
    assert.equal(state.step, 'consent');
    assert.equal(state.agreed, false);
    assert.equal(state.agreement, undefined);
  });

  it('starts again after a lost transaction with what was typed, and asks for the agreement anew', () => {
    const { state } = by(
      'aadhaar',
      ...sent,
      ...types({ mobile: '9999900001' }),
      failed('transaction-lost', 'verifyAadhaarOtp'),
      { type: 'restart' },
    );
    assert.equal(state.step, 'consent');
    assert.equal(state.agreed, false);
    assert.equal(state.agreement, undefined);
    assert.equal(state.draft.mobile, '9999900001');
    assert.equal(state.transaction, undefined);
  });

  it('forgets everything when another patient has signed in', () => {
    const { state, effects } = by('aadhaar', ...sent, { type: 'patient-changed' });
    assert.deepEqual(state, { ...startOfSignup(['aadhaar'], 'other-patient'), turn: state.turn });
    assert.includeMembers(
      effects.map(({ type }) => type),
      ['give-up', 'clear-aadhaar'],
    );
  });
});
