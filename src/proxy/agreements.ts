import * as z from 'zod/mini';
import { noticeIds, type NoticeId, notices } from '../abdm/notices.js';
import type { Binding } from './binding.js';
import { Failure } from './failure.js';
import type { Settings } from './options.js';
import type { Sealer } from './seal.js';

const content = z.object({
  browser: z.string(),
  notice: z.enum(noticeIds),
  version: z.string(),
  agreedAt: z.number(),
});

/** Gives and checks proofs that a patient agreed to a notice. */
export interface Agreements {
  prove(agreed: { notice: NoticeId; version: string }, binding: Binding, agreedAt: number): Promise<string>;
  /** @throws Failure `agreement-required` unless this browser agreed to the text in force within half an hour */
  require(proof: string, notice: NoticeId, binding: Binding): Promise<void>;
  /** Keeps for a year that the owner of an ABHA address agreed to a version. */
  remember(agreed: { notice: NoticeId; version: string }, abhaAddress: string): Promise<void>;
  /** The version to which the owner of an ABHA address agreed last. */
  lastVersion(notice: NoticeId, abhaAddress: string): Promise<string | undefined>;
}

const lifeSeconds = 30 * 60;
const memorySeconds = 365 * 24 * 60 * 60;

/** Whether a version can be agreed to: the one in force, or any of a text whose versions the portal names. */
export function isInForce(notice: NoticeId, version: string): boolean {
  return version !== '' && version === (notices[notice].version ?? version);
}

/** Makes the keeper of agreements. */
export function createAgreements({ store, now }: Settings, sealer: Sealer): Agreements {
  const memory = async (notice: NoticeId, abhaAddress: string): Promise<string> =>
    `agreed:${notice}:${await sealer.digest('agreed', abhaAddress.toLowerCase())}`;

  return {
    prove(agreed, { browser }, agreedAt) {
      return sealer.seal('agreement', { ...agreed, browser, agreedAt });
    },
    async require(proof, notice, { browser }) {
      const agreement = await sealer.open('agreement', proof, content);
      const isGood =
        agreement?.browser === browser &&
        agreement.notice === notice &&
        isInForce(notice, agreement.version) &&
        now() < agreement.agreedAt + lifeSeconds * 1000;
      if (!isGood) throw new Failure('agreement-required');
    },
    async remember({ notice, version }, abhaAddress) {
      await store.put(await memory(notice, abhaAddress), version, memorySeconds);
    },
    async lastVersion(notice, abhaAddress) {
      return store.get(await memory(notice, abhaAddress));
    },
  };
}
