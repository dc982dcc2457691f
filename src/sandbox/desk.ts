import * as z from 'zod/mini';
import type { Gender } from '../abdm/person.js';
import { abhaMobileOf } from './abha-accounts.js';
import type { Call, Calls } from './calls.js';
import { isoTime } from './clock.js';
import { refuse } from './errors.js';
import { createCounterDesk, type CounterDesk } from './counters/desk-counters.js';
import { createRequestDesk, type RequestDesk } from './consents/desk-requests.js';
import type { Fault, Faults } from './faults.js';
import { createLinkingDesk, type LinkingDesk } from './linking/desk-linking.js';
import { fullName } from './people.js';
import { detailsRequest } from './person-details.js';
import { changeProfile } from './profile-change.js';
import { createRecordDesk, type RecordDesk } from './records/record-desk.js';
import type { Services } from './services.js';
import type { Sms } from './sms.js';
import type { WebhookDesk } from './webhooks/desk-webhooks.js';

/** Somebody of the sandbox, with all that is needed to play them. */
export interface DeskPerson {
  readonly story: string;
  readonly name: string;
  readonly gender: Gender;
  readonly year_of_birth: number;
  /** `null` for a self-declared ABHA address. */
  readonly aadhaar: string | null;
  readonly mobile: string | null;
  readonly abha_number: string | null;
  /** Where ABDM sends OTPs. */
  readonly abha_mobile: string | null;
  readonly abha_addresses: readonly string[];
  readonly pincode: string;
}

/** What is to be different in a profile, in the words of the API. */
export const profileChanges = z.partial(detailsRequest);

/** What is to be different in a profile. */
export type ProfileChanges = z.output<typeof profileChanges>;

/** The control desk: looks behind the sandbox's API, and sets what would otherwise happen by chance. */
export interface Desk extends RequestDesk, LinkingDesk, RecordDesk, CounterDesk, WebhookDesk {
  /** Messages sent, newest first; only those to one mobile if it is given. */
  sms(to?: string): Sms[];
  people(): DeskPerson[];
  /**
   * Changes a profile elsewhere, as the ABHA app does: by the rules of ABDM, whoever is signed in.
   *
   * @throws Refusal `abha-not-found`, or for details that ABDM does not take
   */
  changeProfile(abhaAddress: string, changes: ProfileChanges): void;
  /** Ends the gateway sessions of one ABHA address, or all; gives how many there were. */
  expireSessions(abhaAddress?: string): number;
  addFault(fault: Fault): void;
  clearFaults(): void;
  /** Moves the clock forward; gives the new time. */
  advanceClock(seconds: number): string;
  /** Calls received, oldest first; `path` is exact, or a beginning with `*` behind it. */
  calls(path?: string): Call[];
  /** Back to the seed. */
  reset(): void;
}

/** Makes the desk. */
export function createDesk(
  services: Services,
  {
    faults,
    calls,
    webhooks,
  }: { readonly faults: Faults; readonly calls: Calls; readonly webhooks: WebhookDesk },
  reseed: () => void,
): Desk {
  const { database, people, abhas, patients, clock, sms } = services;
  return {
    ...createRequestDesk(services),
    ...createRecordDesk(services),
    ...createLinkingDesk(services),
    ...createCounterDesk(services),
    ...webhooks,
    sms: (to) => sms.list(to),
    people: () =>
      people.all().map((person) => {
        const abha = abhas.ofPerson(person.id);
        return {
          story: person.story,
          name: fullName(person),
          gender: person.gender,
          year_of_birth: person.year_of_birth,
          aadhaar: person.aadhaar,
          mobile: person.mobile,
          abha_number: abha?.number ?? null,
          abha_mobile: abhaMobileOf({ abhas }, person),
          abha_addresses: abhas.chosenAddresses(person.id),
          pincode: person.pincode,
        };
      }),
    changeProfile: (abhaAddress, changes) =>
      database.atomically(() => {
        const known = abhas.find(abhaAddress);
        if (!known) throw refuse('abha-not-found');
        const person = people.byId(known.personId);
        const whole = detailsRequest.safeParse({ ...person, ...changes });
        if (!whole.success) throw refuse('details-invalid');
        changeProfile(services, person, whole.data);
      }),
    expireSessions: (abhaAddress) => database.atomically(() => patients.expireSessions(abhaAddress)),
    addFault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    advanceClock(seconds) {
      database.atomically(() => clock.advance(seconds));
      return isoTime(clock.now());
    },
    calls: (path) => calls.list(path),
    reset() {
      faults.clear();
      calls.clear();
      reseed();
    },
  };
}
