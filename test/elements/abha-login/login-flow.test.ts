import { assert } from '@open-wc/testing';
import { login } from '../../../src/elements/abha-login/login-flow.js';
import type { LoginEvent, LoginTransition } from '../../../src/elements/abha-login/login-state.js';
import { otpBudget } from '../../support/fixtures.js';
import { accounts, identifiers, sessions, signedInAs } from '../../support/fixtures-login.js';
import { answer, failed, now, run, sent, submits, typedCode } from './flow.js';

const requests = ({ effects }: LoginTransition): unknown[] =>
  effects.flatMap((effect) => ('name' in effect ? [[effect.name, effect.request]] : []));
const others = ({ effects }: LoginTransition): string[] =>
  effects.flatMap(({ type }) => (type === 'call' ? [] : [type]));
const chosen = [
  ...typedCode,
  answer('verifyLoginOtp', { next: 'choose-account', transaction: 't2', accounts }),
];
const terms = { terms: '7', dataProcessing: undefined };

describe('The flow of a sign-in', () => {
  it('sends what the patient typed, as the wire wants it, to the one who sends codes for it', () => {
    const mobile = run([submits('+91 98765-00001', 'mobile')]);
    assert.deepEqual(requests(mobile), [
      ['sendLoginOtp', { identifier: { kind: 'mobile', value: '9876500001' }, otpSystem: 'abdm' }],
    ]);
    const aadhaar = run([submits('1341 2341 2342', 'aadhaar')]);
    assert.deepEqual(requests(aadhaar), [
      ['sendLoginOtp', { identifier: { kind: 'aadhaar', value: '134123412342' }, otpSystem: 'aadhaar' }],
    ]);
  });

  it('keeps no Aadhaar number, and empties its field once the code is under way', () => {
    const under = run([submits('134123412342', 'aadhaar')]);
    assert.notInclude(JSON.stringify(under.state), '134123412342');
    const there = run([
      submits('134123412342', 'aadhaar'),
      answer('sendLoginOtp', { transaction: 't1', otp: otpBudget() }),
    ]);
    assert.deepEqual(others(there), ['clear-identifier']);
    assert.strictEqual(there.state.step, 'otp');
  });

  it('leaves what is no Aadhaar number in its field, for whoever comes back to correct a digit', () => {
    assert.deepEqual(others(run(sent)), []);
  });

  it('asks for an ABHA address which ways are allowed, and goes on by itself where there is one only', () => {
    const asked = run([submits(' Nisha.Rao ', 'abha-address')]);
    assert.deepEqual(requests(asked), [['findLoginMethods', { abhaAddress: 'Nisha.Rao@abdm' }]]);
    const one = run([
      submits('nisha.rao', 'abha-address'),
      answer('findLoginMethods', { allowed: ['aadhaar'], blocked: [] }),
    ]);
    assert.deepEqual(requests(one), [
      [
        'sendLoginOtp',
        { identifier: { kind: 'abha-address', value: 'nisha.rao@abdm' }, otpSystem: 'aadhaar' },
      ],
    ]);
    const blocked = run([
      submits('nisha.rao', 'abha-address'),
      answer('findLoginMethods', { allowed: ['aadhaar'], blocked: ['abdm'] }),
    ]);
    assert.strictEqual(blocked.state.step, 'method');
    assert.deepEqual(requests(blocked), []);
  });

  it('takes no way that was not offered', () => {
    const offered: LoginEvent[] = [
      submits('nisha.rao', 'abha-address'),
      answer('findLoginMethods', { allowed: ['aadhaar'], blocked: ['abdm'] }),
    ];
    assert.deepEqual(requests(run([...offered, { type: 'choose-system', otpSystem: 'abdm' }])), []);
    assert.lengthOf(requests(run([...offered, { type: 'choose-system', otpSystem: 'aadhaar' }])), 1);
  });

  it('adds the ending of the portal’s domain to an address, unless the patient typed another', () => {
    const rules = { addressDomain: 'sbx' } as const;
    assert.deepEqual(requests(run([submits('nisha.rao', 'abha-address')], rules)), [
      ['findLoginMethods', { abhaAddress: 'nisha.rao@sbx' }],
    ]);
    assert.deepEqual(requests(run([submits('nisha.rao@ABDM', 'abha-address')], rules)), [
      ['findLoginMethods', { abhaAddress: 'nisha.rao@abdm' }],
    ]);
  });

  it('sends nothing before the terms are agreed to and recorded (P1 9.3), and records them once', () => {
    const without = run([submits(identifiers.mobile, 'mobile', terms)]);
    assert.deepEqual(requests(without), []);
    assert.deepEqual(without.state.problems, { terms: 'must-agree' });
    const agreeing: LoginEvent[] = [
      { type: 'terms-agreed', agreed: true },
      submits(identifiers.mobile, 'mobile', terms),
    ];
    assert.deepEqual(requests(run(agreeing)), [
      ['recordAgreement', { notice: 'terms', version: '7', language: 'hi' }],
    ]);
    const recorded = [
      ...agreeing,
      answer('recordAgreement', { agreement: 'a', recordedAt: '2026-11-20T06:30:00Z' }),
    ];
    assert.deepEqual(others(run(recorded)), ['submit-again']);
    const again = run([...recorded, submits(identifiers.mobile, 'mobile', terms)]);
    assert.match(JSON.stringify(requests(again)), /sendLoginOtp/);
  });

  it('asks for the terms again when the agreement has expired', () => {
    const { state } = run([
      { type: 'terms-agreed', agreed: true },
      submits(identifiers.mobile, 'mobile', terms),
      answer('recordAgreement', { agreement: 'a', recordedAt: '2026-11-20T06:30:00Z' }),
      submits(identifiers.mobile, 'mobile', terms),
      failed('agreement-required', 'sendLoginOtp'),
    ]);
    assert.deepEqual([state.termsAgreed, state.termsRecorded], [false, false]);
  });

  it('takes one press for one call, however often it is pressed', () => {
    const first = run([submits(identifiers.mobile, 'mobile')]);
    const second = run([submits(identifiers.mobile, 'mobile')], {}, first.state);
    assert.deepEqual(second, { state: first.state, effects: [] });
  });

  it('takes digits of Indian scripts for a code', () => {
    assert.deepEqual(requests(run(typedCode)), [['verifyLoginOtp', { transaction: 't1', otp: '123456' }]]);
  });

  it('sends no code that is too short or too long', () => {
    for (const [text, problem] of [
      ['', 'empty'],
      ['12345', 'too-short'],
      ['1234567', 'too-long'],
    ] as const) {
      const result = run([...sent, { type: 'code-typed', text }, submits('', undefined)]);
      assert.deepEqual(requests(result), []);
      assert.deepEqual(result.state.problems, { otp: problem });
    }
  });

  it('counts the cool-down on this device’s clock, and keeps where the code went over a resend', () => {
    assert.strictEqual(run(sent).state.otp?.resendAt, now + 60_000);
    const again = run([
      ...sent,
      { type: 'resend' },
      answer('resendLoginOtp', { transaction: 't1b', otp: otpBudget({ sendsLeft: 1, sentTo: null }) }),
    ]);
    assert.include(again.state.otp, { sendsLeft: 1, sentTo: '******2425' });
    assert.strictEqual(again.state.transaction, 't1b');
  });

  it('shows the chooser also for one account, and signs in to none that is not in it (P1 4.5)', () => {
    const one = run([
      ...typedCode,
      answer('verifyLoginOtp', { next: 'choose-account', transaction: 't2', accounts: accounts.slice(0, 1) }),
    ]);
    assert.strictEqual(one.state.step, 'accounts');
    assert.deepEqual(requests(run([...chosen, { type: 'sign-in', abhaAddress: 'stranger@abdm' }])), []);
    assert.deepEqual(requests(run([...chosen, { type: 'sign-in', abhaAddress: 'vikram_rao@abdm' }])), [
      ['signInToAccount', { transaction: 't2', abhaAddress: 'vikram_rao@abdm' }],
    ]);
  });

  it('forgets everything but the ABHA at the end', () => {
    const { state, effects } = run([
      ...chosen,
      { type: 'sign-in', abhaAddress: 'nisha.rao@abdm' },
      answer('signInToAccount', signedInAs),
    ]);
    assert.deepEqual(effects, [{ type: 'clear-identifier' }]);
    assert.deepInclude(state, { step: 'done', abha: signedInAs.abha, code: '', accounts: [] });
    assert.isUndefined(state.transaction);
    assert.isUndefined(state.identifier);
  });

  it('shows the notice on data processing at the first sign-in and for a new version only (P1 1.14)', () => {
    const rules = { dataProcessing: '2' };
    for (const [known, step] of [
      [undefined, 'data-processing'],
      ['1', 'data-processing'],
      ['2', 'done'],
    ] as const) {
      const outcome = { ...signedInAs, ...(known && { dataProcessing: known }) };
      assert.strictEqual(run([...typedCode, answer('verifyLoginOtp', outcome)], rules).state.step, step);
    }
    const shown = [...typedCode, answer('verifyLoginOtp', signedInAs)];
    const decide = (agreed: boolean): LoginEvent => ({
      type: 'data-processing',
      agreed,
      language: 'hi',
      version: '2',
    });
    assert.deepEqual(requests(run([...shown, decide(true)], rules)), [
      ['recordAgreement', { notice: 'data-processing', version: '2', language: 'hi' }],
    ]);
    assert.deepEqual(requests(run([...shown, decide(false)], rules)), [['signOut', {}]]);
    const out = run([...shown, decide(false), answer('signOut', sessions.nobody)], rules);
    assert.deepInclude(out.state, { step: 'identifier', notice: 'declined' });
  });

  it('knows no ABHA where ABDM says so before or after the code, and keeps no Aadhaar number then', () => {
    const before = run([submits('134123412342', 'aadhaar'), failed('abha-not-found', 'sendLoginOtp')]);
    assert.strictEqual(before.state.step, 'none');
    assert.deepEqual(others(before), ['clear-identifier']);
    const after = run([...typedCode, answer('verifyLoginOtp', { next: 'no-account' })]);
    assert.strictEqual(after.state.step, 'none');
  });

  it('shows a number or an address that is not found at its field', () => {
    const { state } = run([
      submits('nisha.rao', 'abha-address'),
      failed('abha-not-found', 'findLoginMethods'),
    ]);
    assert.deepInclude(state, {
      step: 'identifier',
      failure: { kind: 'abha-not-found', during: 'findLoginMethods' },
    });
  });
});

const rules = { addressDomain: 'abdm', dataProcessing: undefined } as const;

describe('The look at who is signed in', () => {
  const looking: LoginEvent = { type: 'look' };

  it('shows who is, or the sign-in', () => {
    assert.strictEqual(run([looking, answer('findSession', sessions.family)]).state.step, 'signed-in');
    assert.strictEqual(run([looking, answer('findSession', sessions.nobody)]).state.step, 'identifier');
  });

  it('that fails is nobody’s trouble', () => {
    const { state } = run([looking, failed('offline', 'findSession')]);
    assert.deepInclude(state, { step: 'identifier', failure: undefined, pending: undefined });
  });

  it('holds nobody up who begins to sign in meanwhile, and does not take the screen away later', () => {
    for (const event of [
      { type: 'identifier-typed' },
      { type: 'terms-agreed', agreed: true },
    ] as LoginEvent[]) {
      const { turn } = run([looking]).state;
      const { state } = run([looking, event]);
      assert.isUndefined(state.pending);
      const late = { ...answer('findSession', sessions.family), turn } as LoginEvent;
      assert.strictEqual(login(state, late, rules).state, state);
    }
    const pressed = run([looking, submits(identifiers.mobile, 'mobile')]);
    assert.strictEqual(pressed.state.pending, 'sendLoginOtp');
  });

  it('is not taken in the middle of a sign-in', () => {
    assert.deepEqual(requests(run([...sent, looking])), []);
  });

  it('comes again where the patient changed, and nothing of the one before stays', () => {
    for (const [events, notice] of [
      [typedCode, 'other-patient'],
      [[...typedCode, answer('verifyLoginOtp', signedInAs)], undefined],
      [[looking, answer('findSession', sessions.family)], undefined],
    ] as const) {
      const { state, effects } = run([...events, { type: 'patient-changed' }]);
      assert.deepEqual(
        effects.map((effect) => ('name' in effect ? effect.name : effect.type)),
        ['give-up', 'clear-identifier', 'findSession'],
      );
      assert.deepInclude(state, { step: 'identifier', notice, patients: [], code: '' });
      assert.isUndefined(state.abha);
      const { notice: kept } = run([answer('findSession', sessions.one)], {}, state).state;
      assert.strictEqual(kept, notice);
    }
  });

  it('leads to another patient, to one more, and out', () => {
    const there = [looking, answer('findSession', sessions.family)];
    assert.deepEqual(requests(run([...there, { type: 'switch', patient: 'p2' }])), [
      ['switchPatient', { patient: 'p2' }],
    ]);
    const added = run([...there, { type: 'add' }]);
    assert.strictEqual(added.state.step, 'identifier');
    assert.strictEqual(run([...there, { type: 'add' }, { type: 'back' }]).state.step, 'signed-in');
    const out = run([...there, { type: 'sign-out' }, answer('signOut', sessions.nobody)]);
    assert.deepInclude(out.state, { step: 'identifier', notice: 'signed-out', patients: [] });
  });
});
