import * as z from 'zod/mini';
import { route } from './route.js';
import { abhaAddress, nameAndBirth, sealed } from './values.js';

const transaction = {
  flows: ['registration-aadhaar', 'registration-mobile'],
  steps: ['create-address'],
} as const;

/** ABHA addresses that ABDM suggests to the patient of a registration (at least three, NHA case CRT_ABHA_112). */
export const suggestAddresses = route({
  name: 'suggestAddresses',
  method: 'POST',
  path: '/v1/addresses/suggestions',
  request: z.strictObject({
    transaction: sealed,
    /** Where ABDM does not know the patient yet: what the names are made from. */
    about: z.optional(nameAndBirth),
  }),
  response: z.object({ suggestions: z.array(abhaAddress) }),
  transaction,
  repeatable: true,
});

/** Whether an ABHA address is still free. Only within a registration: it tells who exists. */
export const checkAddress = route({
  name: 'checkAddress',
  method: 'POST',
  path: '/v1/addresses/availability',
  request: z.strictObject({ transaction: sealed, abhaAddress }),
  response: z.object({ available: z.boolean() }),
  transaction,
  repeatable: true,
  lookUp: true,
  timeoutSeconds: 10,
});
