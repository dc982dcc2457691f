import { randomBytes } from 'node:crypto';
import { parse, serialize } from 'hono/utils/cookie';
import { type User, users } from './users.js';

/** Who is signed in to the portal, kept on its server. */
export interface Sessions {
  userOf(headers: Headers): User | undefined;
  /** Ends the session that the browser has and begins one; gives the `Set-Cookie` header. */
  signIn(headers: Headers, user: User): string;
  /** Ends the session; gives the `Set-Cookie` header. */
  signOut(headers: Headers): string;
}

const name = 'portal_session';
const lifeSeconds = 8 * 60 * 60;

/** Makes the register of sessions; a restart forgets them. */
export function createSessions(): Sessions {
  const open = new Map<string, { readonly user: User; readonly endsAt: number }>();
  const idOf = (headers: Headers): string => parse(headers.get('Cookie') ?? '', name)[name] ?? '';
  const cookie = (value: string, maxAge: number): string =>
    serialize(name, value, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge });

  return {
    userOf(headers) {
      const session = open.get(idOf(headers));
      return session && session.endsAt > Date.now() ? session.user : undefined;
    },
    signIn(headers, user) {
      open.delete(idOf(headers));
      for (const [id, { endsAt }] of open) if (endsAt <= Date.now()) open.delete(id);
      const id = randomBytes(24).toString('base64url');
      open.set(id, { user, endsAt: Date.now() + lifeSeconds * 1000 });
      return cookie(id, lifeSeconds);
    },
    signOut(headers) {
      open.delete(idOf(headers));
      return cookie('', 0);
    },
  };
}

/** The user of a name on the sign-in form. */
export function findUser(id: unknown): User | undefined {
  return users.find((user) => user.id === id);
}
