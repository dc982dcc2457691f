import type { Caller, Upstream } from '../../src/proxy/index.js';
import type { Sent } from './sent.js';
import { askedRequest, otherEntry, wholeEntry } from './consent-script.js';

const terms = {
  hi_types: ['Prescription', 'DiagnosticReport'],
  duration: { from: '2026-01-01T00:00:00.000Z', to: '2026-10-31T00:00:00.000Z' },
  erase_at: '2027-12-31T00:00:00.000Z',
  access_mode: 'view',
};

/** Makes every call about requests, consents and the consent PIN, once. */
export async function callRequests({ requests, consentPin }: Upstream, caller: Caller): Promise<void> {
  await requests.list('requested', caller);
  await requests.read('consent', 'request-1', caller);
  await requests.read('subscription', 'request-1', caller);
  await requests.grant(askedRequest, [{ ...wholeEntry, careContexts: ['visit-2'] }, otherEntry], caller);
  await requests.deny('request-1', 'not my doctor', caller);
  await requests.revoke(['artefact-1', 'artefact-2'], caller);
  await requests.isAutoApproving(caller);
  await requests.turnAutoApproval(caller);
  await consentPin.exists(caller);
  await consentPin.set('1234', caller);
  await consentPin.verify('1234', caller);
  await consentPin.change('1234', '4321', caller);
  await consentPin.sendOtp(caller);
  await consentPin.verifyOtp('txn-1', '123456', caller);
  await consentPin.reset('1234', caller);
}

/** Method, path with query, and body of each of those calls. */
export const requestCalls: readonly unknown[][] = [
  ['GET', '/abdm/v1/requests?status=requested&type=all', undefined],
  ['GET', '/abdm/v1/request?id=request-1&type=consent', undefined],
  ['GET', '/abdm/v1/request?id=request-1&type=subscription', undefined],
  [
    'POST',
    '/abdm/v1/consents/approve',
    {
      id: 'request-1',
      consent_artefacts: [
        { hip_id: 'HIP-1', care_contexts: [{ id: 'visit-2', display: 'Visit of June' }], ...terms },
        { hip_id: 'HIP-2', care_contexts: [], ...terms },
      ],
    },
  ],
  ['POST', '/abdm/v1/consents/deny', { id: 'request-1', reason: 'not my doctor' }],
  ['POST', '/abdm/v1/consents/revoke', { consent_artefacts: ['artefact-1', 'artefact-2'] }],
  ['GET', '/abdm/v1/consents/auto-approval', undefined],
  ['PATCH', '/abdm/v1/consents/auto-approval', {}],
  ['GET', '/abdm/v1/consents/pin/exists', undefined],
  ['POST', '/abdm/v1/consents/pin/set', { pin: '1234' }],
  ['POST', '/abdm/v1/consents/pin/verify', { pin: '1234' }],
  ['POST', '/abdm/v1/consents/pin/change', { old: '1234', new: '4321' }],
  ['POST', '/abdm/v1/consents/pin/forgot/init', undefined],
  ['POST', '/abdm/v1/consents/pin/forgot/verify', { txn_id: 'txn-1', otp: '123456' }],
  ['POST', '/abdm/v1/consents/pin/reset', { pin: '1234' }],
];

const head = {
  id: 'request-1',
  created_at: '2026-10-30T08:00:00.000Z',
  duration: terms.duration,
  hiu: { id: 'HIU-1', name: 'City Clinic' },
  purpose: { code: 'CAREMGT', text: 'Care Management' },
  requester: { name: 'Dr. Nisha Rao' },
};

/** A whole request as upstream publishes it. */
export const publishedRequest = {
  ...head,
  status: 'granted',
  access_mode: 'view',
  updated_at: '2026-10-30T08:00:00.000Z',
  erase_at: terms.erase_at,
  hi_types: [
    { id: 'Prescription', display: 'Prescription', enabled: true },
    { id: 'DiagnosticReport', display: 'Diagnostic Report', enabled: true },
  ],
  providers: [
    {
      hip: { id: 'HIP-1', name: 'Lake Hospital' },
      consent_artefact_id: 'artefact-1',
      care_contexts: [{ id: 'visit-1', display: 'Visit of May' }],
    },
    { hip: { id: 'HIP-2', name: 'Hill Clinic' }, consent_artefact_id: null, care_contexts: [] },
  ],
};

/** What the published API answers to those calls, by the end of the path. */
export const publishedRequestAnswers: Readonly<Record<string, object>> = {
  requests: { consents: [head], subscriptions: [{ ...head, id: 'request-2' }], authorizations: [] },
  request: publishedRequest,
  'consents/auto-approval': { status: 'enabled' },
  'pin/exists': { exist: true },
  'forgot/init': {
    txn_id: 'txn-2',
    medium: 'mobile',
    otp_medium_value: '9999900001',
    expiry_in_minutes: 10,
  },
};

/** Whether upstream answers a call with 204; `undefined` for calls about anything else. */
export function isAnsweredByNothing({ url }: Sent): boolean | undefined {
  const { pathname } = url;
  if (!/\/(?:requests?|consents\/.*)$/.test(pathname)) return undefined;
  return !Object.keys(publishedRequestAnswers).some((end) => pathname.endsWith(`/${end}`));
}
