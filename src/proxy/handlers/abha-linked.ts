import type { Created } from '../../contract/outcomes.js';
import type { Call } from '../call.js';
import type { AbhaLinkedEvent } from '../hooks.js';
import { tellPortal } from './tell-portal.js';

/** Tells the portal's server of the patient's ABHA. Never fails. */
export async function tellAbhaLinked(
  call: Call,
  {
    abhaAddress,
    abhaNumber,
  }: Pick<AbhaLinkedEvent, 'abhaAddress'> & { readonly abhaNumber?: string | undefined },
  created: Created,
): Promise<void> {
  await tellPortal(call, 'onAbhaLinked', {
    abhaAddress,
    ...(abhaNumber !== undefined && { abhaNumber }),
    created,
  });
}
