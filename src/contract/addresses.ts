import * as z from 'zod/mini';
import { route } from './route.js';
import { abhaAddress, sealed } from './values.js';

/** ABHA addresses that ABDM suggests to the patient of a registration (at least three, NHA case CRT_ABHA_112). */
export const suggestAddresses = route({
  name: 'suggestAddresses',
  method: 'POST',
  path: '/v1/addresses/suggestions',
  request: z.strictObject({ transaction: sealed }),
  response: z.object({ suggestions: z.array(abhaAddress) }),
  transaction: { flow: 'registration-aadhaar', steps: ['create-address'] },
  repeatable: true,
});

/** Whether an ABHA address is still free. Only within a registration: it tells who exists. */
export const checkAddress = route({
  name: 'checkAddress',
  method: 'POST',
  path: '/v1/addresses/availability',
  request: z.strictObject({ transaction: sealed, abhaAddress }),
  response: z.object({ available: z.boolean() }),
  transaction: { flow: 'registration-aadhaar', steps: ['create-address'] },
  repeatable: true,
  lookUp: true,
  timeoutSeconds: 10,
});
