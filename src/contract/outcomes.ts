import * as z from 'zod/mini';
import { abha, abhaAddress, account, addressDomain, otpBudget, sealed } from './values.js';

/** An OTP is on its way. */
export const otpSent = z.object({ transaction: sealed, otp: otpBudget });

/** What a registration made: a new ABHA, another address of an ABHA that existed before, or nothing. */
export const created = z.enum(['abha', 'address', 'nothing']);

/** What a registration made. */
export type Created = z.infer<typeof created>;

/** What comes after a step of a registration; `next` names the screen. */
export const registrationOutcome = z.discriminatedUnion('next', [
  /** Another OTP went to the mobile number that the patient wants for the ABHA (NHA case CRT_ABHA_109). */
  z.object({ next: z.literal('mobile-otp'), transaction: sealed, otp: otpBudget }),
  /** ABHA addresses exist already: sign in to one; `mayCreate` says whether a new one may be made instead. */
  z.object({
    next: z.literal('choose-account'),
    transaction: sealed,
    accounts: z.array(account),
    mayCreate: z.boolean(),
    addressDomain,
  }),
  /** A new ABHA address is to be chosen. */
  z.object({ next: z.literal('create-address'), transaction: sealed, addressDomain }),
  /** Upstream does not sign in to this address here: one more OTP is needed, by the routes of `login`. */
  z.object({ next: z.literal('login'), abhaAddress }),
  /** The patient is signed in. */
  z.object({ next: z.literal('done'), created, abha }),
]);

/** What comes after a step of a registration. */
export type RegistrationOutcome = z.infer<typeof registrationOutcome>;

/** What comes after a step of a sign-in; `next` names the screen. */
export const loginOutcome = z.discriminatedUnion('next', [
  /** Several ABHA addresses, or one that is not signed in to yet: the patient picks one. */
  z.object({ next: z.literal('choose-account'), transaction: sealed, accounts: z.array(account) }),
  /** No ABHA belongs to what the patient signed in with (NHA cases VRFY_ABHA_302 and 403). */
  z.object({ next: z.literal('no-account') }),
  /** The patient is signed in. */
  z.object({
    next: z.literal('done'),
    abha,
    /** Version of the portal's data-processing notice that this patient agreed to last; absent at a first sign-in. */
    dataProcessing: z.optional(z.string()),
  }),
]);

/** What comes after a step of a sign-in. */
export type LoginOutcome = z.infer<typeof loginOutcome>;
