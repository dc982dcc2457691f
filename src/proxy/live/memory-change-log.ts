import { type Change, type ChangeLog, changeLifeSeconds, mostChanges } from './change-log.js';
import { Listeners } from './listeners.js';

interface Log {
  readonly changes: Change[];
  /** Place of the newest change that is forgotten. */
  forgotten: number;
  lastAt: number;
}

/** Options of {@link memoryChangeLog}. */
export interface MemoryChangeLogOptions {
  /** Milliseconds since 1970; the machine's clock by default. */
  readonly now?: () => number;
  /** Most patients whose changes are kept; 10 000 by default. Beyond that the longest quiet ones go. */
  readonly mostPatients?: number;
}

/** A log in the memory of one process: another process neither sees nor adds to it. */
export function memoryChangeLog({
  now = Date.now,
  mostPatients = 10_000,
}: MemoryChangeLogOptions = {}): ChangeLog {
  // Places are moments. Those before the start may have been another process's, whose changes are not known here.
  const start = now();
  const logs = new Map<string, Log>();
  const listeners = new Listeners();
  let last = start;
  /** Place of the newest change that went to make room. */
  let dropped = start;

  const isOld = (place: number): boolean => place + changeLifeSeconds * 1000 <= now();

  function makeRoom(): void {
    for (const [patient, { lastAt }] of logs) {
      if (!isOld(lastAt)) {
        if (logs.size < mostPatients) return;
        dropped = Math.max(dropped, lastAt);
      }
      logs.delete(patient);
    }
  }

  return {
    async append(patient, kind) {
      makeRoom();
      const log = logs.get(patient) ?? { changes: [], forgotten: start, lastAt: 0 };
      last = Math.max(last + 1, now());
      log.lastAt = last;
      log.changes.push({ position: String(last), kind });
      if (log.changes.length > mostChanges) log.forgotten = Number(log.changes.shift()?.position);
      // Inserted anew, so that the longest quiet ones stand first.
      logs.delete(patient);
      logs.set(patient, log);
      listeners.call(patient);
    },
    async after(patient, position) {
      const log = logs.get(patient);
      // Moves on with the time, so that the place of a stream that hears nothing for hours stays good.
      last = Math.max(last, now());
      const from = Number(position ?? last);
      const isWhole = from >= Math.max(dropped, log?.forgotten ?? start) && from <= last && !isOld(from);
      const changes = log?.changes.filter((change) => Number(change.position) > from) ?? [];
      return { changes: isWhole ? changes : [], position: String(last), isWhole };
    },
    async watch(patient, listener) {
      listeners.add(patient, listener);
      return () => void listeners.delete(patient, listener);
    },
  };
}
