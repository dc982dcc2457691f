import * as z from 'zod/mini';
import { identifierKinds, otpSystems } from '../abdm/login.js';
import { flows, type Route, steps } from '../contract/route.js';
import type { Binding } from './binding.js';
import { Failure } from './failure.js';
import { createLocks } from './locks.js';
import type { Settings } from './options.js';
import { randomId, type Sealer } from './seal.js';

const content = z.object({
  /** Names this step of this patient's flow; an OTP sent again does not change it. */
  id: z.string(),
  flow: z.enum(flows),
  step: z.enum(steps),
  browser: z.string(),
  /** Upstream's own transaction. */
  upstream: z.string(),
  expiresAt: z.number(),
  /** Digest of the number, address or visit to which the OTPs of this step count. */
  digest: z.optional(z.string()),
  /** What the patient signs in with: upstream wants it again for every OTP. */
  login: z.optional(
    z.object({
      identifier: z.object({ kind: z.enum(identifierKinds), value: z.string() }),
      otpSystem: z.enum(otpSystems),
    }),
  ),
  /** ABHA addresses that upstream found for this patient. */
  accounts: z.optional(z.array(z.string())),
  /** The facility whose visits are linked and, once one is chosen, what upstream wants again for every OTP. */
  link: z.optional(
    z.object({
      hipId: z.string(),
      visit: z.optional(
        z.object({
          /** Upstream's transaction of the discovery. */
          discovery: z.string(),
          patientReference: z.string(),
          careContextId: z.string(),
        }),
      ),
    }),
  ),
});

/** One step of a flow, as the proxy knows it; the browser holds it sealed. */
export type Transaction = z.output<typeof content>;

/** What distinguishes a step when it begins. */
export type NewStep = Pick<Transaction, 'flow' | 'step' | 'upstream'> &
  Partial<Pick<Transaction, 'id' | 'digest' | 'login' | 'accounts' | 'link'>>;

/** Seals the steps of flows, and lets each be used by its browser, in its order, once. */
export interface Transactions {
  begin(step: NewStep, binding: Binding): Promise<string>;
  /** Seals the same step anew, with upstream's transaction after an OTP went out again. */
  repeat(transaction: Transaction, upstream: string): Promise<string>;
  /** @throws Failure `transaction-lost` for one that is foreign, out of order, too old or used up */
  open(sealed: string, accepted: NonNullable<Route['transaction']>, binding: Binding): Promise<Transaction>;
  /** Does what ends this step. The step is used up when that succeeds; while it runs nobody else may do it. */
  finish<Result>(transaction: Transaction, work: () => Promise<Result>): Promise<Result>;
}

// Twice an OTP's life, so that an expired OTP is called expired and its step is still there for a new one.
const lifeSeconds = 20 * 60;

/** Makes the keeper of transactions. */
export function createTransactions({ store, now }: Settings, sealer: Sealer): Transactions {
  const locks = createLocks(store);
  const expiry = (): number => now() + lifeSeconds * 1000;

  async function refuseSpent({ id }: Transaction): Promise<void> {
    if ((await store.get(`spent:${id}`)) !== undefined) throw new Failure('transaction-lost');
  }

  return {
    begin(step, { browser }) {
      return sealer.seal('transaction', { id: randomId(), ...step, browser, expiresAt: expiry() });
    },
    repeat(transaction, upstream) {
      return sealer.seal('transaction', { ...transaction, upstream, expiresAt: expiry() });
    },
    async open(sealed, accepted, { browser }) {
      const transaction = await sealer.open('transaction', sealed, content);
      const isGood =
        transaction?.browser === browser &&
        accepted.flows.includes(transaction.flow) &&
        accepted.steps.includes(transaction.step) &&
        now() < transaction.expiresAt;
      if (!isGood) throw new Failure('transaction-lost');
      await refuseSpent(transaction);
      return transaction;
    },
    async finish(transaction, work) {
      const held = await locks.hold(`working:${transaction.id}`, async () => {
        await refuseSpent(transaction);
        const result = await work();
        await store.putIfAbsent(`spent:${transaction.id}`, '1', lifeSeconds);
        return result;
      });
      if (!held) throw new Failure('too-many-requests', { retryAfterSeconds: 1 });
      return held.result;
    },
  };
}
