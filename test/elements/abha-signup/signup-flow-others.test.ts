import { assert } from '@open-wc/testing';
import type { LoginOutcome, RegistrationOutcome } from '../../../src/contract/outcomes.js';
import { startOfSignup } from '../../../src/elements/abha-signup/signup-state.js';
import {
  aadhaarNumber,
  abha,
  aboutPatient,
  account,
  agreed,
  answer,
  budget,
  by,
  calls,
  failed,
  now,
  type Run,
  run,
  types,
  verifiedByMobile,
} from './flow.js';

const none: RegistrationOutcome = {
  next: 'choose-account',
  transaction: 't2',
  accounts: [],
  mayCreate: true,
  addressDomain: 'abdm',
};
const noAccount = { next: 'create-address', transaction: 't2', addressDomain: 'abdm' } as const;
const found: RegistrationOutcome = { ...none, accounts: [account('nisha.rao')] };
const information = { agreement: 'info', recordedAt: '2026-01-01T09:00:00Z' };

describe('the flow of a sign-up by mobile number', () => {
  it('P1 1.6: shows what is found first; P1 1.7: another one needs no second OTP', () => {
    const { state } = by('mobile', ...verifiedByMobile(found));
    assert.equal(state.step, 'accounts');
    const another = run(state, { type: 'create-another' });
    assert.equal(another.state.step, 'person');
    assert.deepEqual(another.effects, []);
    assert.equal(another.state.transaction, 't2');
    assert.equal(run(another.state, { type: 'back' }).state.step, 'accounts');
  });

  it('P1 1.8: names everything that is missing, and nothing that is optional', () => {
    const { state, effects } = by('mobile', ...verifiedByMobile(noAccount), { type: 'submit' });
    assert.equal(state.step, 'person');
    assert.deepEqual(effects, []);
    assert.deepEqual(state.problems, {
      firstName: 'empty',
      birth: 'empty',
      gender: 'empty',
      line: 'empty',
      pincode: 'empty',
      information: 'must-agree',
    });
  });

  it('a mended field loses its problem, the others keep theirs', () => {
    const { state } = by('mobile', ...verifiedByMobile(noAccount), { type: 'submit' });
    for (const [field, gone] of [
      ['firstName', 'firstName'],
      ['month', 'birth'],
      ['gender', 'gender'],
      ['pincode', 'pincode'],
    ] as const) {
      const mended = Object.keys(run(state, ...types({ [field]: '1' })).state.problems);
      assert.notInclude(mended, gone);
      assert.lengthOf(mended, 5);
    }
  });

  it('P1 1.9: records the agreement before the address is chosen, once', () => {
    const asked = by('mobile', ...verifiedByMobile(noAccount), ...aboutPatient, {
      type: 'submit',
      language: 'en',
    });
    const [call] = calls(asked.effects);
    assert.equal(asked.state.step, 'person');
    assert.deepEqual(call?.request, {
      notice: 'user-information',
      version: 'app-2023',
      language: 'en',
    });
    const next = run(asked.state, answer('recordAgreement', information));
    assert.equal(next.state.step, 'address');
    const on = run(next.state, { type: 'back' }, { type: 'submit' });
    assert.equal(on.state.step, 'address');
    assert.deepEqual(calls(on.effects), []);
  });

  it('names come to the suggestions as typed, tidied', () => {
    const next = by(
      'mobile',
      ...verifiedByMobile(noAccount),
      ...aboutPatient,
      { type: 'submit' },
      answer('recordAgreement', information),
    );
    const about = { firstName: 'Nisha', lastName: 'Rao', yearOfBirth: 1995, monthOfBirth: 3, dayOfBirth: 27 };
    assert.deepEqual(next.effects, [{ type: 'load-suggestions', transaction: 't2', about }]);
  });

  it('creates the address with the person and the agreement', () => {
    const { effects } = by(
      'mobile',
      ...verifiedByMobile(noAccount),
      ...aboutPatient,
      { type: 'submit' },
      answer('recordAgreement', information),
      ...types({ address: 'nisha.rao' }),
      { type: 'submit' },
    );
    const [call] = calls(effects);
    assert.equal(call?.name, 'createSelfDeclaredAddress');
    assert.deepEqual(call?.request, {
      transaction: 't2',
      abhaAddress: 'nisha.rao@abdm',
      agreement: 'info',
      person: {
        firstName: 'Nisha',
        lastName: 'Rao',
        gender: 'F',
        yearOfBirth: 1995,
        monthOfBirth: 3,
        dayOfBirth: 27,
        pincode: '560001',
        address: '12, MG Road',
      },
    });
  });

  it('what is spoilt while the agreement is recorded is named, and the agreement is not asked for twice', () => {
    const { state, effects } = by(
      'mobile',
      ...verifiedByMobile(noAccount),
      ...aboutPatient,
      { type: 'submit' },
      ...types({ year: '' }),
      answer('recordAgreement', information),
    );
    assert.deepEqual([state.step, state.pending, state.problems], ['person', undefined, { birth: 'empty' }]);
    assert.deepEqual(effects, []);
    const mended = run(state, ...types({ year: '1995' }), { type: 'submit' });
    assert.equal(mended.state.step, 'address');
    assert.deepEqual(calls(mended.effects), []);
  });

  it('an agreement that has run out is asked for again, with what was typed', () => {
    const { state } = by(
      'mobile',
      ...verifiedByMobile(noAccount),
      ...aboutPatient,
      { type: 'submit' },
      answer('recordAgreement', information),
      ...types({ address: 'nisha.rao' }),
      { type: 'submit' },
      failed('agreement-required', 'createSelfDeclaredAddress'),
    );
    assert.deepEqual([state.step, state.informationAgreed], ['person', false]);
    assert.deepEqual([state.draft.firstName, state.draft.address], [' Nisha ', 'nisha.rao']);
    const again = run(state, { type: 'information-agreed', agreed: true }, { type: 'submit' });
    assert.equal(calls(again.effects)[0]?.name, 'recordAgreement');
  });

  it('takes the place of the PIN code that stands there, and of no other', () => {
    const { state } = by('mobile', ...verifiedByMobile(noAccount), ...types({ pincode: '५६०००१' }));
    assert.equal(state.place, 'looking');
    const stale = run(state, { type: 'place-found', pincode: '560002', place: 'not-found' });
    assert.equal(stale.state.place, 'looking');
    const place = { state: 'Karnataka', district: 'Bengaluru Urban' };
    assert.deepEqual(run(state, { type: 'place-found', pincode: '560001', place }).state.place, place);
  });
});

describe('a sign-in by one more OTP', () => {
  const needed: Run = by(
    'mobile',
    ...verifiedByMobile(found),
    { type: 'sign-in', abhaAddress: 'nisha.rao@abdm' },
    answer('signInToSelfDeclared', { next: 'login', abhaAddress: 'nisha.rao@abdm' }),
  );
  const sentAgain = run(
    needed.state,
    { type: 'submit' },
    answer('sendLoginOtp', { transaction: 'l1', otp: budget }),
  );

  it('says so before the OTP is sent', () => {
    assert.deepEqual([needed.state.step, needed.state.signInTo], ['sign-in', 'nisha.rao@abdm']);
    const [call] = calls(run(needed.state, { type: 'submit' }).effects);
    const identifier = { kind: 'abha-address', value: 'nisha.rao@abdm' } as const;
    assert.deepEqual(call?.request, { identifier, otpSystem: 'abdm' });
  });

  it('keeps the transaction of the registration beside its own', () => {
    const { state } = sentAgain;
    assert.deepEqual([state.step, state.transaction, state.loginTransaction], ['sign-in-otp', 't2', 'l1']);
    const [call] = calls(run(state, { type: 'resend' }).effects);
    assert.deepEqual([call?.name, call?.request], ['resendLoginOtp', { transaction: 'l1' }]);
  });

  it('picks the same address where ABDM asks which', () => {
    const { effects } = run(
      sentAgain.state,
      ...types({ otp: '123456' }),
      { type: 'submit' },
      answer('verifyLoginOtp', {
        next: 'choose-account',
        transaction: 'l2',
        accounts: [account('nisha.rao')],
      }),
    );
    const [call] = calls(effects);
    assert.deepEqual(
      [call?.name, call?.request],
      ['signInToAccount', { transaction: 'l2', abhaAddress: 'nisha.rao@abdm' }],
    );
  });

  it('a choice that failed is made again: the OTP is used up', () => {
    const accounts = [account('nisha.rao')];
    const { state, effects } = run(
      sentAgain.state,
      ...types({ otp: '123456' }),
      { type: 'submit' },
      answer('verifyLoginOtp', { next: 'choose-account', transaction: 'l2', accounts }),
      failed('internal', 'signInToAccount'),
      { type: 'submit' },
    );
    assert.equal(calls(effects)[0]?.name, 'signInToAccount');
    const again = run(
      state,
      failed('internal', 'signInToAccount'),
      { type: 'resend' },
      answer('resendLoginOtp', { transaction: 'l3', otp: budget }),
      ...types({ otp: '123456' }),
      { type: 'submit' },
    );
    const [call] = calls(again.effects);
    assert.deepEqual([call?.name, call?.request], ['verifyLoginOtp', { transaction: 'l3', otp: '123456' }]);
  });

  it('ends signed in, and never calls it created', () => {
    const { state } = run(
      sentAgain.state,
      ...types({ otp: '123456' }),
      { type: 'submit' },
      answer('verifyLoginOtp', { next: 'done', abha }),
    );
    assert.equal(state.result?.created, 'nothing');
  });

  it('says that it is not found where ABDM knows another one only', () => {
    const others: LoginOutcome[] = [
      { next: 'no-account' },
      { next: 'choose-account', transaction: 'l2', accounts: [account('other')] },
    ];
    for (const outcome of others) {
      const { state, effects } = run(
        sentAgain.state,
        ...types({ otp: '123456' }),
        { type: 'submit' },
        answer('verifyLoginOtp', outcome),
      );
      assert.equal(state.failure?.kind, 'abha-not-found');
      assert.equal(state.pending, undefined);
      assert.deepEqual(calls(effects), []);
    }
  });
});

describe('the flow of a sign-up by face', () => {
  const page = {
    transaction: 'f1',
    link: 'https://face.example/confirm',
    at: '2026-01-01T09:00:00Z',
    expiresAt: '2026-01-01T09:10:00Z',
  };
  const started = by('face', ...agreed, answer('startFace', page));
  const seen = run(started.state, { type: 'face-seen', transaction: 'f1', status: 'verified' });

  it('asks for the page right after the agreement, and counts from the clock of this device', () => {
    const [call] = calls(by('face', ...agreed).effects);
    assert.deepEqual([call?.name, call?.request], ['startFace', { agreement: 'proof' }]);
    const expiresAt = now + 600_000;
    assert.deepEqual(started.state.face, { link: page.link, expiresAt });
    assert.deepEqual(started.effects, [{ type: 'watch-face', transaction: 'f1', expiresAt }]);
  });

  it('asks for the Aadhaar number once the face is confirmed', () => {
    assert.equal(seen.state.step, 'aadhaar');
    const [call] = calls(run(seen.state, { type: 'submit', aadhaarNumber }).effects);
    assert.deepEqual([call?.name, call?.request], ['verifyFace', { transaction: 'f1', aadhaarNumber }]);
  });

  it('drops what it hears of another face', () => {
    const other = run(started.state, { type: 'face-seen', transaction: 'f0', status: 'verified' });
    assert.equal(other.state.step, 'face');
    const gone = run(
      started.state,
      { type: 'back' },
      { type: 'face-seen', transaction: 'f1', status: 'over' },
    );
    assert.equal(gone.state.failure, undefined);
  });

  it('says when it took too long', () => {
    const { state } = run(started.state, { type: 'face-seen', transaction: 'f1', status: 'over' });
    assert.equal(state.failure?.kind, 'face-not-verified');
  });

  it('a confirmed face is not used twice: what it led to is where the way goes on', () => {
    const created = run(seen.state, { type: 'submit', aadhaarNumber }, answer('verifyFace', noAccount));
    assert.equal(created.state.step, 'address');
    const again = run(created.state, { type: 'back' }, { type: 'submit', aadhaarNumber });
    assert.equal(again.state.step, 'address');
    assert.deepEqual(calls(again.effects), []);
  });
});

describe('somebody whose Aadhaar has no mobile number', () => {
  it('is shown the other ways, also from an error on the way', () => {
    const start = startOfSignup(['aadhaar', 'mobile']);
    assert.equal(run(start, { type: 'choose', method: 'none' }).state.step, 'no-aadhaar-mobile');
    const { state } = run(
      start,
      { type: 'choose', method: 'aadhaar' },
      ...agreed,
      { type: 'submit', aadhaarNumber },
      failed('aadhaar-without-mobile', 'sendAadhaarOtp'),
      { type: 'other-ways' },
    );
    assert.deepEqual([state.step, state.failure], ['no-aadhaar-mobile', undefined]);
    assert.equal(run(state, { type: 'back' }).state.step, 'method');
    assert.equal(run(state, { type: 'choose', method: 'mobile' }).state.step, 'mobile');
  });
});
