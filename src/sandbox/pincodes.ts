import type { Hono } from 'hono';
import { refuse } from './errors.js';
import { pincodeTable } from './pincode-table.js';

/** `PincodeResolvedPincodeData` of the published API. */
export interface PincodeAnswer {
  pincode: string;
  dist_code: string;
  dist_name: string;
  state_code: string;
  state_name: string;
}

const places = new Map<string, PincodeAnswer>(
  pincodeTable.map(([pincode, dist_code, dist_name, state_code, state_name]) => [
    pincode,
    { pincode, dist_code, dist_name, state_code, state_name },
  ]),
);

/** District and state of a postal code that the sandbox knows. */
export function resolvePincode(pincode: string): PincodeAnswer | undefined {
  return places.get(pincode);
}

/** Adds the look-up of postal codes. */
export function registerPincodes(app: Hono): void {
  app.get('/abdm/v1/registration/pincode/:pincode', (context) => {
    const place = resolvePincode(context.req.param('pincode'));
    if (!place) throw refuse('pincode-not-found');
    return context.json(place);
  });
}
