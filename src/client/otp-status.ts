import type { OtpBudget } from '../contract/values.js';

/** Where the patient stands with OTPs; moments in milliseconds since 1970 on this device's clock. */
export interface OtpStatus {
  readonly resendAt: number;
  readonly sendsLeft: number;
  readonly lockedUntil?: number | undefined;
  readonly sentTo?: string | undefined;
}

/**
 * An OTP budget on this device's clock.
 *
 * @param now - this device's present, in milliseconds since 1970, when the budget arrived
 */
export function otpStatus(budget: OtpBudget, now: number): OtpStatus {
  const here = (moment: string): number => now + Date.parse(moment) - Date.parse(budget.at);
  return {
    resendAt: here(budget.resendAt),
    sendsLeft: budget.sendsLeft,
    lockedUntil: budget.lockedUntil === undefined ? undefined : here(budget.lockedUntil),
    sentTo: budget.sentTo,
  };
}

/** Whether an OTP may be asked for at a moment. */
export function mayResend(otp: OtpStatus | undefined, now: number): boolean {
  return otp !== undefined && otp.sendsLeft > 0 && otp.resendAt <= now && (otp.lockedUntil ?? 0) <= now;
}
