import type { Call } from '../call.js';
import type { RecordsLinkedEvent } from '../hooks.js';
import { auditDone } from './audit.js';
import { tellPortal } from './tell-portal.js';

/** Keeps that visits were linked, and tells the portal's server. Never fails. */
export async function tellRecordsLinked(
  call: Call,
  { hipId, careContextIds }: Pick<RecordsLinkedEvent, 'hipId' | 'careContextIds'>,
): Promise<void> {
  const { abhaAddress } = call.patient;
  for (const id of careContextIds)
    await auditDone(call, { event: 'records-linked', subject: `${hipId}/${id}` });
  await tellPortal(call, 'onRecordsLinked', { abhaAddress, hipId, careContextIds });
}
