import type { RequestHead, RequestStatus } from '../../contract/requests.js';
import type { Settings } from '../options.js';
import type { Patient } from '../patients.js';
import type { Sealer } from '../seal.js';
import type { Notification } from '../webhooks/notification.js';
import { onceInAWhile } from './once-in-a-while.js';

type Known = Pick<Patient, 'id' | 'abhaAddress'>;

/** Knows whom a change is about, without keeping who that is. */
export interface Audience {
  /** The name under which a patient's changes are kept. From now on it is found by upstream's id of them as well. */
  of(patient: Known): Promise<string>;
  /** Remembers for whom requests were listed: a webhook may name nothing but the request. */
  listed(status: RequestStatus, requests: readonly Pick<RequestHead, 'id'>[], patient: Known): Promise<void>;
  /** The names of those whom a notification is about. */
  concerned(notification: Notification): Promise<readonly string[]>;
}

const rememberedSeconds = 30 * 24 * 60 * 60;
// A store may lose its memory: what is asked for again is known again after that time.
const renewedAfterSeconds = 15 * 60;

/** Most requests of one list that are remembered, the first of it. */
const mostListed = 200;

/** What is decided already for good is told no more. */
const changing: readonly RequestStatus[] = ['requested', 'granted'];

/** Makes the one who knows. */
export function createAudience({ store, now }: Pick<Settings, 'store' | 'now'>, sealer: Sealer): Audience {
  const inAWhile = onceInAWhile(now, renewedAfterSeconds);
  const nameOf = (address: string): Promise<string> =>
    sealer.digest('changes-of-address', address.toLowerCase());
  const idKey = async (id: string): Promise<string> => `patient:${await sealer.digest('changes-of-id', id)}`;
  const requestKey = async (id: string): Promise<string> =>
    `request:${await sealer.digest('listed-request', id)}`;

  const remember = (key: string, name: string): Promise<void> =>
    inAWhile(`${key} ${name}`, () => store.put(key, name, rememberedSeconds));

  return {
    async of({ id, abhaAddress }) {
      const name = await nameOf(abhaAddress);
      if (id !== undefined) await remember(await idKey(id), name);
      return name;
    },
    async listed(status, requests, { abhaAddress }) {
      if (!changing.includes(status)) return;
      const name = await nameOf(abhaAddress);
      const newest = requests.slice(0, mostListed);
      await Promise.all(newest.map(async ({ id }) => remember(await requestKey(id), name)));
    },
    async concerned({ patientId, abhaAddress, consentRequestId }) {
      const names = await Promise.all([
        patientId !== undefined && store.get(await idKey(patientId)),
        abhaAddress !== undefined && nameOf(abhaAddress),
        consentRequestId !== undefined && store.get(await requestKey(consentRequestId)),
      ]);
      return [...new Set(names.filter((name) => typeof name === 'string'))];
    },
  };
}
