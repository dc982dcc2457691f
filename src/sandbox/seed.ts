import { consentSeed, seedConsents } from './consents/seed.js';
import { counterSeed, seedCounters } from './counters/seed.js';
import { linkingSeed } from './linking/seed.js';
import type { NewPerson } from './people.js';
import { tables } from './schema.js';
import { seedPeople } from './seed-people.js';
import type { SeedPerson, SeedSelfDeclared } from './seed-person.js';
import { seedSelfDeclared } from './seed-self-declared.js';
import { seedVisits } from './seed-visits.js';
import type { Services } from './services.js';

/** All that is written at the beginning. */
export const seedOf = {
  people: seedPeople,
  selfDeclared: seedSelfDeclared,
  consents: consentSeed,
  linking: linkingSeed,
  counters: counterSeed,
} as const;

/** Empties the database and writes the people of the seed, their visits and their requests, and the counters. */
export function seed(services: Services): void {
  const { database, people, abhas } = services;
  database.atomically(() => {
    for (const table of tables) database.run(`DELETE FROM ${table}`);
    for (const person of seedOf.people) addPerson(services, person);
    for (const selfDeclared of seedOf.selfDeclared) {
      const id = people.add({
        ...detailsOf(selfDeclared),
        aadhaar: null,
        mobile: selfDeclared.mobile,
        has_photo: selfDeclared.hasPhoto,
      });
      abhas.addAddress(id, `${selfDeclared.abhaAddress}@${abhas.domain}`);
    }
    seedConsents(services);
    seedVisits(services, linkingSeed, 1001);
    seedCounters(services);
  });
}

function addPerson({ people, abhas }: Services, person: SeedPerson): void {
  const id = people.add({
    ...detailsOf(person),
    aadhaar: person.aadhaar,
    mobile: person.mobile,
    ends_at_once: person.endsAtOnce,
    blocks_aadhaar_otp: person.blocksAadhaarOtp,
    lock: person.locked ?? (person.otpRequestsAllowed === undefined ? undefined : 'too-many-requests-today'),
    otp_requests_allowed: person.otpRequestsAllowed,
    has_benefit: person.hasBenefit,
    has_photo: person.hasPhoto ?? true,
  });
  if (!person.abha) return;
  const abha = abhas.create(id, person.abha.mobile, person.abha.number);
  if (person.abha.deactivated) abhas.deactivate(abha);
  for (const name of person.abha.addresses) abhas.addAddress(id, `${name}@${abhas.domain}`);
}

function detailsOf(seeded: SeedPerson | SeedSelfDeclared): Omit<NewPerson, 'aadhaar' | 'mobile'> {
  const [year, month = null, day = null] = seeded.born.split('-').map(Number);
  if (year === undefined) throw new Error('a seeded person must have a year of birth');
  const [first, middle = null, last = null] = seeded.name;
  return {
    story: seeded.story,
    first_name: first,
    middle_name: middle,
    last_name: last,
    gender: seeded.gender,
    day_of_birth: day,
    month_of_birth: month,
    year_of_birth: year,
    address: seeded.address,
    pincode: seeded.pincode,
  };
}
