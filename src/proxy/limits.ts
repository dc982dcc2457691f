import { Failure } from './failure.js';
import type { Settings } from './options.js';
import type { Store } from './store.js';

/** Who asks, as far as limits can tell. */
export interface Asker {
  readonly browser?: string;
  /** Network address, where the runtime knows it. */
  readonly address?: string;
}

/** How much of one thing is allowed in how long. */
export interface Allowance {
  readonly key: string;
  readonly most: number;
  readonly seconds: number;
}

/**
 * Takes one from every allowance, or from none.
 *
 * @returns the seconds until there is more, when one of them is used up
 */
export async function take(store: Store, allowances: readonly Allowance[]): Promise<number | undefined> {
  const taken: Allowance[] = [];
  for (const allowance of allowances) {
    const { total, secondsLeft } = await store.add(allowance.key, 1, allowance.seconds);
    taken.push(allowance);
    if (total <= allowance.most) continue;
    await giveBack(store, taken);
    return Math.max(1, secondsLeft);
  }
  return undefined;
}

/** Puts back what {@link take} took. */
export async function giveBack(store: Store, allowances: readonly Allowance[]): Promise<void> {
  for (const { key, seconds } of allowances) await store.add(key, -1, seconds);
}

/** Allowances of one kind for a browser and for the network it is in. */
export function allowancesOf(
  { browser, address }: Asker,
  kind: string,
  most: { readonly perBrowser: number; readonly perAddress: number; readonly seconds: number },
): Allowance[] {
  const { seconds } = most;
  return [
    ...(browser === undefined ? [] : [{ key: `${kind}-browser:${browser}`, most: most.perBrowser, seconds }]),
    ...(address === undefined
      ? []
      : [{ key: `${kind}-address:${networkOf(address)}`, most: most.perAddress, seconds }]),
  ];
}

/** The address itself for IPv4, the /64 network for IPv6: a single line there has billions of addresses. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const middle =
    tail === undefined ? [] : new Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0');
  return `${[...front, ...middle, ...back].slice(0, 4).join(':').toLowerCase()}::/64`;
}

/** Limits on requests that send no OTP. All fail with Failure `too-many-requests`. */
export interface RequestLimits {
  /** Look-ups that could tell who exists. */
  lookUp(asker: Asker): Promise<void>;
  /** Look-ups of facilities, one after every few letters. */
  facility(asker: Asker): Promise<void>;
  /** Registrations by face, and Aadhaar numbers named in them. */
  face(asker: Asker): Promise<void>;
  /** Questions whether a face is confirmed by now: one every few seconds. */
  faceCheck(asker: Asker): Promise<void>;
}

const facilitiesMost = { perBrowser: 120, perAddress: 1200, seconds: 60 };
const facesMost = { perBrowser: 20, perAddress: 200, seconds: 30 * 60 };
const faceChecksMost = { perBrowser: 400, perAddress: 4000, seconds: 10 * 60 };

/** Makes the limits on requests that send no OTP. */
export function createRequestLimits({ store, limits }: Settings): RequestLimits {
  const limit =
    (kind: string, most: Parameters<typeof allowancesOf>[2]) =>
    async (asker: Asker): Promise<void> => {
      const wait = await take(store, allowancesOf(asker, kind, most));
      if (wait !== undefined) throw new Failure('too-many-requests', { retryAfterSeconds: wait });
    };
  const { lookUpsPerBrowser, lookUpsPerAddress } = limits;
  return {
    lookUp: limit('look-up', {
      perBrowser: lookUpsPerBrowser,
      perAddress: lookUpsPerAddress,
      seconds: 10 * 60,
    }),
    facility: limit('facility', facilitiesMost),
    face: limit('face', facesMost),
    faceCheck: limit('face-check', faceChecksMost),
  };
}
