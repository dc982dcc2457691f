import * as z from 'zod/mini';
import { route } from './route.js';
import { careContextId, hipId } from './values.js';

/** Most bytes of one record: beyond that a phone would stand still while it reads it. */
export const mostRecordBytes = 10 * 1024 * 1024;

/**
 * The FHIR R4 document bundle of a linked care context, byte for byte (NHA cases P2 1.10 and 11.1 to 11.3). In the body,
 * because a facility's id of a visit may say whose it is. `record-not-ready` while the facility has not sent it yet,
 * `consent-missing` when nothing allows to fetch it, `record-not-found`, `record-too-large`.
 */
export const readRecord = route({
  name: 'readRecord',
  method: 'POST',
  path: '/v1/records',
  request: z.strictObject({ hipId, careContextId }),
  response: z.instanceof(Uint8Array).check(z.refine((bytes) => bytes.length <= mostRecordBytes)),
  answer: 'stream',
  patient: true,
  gatewaySession: true,
  repeatable: true,
  timeoutSeconds: 90,
});
