import type { Store } from './store.js';

interface Entry {
  value: string;
  readonly expiresAt: number;
}

/** Options of {@link memoryStore}. */
export interface MemoryStoreOptions {
  /** Milliseconds since 1970; the machine's clock by default. */
  readonly now?: () => number;
  /** Most entries kept at a time; 100 000 by default. Beyond that the oldest go. */
  readonly maximum?: number;
}

/**
 * A store in the memory of one process. It forgets with a restart: counters begin anew and revoked bindings count again
 * until their own end. Several processes need a store that they share.
 */
export function memoryStore({ now = Date.now, maximum = 100_000 }: MemoryStoreOptions = {}): Store {
  const entries = new Map<string, Entry>();

  function living(key: string): Entry | undefined {
    const entry = entries.get(key);
    if (entry === undefined || entry.expiresAt > now()) return entry;
    entries.delete(key);
    return undefined;
  }

  function insert(key: string, value: string, seconds: number): Entry {
    if (entries.size >= maximum) makeRoom();
    const entry = { value, expiresAt: now() + seconds * 1000 };
    entries.set(key, entry);
    return entry;
  }

  function makeRoom(): void {
    for (const key of [...entries.keys()]) living(key);
    for (const key of entries.keys()) {
      if (entries.size < maximum) return;
      entries.delete(key);
    }
  }

  return {
    async add(key, amount, seconds) {
      const entry = living(key) ?? insert(key, '0', seconds);
      const total = Number(entry.value) + amount;
      entry.value = String(total);
      return { total, secondsLeft: Math.ceil((entry.expiresAt - now()) / 1000) };
    },
    async putIfAbsent(key, value, seconds) {
      if (living(key)) return false;
      insert(key, value, seconds);
      return true;
    },
    async put(key, value, seconds) {
      // Inserted anew, so that it counts as the youngest when room is made.
      entries.delete(key);
      insert(key, value, seconds);
    },
    async get(key) {
      return living(key)?.value;
    },
    async delete(key) {
      entries.delete(key);
    },
  };
}
