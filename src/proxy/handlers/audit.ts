import type { AuditEntry } from '../audit/audit-trail.js';
import type { Call } from '../call.js';
import { Failure } from '../failure.js';

type Kept = Omit<AuditEntry, 'at' | 'requestId' | 'portalUserId' | 'abhaAddress'>;

/** Keeps what counts only once it is kept. @throws Failure `internal` when it cannot be kept now */
export async function auditBefore(call: Call, kept: Kept): Promise<void> {
  await call.services.audit.keep(entryOf(call, kept)).catch(() => {
    throw new Failure('internal', { status: 503 });
  });
}

/** Keeps what has happened already. Never fails. */
export async function auditDone(call: Call, kept: Kept): Promise<void> {
  await call.services.audit.keepInTheEnd(entryOf(call, kept));
}

function entryOf(call: Call, kept: Kept): AuditEntry {
  const { requestId, portalUser } = call.facts;
  const abhaAddress = call.presentPatient?.abhaAddress;
  return {
    ...kept,
    at: new Date(call.services.settings.now()).toISOString(),
    requestId,
    ...(portalUser && { portalUserId: portalUser.userId }),
    ...(abhaAddress !== undefined && { abhaAddress }),
  };
}
