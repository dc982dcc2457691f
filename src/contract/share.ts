import * as z from 'zod/mini';
import { isCounter, isCounterId } from '../abdm/counter.js';
import { genders } from '../abdm/person.js';
import { provider } from './providers.js';
import { route } from './route.js';
import { abhaAddress, hipId, mobileNumber, moment, names, person, pincode } from './values.js';

const counterId = z.string().check(z.refine(isCounterId));

// Zod's own checks of numbers would weigh on every page, whether it shares or not.
const degrees = (most: number): z.ZodMiniNumber<number> =>
  z.number().check(z.refine((value) => Math.abs(value) <= most));

const shareId = z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/));

/** The details that a facility gets, as upstream has them (NHA case SHARE_PATIENT_PROFILE_701: all seven are shown before). */
export const sharedDetails = z.object({
  abhaAddress,
  /** Shown, never sent: the upstream's call has no field for it. Present only when KYC is verified. */
  abhaNumber: z.optional(z.string()),
  name: z.optional(z.string()),
  gender: z.optional(z.enum(genders)),
  yearOfBirth: z.optional(z.number()),
  monthOfBirth: z.optional(z.number()),
  dayOfBirth: z.optional(z.number()),
  /** Whole: it is what the facility gets. Absent where upstream does not know it, or masks it itself. */
  mobile: z.optional(z.string()),
  /** In one line. Absent where upstream has no postal code: it takes an address with one only. */
  address: z.optional(z.string()),
});

/** The details that a facility gets. */
export type SharedDetails = z.infer<typeof sharedDetails>;

/** Details without which the upstream does not share. */
export const neededDetails = ['name', 'gender', 'birth', 'mobile'] as const;

/** A detail without which the upstream does not share. */
export type NeededDetail = (typeof neededDetails)[number];

const shared = {
  id: shareId,
  hipId,
  counterId,
  /** Absent where it could not be looked up. */
  facilityName: z.optional(z.string()),
  /** The proxy's present: what expires is counted from there. */
  at: moment,
  sharedAt: moment,
};

/** A profile that was shared at a counter, and what the counter answered. */
export const profileShare = z.discriminatedUnion('state', [
  /** The facility has not answered yet. */
  z.object({ state: z.literal('waiting'), ...shared }),
  /** The facility gave a token (NHA cases P2 19.8 and 20.1). */
  z.object({
    state: z.literal('issued'),
    ...shared,
    tokenNumber: z.string().check(z.minLength(1), z.maxLength(100)),
    expiresAt: moment,
  }),
  /** The facility gave none; it may have the details nevertheless. */
  z.object({ state: z.literal('refused'), ...shared }),
]);

/** A profile that was shared at a counter, and what the counter answered. */
export type ProfileShare = z.infer<typeof profileShare>;

/**
 * What a patient must see before sharing: the facility's name and the details, read from upstream. `share` is there while
 * a token of this counter lives, or its answer is still waited for: nothing is shared anew then.
 */
export const reviewShare = route({
  name: 'reviewShare',
  method: 'POST',
  path: '/v1/shares/review',
  request: z.strictObject({ hipId, counterId }).check(z.refine(isCounter, { path: ['counterId'] })),
  response: z.object({
    facility: provider,
    details: sharedDetails,
    /** What the patient must add, because upstream has it not. */
    missing: z.array(z.enum(neededDetails)),
    share: z.optional(profileShare),
  }),
  patient: true,
  gatewaySession: true,
  repeatable: true,
});

/**
 * What the patient adds to details that upstream has not; what upstream has is never replaced. An address needs a postal
 * code, added or known.
 */
export const addedDetails = z.strictObject({
  name: z.optional(names.firstName),
  gender: z.optional(z.enum(genders)),
  yearOfBirth: z.optional(z.int()),
  monthOfBirth: z.optional(z.int()),
  dayOfBirth: z.optional(z.int()),
  mobile: z.optional(mobileNumber),
  address: z.optional(person.shape.address),
  pincode: z.optional(pincode),
});

/** What the patient adds to details that upstream has not. */
export type AddedDetails = z.infer<typeof addedDetails>;

/**
 * Shares the patient's profile with a counter, once: a counter whose token lives, or that has not answered yet, gets nothing
 * anew. The patient agreed to the prescribed sentence (NHA case P2 5.1.1); `agreement-required` when it is not the text
 * in force, `invalid-request` with the field when a needed detail is missing or no real one (one of `neededDetails`, or
 * `pincode`), `share-not-supported`, `share-duplicate`. After `upstream-timeout` nobody knows whether the counter has it.
 */
export const shareProfile = route({
  name: 'shareProfile',
  method: 'POST',
  path: '/v1/shares',
  request: z
    .strictObject({
      hipId,
      counterId,
      /** Version and language of the sentence that the patient agreed to. */
      consent: z.strictObject({
        version: z.string().check(z.maxLength(20)),
        language: z.string().check(z.regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/), z.maxLength(35)),
      }),
      added: z.optional(addedDetails),
      /** Degrees; only if the patient says so. */
      location: z.optional(
        z.strictObject({
          latitude: degrees(90),
          longitude: degrees(180),
        }),
      ),
    })
    .check(z.refine(isCounter, { path: ['counterId'] })),
  response: profileShare,
  patient: true,
  gatewaySession: true,
  timeoutSeconds: 40,
});

/** What the counter has answered; `share-not-found` when there is no such share of this patient any more. */
export const readShare = route({
  name: 'readShare',
  method: 'GET',
  path: '/v1/shares/{id}',
  request: z.strictObject({ id: shareId }),
  response: profileShare,
  patient: true,
  gatewaySession: true,
  repeatable: true,
});

/** The patient's shares whose tokens live or whose answers are waited for, the newest first: what a reloaded page shows. */
export const listShares = route({
  name: 'listShares',
  method: 'GET',
  path: '/v1/shares',
  request: z.strictObject({}),
  response: z.object({ shares: z.array(profileShare) }),
  patient: true,
  repeatable: true,
});
