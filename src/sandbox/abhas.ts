import type { AddressDomain } from '../abdm/abha-address.js';
import { onlyDigits } from '../abdm/digits.js';
import type { Clock } from './clock.js';
import type { Database } from './database.js';
import { refuse } from './errors.js';
import { newAbhaNumber } from './identifiers.js';

/** ABHA numbers that one mobile number may serve (ABDM-1124). */
export const abhaNumbersPerMobile = 6;

/** Somebody's ABHA number. */
export interface Abha {
  readonly number: string;
  readonly person_id: number;
  /** `null` for somebody whose Aadhaar has none and who never gave another. */
  readonly mobile: string | null;
  readonly deactivated: number;
}

/** ABHA numbers, and all addresses: theirs and the self-declared ones. */
export interface Abhas {
  readonly domain: AddressDomain;
  ofPerson(personId: number): Abha | undefined;
  byNumber(number: string): Abha | undefined;
  /** The ABHA numbers that a mobile serves, oldest first. */
  onMobile(mobile: string): Abha[];
  /**
   * Gives somebody an ABHA number, and the address that every number gets by itself.
   *
   * @param number - left out for a new one
   * @throws Refusal `mobile-limit` when the mobile serves six ABHA numbers already
   */
  create(personId: number, mobile: string | null, number?: string): Abha;
  deactivate(abha: Abha): void;
  /** @throws Refusal `mobile-limit` when the mobile serves six ABHA numbers already */
  refuseFullMobile(mobile: string): void;
  /** The addresses that somebody chose, oldest first. */
  chosenAddresses(personId: number): string[];
  /** All addresses of somebody, the one that the number got by itself last. */
  allAddresses(personId: number): string[];
  /** The address as it is written down, whatever its case, and whose it is. */
  find(address: string): { address: string; personId: number } | undefined;
  addAddress(personId: number, address: string): void;
}

/** Makes the register of ABHAs. */
export function createAbhas(database: Database, clock: Clock, domain: AddressDomain): Abhas {
  const addAddress = (personId: number, address: string, given: 0 | 1): void => {
    database.run('INSERT INTO abha_address (address, person_id, given, created_at) VALUES (?, ?, ?, ?)', [
      address,
      personId,
      given,
      clock.now(),
    ]);
  };
  const addresses = (personId: number, where: string): string[] =>
    database
      .all<{ address: string }>(
        `SELECT address FROM abha_address WHERE person_id = ? ${where} ORDER BY given, rowid`,
        [personId],
      )
      .map(({ address }) => address);
  const select = 'SELECT number, person_id, mobile, deactivated FROM abha';
  const refuseFullMobile = (mobile: string): void => {
    const row = database.first<{ count: number }>('SELECT count(*) AS count FROM abha WHERE mobile = ?', [
      mobile,
    ]);
    if (row && row.count >= abhaNumbersPerMobile) throw refuse('mobile-limit');
  };

  return {
    domain,
    ofPerson: (personId) => database.first<Abha>(`${select} WHERE person_id = ?`, [personId]),
    byNumber: (number) => database.first<Abha>(`${select} WHERE number = ?`, [number]),
    onMobile: (mobile) => database.all<Abha>(`${select} WHERE mobile = ? ORDER BY rowid`, [mobile]),
    create(personId, mobile, number = newAbhaNumber()) {
      if (mobile !== null) refuseFullMobile(mobile);
      database.run('INSERT INTO abha (number, person_id, mobile, created_at) VALUES (?, ?, ?, ?)', [
        number,
        personId,
        mobile,
        clock.now(),
      ]);
      addAddress(personId, `${onlyDigits(number)}@${domain}`, 1);
      return { number, person_id: personId, mobile, deactivated: 0 };
    },
    deactivate(abha) {
      database.run('UPDATE abha SET deactivated = 1 WHERE number = ?', [abha.number]);
    },
    refuseFullMobile,
    chosenAddresses: (personId) => addresses(personId, 'AND given = 0'),
    allAddresses: (personId) => addresses(personId, ''),
    find(address) {
      const row = database.first<{ address: string; person_id: number }>(
        'SELECT address, person_id FROM abha_address WHERE address = ?',
        [address],
      );
      return row && { address: row.address, personId: row.person_id };
    },
    addAddress: (personId, address) => addAddress(personId, address, 0),
  };
}
