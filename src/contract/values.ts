import * as z from 'zod/mini';
import { isAadhaarNumber } from '../abdm/aadhaar.js';
import { addressDomains, isAbhaAddress } from '../abdm/abha-address.js';
import { isAbhaNumber } from '../abdm/abha-number.js';
import { isHipId } from '../abdm/hip-id.js';
import { isMobileNumber } from '../abdm/mobile.js';
import { addressLineProblem, genders, isBirthDate, longestText, nameProblem } from '../abdm/person.js';

/** An Aadhaar number: 12 digits, check digit right. */
export const aadhaarNumber = z.string().check(z.regex(/^[0-9]{12}$/), z.refine(isAadhaarNumber));

/** A mobile number: ten digits without country code. */
export const mobileNumber = z.string().check(z.regex(/^[1-9][0-9]{9}$/), z.refine(isMobileNumber));

/** An ABHA number with its dashes. */
export const abhaNumber = z.string().check(z.refine(isAbhaNumber));

/** A one-time password: six digits. */
export const otp = z.string().check(z.regex(/^[0-9]{6}$/));

/** An ABHA address that exists or may be created. */
export const abhaAddress = z.string().check(z.maxLength(100), z.refine(isAbhaAddress));

/** A six-digit postal code. */
export const pincode = z.string().check(z.regex(/^[1-9][0-9]{5}$/));

const name = (needed: boolean): z.ZodMiniString<string> =>
  z.string().check(
    z.maxLength(longestText.name),
    z.refine((text) => nameProblem(text, needed) === undefined),
  );

/** First, middle and last name; many people have one name only. */
export const names = {
  firstName: name(true),
  middleName: z.optional(name(false)),
  lastName: z.optional(name(false)),
};

const birth = {
  yearOfBirth: z.int(),
  monthOfBirth: z.int(),
  dayOfBirth: z.int(),
};

interface Birth {
  readonly yearOfBirth: number;
  readonly monthOfBirth: number;
  readonly dayOfBirth: number;
}

const isBirth = z.refine<Birth>(
  (given) => isBirthDate(given.yearOfBirth, given.monthOfBirth, given.dayOfBirth),
  {
    path: ['dayOfBirth'],
  },
);

/** Name and date of birth of somebody, as the patient states them. */
export const nameAndBirth = z.strictObject({ ...names, ...birth }).check(isBirth);

/** Name and date of birth of somebody, as the patient states them. */
export type NameAndBirth = z.infer<typeof nameAndBirth>;

/** What somebody without KYC states of themselves (NHA case P1 1.8). State and district follow from the postal code. */
export const person = z
  .strictObject({
    ...names,
    ...birth,
    gender: z.enum(genders),
    pincode,
    address: z.string().check(
      z.maxLength(longestText.address),
      z.refine((line) => addressLineProblem(line) === undefined),
    ),
  })
  .check(isBirth);

/** What somebody without KYC states of themselves. */
export type Person = z.infer<typeof person>;

/** A state or district. */
export const place = z.object({ code: z.string(), name: z.string() });

/** What the proxy hands out sealed and gets back unread: nobody else can make or open it. */
export const sealed = z.string().check(z.regex(/^[A-Za-z0-9._-]+$/), z.maxLength(4096));

/** ABDM's id of a facility that holds records (HIP). */
export const hipId = z.string().check(z.refine(isHipId));

/** A facility's id of a care context. */
export const careContextId = z.string().check(z.minLength(1), z.maxLength(200));

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

/** A picture as it goes over the wire: its bytes are the body, its type the header. */
export const image = z.object({
  type: z.enum(['image/png', 'image/jpeg']),
  bytes: z.instanceof(Uint8Array),
});

/** A picture. */
export type Image = z.infer<typeof image>;

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
