import { traceOf } from '../log.js';
import type { Settings } from '../options.js';
import { type AuditEntry, createAuditTrail } from './audit-trail.js';

/** Keeps what patients agreed to and decided, where the portal wants that. */
export interface Audit {
  /** Settles once it is kept. @throws what the sink failed with */
  keep(entry: AuditEntry): Promise<void>;
  /** The same for what has happened already: never fails, and goes on trying for a quarter of an hour. */
  keepInTheEnd(entry: AuditEntry): Promise<void>;
  /** Tries once more what is not kept yet. */
  close(): Promise<void>;
}

const pausesMs = [1_000, 10_000, 60_000, 240_000, 600_000];

/** Makes the keeper; without a sink it keeps nothing. */
export function createAudit({
  auditSink,
  logger,
  metrics,
}: Pick<Settings, 'auditSink' | 'logger' | 'metrics'>): Audit {
  const trail = auditSink && createAuditTrail(auditSink);
  const waiting = new Map<AuditEntry, ReturnType<typeof setTimeout>>();

  function tell(entry: AuditEntry, error: unknown, isLast: boolean): void {
    const { requestId, event } = entry;
    metrics.auditFailed();
    logger.error(
      { requestId, audit: event, ...traceOf(error) },
      isLast ? 'audit entry lost' : 'audit entry not kept yet',
    );
  }

  async function insist(entry: AuditEntry, pauses: readonly number[]): Promise<void> {
    const [pause, ...others] = pauses;
    try {
      await trail?.record(entry);
    } catch (error) {
      tell(entry, error, pause === undefined);
      if (pause === undefined) return;
      const timer = setTimeout(() => {
        waiting.delete(entry);
        void insist(entry, others);
      }, pause);
      waiting.set(entry, timer);
    }
  }

  return {
    async keep(entry) {
      try {
        await trail?.record(entry);
      } catch (error) {
        tell(entry, error, true);
        throw error;
      }
    },
    keepInTheEnd: (entry) => insist(entry, pausesMs),
    async close() {
      const entries = [...waiting];
      waiting.clear();
      for (const [, timer] of entries) clearTimeout(timer);
      for (const [entry] of entries) await insist(entry, []);
    },
  };
}
