import * as z from 'zod/mini';
import { noticeIds } from '../abdm/notices.js';
import { route } from './route.js';
import { moment, sealed } from './values.js';

/**
 * Records that the patient agreed to a notice: which text, which version, in which language it was shown, and when. The
 * answer is what later calls must bring to prove it (NHA case CRT_ABHA_102).
 */
export const recordAgreement = route({
  name: 'recordAgreement',
  method: 'POST',
  path: '/v1/agreements',
  request: z.strictObject({
    notice: z.enum(noticeIds),
    version: z.string().check(z.maxLength(20)),
    /** BCP 47 tag of the language in which the patient read it. */
    language: z.string().check(z.regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/), z.maxLength(35)),
  }),
  response: z.object({ agreement: sealed, recordedAt: moment }),
});
