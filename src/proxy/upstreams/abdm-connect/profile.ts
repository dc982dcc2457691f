import type { ProfileUpstream } from '../upstream.js';
import { type Connection, unusable } from './connection.js';
import { readImage } from './image.js';
import { readProfile, writePerson } from './person.js';

const path = '/abdm/v1/profile';

/** The part of the adapter that reads and changes the patient's profile. */
export function profileOver(connection: Connection): ProfileUpstream {
  return {
    async read(caller) {
      const answer = await connection({ method: 'GET', path }, caller);
      const profile = readProfile(answer);
      if (!profile) throw unusable(answer);
      return profile;
    },
    async update(person, caller) {
      await connection({ method: 'PATCH', path, body: writePerson(person) }, caller);
    },
    async readCard(caller) {
      const call = { method: 'GET', path: `${path}/asset/card`, reads: 'bytes' } as const;
      const image = readImage(await connection(call, caller));
      if (!image) throw unusable(undefined);
      return image;
    },
  };
}
