import type { Caller, Upstream } from '../../src/proxy/index.js';

/** Makes every call about facilities, care contexts and linking, once. */
export async function callLinking(upstream: Upstream, caller: Caller): Promise<void> {
  const { providers, careContexts, linking } = upstream;
  await providers.search('lake & hill', caller);
  await providers.read('HIP-1', caller);
  await careContexts.providers(caller);
  await careContexts.list('HIP-1', caller);
  await linking.discover('HIP-1', undefined, caller);
  await linking.discover('HIP-1', 'MRN 7', caller);
  await linking.sendOtp('txn-1', { patientReference: 'MRN-1', careContextId: ' visit-1 ' }, caller);
  await linking.confirm('txn-1', '123456', caller);
}

const base = '/abdm/v1/care-contexts';

/** Method, path with query, and body of each of those calls. */
export const linkingCalls: readonly unknown[][] = [
  ['GET', '/abdm/v1/providers?name=lake+%26+hill', undefined],
  ['GET', '/abdm/v1/provider/HIP-1', undefined],
  ['GET', `${base}/providers`, undefined],
  ['GET', `${base}/linked?hip_id=HIP-1`, undefined],
  ['POST', `${base}/discover`, { hip_id: 'HIP-1' }],
  ['POST', `${base}/discover`, { hip_id: 'HIP-1', ref_id: 'MRN 7' }],
  [
    'POST',
    `${base}/discover/link/init`,
    { txn_id: 'txn-1', patient_ref_id: 'MRN-1', cc_ref_id: ' visit-1 ' },
  ],
  ['POST', `${base}/discover/link/confirm`, { txn_id: 'txn-1', otp: '123456' }],
];

/** A facility as upstream publishes it. */
export const publishedProvider = {
  hip_id: 'HIP-1',
  hip_name: 'Lake Hospital',
  city: 'Udaipur',
  state: 'Rajasthan',
};

/** A discovery as upstream publishes it. */
export const publishedDiscovery = {
  txn_id: 'txn-2',
  patient: [
    {
      id: 'MRN-1',
      display: 'Asha Verma, 1990',
      care_contexts: [
        { id: 'visit-1', display: 'Visit of May' },
        { id: 'visit-2', display: 'Visit of June' },
      ],
    },
  ],
};

/** What the published API answers to those calls, by the end of the path. */
export const publishedLinkingAnswers: Readonly<Record<string, object>> = {
  'v1/providers': [publishedProvider, { hip_id: 'HIP-2', hip_name: null, city: null, state: null }],
  'provider/HIP-1': publishedProvider,
  'care-contexts/providers': { providers: [{ hip_id: 'HIP-1', hip_name: 'Lake Hospital' }] },
  linked: {
    care_contexts: [
      {
        care_context_id: 'visit-1',
        display: 'Visit of May',
        created_at: '2026-05-01T08:00:00Z',
        status: 'DataProcessed',
      },
    ],
  },
  discover: publishedDiscovery,
  'link/init': { txn_id: 'txn-3' },
  'link/confirm': { txn_id: 'txn-3', cc_ref_id: 'visit-1' },
};
