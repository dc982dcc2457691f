import type { ErrorKind } from '../../../src/abdm/errors.js';
import type { RegistrationOutcome } from '../../../src/contract/outcomes.js';
import { signup } from '../../../src/elements/abha-signup/signup-flow.js';
import {
  type Draft,
  type Pending,
  type SignupAnswer,
  type SignupCall,
  type SignupEffect,
  type SignupEvent,
  type SignupState,
  startOfSignup,
} from '../../../src/elements/abha-signup/signup-state.js';

/** An Aadhaar number whose check digit is right. */
export const aadhaarNumber = '134123412342';

/** This device's present, an hour ahead of the proxy's. */
export const now = Date.parse('2026-01-01T10:00:00Z');

/** Where a patient stands with OTPs. */
export const budget = {
  at: '2026-01-01T09:00:00Z',
  resendAt: '2026-01-01T09:01:00Z',
  sendsLeft: 2,
  sentTo: '******2425',
};

/** An account as choosers show it. */
export const account = (name: string): { abhaAddress: string; name: string; kycVerified: boolean } => ({
  abhaAddress: `${name}@abdm`,
  name: 'Nisha Rao',
  kycVerified: true,
});

/** An ABHA at the end. */
export const abha = { ...account('nisha.rao'), abhaNumber: '91-1234-5678-9015' };

/** A state, and the work that the last event led to. */
export interface Run {
  readonly state: SignupState;
  readonly effects: readonly SignupEffect[];
}

/** Runs events one after the other; answers get the turn that the flow is at. */
export function run(state: SignupState, ...events: readonly SignupEvent[]): Run {
  let effects: readonly SignupEffect[] = [];
  for (const event of events) {
    const timely = 'turn' in event ? { ...event, turn: state.turn } : event;
    ({ state, effects } = signup(state, timely));
  }
  return { state, effects };
}

/** A sign-up with one method only, after some events. */
export const by = (method: 'aadhaar' | 'mobile' | 'face', ...events: readonly SignupEvent[]): Run =>
  run(startOfSignup([method]), ...events);

/** The answer to a call. */
export const answer = <Name extends Pending>(
  name: Name,
  value: Extract<SignupAnswer, { name: Name }>['answer'],
): SignupEvent => ({ type: 'answered', turn: 0, name, answer: value, now }) as SignupEvent;

/** A call that failed. */
export const failed = (kind: ErrorKind, during: Pending): SignupEvent => ({
  type: 'failed',
  turn: 0,
  failure: { kind, during },
});

/** The calls among some work. */
export const calls = (effects: readonly SignupEffect[]): SignupCall[] =>
  effects.filter((effect) => effect.type === 'call');

/** A patient who types. */
export const types = (texts: Partial<Draft>): SignupEvent[] =>
  Object.entries(texts).map(([field, text]) => ({ type: 'typed', field: field as keyof Draft, text }));

/** A patient who agrees to the terms, as recorded. */
export const agreed: readonly SignupEvent[] = [
  { type: 'agreed', agreed: true },
  { type: 'submit', language: 'hi' },
  answer('recordAgreement', { agreement: 'proof', recordedAt: '2026-01-01T09:00:00Z' }),
];

/** The same, and an OTP that was sent. */
export const sent: readonly SignupEvent[] = [
  ...agreed,
  { type: 'submit', aadhaarNumber },
  answer('sendAadhaarOtp', { transaction: 't1', otp: budget }),
];

/** The same, and what came of that OTP. */
export const verified = (outcome: RegistrationOutcome): SignupEvent[] => [
  ...sent,
  ...types({ otp: '123456', mobile: '9999900001' }),
  { type: 'submit' },
  answer('verifyAadhaarOtp', outcome),
];

/** The same, up to the screen of a new address. */
export const newAddress = verified({ next: 'create-address', transaction: 't2', addressDomain: 'abdm' });

/** A mobile number that is confirmed, and what came of it. */
export const verifiedByMobile = (outcome: RegistrationOutcome): SignupEvent[] => [
  ...types({ mobile: '9999900001' }),
  { type: 'submit' },
  answer('sendSelfDeclaredOtp', { transaction: 't1', otp: budget }),
  ...types({ mobileOtp: '654321' }),
  { type: 'submit' },
  answer('verifySelfDeclaredOtp', outcome),
];

/** What a patient types of themselves. */
export const aboutPatient: SignupEvent[] = [
  ...types({
    firstName: ' Nisha ',
    lastName: 'Rao',
    gender: 'F',
    day: '27',
    month: '3',
    year: '1995',
    line: '12, MG Road',
    pincode: '560001',
  }),
  { type: 'information-agreed', agreed: true },
];
