import { assert } from '@open-wc/testing';
import fc from '../../support/fast-check.js';
import { errorKindNames } from '../../../src/abdm/errors.js';
import { type KycCalls, kycCalls } from '../../../src/elements/abha-profile/kyc/kyc-calls.js';
import { linkNumber } from '../../../src/elements/abha-profile/kyc/kyc-flow.js';
import {
  type KycEvent,
  type KycState,
  startOfKyc,
} from '../../../src/elements/abha-profile/kyc/kyc-state.js';
import { aadhaarNumbers, otpBudget } from '../../support/fixtures.js';
import { linkedProfile, selfDeclaredProfile } from '../../support/fixtures-profile.js';

/** `well` and `badly` stand for an answer to whatever is under way. */
type Happening =
  | KycEvent
  | { readonly type: 'well'; readonly isVerified: boolean }
  | { readonly type: 'badly'; readonly kind: (typeof errorKindNames)[number] };

const number = fc.constantFrom(aadhaarNumbers[0], '91123456789015', '', '12', '१२३');
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 3, arbitrary: fc.boolean().map((isVerified): Happening => ({ type: 'well', isVerified })) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('already-linked' as const, 'offline' as const)
      .map((kind): Happening => ({ type: 'badly', kind })),
  },
  fc.constantFrom(...errorKindNames).map((kind): Happening => ({ type: 'badly', kind })),
  {
    weight: 3,
    arbitrary: number.map((typed): Happening => ({ type: 'submit', number: typed, language: 'hi' })),
  },
  fc.constantFrom<Happening>(
    { type: 'choose', method: 'abha-number' },
    { type: 'choose', method: 'aadhaar' },
    { type: 'agreed', agreed: true },
    { type: 'agreed', agreed: false },
    { type: 'number-typed' },
    { type: 'code-typed', text: '123456' },
    { type: 'code-typed', text: '12' },
    { type: 'resend' },
    { type: 'back' },
    { type: 'restart' },
    { type: 'patient-changed' },
  ),
);

function answerTo(name: keyof KycCalls, isVerified: boolean): unknown {
  const profile = isVerified ? linkedProfile : selfDeclaredProfile;
  if (name === 'recordAgreement') return { agreement: 'agr', recordedAt: '2026-11-20T06:30:00Z' };
  if (name === 'readProfile') return profile;
  return name === 'verifyKycOtp' ? { profile } : { transaction: 'tx', otp: otpBudget({ sentTo: null }) };
}

/** An event of the flow, where one comes of it. */
function eventOf(one: Happening, { turn, pending }: KycState): KycEvent | undefined {
  if (one.type !== 'well' && one.type !== 'badly') return one;
  if (!pending) return undefined;
  return one.type === 'badly'
    ? { type: 'failed', turn, failure: { kind: one.kind, during: pending } }
    : ({
        type: 'answered',
        turn,
        name: pending,
        answer: answerTo(pending, one.isVerified),
        now: 0,
      } as KycEvent);
}

/** The beginning, and the screens that chance alone seldom comes to. */
const starts = fc.constantFrom<KycState>(
  startOfKyc(),
  { ...startOfKyc(), step: 'consent', method: 'aadhaar', agreed: true },
  { ...startOfKyc(), step: 'aadhaar', method: 'aadhaar', agreed: true, agreement: 'agr' },
  { ...startOfKyc(), step: 'otp', transaction: 'tx', code: '123456' },
);

describe('Any events on the way to KYC', () => {
  it('ask for nothing that the contract refuses, one call at a time, and keep no number in the state', () => {
    const asked = new Set<string>();
    fc.assert(
      fc.property(starts, fc.array(happening, { maxLength: 40 }), (start, happenings) => {
        let state = start;
        for (const one of happenings) {
          const event = eventOf(one, state);
          if (!event) continue;
          const before = state;
          const { state: next, effects } = linkNumber(before, event);
          const calls = effects.filter((effect) => effect.type === 'call');
          assert.isAtMost(calls.length, 1);
          for (const { name, request } of calls) {
            asked.add(name);
            assert.isTrue(kycCalls[name].request.safeParse(request).success, name);
            assert.isTrue(before.pending === undefined || event.type === 'failed', 'one at a time');
            assert.strictEqual(next.pending, name);
          }
          assert.notMatch(JSON.stringify(next), /134123412342|91-?1234/);
          state = next;
        }
      }),
      { numRuns: 1500 },
    );
    assert.sameMembers([...asked], Object.keys(kycCalls), 'every call came up');
  });

  it('an answer to an older turn changes nothing', () => {
    const state = { ...startOfKyc(), turn: 5 };
    const late: KycEvent = { type: 'failed', turn: 4, failure: { kind: 'internal', during: 'sendKycOtp' } };
    assert.strictEqual(linkNumber(state, late).state, state);
  });
});
