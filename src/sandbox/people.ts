import type { Gender } from '../abdm/person.js';
import type { Database } from './database.js';
import type { RefusalReason } from './errors.js';

/** What a profile says of somebody, in the upstream's words. */
export interface PersonDetails {
  readonly first_name: string;
  readonly middle_name: string | null;
  readonly last_name: string | null;
  readonly gender: Gender;
  readonly day_of_birth: number | null;
  readonly month_of_birth: number | null;
  readonly year_of_birth: number;
  readonly address: string | null;
  readonly pincode: string;
}

/** For how long, in seconds, ABDM locks somebody out, by the refusal that says so (NHA's error pages). */
export const lockSeconds = {
  'blocked-for-half-an-hour': 30 * 60,
  'blocked-for-half-a-day': 12 * 60 * 60,
  'too-many-requests-today': 24 * 60 * 60,
  'blocked-for-a-day': 24 * 60 * 60,
} as const satisfies Partial<Record<RefusalReason, number>>;

/** The ways to be locked out. */
export type Lock = keyof typeof lockSeconds;

/** Somebody as they are written down first. */
export interface NewPerson extends PersonDetails {
  readonly story: string;
  /** `null` for somebody who is known by their own word only. */
  readonly aadhaar: string | null;
  /** The mobile of the Aadhaar, or the one that the self-declared address belongs to. */
  readonly mobile: string | null;
  readonly ends_at_once?: boolean | undefined;
  readonly blocks_aadhaar_otp?: boolean | undefined;
  readonly lock?: Lock | undefined;
  readonly otp_requests_allowed?: number | undefined;
  readonly has_benefit?: boolean | undefined;
  readonly has_photo?: boolean | undefined;
}

/** Somebody with an Aadhaar number, as UIDAI knows them, or somebody with a self-declared ABHA address. */
export interface Person extends PersonDetails {
  readonly id: number;
  readonly aadhaar: string | null;
  readonly mobile: string | null;
  readonly story: string;
  readonly ends_at_once: number;
  readonly blocks_aadhaar_otp: number;
  readonly lock: Lock | null;
  /** OTP requests within half an hour that come before the lock. */
  readonly otp_requests_allowed: number;
  readonly locked_until: number | null;
  /** Linked with a benefit of the government, so that the profile cannot be deleted (ABDM-1219). */
  readonly has_benefit: number;
  /** Whether there is a photo: from Aadhaar, or one that somebody gave themselves. */
  readonly has_photo: number;
}

/** The people that the sandbox knows. */
export interface People {
  /** Writes somebody down; gives their id. */
  add(person: NewPerson): number;
  /** @throws Error when there is no such person, which is a bug */
  byId(id: number | null): Person;
  byAadhaar(aadhaar: string): Person | undefined;
  /** Those with a self-declared address on a mobile, oldest first. */
  selfDeclaredOn(mobile: string): Person[];
  change(person: Person, details: PersonDetails): void;
  lock(person: Person, until: number): void;
  /** Makes one person of two: all that one has becomes the other's. */
  merge(one: Person, into: Person): void;
  all(): Person[];
}

/** Makes the register of people. */
export function createPeople(database: Database): People {
  const byId = (id: number | null): Person => {
    const person = database.first<Person>('SELECT * FROM person WHERE id = ?', [id]);
    if (!person) throw new Error(`no person ${id}`);
    return person;
  };
  return {
    add(person) {
      database.run(
        `INSERT INTO person (aadhaar, mobile, first_name, middle_name, last_name, gender, day_of_birth, month_of_birth,
           year_of_birth, address, pincode, story, ends_at_once, blocks_aadhaar_otp, lock, otp_requests_allowed,
           has_benefit, has_photo)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          person.aadhaar,
          person.mobile,
          ...valuesOf(person),
          person.story,
          person.ends_at_once ? 1 : 0,
          person.blocks_aadhaar_otp ? 1 : 0,
          person.lock ?? null,
          person.otp_requests_allowed ?? 0,
          person.has_benefit ? 1 : 0,
          person.has_photo ? 1 : 0,
        ],
      );
      const added = database.first<{ id: number }>('SELECT last_insert_rowid() AS id');
      if (!added) throw new Error('a person who was just added must have an id');
      return added.id;
    },
    byId,
    byAadhaar: (aadhaar) => database.first<Person>('SELECT * FROM person WHERE aadhaar = ?', [aadhaar]),
    selfDeclaredOn: (mobile) =>
      database.all<Person>('SELECT * FROM person WHERE mobile = ? AND aadhaar IS NULL ORDER BY id', [mobile]),
    change(person, details) {
      database.run(
        `UPDATE person SET first_name = ?, middle_name = ?, last_name = ?, gender = ?, day_of_birth = ?,
           month_of_birth = ?, year_of_birth = ?, address = ?, pincode = ? WHERE id = ?`,
        [...valuesOf(details), person.id],
      );
    },
    lock(person, until) {
      database.run('UPDATE person SET locked_until = ? WHERE id = ?', [until, person.id]);
    },
    merge(one, into) {
      for (const table of ['abha_address', 'otp_transaction', 'visit', 'visit_series'])
        database.run(`UPDATE ${table} SET person_id = ? WHERE person_id = ?`, [into.id, one.id]);
      database.run('DELETE FROM person WHERE id = ?', [one.id]);
    },
    all: () => database.all<Person>('SELECT * FROM person ORDER BY id'),
  };
}

function valuesOf(details: PersonDetails): (string | number | null)[] {
  return [
    details.first_name,
    details.middle_name,
    details.last_name,
    details.gender,
    details.day_of_birth,
    details.month_of_birth,
    details.year_of_birth,
    details.address,
    details.pincode,
  ];
}

/** First, middle and last name in one text. */
export function fullName(person: Pick<Person, 'first_name' | 'middle_name' | 'last_name'>): string {
  return [person.first_name, person.middle_name, person.last_name].filter(Boolean).join(' ');
}

/** Whether Aadhaar vouches for somebody, and not only they themselves. */
export function isKycVerified(person: Person): boolean {
  return person.aadhaar !== null;
}
