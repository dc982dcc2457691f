import { type ErrorKind } from '../../src/abdm/errors.js';
import { type AnswerMaker, htmlPage, never, nullAnswer, offline, otpBudget, refuse } from './fixtures.js';

/** Something that goes wrong with a call, and what the client makes of it. */
export interface Fault {
  readonly name: string;
  readonly answer: AnswerMaker;
  readonly kind: ErrorKind;
  /** Seconds before which another try is in vain. */
  readonly wait?: number;
}

const refused = (kind: ErrorKind, name: string = kind): Fault => ({ name, kind, answer: refuse(kind) });
const locked = (name: string, kind: 'otp-too-many' | 'otp-locked', seconds: number): Fault => ({
  name,
  kind,
  wait: seconds,
  answer: refuse(kind, {
    retryAfterSeconds: seconds,
    otp: otpBudget({ lockedFor: seconds, resendIn: seconds }),
  }),
});
const hour = 60 * 60;

/** What can go wrong with any call: network, foreign answers, the proxy, ABDM, and the patient. */
export const faults: readonly Fault[] = [
  { name: 'no network', answer: offline, kind: 'offline' },
  { name: 'no answer in time', answer: never, kind: 'timeout' },
  { name: 'a login page with 200', answer: htmlPage, kind: 'unexpected-answer' },
  { name: 'null', answer: nullAnswer, kind: 'unexpected-answer' },
  {
    name: '429',
    answer: refuse('too-many-requests', { retryAfterSeconds: 90 }),
    kind: 'too-many-requests',
    wait: 90,
  },
  refused('internal', '500'),
  refused('upstream-unavailable', 'ABDM is down'),
  refused('upstream-timeout', 'ABDM is slow'),
  refused('otp-wrong'),
  refused('otp-expired'),
  {
    name: 'otp-too-soon',
    kind: 'otp-too-soon',
    wait: 45,
    answer: refuse('otp-too-soon', { retryAfterSeconds: 45, otp: otpBudget({ resendIn: 45 }) }),
  },
  locked('otp-too-many, 30 minutes', 'otp-too-many', hour / 2),
  locked('locked for 12 hours', 'otp-locked', 12 * hour),
  locked('locked for 24 hours', 'otp-locked', 24 * hour),
  refused('abha-deactivated'),
  refused('method-not-allowed'),
  refused('transaction-lost'),
  refused('agreement-required'),
  refused('invalid-request'),
  refused('misconfigured'),
  refused('patient-changed'),
];
