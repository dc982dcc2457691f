import type { Database } from '../database.js';

/** A webhook, and what became of it. Times are milliseconds since 1970. */
export interface Webhook {
  /** The transaction that the body names. */
  readonly id: string;
  readonly event: string;
  readonly body: string;
  readonly created_at: number;
  /** `null` once it was taken or given up. */
  readonly next_at: number | null;
  readonly attempts: number;
  /** The receiver's last status; `null` where none came. */
  readonly answered: number | null;
  /** The last one that was sent. */
  readonly signature: string | null;
}

/** What was to be told, and what became of it. */
export interface Outbox {
  add(webhook: Pick<Webhook, 'id' | 'event' | 'body' | 'created_at'>): void;
  byId(id: string): Webhook | undefined;
  /** The newest first. */
  list(): Webhook[];
  /** Those whose time has come, the oldest first. */
  due(at: number): Webhook[];
  /** When the next one is sent. */
  nextAt(): number | undefined;
  change(id: string, attempt: Pick<Webhook, 'next_at' | 'attempts' | 'answered' | 'signature'>): void;
}

/** Webhooks that the desk shows. */
const mostListed = 500;

/** Makes the outbox. */
export function createOutbox(database: Database): Outbox {
  return {
    add({ id, event, body, created_at }) {
      database.run('INSERT INTO webhook (id, event, body, created_at, next_at) VALUES (?1, ?2, ?3, ?4, ?4)', [
        id,
        event,
        body,
        created_at,
      ]);
    },
    byId: (id) => database.first<Webhook>('SELECT * FROM webhook WHERE id = ?', [id]),
    list: () => database.all<Webhook>('SELECT * FROM webhook ORDER BY rowid DESC LIMIT ?', [mostListed]),
    due: (at) => database.all<Webhook>('SELECT * FROM webhook WHERE next_at <= ? ORDER BY rowid', [at]),
    nextAt: () =>
      database.first<{ at: number | null }>('SELECT min(next_at) AS at FROM webhook')?.at ?? undefined,
    change(id, { next_at, attempts, answered, signature }) {
      database.run('UPDATE webhook SET next_at = ?, attempts = ?, answered = ?, signature = ? WHERE id = ?', [
        next_at,
        attempts,
        answered,
        signature,
        id,
      ]);
    },
  };
}
