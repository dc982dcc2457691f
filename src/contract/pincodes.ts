import * as z from 'zod/mini';
import { route } from './route.js';
import { pincode, place } from './values.js';

/** State and district of a postal code. */
export const findPincode = route({
  name: 'findPincode',
  method: 'GET',
  path: '/v1/pincodes/{pincode}',
  request: z.strictObject({ pincode }),
  response: z.object({ pincode, state: place, district: place }),
  repeatable: true,
  timeoutSeconds: 10,
});
