import { mobileDigits } from '../../abdm/mobile.js';
import { abhaMobileOf } from '../abha-accounts.js';
import { behaviourOf, otherNumber } from '../facilities/behaviours.js';
import { fullName, type Person } from '../people.js';
import type { Services } from '../services.js';
import type { Visit } from '../visits.js';

/** Somebody in the books of a facility. */
export interface FacilityPatient {
  /** The facility's own registration number. */
  readonly reference: string;
  readonly display: string;
  readonly mobile: string | null;
  readonly email: string | null;
  readonly visits: readonly Visit[];
}

/** As whom a facility knows somebody: nobody without a visit there, several where it registered them several times. */
export function patientsAt(services: Services, person: Person, hipId: string): FacilityPatient[] {
  const visits = services.visits.ofPersonAt(person.id, hipId);
  const name = fullName(person);
  const number = `MR${String(person.id).padStart(6, '0')}`;
  const contact = { mobile: mobileAt(services, person, hipId), email: emailOf(services, person) };
  if (visits.length === 0) return [];
  if (behaviourOf(hipId) !== 'several-patients')
    return [{ ...contact, reference: number, display: name, visits }];
  const times = Math.min(3, visits.length);
  return Array.from({ length: times }, (_, time) => {
    const reference = `${number}-${time + 1}`;
    return {
      ...contact,
      reference,
      display: `${name} (${reference})`,
      visits: visits.filter((_visit, index) => index % times === time),
    };
  });
}

/** Whether a patient's own word for themselves fits: registration number, mobile number or e-mail address. */
export function isNamedBy({ reference, mobile, email }: FacilityPatient, word: string): boolean {
  const said = word.trim().toLowerCase();
  return (
    [reference.toLowerCase(), email].includes(said) || (mobile !== null && mobileDigits(said) === mobile)
  );
}

/** The mobile number to which a facility sends its OTPs; `null` where it knows none. */
export function mobileAt(services: Services, person: Person, hipId: string): string | null {
  if (behaviourOf(hipId) === 'other-number') return otherNumber;
  return abhaMobileOf(services, person) ?? person.mobile;
}

function emailOf({ abhas }: Services, person: Person): string | null {
  const [address] = abhas.chosenAddresses(person.id);
  return address === undefined ? null : `${address.replace(/@.*$/s, '')}@mail.example`.toLowerCase();
}
