import { maskMobile } from '../abdm/mobile.js';
import { otpLockSeconds, otpResends } from '../abdm/otp.js';
import type { Clock } from './clock.js';
import { refuse, type RefusalReason } from './errors.js';
import { newOtp } from './identifiers.js';
import type { SmsOutbox } from './sms.js';
import {
  transactionSeconds,
  type Flow,
  type OtpStep,
  type Transaction,
  type Transactions,
} from './transactions.js';

/** Seconds that an OTP is valid (older ABDM PHR documentation; the present one is silent). */
export const otpSeconds = 10 * 60;

/** Seconds before upstream sends another OTP (AS-1296). */
export const otpFloorSeconds = 30;

/** Wrong OTPs that one transaction forgives. */
export const otpWrongTries = 3;

/** How a step refuses an OTP. */
export interface OtpRefusals {
  readonly wrong: RefusalReason;
  readonly expired: RefusalReason;
}

/** How most steps refuse an OTP. */
export const ordinaryRefusals: OtpRefusals = { wrong: 'otp-wrong', expired: 'otp-expired' };

const purposes: Readonly<Record<OtpStep, string>> = {
  'aadhaar-otp': 'Aadhaar verification',
  'mobile-otp': 'confirming your mobile number for ABHA',
  'login-otp': 'signing in to ABHA',
  'session-otp': 'continuing your session with ABDM',
  'kyc-otp': 'linking your ABHA number with your ABHA address',
  'consent-pin-otp': 'resetting your consent PIN',
  'link-otp': 'linking your health records with your ABHA',
};

/** The OTPs of transactions and their limits. */
export interface Otps {
  /**
   * Sends the first OTP of a step and moves the transaction to it; gives the hint for the patient.
   *
   * @param sender - who signs the message; ABDM if left out
   */
  send(transaction: Transaction, step: OtpStep, mobile: string, sender?: string): string;
  /**
   * Sends another OTP for the step that the transaction is in; gives the hint for the patient.
   *
   * @throws Refusal `otp-too-soon`, or `otp-too-many` after two
   */
  resend(transaction: Transaction, sender?: string): string;
  /**
   * Refuses a new transaction so soon after another one that its OTP would be a resend.
   *
   * @throws Refusal `otp-too-soon`
   */
  refuseTooSoon(flow: Flow, sentFor: string): void;
  /**
   * Checks an OTP. It stays valid until the transaction moves on.
   *
   * @param refusals - `otp-wrong` and `otp-expired` if left out
   * @throws Refusal one of the two, or `otp-too-many` after three wrong ones
   */
  check(transaction: Transaction, otp: string, refusals?: OtpRefusals): void;
}

/** Makes the sender and checker of OTPs. */
export function createOtps(transactions: Transactions, sms: SmsOutbox, clock: Clock): Otps {
  // The wait begins anew with every change, so that an expired OTP can be told from a lost transaction.
  const waitSeconds = otpSeconds + transactionSeconds;
  const lock = (transaction: Transaction): void => {
    const lockedUntil = clock.now() + otpLockSeconds * 1000;
    transactions.change(transaction, { lockedUntil, otp: null, waitSeconds: 0 });
  };
  const isTooSoon = (sentAt: number): boolean => clock.now() - sentAt < otpFloorSeconds * 1000;
  const deliver = (
    transaction: Transaction,
    step: OtpStep,
    mobile: string,
    sends: number,
    sender?: string,
  ): string => {
    const otp = newOtp();
    transactions.change(transaction, {
      step,
      otp,
      otpSentTo: mobile,
      otpSentAt: clock.now(),
      sends,
      waitSeconds,
      // Whoever asks for a new OTP in the same step does not get new tries with it.
      wrongTries: step === transaction.step ? transaction.wrongTries : 0,
    });
    sms.send(mobile, otp, purposes[step], sender);
    return `OTP sent successfully to your mobile number ${maskMobile(mobile)}`;
  };

  return {
    send: (transaction, step, mobile, sender) => deliver(transaction, step, mobile, 1, sender),
    resend(transaction, sender) {
      const { step, otpSentTo, otpSentAt, sends } = transaction;
      if (otpSentTo === null || otpSentAt === null || !isOtpStep(step)) throw refuse('transaction-lost');
      if (isTooSoon(otpSentAt)) throw refuse('otp-too-soon');
      if (sends <= otpResends) return deliver(transaction, step, otpSentTo, sends + 1, sender);
      lock(transaction);
      throw refuse('otp-too-many');
    },
    refuseTooSoon(flow, sentFor) {
      const sentAt = transactions.otpSentFor(flow, sentFor);
      if (sentAt !== undefined && isTooSoon(sentAt)) throw refuse('otp-too-soon');
    },
    check(transaction, otp, refusals = ordinaryRefusals) {
      if (transaction.otp === null || transaction.otpSentAt === null) throw refuse('transaction-lost');
      if (clock.now() - transaction.otpSentAt >= otpSeconds * 1000) throw refuse(refusals.expired);
      if (otp === transaction.otp) return;
      if (transaction.wrongTries >= otpWrongTries) {
        lock(transaction);
        throw refuse('otp-too-many');
      }
      transactions.change(transaction, { wrongTries: transaction.wrongTries + 1, waitSeconds });
      throw refuse(refusals.wrong);
    },
  };
}

function isOtpStep(step: string): step is OtpStep {
  return step in purposes;
}
