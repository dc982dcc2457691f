import type { Call } from '../call.js';
import type { RecordsLinkedEvent } from '../hooks.js';
import { tellPortal } from './tell-portal.js';

/** Tells the portal's server of linked visits. Never fails. */
export async function tellRecordsLinked(
  call: Call,
  { hipId, careContextIds }: Pick<RecordsLinkedEvent, 'hipId' | 'careContextIds'>,
): Promise<void> {
  const { abhaAddress } = call.patient;
  await tellPortal(call, 'onRecordsLinked', { abhaAddress, hipId, careContextIds });
}
