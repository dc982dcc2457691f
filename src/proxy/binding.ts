import { parse, serialize } from 'hono/utils/cookie';
import * as z from 'zod/mini';
import { Failure } from './failure.js';
import type { PortalUser } from './hooks.js';
import type { Settings } from './options.js';
import { type Patient, patient, withPatient } from './patients.js';
import { recent } from './recent.js';
import type { Revocations } from './revocations.js';
import { randomId, type Sealer } from './seal.js';

const content = z.object({
  /** Names the browser; a new one whenever the patient changes. */
  browser: z.string(),
  portalUserId: z.optional(z.string()),
  /** Who signed in, the newest last. */
  patients: z.array(patient),
  /** Key of the patient whom the elements show. */
  current: z.optional(z.string()),
  /** Names the patient whom the page shows, without saying who it is. */
  epoch: z.string(),
  /** When the first of the patients signed in. */
  issuedAt: z.number(),
  seenAt: z.number(),
});

/** What ties a browser to the proxy: who it is, who is signed in, since when. */
export type Binding = z.output<typeof content>;

/** The binding that a request brought, as far as it is good. */
export interface Presented {
  readonly binding: Binding | undefined;
  /** The epoch that holds while nobody is signed in. */
  readonly epochOfNobody: string;
  /** Whether the request brought a cookie, good or not. */
  readonly broughtCookie: boolean;
}

/** Opens, issues and ends bindings. */
export interface Bindings {
  /** Reads the cookie; a binding of another portal user is ended for good. */
  present(request: Request, portalUser: PortalUser | undefined): Promise<Presented>;
  /** Whether a binding still counts, whatever a copy of its cookie says. */
  holds(binding: Binding): Promise<boolean>;
  /** A binding for a browser that has none. */
  issue(portalUser: PortalUser | undefined): Promise<Binding>;
  /**
   * Ends the binding and gives the one in which the patient is the present one: new browser id, new epoch.
   *
   * @throws Failure `patient-changed` when the binding ended in the meantime
   */
  signIn(binding: Binding, signedIn: Omit<Patient, 'key'>): Promise<Binding>;
  /** The same for a patient who signed in before. @throws Failure also `invalid-request` for an unknown one */
  switchTo(binding: Binding, key: string): Promise<Binding>;
  /**
   * Ends the binding and gives the one without this patient, in which the newest of the others is the present one; none
   * when there are no others.
   *
   * @throws Failure `patient-changed` when the binding ended in the meantime
   */
  leave(binding: Binding, key: string): Promise<Binding | undefined>;
  /** Ends the binding for good. @throws Failure `patient-changed` when another took its place in the meantime */
  signOut(binding: Binding): Promise<void>;
  /** Ends the binding that a request brought, whoever sent it; gives the `Set-Cookie` header that takes it back. */
  end(request: Request): Promise<string>;
  /** The `Set-Cookie` header that an answer needs, if any. */
  cookie(presented: Presented, binding: Binding | undefined): Promise<string | undefined>;
}

// Browsers ask several times in a row: their cookies are opened once.
const mostOpened = 2_000;

// A cookie is written anew only when this share of the idle life has passed.
const renewalShare = 0.1;

/**
 * Makes the keeper of bindings. The cookie is `__Host-abdm`; on plain http (development on localhost) it is `abdm`,
 * because Safari keeps no secure cookie there.
 */
export function createBindings(
  { now, secureCookies, signInLife }: Settings,
  sealer: Sealer,
  revocations: Revocations,
): Bindings {
  const { idleSeconds, absoluteSeconds } = signInLife;
  const cookieName = secureCookies ? '__Host-abdm' : 'abdm';

  const isOver = ({ issuedAt, seenAt }: Binding): boolean =>
    now() >= seenAt + idleSeconds * 1000 || now() >= issuedAt + absoluteSeconds * 1000;

  // The same for all browsers in which this portal user has no patient yet, so that parallel first requests agree.
  const epochs = recent<string>(mostOpened);
  const epochOfNobody = (portalUserId = ''): Promise<string> =>
    epochs(portalUserId, async () => (await sealer.digest('epoch', portalUserId)).slice(0, 22));

  const setCookie = (value: string, maxAge: number): string =>
    serialize(cookieName, value, {
      httpOnly: true,
      secure: secureCookies,
      sameSite: 'Strict',
      path: '/',
      maxAge,
    });

  const broughtBy = (request: Request): string | undefined =>
    parse(request.headers.get('Cookie') ?? '', cookieName)[cookieName];

  const opened = recent<Binding | undefined>(mostOpened);
  const open = async (sealed: string | undefined): Promise<Binding | undefined> =>
    sealed === undefined ? undefined : opened(sealed, () => sealer.open('binding', sealed, content));

  async function good(
    binding: Binding | undefined,
    portalUserId: string | undefined,
  ): Promise<Binding | undefined> {
    if (!binding || isOver(binding) || (await revocations.isEnded(binding))) return undefined;
    if (binding.portalUserId === portalUserId) return binding;
    // A binding without a patient is worth nothing to anybody, and browsers can have any number of them.
    if (binding.patients.length > 0) await revocations.end(binding, 'signed-out');
    return undefined;
  }

  async function replace(binding: Binding, change: Partial<Binding>): Promise<Binding> {
    if (!(await revocations.end(binding, 'replaced'))) throw new Failure('patient-changed');
    return { ...binding, browser: randomId(), epoch: randomId(), seenAt: now(), ...change };
  }

  async function signOut(binding: Binding): Promise<void> {
    if (!(await revocations.end(binding, 'signed-out'))) throw new Failure('patient-changed');
  }

  return {
    async present(request, portalUser) {
      const sealed = broughtBy(request);
      return {
        binding: await good(await open(sealed), portalUser?.userId),
        epochOfNobody: await epochOfNobody(portalUser?.userId),
        broughtCookie: sealed !== undefined,
      };
    },
    async holds(binding) {
      return !isOver(binding) && !(await revocations.isEnded(binding));
    },
    async issue(portalUser) {
      return {
        browser: randomId(),
        ...(portalUser && { portalUserId: portalUser.userId }),
        patients: [],
        epoch: await epochOfNobody(portalUser?.userId),
        issuedAt: await revocations.issueMoment(portalUser?.userId),
        seenAt: now(),
      };
    },
    async signIn(binding, signedIn) {
      const patients = withPatient(binding.patients, signedIn);
      const current = patients.at(-1)?.key;
      // Another sign-in must not prolong those before it.
      const issuedAt =
        patients.length > 1 ? binding.issuedAt : await revocations.issueMoment(binding.portalUserId);
      return replace(binding, { patients, current, issuedAt });
    },
    async switchTo(binding, key) {
      if (!binding.patients.some((known) => known.key === key)) {
        throw new Failure('invalid-request', { field: 'patient' });
      }
      return replace(binding, { current: key });
    },
    async leave(binding, key) {
      const patients = binding.patients.filter((known) => known.key !== key);
      const newest = patients.at(-1);
      if (newest) return replace(binding, { patients, current: newest.key });
      await signOut(binding);
      return undefined;
    },
    signOut,
    async end(request) {
      const binding = await open(broughtBy(request));
      if (binding) await revocations.end(binding, 'signed-out');
      return setCookie('', 0);
    },
    async cookie(presented, binding) {
      if (!binding) return presented.broughtCookie ? setCookie('', 0) : undefined;
      const isOld = now() - binding.seenAt >= idleSeconds * 1000 * renewalShare;
      if (binding === presented.binding && !isOld) return undefined;
      // A slow answer must not bring back what a sign-in or sign-out has ended in the meantime.
      if (await revocations.isEnded(binding)) return undefined;
      const seenNow = { ...binding, seenAt: now() };
      const restOfLife = Math.ceil((binding.issuedAt + absoluteSeconds * 1000 - now()) / 1000);
      return setCookie(await sealer.seal('binding', seenNow), Math.min(idleSeconds, restOfLife));
    },
  };
}
