import type { Database } from './database.js';

/** The time as the sandbox sees it: the computer's, moved forward by the desk. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Moves the time forward; kept over a restart. */
  advance(seconds: number): void;
}

/** Makes the clock. `systemTime` is replaced in tests only. */
export function createClock(database: Database, systemTime: () => number = Date.now): Clock {
  const offset = (): number =>
    Number(
      database.first<{ value: string }>(`SELECT value FROM setting WHERE name = 'clock-offset'`)?.value ?? 0,
    );
  return {
    now: () => systemTime() + offset(),
    advance(seconds) {
      database.run(`INSERT OR REPLACE INTO setting (name, value) VALUES ('clock-offset', ?)`, [
        String(offset() + Math.round(seconds * 1000)),
      ]);
    },
  };
}

/** A time of the sandbox as its desk writes it. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
