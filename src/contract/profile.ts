import * as z from 'zod/mini';
import { genders } from '../abdm/person.js';
import { route } from './route.js';
import { abhaAddress, identity, image, person, place } from './values.js';

/** What ABDM knows of the patient. Any part may be missing there. */
export const profile = z.object({
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

/**
 * Changes the patient's profile. Name, birth and gender of a KYC-verified profile come from Aadhaar and cannot be changed
 * (NHA cases P2 17.1 and VRFY_ABHA_101): what is stated of them then must be what ABDM has, where ABDM has it.
 */
export const updateProfile = route({
  name: 'updateProfile',
  method: 'PATCH',
  path: '/v1/profile',
  request: z.strictObject({ identity, pincode: person.shape.pincode, address: person.shape.address }),
  /** The profile as it is now; absent when it could not be read again after the change. */
  response: z.object({ profile: z.optional(profile) }),
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
