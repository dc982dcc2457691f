import * as z from 'zod/mini';
import type { Binding } from './binding.js';
import { Failure } from './failure.js';
import type { Settings } from './options.js';
import type { Sealer } from './seal.js';
import type { Turns } from './turns.js';
import { UpstreamError } from './upstreams/upstream.js';

const content = z.object({
  /** Upstream's id of the patient. */
  patient: z.string(),
  browser: z.string(),
  until: z.number(),
});

/** What the browser gets when the patient gave the PIN. */
export interface PinProven {
  readonly pinProof: string;
  readonly at: string;
  readonly validUntil: string;
}

/** Gives and checks proofs that a patient gave the consent PIN, and locks it after too many wrong ones. Patients go by upstream's id. */
export interface ConsentPins {
  prove(patient: string, binding: Binding): Promise<PinProven>;
  /** Whether this browser proved within five minutes that this patient gave the PIN. */
  isProven(proof: string | undefined, patient: string, binding: Binding): Promise<boolean>;
  /**
   * Tries a PIN, one at a time. The fifth wrong one in a row, from whichever browsers, locks it for half an hour; so does
   * upstream when it says so.
   *
   * @throws Failure `pin-locked`, while it lasts before the work is begun
   */
  attempt(patient: string, work: () => Promise<void>): Promise<void>;
  /** Does what sets another PIN in place of a forgotten one; it is not locked then. */
  replace(patient: string, work: () => Promise<void>): Promise<void>;
}

const proofSeconds = 5 * 60;
const mostWrong = 5;
const wrongSeconds = 24 * 60 * 60;
const lockSeconds = 30 * 60;

/** Makes the keeper of consent PINs. */
export function createConsentPins({ store, now }: Settings, sealer: Sealer, turns: Turns): ConsentPins {
  interface Keys {
    readonly wrong: string;
    readonly lock: string;
  }

  async function keysOf(patient: string): Promise<Keys> {
    const digest = await sealer.digest('consent-pin', patient);
    return { wrong: `pin-wrong:${digest}`, lock: `pin-lock:${digest}` };
  }

  async function refuseLocked({ lock }: Keys): Promise<void> {
    const until = await store.get(lock);
    if (until !== undefined) {
      throw new Failure('pin-locked', { retryAfterSeconds: (Number(until) - now()) / 1000 });
    }
  }

  async function lockFor(seconds: number, { wrong, lock }: Keys): Promise<never> {
    await store.put(lock, String(now() + seconds * 1000), seconds);
    await store.delete(wrong);
    throw new Failure('pin-locked', { retryAfterSeconds: seconds });
  }

  async function countWrong(keys: Keys, { kind, waitSeconds = lockSeconds }: UpstreamError): Promise<void> {
    if (kind === 'pin-locked') await lockFor(waitSeconds, keys);
    if (kind !== 'pin-wrong') return;
    const { total } = await store.add(keys.wrong, 1, wrongSeconds);
    if (total >= mostWrong) await lockFor(lockSeconds, keys);
  }

  const inTurn = <Result>(patient: string, work: () => Promise<Result>): Promise<Result> =>
    turns.take('consent-pin', patient, work);

  return {
    async prove(patient, { browser }) {
      const at = now();
      const until = at + proofSeconds * 1000;
      return {
        pinProof: await sealer.seal('consent-pin', { patient, browser, until }),
        at: new Date(at).toISOString(),
        validUntil: new Date(until).toISOString(),
      };
    },
    async isProven(proof, patient, { browser }) {
      const proven = proof === undefined ? undefined : await sealer.open('consent-pin', proof, content);
      return proven?.patient === patient && proven.browser === browser && now() < proven.until;
    },
    attempt: (patient, work) =>
      inTurn(patient, async () => {
        const keys = await keysOf(patient);
        await refuseLocked(keys);
        try {
          await work();
        } catch (error) {
          if (error instanceof UpstreamError) await countWrong(keys, error);
          throw error;
        }
        await store.delete(keys.wrong);
      }),
    replace: (patient, work) =>
      inTurn(patient, async () => {
        await work();
        const { wrong, lock } = await keysOf(patient);
        await store.delete(wrong);
        await store.delete(lock);
      }),
  };
}
