import type { ProfileUpstream } from '../upstream.js';
import { type Connection, unusable } from './connection.js';
import { readImage } from './image.js';
import { readProfile, writePerson } from './person.js';
import { readQr } from './qr.js';

const path = '/abdm/v1/profile';

/** The part of the adapter that reads, changes and deletes the patient's profile. */
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
    async delete(caller) {
      await connection({ method: 'DELETE', path }, caller);
    },
    async readCard(caller) {
      const call = { method: 'GET', path: `${path}/asset/card`, reads: 'bytes' } as const;
      const image = readImage(await connection(call, caller));
      if (!image) throw unusable(undefined);
      return image;
    },
    async readQr(caller) {
      const query = { format: 'json' };
      const call = { method: 'GET', path: `${path}/asset/qr`, query, reads: 'bytes' } as const;
      const qr = readQr(await connection(call, caller));
      if (!qr) throw unusable(undefined);
      return qr;
    },
  };
}
