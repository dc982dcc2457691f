import { randomUUID } from 'node:crypto';
import { isoTime } from '../clock.js';
import type { AskingServices } from '../services.js';
import type { Outbox } from './outbox.js';

/** Somebody whom upstream knows, because they have signed in through it. */
export interface KnownPatient {
  readonly oid: string;
  readonly abha_address: string;
}

/** Tells the receiver what happened to patients whom upstream knows. */
export interface Teller {
  /** The patient of an ABHA address. */
  byAddress(abhaAddress: string): KnownPatient | undefined;
  /** The patients that somebody is, one for each ABHA address with which they have signed in. */
  ofPerson(personId: number): readonly KnownPatient[];
  /** Which portal user a call has named a patient as. */
  learn(oid: string, partnerPatientId: string): void;
  /** Tells of one patient. */
  tell(event: string, patient: KnownPatient, data: object): void;
  /** Tells without naming anybody. */
  tellWithoutPatient(event: string, data: object): void;
}

/** Makes the teller. @param added - is called once there is something to send */
export function createTeller(
  { database, clock }: Pick<AskingServices, 'database' | 'clock'>,
  {
    outbox,
    clientId,
    now,
    added,
  }: {
    readonly outbox: Outbox;
    readonly clientId: string;
    readonly now: () => number;
    readonly added: () => void;
  },
): Teller {
  const partnerIds = new Map<string, string>();

  function tellWithoutPatient(event: string, data: object): void {
    const id = randomUUID();
    const at = isoTime(clock.now());
    const envelope = {
      service: 'abdm',
      event,
      event_time: at,
      transaction_id: id,
      timestamp: at,
      business_id: 'sandbox-business',
      client_id: clientId,
      data,
    };
    outbox.add({ id, event, body: JSON.stringify(envelope), created_at: now() });
    added();
  }

  return {
    byAddress: (abhaAddress) =>
      database.first<KnownPatient>('SELECT oid, abha_address FROM patient WHERE abha_address = ?', [
        abhaAddress,
      ]),
    ofPerson: (personId) =>
      database.all<KnownPatient>(
        `SELECT oid, abha_address FROM patient JOIN abha_address ON address = abha_address
         WHERE person_id = ? ORDER BY abha_address`,
        [personId],
      ),
    learn: (oid, partnerPatientId) => void partnerIds.set(oid, partnerPatientId),
    tell(event, { oid, abha_address }, data) {
      const partner_patient_id = partnerIds.get(oid);
      tellWithoutPatient(event, {
        oid,
        ...(partner_patient_id && { partner_patient_id }),
        abha_address,
        ...data,
      });
    },
    tellWithoutPatient,
  };
}
