import type { ErrorKind } from '../abdm/errors.js';
import type { AbdmError } from './abdm-error.js';
import { type OtpStatus, otpStatus } from './otp-status.js';

/** What went wrong in a flow, and what the patient can do. */
export interface Failure<Work extends string = string> {
  readonly kind: ErrorKind;
  /** The work that failed, and that "try again" does again; none for a failure without any. */
  readonly during?: Work | undefined;
  readonly requestId?: string | undefined;
  /** Milliseconds since 1970 on this device's clock before which another try is in vain. */
  readonly waitUntil?: number | undefined;
}

/** Whether work sends an OTP again. */
export const isResend = (work: string | undefined): boolean => work?.startsWith('resend') === true;

/** Whether work makes an OTP go out. */
const sendsOtp = (work: string): boolean => /^(?:re)?send/.test(work);

/**
 * An error as a flow keeps it.
 *
 * @param during - name of the route that failed
 * @param now - this device's present, in milliseconds since 1970
 */
export function failureOf<Work extends string>(
  error: AbdmError,
  during: Work,
  now: number,
): { readonly failure: Failure<Work>; readonly otp: OtpStatus | undefined } {
  const otp = error.otp && otpStatus(error.otp, now);
  const retryAt = error.retryAfterSeconds === undefined ? undefined : now + error.retryAfterSeconds * 1000;
  // An OTP may have gone out although its answer failed: until the pause is over, another try would be refused.
  const pauseEnd = sendsOtp(during) ? otp?.resendAt : undefined;
  const waitUntil = otp?.lockedUntil ?? retryAt ?? pauseEnd;
  return { failure: { kind: error.kind, during, requestId: error.requestId, waitUntil }, otp };
}
