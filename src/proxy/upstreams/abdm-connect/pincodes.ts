import { type PincodeUpstream, UpstreamError } from '../upstream.js';
import type { Connection } from './connection.js';
import { fields, text } from './reading.js';

/** The part of the adapter that knows postal codes. */
export function pincodesOver(connection: Connection): PincodeUpstream {
  return {
    async find(pincode, caller) {
      const path = '/abdm/v1/registration/pincode/{pincode}';
      const answer = fields(
        await connection({ method: 'GET', path, inPath: { pincode } }, caller).catch(unknownPincode),
      );
      const [stateCode, stateName, districtCode, districtName] = [
        answer['state_code'],
        answer['state_name'],
        answer['dist_code'],
        answer['dist_name'],
      ].map(text);
      if (!stateCode || !stateName || !districtCode || !districtName) {
        throw new UpstreamError('upstream-unavailable');
      }
      return {
        state: { code: stateCode, name: stateName },
        district: { code: districtCode, name: districtName },
      };
    },
  };
}

// The form of the code is checked before, so what upstream refuses is one that nobody has.
function unknownPincode(error: unknown): never {
  const isUnknown = error instanceof UpstreamError && error.kind === 'invalid-request';
  throw isUnknown ? new UpstreamError('pincode-not-found', { nothingDone: true }) : error;
}
