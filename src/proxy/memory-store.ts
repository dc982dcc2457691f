import { Failure } from './failure.js';
import { isForgettable, kindOf, type Store } from './store.js';

interface Entry {
  readonly value: string;
  readonly expiresAt: number;
}

/** Entries of one kind, the oldest first. */
interface Pool {
  readonly entries: Map<string, Entry>;
  /** How many there may be before those that are over are looked for. */
  sweepAt: number;
  /** No entry is over before. */
  quietUntil: number;
}

/** Options of {@link memoryStore}. */
export interface MemoryStoreOptions {
  /** Milliseconds since 1970; the machine's clock by default. */
  readonly now?: () => number;
  /** Most entries of one kind at a time; 100 000 by default. Beyond that the oldest go where that does no harm. */
  readonly maximum?: number;
}

const firstSweepAt = 1_000;
const retryAfterSeconds = 60;

/**
 * A store in the memory of one process. It forgets with a restart: counters begin anew and revoked bindings count again
 * until their own end. Several processes need a store that they share.
 *
 * A kind without room refuses what is new with Failure `too-many-requests`, unless its oldest may be forgotten; so
 * nobody gets rid of a lock, a count or a revocation by filling the memory.
 */
export function memoryStore({ now = Date.now, maximum = 100_000 }: MemoryStoreOptions = {}): Store {
  const pools = new Map<string, Pool>();

  function poolOf(key: string): Pool {
    const kind = kindOf(key);
    const pool = pools.get(kind) ?? { entries: new Map(), sweepAt: firstSweepAt, quietUntil: Infinity };
    pools.set(kind, pool);
    return pool;
  }

  function living(key: string): Entry | undefined {
    const { entries } = poolOf(key);
    const entry = entries.get(key);
    if (entry === undefined || entry.expiresAt > now()) return entry;
    entries.delete(key);
    return undefined;
  }

  function sweep(pool: Pool): void {
    if (now() < pool.quietUntil) return;
    pool.quietUntil = Infinity;
    for (const [key, { expiresAt }] of pool.entries) {
      if (expiresAt <= now()) pool.entries.delete(key);
      else pool.quietUntil = Math.min(pool.quietUntil, expiresAt);
    }
    pool.sweepAt = Math.max(firstSweepAt, 2 * pool.entries.size);
  }

  function insert(key: string, value: string, seconds: number): Entry {
    const pool = poolOf(key);
    if (pool.entries.size >= Math.min(pool.sweepAt, maximum)) sweep(pool);
    if (pool.entries.size >= maximum) makeRoom(key, pool);
    const entry = { value, expiresAt: now() + seconds * 1000 };
    pool.quietUntil = Math.min(pool.quietUntil, entry.expiresAt);
    pool.entries.set(key, entry);
    return entry;
  }

  function makeRoom(key: string, { entries }: Pool): void {
    if (!isForgettable(kindOf(key))) throw new Failure('too-many-requests', { retryAfterSeconds });
    const [oldest] = entries.keys();
    if (oldest !== undefined) entries.delete(oldest);
  }

  return {
    async add(key, amount, seconds) {
      const entry = living(key);
      const total = Number(entry?.value ?? 0) + amount;
      const { entries } = poolOf(key);
      if (total === 0) {
        entries.delete(key);
        return { total, secondsLeft: seconds };
      }
      const { expiresAt } = entry ?? insert(key, String(total), seconds);
      entries.set(key, { value: String(total), expiresAt });
      return { total, secondsLeft: Math.ceil((expiresAt - now()) / 1000) };
    },
    async putIfAbsent(key, value, seconds) {
      if (living(key)) return false;
      insert(key, value, seconds);
      return true;
    },
    async put(key, value, seconds) {
      // Inserted anew, so that it counts as the youngest when room is made.
      poolOf(key).entries.delete(key);
      insert(key, value, seconds);
    },
    async get(key) {
      return living(key)?.value;
    },
    async prolong(key, value, seconds) {
      if (living(key)?.value !== value) return false;
      poolOf(key).entries.delete(key);
      insert(key, value, seconds);
      return true;
    },
    async delete(key) {
      poolOf(key).entries.delete(key);
    },
    async deleteIf(key, value) {
      if (living(key)?.value === value) poolOf(key).entries.delete(key);
    },
  };
}
