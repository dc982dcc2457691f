import * as z from 'zod/mini';
import { tokenLifeSeconds } from '../abdm/counter.js';
import type { Settings } from './options.js';
import { randomId, type Sealer } from './seal.js';
import type { Turns } from './turns.js';
import type { CounterDecision } from './upstreams/upstream.js';

const keptShare = z.object({
  id: z.string(),
  hipId: z.string(),
  counterId: z.string(),
  facilityName: z.optional(z.string()),
  sharedAt: z.number(),
  answer: z.discriminatedUnion('state', [
    /** By upstream's id of the share its answer is read. */
    z.object({ state: z.literal('waiting'), requestId: z.string() }),
    z.object({ state: z.literal('issued'), tokenNumber: z.string(), expiresAt: z.number() }),
    z.object({ state: z.literal('refused') }),
  ]),
});

/** A shared profile as the proxy keeps it: where and when, and what the counter answered. Moments in ms since 1970. */
export type KeptShare = z.output<typeof keptShare>;

/** The shares of one patient, for as long as they matter. */
export interface PatientShares {
  /** The id of a share that is about to be sent. */
  begin(): Promise<string>;
  keep(share: KeptShare): Promise<void>;
  /** Keeps what the counter answered in the end; gives whether nobody did before. */
  settle(share: KeptShare): Promise<boolean>;
  find(id: string): Promise<KeptShare | undefined>;
  /** The newest first. */
  list(): Promise<KeptShare[]>;
}

/** Keeps shares, sealed. */
export interface Shares {
  of(abhaAddress: string): Promise<PatientShares>;
}

/** Seconds in which a counter that has not answered gets nothing anew. */
const patienceSeconds = 60;
/** Tokens of a day and longer are a mistake: they number the patients of one. */
const longestTokenSeconds = 24 * 60 * 60;
const mostShares = 50;

/** Whether a token lives, or the counter may still answer. */
export function isLive({ sharedAt, answer }: KeptShare, now: number): boolean {
  if (answer.state === 'issued') return now < answer.expiresAt;
  return answer.state === 'waiting' && now < sharedAt + patienceSeconds * 1000;
}

/** When a share is forgotten: with its token, or when a token would have ended. */
function endOf({ sharedAt, answer }: KeptShare): number {
  return answer.state === 'issued' ? answer.expiresAt : sharedAt + tokenLifeSeconds * 1000;
}

/** Whether a share is to be forgotten. */
export const isOver = (share: KeptShare, now: number): boolean => endOf(share) <= now;

/** What a counter answered, with an end to its token that can be. */
export function keptDecision(decision: CounterDecision, sharedAt: number): KeptShare['answer'] {
  if (decision.state === 'refused') return decision;
  const { state, tokenNumber, expiresAt } = decision;
  const told = Date.parse(expiresAt ?? '');
  const expires =
    told > sharedAt
      ? Math.min(told, sharedAt + longestTokenSeconds * 1000)
      : sharedAt + tokenLifeSeconds * 1000;
  return { state, tokenNumber, expiresAt: expires };
}

/** Makes the keeper of shares. */
export function createShares({ store, now }: Settings, sealer: Sealer, turns: Turns): Shares {
  async function of(abhaAddress: string): Promise<PatientShares> {
    const patient = abhaAddress.toLowerCase();
    const owner = await sealer.digest('shares', patient);
    const idsKey = `shares:${owner}`;
    const keyOf = (id: string): string => `share:${owner}:${id}`;
    const secondsOf = (share: KeptShare): number => Math.max(1, Math.ceil((endOf(share) - now()) / 1000));
    const ids = async (): Promise<string[]> => (await store.get(idsKey))?.split(' ') ?? [];

    async function keep(share: KeptShare): Promise<void> {
      await store.put(keyOf(share.id), await sealer.seal('share', share), secondsOf(share));
    }

    async function find(id: string): Promise<KeptShare | undefined> {
      const sealed = await store.get(keyOf(id));
      const share = sealed === undefined ? undefined : await sealer.open('share', sealed, keptShare);
      return share && !isOver(share, now()) ? share : undefined;
    }

    return {
      keep,
      find,
      async begin() {
        const id = randomId();
        // Named before it is sent: nothing that happened must stay unknown because the list is busy then.
        await turns.take('shares', patient, async () => {
          const known = [id, ...(await ids())].slice(0, mostShares);
          await store.put(idsKey, known.join(' '), longestTokenSeconds);
        });
        return id;
      },
      async settle(share) {
        const isFirst = await store.putIfAbsent(`${keyOf(share.id)}:settled`, '1', secondsOf(share));
        await keep(share);
        return isFirst;
      },
      async list() {
        const shares = await Promise.all((await ids()).map(find));
        return shares.filter((share) => share !== undefined);
      },
    };
  }
  return { of };
}
