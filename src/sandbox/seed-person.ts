import type { Lock } from './people.js';

/** Somebody whom the sandbox knows from the start. All are invented: no real Aadhaar number begins with 0 or 1. */
export interface SeedPerson {
  /** Which way through the product this person is for. */
  readonly story: string;
  readonly aadhaar: string;
  /** The mobile number of the Aadhaar. */
  readonly mobile: string | null;
  /** First, middle and last name; the last two may be missing. */
  readonly name: readonly [first: string, middle?: string | null, last?: string | null];
  readonly gender: 'M' | 'F' | 'O';
  /** `YYYY-MM-DD`, or the year alone where the Aadhaar has no more. */
  readonly born: string;
  readonly address: string;
  readonly pincode: string;
  readonly abha?: SeedAbha;
  /** The right OTP signs this person in, nothing to choose. */
  readonly endsAtOnce?: boolean;
  /** Locked out from the first OTP request on, once. */
  readonly locked?: Lock;
  /** OTP requests within half an hour after which this person is locked out for 24 hours (AS-1387). */
  readonly otpRequestsAllowed?: number;
  /** Signing in by Aadhaar OTP is blocked. */
  readonly blocksAadhaarOtp?: boolean;
  /** Linked with a benefit of the government: the profile cannot be deleted (ABDM-1219). */
  readonly hasBenefit?: boolean;
  /** `false` where the Aadhaar has no photo that ABDM knows. */
  readonly hasPhoto?: false;
}

/** The ABHA that a person has from the start. */
export interface SeedAbha {
  readonly number: string;
  /** `null` where the ABHA was made without one, by face. */
  readonly mobile: string | null;
  /** Without the part from `@` on; the fourteen-digit one that every number gets is not listed. */
  readonly addresses: readonly string[];
  readonly deactivated?: boolean;
}

/** A self-declared ABHA address from the start: no Aadhaar number, no ABHA number. */
export interface SeedSelfDeclared extends Pick<SeedPerson, 'story' | 'name' | 'gender' | 'born' | 'pincode'> {
  readonly mobile: string;
  readonly address: string | null;
  /** Without the part from `@` on. */
  readonly abhaAddress: string;
  /** Has given a photo. */
  readonly hasPhoto?: true;
}
