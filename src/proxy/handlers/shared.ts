import type { Call } from '../call.js';
import type { KeptShare } from '../shares.js';
import { tellPortal } from './tell-portal.js';

/** Tells the portal's server of a shared profile. Never fails. */
export async function tellShared(call: Call, { hipId, counterId, answer }: KeptShare): Promise<void> {
  await tellPortal(call, 'onShared', {
    abhaAddress: call.patient.abhaAddress,
    hipId,
    counterId,
    state: answer.state,
    ...(answer.state === 'issued' && { tokenNumber: answer.tokenNumber }),
  });
}
