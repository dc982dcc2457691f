import type { Hono } from 'hono';
import * as z from 'zod/mini';
import { isAbhaAddress, newAddressProblem, type AddressDomain } from '../abdm/abha-address.js';
import { suggestAddresses, type NameOfSomebody } from './address-suggestions.js';
import { refuse } from './errors.js';
import type { Person } from './people.js';
import { readBody } from './requests.js';
import type { Services } from './services.js';

const existRequest = z.object({ abha_address: z.string() });

/**
 * Refuses an address that nobody may create.
 *
 * @throws Refusal `address-invalid`
 */
export function refuseBadAddress(address: string, domain: AddressDomain): void {
  const isGood =
    isAbhaAddress(address) && address.endsWith(`@${domain}`) && newAddressProblem(address) === undefined;
  if (!isGood) throw refuse('address-invalid');
}

/** Adds the look-up and the suggestion of ABHA addresses. */
export function registerAddresses(app: Hono, services: Services): void {
  const { abhas } = services;

  app.post('/abdm/na/v1/registration/phr/check', async (context) => {
    const { abha_address } = await readBody(context, existRequest);
    if (!isAbhaAddress(abha_address)) throw refuse('address-invalid');
    return context.json({ exists: abhas.find(abha_address) !== undefined });
  });

  app.get('/abdm/na/v1/registration/suggest', (context) => {
    const somebody = nameOf(services, context.req.query());
    const isFree = (address: string): boolean => abhas.find(address) === undefined;
    return context.json({ suggestions: suggestAddresses(somebody, abhas.domain, isFree) });
  });
}

/** A transaction by Aadhaar knows the verified name; otherwise the names in the query are all there is. */
function nameOf({ transactions, people }: Services, query: Record<string, string>): NameOfSomebody {
  const { transactionId, fn, mn, ln, dob } = query;
  if (transactionId) {
    const { personId } = transactions.inStep(
      transactionId,
      ['aadhaar-registration', 'mobile-registration'],
      'choose-address',
    );
    if (personId !== null) return nameOfPerson(people.byId(personId));
  }
  if (!fn && !ln) throw refuse('bad-request');
  return { names: [fn, mn, ln], yearOfBirth: /^(\d{4})-\d{2}-\d{2}$/.exec(dob ?? '')?.[1] };
}

function nameOfPerson(person: Person): NameOfSomebody {
  const { first_name, middle_name, last_name, year_of_birth } = person;
  return { names: [first_name, middle_name, last_name], yearOfBirth: String(year_of_birth) };
}
