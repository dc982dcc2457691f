import { assert } from '@open-wc/testing';
import fc from '../../support/fast-check.js';
import { errorKindNames } from '../../../src/abdm/errors.js';
import type { RegistrationOutcome } from '../../../src/contract/outcomes.js';
import { lookUps, signupCalls } from '../../../src/elements/abha-signup/signup-calls.js';
import {
  type Draft,
  fullAddress,
  type Pending,
  type SignupEffect,
  type SignupEvent,
  type SignupMethod,
  signupMethods,
  type SignupState,
  startOfSignup,
} from '../../../src/elements/abha-signup/signup-state.js';
import {
  aadhaarNumber,
  abha,
  aboutPatient,
  account,
  agreed,
  answer,
  budget,
  failed,
  newAddress,
  run,
  sent,
  types,
  verified,
  verifiedByMobile,
} from './flow.js';
import { fieldsOn } from '../../support/drive.js';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^[0-9]{0,12}$/),
  fc.constantFrom(
    'nisha.rao',
    '123456',
    '9999900001',
    'Nisha',
    '560001',
    'F',
    '27',
    '3',
    '1995',
    '12, MG Road',
  ),
);
const drafts = Object.keys(startOfSignup().draft) as (keyof Draft)[];
const outcome = fc.constantFrom<RegistrationOutcome>(
  { next: 'mobile-otp', transaction: 't2', otp: budget },
  { next: 'choose-account', transaction: 't2', accounts: [], mayCreate: true, addressDomain: 'abdm' },
  {
    next: 'choose-account',
    transaction: 't2',
    accounts: [account('nisha.rao')],
    mayCreate: true,
    addressDomain: 'sbx',
  },
  { next: 'create-address', transaction: 't2', addressDomain: 'abdm' },
  { next: 'login', abhaAddress: 'nisha.rao@abdm' },
  { next: 'done', created: 'abha', abha },
);
const face = {
  transaction: 'f1',
  link: 'https://face.example/',
  at: budget.at,
  expiresAt: '2026-01-01T09:10:00Z',
};

const faceSeen: SignupEvent = { type: 'face-seen', transaction: 'f1', status: 'verified' };

/** What may happen at any time; `answered` stands for an answer to whatever is under way. */
type Happening = SignupEvent | { readonly type: 'well'; readonly outcome: RegistrationOutcome };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 2, arbitrary: outcome.map((next): Happening => ({ type: 'well', outcome: next })) },
  fc.record({
    type: fc.constantFrom('agreed' as const, 'information-agreed' as const),
    agreed: fc.boolean(),
  }),
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('typed' as const), field: fc.constantFrom(...drafts), text }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('submit' as const),
      aadhaarNumber: fc.oneof(text, fc.constant(aadhaarNumber)),
      language: fc.constantFrom('en', 'hi'),
    }),
  },
  fc
    .constantFrom(...signupMethods, 'none' as const)
    .map((method): SignupEvent => ({ type: 'choose', method })),
  fc.constantFrom<SignupEvent>(
    { type: 'resend' },
    { type: 'back' },
    { type: 'resume' },
    { type: 'create-another' },
    { type: 'other-ways' },
    { type: 'restart' },
    { type: 'patient-changed' },
    { type: 'aadhaar-typed' },
    { type: 'sign-in', abhaAddress: 'nisha.rao@abdm' },
    faceSeen,
    { type: 'face-seen', transaction: 'f1', status: 'over' },
    { type: 'suggested', transaction: 't2', suggestions: ['nisha1995@abdm'] },
    { type: 'suggested', transaction: 't2', suggestions: 'failed' },
    { type: 'place-found', pincode: '560001', place: 'not-found' },
    { type: 'place-found', pincode: '560001', place: { state: 'Karnataka', district: 'Bengaluru Urban' } },
  ),
  fc.constantFrom(...errorKindNames).map((kind) => failed(kind, 'createAbha')),
);

/** A good answer to what is under way. */
function wellAnswered(pending: Pending, next: RegistrationOutcome): SignupEvent {
  if (pending === 'recordAgreement') return answer(pending, { agreement: 'proof', recordedAt: budget.at });
  if (pending === 'startFace') return answer(pending, face);
  if (pending === 'verifyLoginOtp') {
    const accounts = [account('nisha.rao')];
    return answer(pending, { next: 'choose-account', transaction: 'l2', accounts });
  }
  if (pending === 'signInToAccount') return answer(pending, { next: 'done', abha });
  if (/^(re)?send/.test(pending))
    return answer(pending as 'sendAadhaarOtp', { transaction: 't1', otp: budget });
  return answer(pending as 'createAbha', next);
}

/** What can happen on the screen that shows. */
function timely(state: SignupState, event: Happening): SignupEvent | undefined {
  if (event.type === 'typed') {
    const fields: readonly string[] = [
      ...(fieldsOn[state.step] ?? []),
      ...(state.step === 'person' ? ['gender'] : []),
    ];
    return fields.includes(event.field) ? event : undefined;
  }
  if (event.type !== 'well') return event;
  return state.pending && wellAnswered(state.pending, event.outcome);
}

/** What the contract says to the work that a flow asks for. */
function refusals(effects: readonly SignupEffect[], state: SignupState): string[] {
  return effects.flatMap((effect) => {
    switch (effect.type) {
      case 'call': {
        const { success } = signupCalls[effect.name].request.safeParse(effect.request);
        return success ? [] : [`${effect.name}: ${JSON.stringify(effect.request)}`];
      }
      case 'load-suggestions': {
        const { transaction, about } = effect;
        const { success } = lookUps.suggestAddresses.request.safeParse({
          transaction,
          ...(about && { about }),
        });
        return success ? [] : [`suggestions: ${JSON.stringify(about)}`];
      }
      case 'check-address':
        return effect.abhaAddress === fullAddress(state) ? [] : [`address: ${effect.abhaAddress}`];
      case 'find-pincode':
        return lookUps.findPincode.request.safeParse({ pincode: effect.pincode }).success
          ? []
          : [effect.pincode];
      default:
        return [];
    }
  });
}

const found: RegistrationOutcome = {
  next: 'choose-account',
  transaction: 't2',
  accounts: [account('nisha.rao')],
  mayCreate: true,
  addressDomain: 'abdm',
};
const noAccount: RegistrationOutcome = { next: 'create-address', transaction: 't2', addressDomain: 'abdm' };
const otherMobile: RegistrationOutcome = { next: 'mobile-otp', transaction: 't2', otp: budget };
const filled = types({ otp: '123456', mobile: '9999900001', mobileOtp: '654321', address: 'nisha.rao' });

const oneMoreOtp: readonly SignupEvent[] = [
  ...verifiedByMobile(found),
  { type: 'sign-in', abhaAddress: 'nisha.rao@abdm' },
  answer('signInToSelfDeclared', { next: 'login', abhaAddress: 'nisha.rao@abdm' }),
];

/** Where the events begin: chance alone would hardly ever come so far. */
const beginnings: Readonly<Record<SignupMethod, readonly (readonly SignupEvent[])[]>> = {
  aadhaar: [
    [],
    agreed,
    [...sent, ...filled],
    [...verified(otherMobile), ...filled],
    verified(found),
    newAddress,
  ],
  mobile: [
    filled,
    [...verifiedByMobile(noAccount).slice(0, 3), ...filled],
    verifiedByMobile(found),
    [...verifiedByMobile(noAccount), ...aboutPatient],
    [
      ...verifiedByMobile(noAccount),
      ...aboutPatient,
      { type: 'submit' },
      answer('recordAgreement', { agreement: 'proof', recordedAt: budget.at }),
      ...filled,
    ],
    oneMoreOtp,
    [
      ...oneMoreOtp,
      { type: 'submit' },
      answer('sendLoginOtp', { transaction: 'l1', otp: budget }),
      ...filled,
    ],
  ],
  face: [[], [...agreed, answer('startFace', face)], [...agreed, answer('startFace', face), faceSeen]],
};

const submitted: SignupEvent = { type: 'submit', aadhaarNumber, language: 'en' };

/** First events that are tried from every beginning before chance has its say. */
const first: readonly (readonly Happening[])[] = [
  [{ type: 'agreed', agreed: true }, submitted],
  [submitted, { type: 'well', outcome: noAccount }],
  [{ type: 'resend' }],
  [{ type: 'sign-in', abhaAddress: 'nisha.rao@abdm' }],
];

/** Calls that each way must have reached, or the events prove nothing. */
const reached: Readonly<Record<SignupMethod, readonly Pending[]>> = {
  aadhaar: [
    'recordAgreement',
    'sendAadhaarOtp',
    'resendAadhaarOtp',
    'verifyAadhaarOtp',
    'resendMobileOtp',
    'verifyMobileOtp',
    'signInToFoundAbha',
    'createAbha',
  ],
  mobile: [
    'sendSelfDeclaredOtp',
    'resendSelfDeclaredOtp',
    'verifySelfDeclaredOtp',
    'recordAgreement',
    'createSelfDeclaredAddress',
    'signInToSelfDeclared',
    'sendLoginOtp',
    'resendLoginOtp',
    'verifyLoginOtp',
    'signInToAccount',
  ],
  face: ['recordAgreement', 'startFace', 'verifyFace'],
};

describe('the flow under any events', () => {
  for (const method of signupMethods) {
    it(`by ${method} never throws, never sends what the contract refuses, never has two things under way`, () => {
      const called = new Set<Pending>();
      const beginning = fc.constantFrom(...beginnings[method]);
      fc.assert(
        fc.property(beginning, fc.array(happening, { maxLength: 40 }), (events, happenings) => {
          const all = signupMethods.filter((name) => name === method || happenings.length % 2 === 1);
          let { state } = run(startOfSignup(all), { type: 'choose', method }, ...events);
          for (const happened of happenings) {
            const event = timely(state, happened);
            if (!event) continue;
            const busy = state.pending;
            const result = run(state, event);
            assert.deepEqual(refusals(result.effects, result.state), []);
            for (const effect of result.effects) if (effect.type === 'call') called.add(effect.name);
            if (busy && ['submit', 'resend', 'sign-in', 'resume', 'choose'].includes(event.type))
              assert.deepEqual(result.effects, []);
            assert.notInclude(JSON.stringify(result.state), aadhaarNumber);
            ({ state } = result);
          }
        }),
        {
          numRuns: 1000,
          examples: beginnings[method].flatMap((events) => first.map((then) => [events, [...then]])),
        },
      );
      assert.includeMembers([...called], [...reached[method]]);
    });
  }
});
