import type { Hono } from 'hono';
import * as z from 'zod/mini';
import { isAbhaAddress } from '../abdm/abha-address.js';
import { maskMobile } from '../abdm/mobile.js';
import { abhaMobileOf, isDeactivated } from './abha-accounts.js';
import { refuse } from './errors.js';
import { fullName } from './people.js';
import { readBody } from './requests.js';
import type { Services } from './services.js';

const request = z.object({ abha_address: z.string() });

/** `PhrSearchAuthMethodResponse` of the published API. */
interface MethodsAnswer {
  abha_address: string;
  abha_number?: string;
  auth_methods: string[];
  blocked_methods: string[];
  fullname: string;
  mobile?: string;
  status: string;
}

/** Adds the look-up of the ways to sign in with an ABHA address (NHA case P1 6.1). */
export function registerLoginMethods(app: Hono, services: Services): void {
  app.post('/abdm/na/v1/profile/login/methods', async (context) => {
    const { abha_address } = await readBody(context, request);
    return context.json(methodsOf(services, abha_address));
  });
}

function methodsOf(services: Services, wanted: string): MethodsAnswer {
  const { abhas, people } = services;
  if (!isAbhaAddress(wanted)) throw refuse('address-invalid');
  const known = abhas.find(wanted);
  if (!known) throw refuse('user-not-found');
  const person = people.byId(known.personId);
  const number = abhas.ofPerson(person.id)?.number;
  const mobile = abhaMobileOf(services, person);
  return {
    abha_address: known.address,
    ...(number !== undefined && { abha_number: number }),
    // A blocked way is still one of the person's ways, so both lists name it.
    auth_methods: [
      ...(mobile === null ? [] : ['MOBILE_OTP']),
      ...(number !== undefined && person.mobile !== null ? ['AADHAAR_OTP'] : []),
      'PASSWORD',
    ],
    blocked_methods: person.blocks_aadhaar_otp ? ['AADHAAR_OTP'] : [],
    fullname: fullName(person),
    ...(mobile !== null && { mobile: maskMobile(mobile) }),
    status: isDeactivated(services, person) ? 'DEACTIVATED' : 'ACTIVE',
  };
}
