import { parse, serialize } from 'hono/utils/cookie';
import * as z from 'zod/mini';
import type { PortalUser } from './hooks.js';
import type { Settings } from './options.js';
import { randomId, type Sealer } from './seal.js';

const content = z.object({
  /** Names the browser; a new one at every sign-in. */
  browser: z.string(),
  portalUserId: z.optional(z.string()),
  patient: z.optional(z.object({ id: z.optional(z.string()), abhaAddress: z.string() })),
  /** Names the patient whom the page shows, without saying who it is. */
  epoch: z.string(),
  issuedAt: z.number(),
  seenAt: z.number(),
});

/** What ties a browser to the proxy: who it is, who is signed in, since when. */
export type Binding = z.output<typeof content>;

/** A patient at upstream. */
export type Patient = NonNullable<Binding['patient']>;

/** The binding that a request brought, as far as it is good. */
export interface Presented {
  readonly binding: Binding | undefined;
  /** The epoch that holds for this browser, with or without a binding. */
  readonly epoch: string;
  /** Whether the request brought a cookie that is good for nothing any more. */
  readonly spoilt: boolean;
}

/** Opens, issues and ends bindings. */
export interface Bindings {
  /** Reads the cookie; a binding of another portal user is ended for good. */
  present(request: Request, portalUser: PortalUser | undefined): Promise<Presented>;
  /** A binding for a browser that has none. */
  issue(portalUser: PortalUser | undefined): Promise<Binding>;
  /** Ends the binding and gives the one of the signed-in patient: new browser id, new epoch. */
  signIn(binding: Binding, patient: Patient): Promise<Binding>;
  /** The `Set-Cookie` header that an answer needs, if any. */
  cookie(presented: Presented, binding: Binding | undefined): Promise<string | undefined>;
}

// A cookie is written anew only when this share of the idle life has passed.
const renewalShare = 0.1;

/**
 * Makes the keeper of bindings. The cookie is `__Host-abdm`; on plain http (development on localhost) it is `abdm`,
 * because Safari keeps no secure cookie there.
 */
export function createBindings(
  { store, now, secureCookies, signInLife }: Settings,
  sealer: Sealer,
): Bindings {
  const { idleSeconds, absoluteSeconds } = signInLife;
  const name = secureCookies ? '__Host-abdm' : 'abdm';
  const revocation = (browser: string): string => `revoked:${browser}`;

  const isRevoked = async (browser: string): Promise<boolean> =>
    (await store.get(revocation(browser))) !== undefined;

  const revoke = (browser: string): Promise<boolean> =>
    store.putIfAbsent(revocation(browser), '1', absoluteSeconds);

  const isOver = ({ issuedAt, seenAt }: Binding): boolean =>
    now() >= seenAt + idleSeconds * 1000 || now() >= issuedAt + absoluteSeconds * 1000;

  // The same for all browsers in which this portal user has no patient yet, so that parallel first requests agree.
  const epochWithoutPatient = (portalUserId = ''): Promise<string> =>
    sealer.digest('epoch', portalUserId).then((digest) => digest.slice(0, 22));

  const setCookie = (value: string, maxAge: number): string =>
    serialize(name, value, { httpOnly: true, secure: secureCookies, sameSite: 'Strict', path: '/', maxAge });

  async function goodBinding(sealed: string, portalUserId: string | undefined): Promise<Binding | undefined> {
    const binding = await sealer.open('binding', sealed, content);
    if (!binding || isOver(binding) || (await isRevoked(binding.browser))) return undefined;
    if (binding.portalUserId === portalUserId) return binding;
    await revoke(binding.browser);
    return undefined;
  }

  return {
    async present(request, portalUser) {
      const sealed = parse(request.headers.get('Cookie') ?? '', name)[name];
      const binding = sealed === undefined ? undefined : await goodBinding(sealed, portalUser?.userId);
      return {
        binding,
        epoch: binding?.epoch ?? (await epochWithoutPatient(portalUser?.userId)),
        spoilt: sealed !== undefined && binding === undefined,
      };
    },
    async issue(portalUser) {
      return {
        browser: randomId(),
        ...(portalUser && { portalUserId: portalUser.userId }),
        epoch: await epochWithoutPatient(portalUser?.userId),
        issuedAt: now(),
        seenAt: now(),
      };
    },
    async signIn(binding, patient) {
      await revoke(binding.browser);
      return { ...binding, browser: randomId(), patient, epoch: randomId(), issuedAt: now(), seenAt: now() };
    },
    async cookie(presented, binding) {
      if (!binding) return presented.spoilt ? setCookie('', 0) : undefined;
      const isOld = now() - binding.seenAt >= idleSeconds * 1000 * renewalShare;
      if (binding === presented.binding && !isOld) return undefined;
      // A slow answer must not bring back what a sign-in has replaced in the meantime.
      if (await isRevoked(binding.browser)) return undefined;
      const seenNow = { ...binding, seenAt: now() };
      const restOfLife = Math.ceil((binding.issuedAt + absoluteSeconds * 1000 - now()) / 1000);
      return setCookie(await sealer.seal('binding', seenNow), Math.min(idleSeconds, restOfLife));
    },
  };
}
