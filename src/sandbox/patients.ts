import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.js';
import type { Database } from './database.js';
import { newCanary } from './identifiers.js';

/** Somebody who signed in, by the upstream's own ids. */
export interface Patient {
  readonly oid: string;
  readonly uuid: string;
  readonly abha_address: string;
}

/** Who has signed in, and their sessions with the gateway. */
export interface Patients {
  /** Opens a gateway session for an ABHA address; the first time makes its patient. */
  signIn(abhaAddress: string): Patient;
  byOid(oid: string): Patient | undefined;
  /** Whether the patient's gateway session is open now. */
  hasSession(patient: Patient): boolean;
  /** Forgets the patient and their sessions; a later sign-in makes another patient. */
  remove(patient: Patient): void;
  /** Ends the open sessions of one ABHA address, or all; gives how many there were. */
  expireSessions(abhaAddress?: string): number;
}

/** Makes the register of patients. */
export function createPatients(database: Database, clock: Clock, sessionSeconds: number): Patients {
  const byAddress = (abhaAddress: string): Patient | undefined =>
    database.first<Patient>('SELECT oid, uuid, abha_address FROM patient WHERE abha_address = ?', [
      abhaAddress,
    ]);
  const add = (abhaAddress: string): Patient => {
    const patient = { oid: newCanary('oid'), uuid: randomUUID(), abha_address: abhaAddress };
    database.run('INSERT INTO patient (oid, uuid, abha_address) VALUES (?, ?, ?)', Object.values(patient));
    return patient;
  };
  return {
    signIn(abhaAddress) {
      const patient = byAddress(abhaAddress) ?? add(abhaAddress);
      database.run('INSERT INTO gateway_session (oid, opened_at, expires_at) VALUES (?, ?, ?)', [
        patient.oid,
        clock.now(),
        clock.now() + sessionSeconds * 1000,
      ]);
      return patient;
    },
    byOid: (oid) =>
      database.first<Patient>('SELECT oid, uuid, abha_address FROM patient WHERE oid = ?', [oid]),
    hasSession: ({ oid }) =>
      database.first('SELECT id FROM gateway_session WHERE oid = ? AND expires_at > ?', [
        oid,
        clock.now(),
      ]) !== undefined,
    remove({ oid }) {
      database.run('DELETE FROM gateway_session WHERE oid = ?', [oid]);
      database.run('DELETE FROM patient WHERE oid = ?', [oid]);
    },
    expireSessions: (abhaAddress) =>
      database.run(
        `UPDATE gateway_session SET expires_at = ?1 WHERE expires_at > ?1
           AND (?2 IS NULL OR oid IN (SELECT oid FROM patient WHERE abha_address = ?2))`,
        [clock.now(), abhaAddress ?? null],
      ),
  };
}
