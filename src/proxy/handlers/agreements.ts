import { isInForce } from '../agreements.js';
import { Failure } from '../failure.js';
import type { HandlersOf } from './handler.js';

/** Handlers of agreements. */
export const agreementHandlers: HandlersOf<'recordAgreement'> = {
  async recordAgreement({ notice, version, language }, call) {
    const { agreements, settings } = call.services;
    if (!isInForce(notice, version)) throw new Failure('invalid-request', { field: 'version' });
    const { requestId, portalUser } = call.facts;
    const agreedAt = settings.now();
    const recordedAt = new Date(agreedAt).toISOString();
    const who = portalUser && { portalUser };
    await settings.hooks.onAgreement?.({ notice, version, language, at: recordedAt, ...who, requestId });
    const patient = call.presentPatient;
    if (patient && notice === 'data-processing') {
      await agreements.remember({ notice, version }, patient.abhaAddress);
    }
    return { agreement: await agreements.prove({ notice, version }, call.binding, agreedAt), recordedAt };
  },
};
