import type { ErrorKind } from '../../../src/abdm/errors.js';
import { type RouteName, routes } from '../../../src/contract/routes.js';
import {
  type AnswerMaker,
  htmlPage,
  never,
  nullAnswer,
  offline,
  otpBudget,
  refuse,
} from '../../support/fixtures.js';

/** Something that goes wrong with a call. */
export interface Fault {
  readonly name: string;
  readonly answer: AnswerMaker;
  /** What the patient is told it is. */
  readonly kind: ErrorKind;
  /** Seconds before another try is worth it. */
  readonly wait?: number;
  /** Whether a route can meet it. */
  readonly meets: (route: RouteName) => boolean;
}

const takes = (field: string) => (name: RouteName) => {
  const { request } = routes[name];
  return 'shape' in request && field in request.shape;
};
const anyRoute = (): boolean => true;
const checksOtp = takes('otp');
const sendsOtp = (name: RouteName): boolean => routes[name].sendsOtp;
const usesOtp = (name: RouteName): boolean => sendsOtp(name) || checksOtp(name);
const signsIn = (name: RouteName): boolean => name.startsWith('signIn') || /Login|verifyAadhaar/.test(name);
const gateway =
  (status: number): AnswerMaker =>
  () =>
    new Response('Sorry', { status });

const locked = (hours: number): Omit<Fault, 'meets'> => {
  const seconds = hours * 3600;
  const otp = otpBudget({ resendIn: seconds, lockedFor: seconds, sendsLeft: 1 });
  return {
    name: `a lock of ${hours < 1 ? '30 minutes' : `${hours} hours`}`,
    answer: refuse('otp-locked', { retryAfterSeconds: seconds, otp }),
    kind: 'otp-locked',
    wait: seconds,
  };
};

/** Everything that can go wrong with a call. */
export const faults: readonly Fault[] = [
  { name: 'no network', answer: offline, kind: 'offline', meets: anyRoute },
  { name: 'silence', answer: never, kind: 'timeout', meets: anyRoute },
  { name: 'HTML with 200', answer: htmlPage, kind: 'unexpected-answer', meets: anyRoute },
  { name: 'null', answer: nullAnswer, kind: 'unexpected-answer', meets: anyRoute },
  {
    name: '429 of the proxy',
    answer: refuse('too-many-requests', { retryAfterSeconds: 45 }),
    kind: 'too-many-requests',
    wait: 45,
    meets: anyRoute,
  },
  { name: '429 of a gateway', answer: gateway(429), kind: 'too-many-requests', meets: anyRoute },
  { name: '500 of the proxy', answer: refuse('internal'), kind: 'internal', meets: anyRoute },
  { name: '500 of a gateway', answer: gateway(500), kind: 'upstream-unavailable', meets: anyRoute },
  {
    name: 'ABDM down',
    answer: refuse('upstream-unavailable'),
    kind: 'upstream-unavailable',
    meets: anyRoute,
  },
  { name: 'another patient', answer: refuse('patient-changed'), kind: 'patient-changed', meets: anyRoute },
  {
    name: 'a lost transaction',
    answer: refuse('transaction-lost'),
    kind: 'transaction-lost',
    meets: takes('transaction'),
  },
  {
    name: 'an agreement that ran out',
    answer: refuse('agreement-required'),
    kind: 'agreement-required',
    meets: takes('agreement'),
  },
  {
    name: 'a wrong OTP',
    answer: refuse('otp-wrong', { otp: otpBudget() }),
    kind: 'otp-wrong',
    meets: checksOtp,
  },
  {
    name: 'an expired OTP',
    answer: refuse('otp-expired', { otp: otpBudget({ resendIn: 0 }) }),
    kind: 'otp-expired',
    meets: checksOtp,
  },
  {
    name: 'an OTP too soon',
    answer: refuse('otp-too-soon', { retryAfterSeconds: 30 }),
    kind: 'otp-too-soon',
    wait: 30,
    meets: sendsOtp,
  },
  {
    name: 'too many OTPs',
    answer: refuse('otp-too-many', { retryAfterSeconds: 1800 }),
    kind: 'otp-too-many',
    wait: 1800,
    meets: usesOtp,
  },
  ...[0.5, 12, 24].map((hours) => ({ ...locked(hours), meets: usesOtp })),
  {
    name: 'a deactivated ABHA',
    answer: refuse('abha-deactivated'),
    kind: 'abha-deactivated',
    meets: signsIn,
  },
];
