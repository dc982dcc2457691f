import * as z from 'zod/mini';
import { genders } from '../abdm/person.js';
import { route } from './route.js';
import { session } from './session.js';
import { abhaAddress, image, names, person, place } from './values.js';

/** What ABDM knows of the patient. Any part may be missing there. */
export const profile = z.object({
  /** Names this state of the profile: `updateProfile` changes it only as long as ABDM has no other. */
  etag: z.string(),
  abhaAddress,
  /** All addresses of the patient, the present one among them. */
  abhaAddresses: z.array(abhaAddress),
  /** Present only when KYC is verified (NHA case P2 6). */
  abhaNumber: z.optional(z.string()),
  kycVerified: z.boolean(),
  fullName: z.string(),
  firstName: z.optional(z.string()),
  middleName: z.optional(z.string()),
  lastName: z.optional(z.string()),
  gender: z.optional(z.enum(genders)),
  yearOfBirth: z.optional(z.number()),
  monthOfBirth: z.optional(z.number()),
  dayOfBirth: z.optional(z.number()),
  /** Masked: `"******0001"`. */
  mobile: z.optional(z.string()),
  address: z.optional(z.string()),
  pincode: z.optional(z.string()),
  state: z.optional(place),
  district: z.optional(place),
  /** JPEG or PNG, Base64. */
  photo: z.optional(z.string()),
});

/** What ABDM knows of the patient. */
export type Profile = z.infer<typeof profile>;

/** Reads the patient's profile. */
export const readProfile = route({
  name: 'readProfile',
  method: 'GET',
  path: '/v1/profile',
  request: z.strictObject({}),
  response: profile,
  patient: true,
  gatewaySession: true,
  repeatable: true,
});

/** Reads the patient's mobile number whole; profiles carry it masked. */
export const readMobile = route({
  name: 'readMobile',
  method: 'GET',
  path: '/v1/profile/mobile',
  request: z.strictObject({}),
  /** Absent where ABDM does not know it, or says it masked itself. */
  response: z.object({ mobile: z.optional(z.string()) }),
  patient: true,
  gatewaySession: true,
  repeatable: true,
});

/** What the patient wants to be different; an empty middle or last name takes it away. */
export const profileChanges = z.strictObject({
  firstName: z.optional(names.firstName),
  middleName: names.middleName,
  lastName: names.lastName,
  gender: z.optional(z.enum(genders)),
  yearOfBirth: z.optional(z.int()),
  monthOfBirth: z.optional(z.int()),
  dayOfBirth: z.optional(z.int()),
  pincode: z.optional(person.shape.pincode),
  address: z.optional(person.shape.address),
});

/** What the patient wants to be different. */
export type ProfileChanges = z.infer<typeof profileChanges>;

/**
 * Changes the patient's profile. What is not named stays. Name, birth and gender of a KYC-verified profile come from
 * Aadhaar and cannot be changed where ABDM has them (NHA cases P2 17.1 and VRFY_ABHA_101): `invalid-request` with the
 * field. `profile-changed` when ABDM has another state of it than the one that `etag` names.
 */
export const updateProfile = route({
  name: 'updateProfile',
  method: 'PATCH',
  path: '/v1/profile',
  request: z.strictObject({ etag: z.string().check(z.maxLength(100)), changes: profileChanges }),
  /** The profile as it is now; absent when it could not be read again after the change. */
  response: z.object({ profile: z.optional(profile) }),
  patient: true,
  gatewaySession: true,
  timeoutSeconds: 40,
});

/**
 * Deletes what upstream keeps of the patient, and signs the patient out of this browser. ABDM keeps the ABHA: no
 * published call deletes it. `benefit-linked` when a government benefit hangs on it.
 */
export const deleteProfile = route({
  name: 'deleteProfile',
  method: 'POST',
  path: '/v1/profile/deletion',
  /** The patient's own ABHA address, typed: another one is refused as `address-invalid`. */
  request: z.strictObject({ abhaAddress }),
  /** Who is still signed in. */
  response: session,
  patient: true,
  gatewaySession: true,
  timeoutSeconds: 40,
});

/** The patient's ABHA card as ABDM draws it (NHA case CRT_ABHA_114). */
export const readCard = route({
  name: 'readCard',
  method: 'GET',
  path: '/v1/profile/card',
  request: z.strictObject({}),
  response: image,
  answer: 'image',
  patient: true,
  gatewaySession: true,
  repeatable: true,
  timeoutSeconds: 40,
});

/** Bytes that a QR code holds at most, at the lowest correction of errors. */
export const mostQrBytes = 2953;

/**
 * What the patient's ABHA QR code holds: JSON of no published shape, byte for byte as upstream gave it. Readers at
 * counters know it in that form only, so nobody on the way may read and write it anew.
 */
export const readQr = route({
  name: 'readQr',
  method: 'GET',
  path: '/v1/profile/qr',
  request: z.strictObject({}),
  response: z.instanceof(Uint8Array).check(z.refine(({ length }) => length > 0 && length <= mostQrBytes)),
  answer: 'opaque-json',
  patient: true,
  gatewaySession: true,
  repeatable: true,
});
