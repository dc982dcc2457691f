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
  prove(notice: NoticeId, binding: Binding, agreedAt: number): Promise<string>;
  /** @throws Failure `agreement-required` unless this browser agreed to the text in force within half an hour */
  require(proof: string, notice: NoticeId, binding: Binding): Promise<void>;
}

const lifeSeconds = 30 * 60;

/** Makes the keeper of agreements. */
export function createAgreements({ now }: Settings, sealer: Sealer): Agreements {
  return {
    prove(notice, { browser }, agreedAt) {
      const { version } = notices[notice];
      return sealer.seal('agreement', { browser, notice, version, agreedAt });
    },
    async require(proof, notice, { browser }) {
      const agreement = await sealer.open('agreement', proof, content);
      const isGood =
        agreement?.browser === browser &&
        agreement.notice === notice &&
        agreement.version === notices[notice].version &&
        now() < agreement.agreedAt + lifeSeconds * 1000;
      if (!isGood) throw new Failure('agreement-required');
    },
  };
}
