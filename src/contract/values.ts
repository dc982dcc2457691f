import * as z from 'zod/mini';
import { isAadhaarNumber } from '../abdm/aadhaar.js';
import { addressDomains, isAbhaAddress } from '../abdm/abha-address.js';
import { isMobileNumber } from '../abdm/mobile.js';

/** An Aadhaar number: 12 digits, check digit right. */
export const aadhaarNumber = z.string().check(z.regex(/^[0-9]{12}$/), z.refine(isAadhaarNumber));

/** A mobile number: ten digits without country code. */
export const mobileNumber = z.string().check(z.regex(/^[1-9][0-9]{9}$/), z.refine(isMobileNumber));

/** A one-time password: six digits. */
export const otp = z.string().check(z.regex(/^[0-9]{6}$/));

/** An ABHA address that exists or may be created. */
export const abhaAddress = z.string().check(z.maxLength(100), z.refine(isAbhaAddress));

/** A six-digit postal code. */
export const pincode = z.string().check(z.regex(/^[1-9][0-9]{5}$/));

/** What the proxy hands out sealed and gets back unread: nobody else can make or open it. */
export const sealed = z.string().check(z.regex(/^[A-Za-z0-9._-]+$/), z.maxLength(4096));

/** A moment, ISO 8601 in UTC. */
export const moment = z.iso.datetime();

/** Part of an ABHA address after the `@`. */
export const addressDomain = z.enum(addressDomains);

/**
 * Where a patient stands with OTPs. All moments are of the proxy's clock, whose present is `at`: a phone whose clock is
 * wrong counts from there.
 */
export const otpBudget = z.object({
  at: moment,
  /** When another OTP may be asked for. */
  resendAt: moment,
  /** How many more OTPs this transaction may send. */
  sendsLeft: z.number(),
  /** No OTP before this moment. */
  lockedUntil: z.optional(moment),
  /** Where the OTP went, as far as upstream says: `"******2425"`. */
  sentTo: z.optional(z.string()),
});

/** Where a patient stands with OTPs. */
export type OtpBudget = z.infer<typeof otpBudget>;

/** An ABHA account as a chooser shows it. */
export const account = z.object({
  abhaAddress,
  name: z.string(),
  kycVerified: z.boolean(),
});

/** An ABHA account as a chooser shows it. */
export type Account = z.infer<typeof account>;

/** The ABHA at the end of a registration or sign-in. */
export const abha = z.object({
  abhaAddress,
  /** Present only when KYC is verified (NHA case P2 6). */
  abhaNumber: z.optional(z.string()),
  name: z.string(),
  kycVerified: z.boolean(),
});

/** The ABHA at the end of a registration or sign-in. */
export type Abha = z.infer<typeof abha>;
