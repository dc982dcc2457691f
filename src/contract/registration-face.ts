import * as z from 'zod/mini';
import { isLocalHost } from '../abdm/local-host.js';
import { registrationOutcome } from './outcomes.js';
import { route } from './route.js';
import { aadhaarNumber, moment, sealed } from './values.js';

const isSafeLink = (link: string): boolean => {
  const { protocol, hostname } = new URL(link);
  return protocol === 'https:' || isLocalHost(hostname);
};

const transaction = { flows: ['registration-face'], steps: ['face'] } as const;

/**
 * Begins a registration by face, for an Aadhaar without a mobile number. Needs the same agreement as one by Aadhaar OTP,
 * and a proxy that allows it: NHA lets integrators use OTP only unless agreed otherwise.
 */
export const startFace = route({
  name: 'startFace',
  method: 'POST',
  path: '/v1/registration/face',
  request: z.strictObject({ agreement: sealed }),
  response: z.object({
    transaction: sealed,
    /** Page that takes the picture, for this phone or another one; its host is on the proxy's list. */
    link: z.url({ protocol: /^https?$/ }).check(z.refine(isSafeLink)),
    /** The proxy's present. */
    at: moment,
    /** When the page is of no use any more. */
    expiresAt: moment,
  }),
  timeoutSeconds: 40,
});

/** Whether the face is confirmed by now. */
export const checkFace = route({
  name: 'checkFace',
  method: 'POST',
  path: '/v1/registration/face/status',
  request: z.strictObject({ transaction: sealed }),
  response: z.object({ status: z.enum(['pending', 'verified']) }),
  transaction,
  repeatable: true,
  timeoutSeconds: 10,
});

/** Names the Aadhaar whose face was confirmed; what follows is a registration by Aadhaar. */
export const verifyFace = route({
  name: 'verifyFace',
  method: 'POST',
  path: '/v1/registration/face/verify',
  request: z.strictObject({ transaction: sealed, aadhaarNumber }),
  response: registrationOutcome,
  transaction,
  timeoutSeconds: 40,
});
