import type { Call } from '../call.js';
import { isInForce } from '../agreements.js';
import { Failure } from '../failure.js';
import type { AgreementEvent } from '../hooks.js';
import { auditBefore } from './audit.js';
import type { HandlersOf } from './handler.js';

/** Handlers of agreements. */
export const agreementHandlers: HandlersOf<'recordAgreement'> = {
  async recordAgreement({ notice, version, language }, call) {
    const { agreements } = call.services;
    if (!isInForce(notice, version)) throw new Failure('invalid-request', { field: 'version' });
    const agreedAt = await tellAgreement(call, { notice, version, language });
    const patient = call.presentPatient;
    if (patient && notice === 'data-processing') {
      await agreements.remember({ notice, version }, patient.abhaAddress);
    }
    const agreement = await agreements.prove({ notice, version }, call.binding, agreedAt);
    return { agreement, recordedAt: new Date(agreedAt).toISOString() };
  },
};

/**
 * Keeps that somebody agreed to a notice, and tells the portal's server. Fails when either does: the agreement does not
 * count then.
 *
 * @returns when, in milliseconds since 1970
 */
export async function tellAgreement(
  call: Call,
  agreed: Pick<AgreementEvent, 'notice' | 'version' | 'language'>,
): Promise<number> {
  const { hooks, now } = call.services.settings;
  const { requestId, portalUser } = call.facts;
  const agreedAt = now();
  const at = new Date(agreedAt).toISOString();
  const { notice: subject, version, language } = agreed;
  await auditBefore(call, { event: 'agreement', subject, version, language });
  await hooks.onAgreement?.({ ...agreed, at, ...(portalUser && { portalUser }), requestId });
  return agreedAt;
}
