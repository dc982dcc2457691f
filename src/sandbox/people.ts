import type { Clock } from './clock.js';
import type { Database } from './database.js';
import { refuse } from './errors.js';
import type { SeedPerson } from './seed-people.js';

/** Somebody with an Aadhaar number, as UIDAI knows them. */
export interface Person {
  readonly id: number;
  readonly aadhaar: string;
  readonly mobile: string | null;
  readonly first_name: string;
  readonly middle_name: string | null;
  readonly last_name: string | null;
  readonly gender: 'M' | 'F' | 'O';
  readonly year_of_birth: number;
  readonly month_of_birth: number | null;
  readonly day_of_birth: number | null;
  readonly address: string;
  readonly pincode: string;
  readonly story: string;
  readonly ends_at_once: number;
  readonly otp_requests_allowed: number | null;
  readonly locked_until: number | null;
}

/** The people that the sandbox knows. */
export interface People {
  /** Writes somebody down; gives their id. */
  add(person: SeedPerson): number;
  /** @throws Error when there is no such person, which is a bug */
  byId(id: number): Person;
  byAadhaar(aadhaar: string): Person | undefined;
  lock(person: Person, until: number): void;
  all(): Person[];
}

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Makes the register of people. */
export function createPeople(database: Database, clock: Clock): People {
  return {
    add(person) {
      const [year, month = null, day = null] = person.born.split('-').map(Number);
      const [firstName, middleName = null, lastName = null] = person.name;
      database.run(
        `INSERT INTO person (aadhaar, mobile, first_name, middle_name, last_name, gender, year_of_birth, month_of_birth,
           day_of_birth, address, pincode, story, ends_at_once, otp_requests_allowed, locked_until)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          person.aadhaar,
          person.mobile,
          firstName,
          middleName,
          lastName,
          person.gender,
          year ?? null,
          month,
          day,
          person.address,
          person.pincode,
          person.story,
          person.endsAtOnce ? 1 : 0,
          person.otpRequestsAllowed ?? null,
          person.locked ? clock.now() + dayMilliseconds : null,
        ],
      );
      const added = database.first<{ id: number }>('SELECT id FROM person WHERE aadhaar = ?', [
        person.aadhaar,
      ]);
      if (!added) throw new Error('a person who was just added must be there');
      return added.id;
    },
    byId(id) {
      const person = database.first<Person>('SELECT * FROM person WHERE id = ?', [id]);
      if (!person) throw new Error(`no person ${id}`);
      return person;
    },
    byAadhaar: (aadhaar) => database.first<Person>('SELECT * FROM person WHERE aadhaar = ?', [aadhaar]),
    lock(person, until) {
      database.run('UPDATE person SET locked_until = ? WHERE id = ?', [until, person.id]);
    },
    all: () => database.all<Person>('SELECT * FROM person ORDER BY id'),
  };
}

/** First, middle and last name in one text. */
export function fullName(person: Pick<Person, 'first_name' | 'middle_name' | 'last_name'>): string {
  return [person.first_name, person.middle_name, person.last_name].filter(Boolean).join(' ');
}

/**
 * Refuses somebody who is locked out, and locks out who asks for OTPs too often.
 *
 * @param recentRequests - OTP requests of this person in the last half hour, this one not counted
 * @throws Refusal `blocked-for-a-day` or `too-many-requests-today`
 */
export function refuseLockedOut(people: People, clock: Clock, person: Person, recentRequests: number): void {
  const limit = person.otp_requests_allowed;
  if (person.locked_until !== null && person.locked_until > clock.now()) {
    throw refuse(limit === null ? 'blocked-for-a-day' : 'too-many-requests-today');
  }
  if (limit === null || recentRequests < limit) return;
  people.lock(person, clock.now() + dayMilliseconds);
  throw refuse('too-many-requests-today');
}
