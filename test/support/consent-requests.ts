import type { RequestDetails } from '../../src/contract/requests.js';

/** A clinic asks for three kinds of records of two facilities, until the end of 2030. */
export const waitingRequest: RequestDetails = {
  id: 'request-1',
  kind: 'consent',
  status: 'requested',
  createdAt: '2026-11-19T08:00:00.000Z',
  from: '2024-01-01T06:30:00.000Z',
  to: '2025-12-31T11:15:00.000Z',
  eraseAt: '2030-12-31T10:00:00.000Z',
  hiu: { id: 'HIU1', name: 'City Heart Clinic' },
  requester: 'Dr. Asha Menon',
  purpose: { code: 'CAREMGT', text: 'Care Management' },
  hiTypes: [
    { code: 'Prescription', text: 'Prescription' },
    { code: 'DiagnosticReport', text: 'Diagnostic Report' },
    { code: 'OPConsultation', text: 'OP Consultation' },
  ],
  facilities: [
    {
      hip: { id: 'HIP1', name: 'Lake Hospital' },
      isGranted: false,
      careContexts: [
        { id: 'V1', display: 'Visit of 3 March 2024' },
        { id: 'V2', display: 'Visit of 9 June 2025' },
      ],
    },
    {
      hip: { id: 'HIP2', name: 'Hill Laboratory' },
      isGranted: false,
      careContexts: [{ id: 'L1', display: 'Blood test of 10 June 2025' }],
    },
  ],
};

/** Another request like {@link waitingRequest}. */
export const likeIt = (
  number: number,
  hospital: string,
  others: Partial<RequestDetails> = {},
): RequestDetails => ({
  ...waitingRequest,
  id: `request-${number}`,
  createdAt: new Date(Date.UTC(2026, 10, 18) - number * 86_400_000).toISOString(),
  hiu: { id: `HIU${number}`, name: hospital },
  requester: 'Dr. Ravi Iyer',
  ...others,
});

const held = waitingRequest.facilities.map((facility) => ({ ...facility, isGranted: true }));

/** A consent that holds at both facilities. */
export const heldConsent = likeIt(20, 'Green Cross Hospital', { status: 'granted', facilities: held });

/** A consent that holds at one facility. */
export const smallConsent = likeIt(21, 'Sunrise Eye Centre', {
  status: 'granted',
  facilities: held.slice(0, 1),
  hiTypes: waitingRequest.hiTypes.slice(0, 1),
});

/** A hospital wants to hear of new records. */
export const subscriptionRequest = likeIt(3, 'Green Cross Hospital', {
  kind: 'subscription',
  purpose: { code: 'PATRQT', text: 'Self Requested' },
});

/** A health locker asks for an authorization. */
export const authorizationRequest = likeIt(4, 'Health Locker', { kind: 'authorization' });

/** Requests of every kind and status. */
export const requestsOfEveryKind: readonly RequestDetails[] = [
  waitingRequest,
  likeIt(2, 'City Heart Clinic', { purpose: { code: 'HPAYMT', text: 'Healthcare Payment' } }),
  subscriptionRequest,
  authorizationRequest,
  likeIt(10, 'Lotus Nursing Home', { status: 'denied' }),
  likeIt(11, 'Care Diagnostics', { status: 'expired' }),
  heldConsent,
  smallConsent,
  likeIt(22, 'Old Town Dispensary', { status: 'revoked', facilities: waitingRequest.facilities }),
];

/** A request that says too little to be granted. */
export const incompleteRequest: RequestDetails = {
  id: 'request-30',
  kind: 'consent',
  status: 'requested',
  hiu: { id: 'HIU30', name: '' },
  purpose: { code: 'NEW', text: '' },
  hiTypes: [{ code: 'NewKind', text: 'Something new' }],
  facilities: [{ hip: { id: 'HIP9', name: '' }, isGranted: false, careContexts: [] }],
};

const markup = '<img src=x onerror=alert(1)>';
const turned = '\u202eevil\u2066';
const long = 'x'.repeat(3000);
const stacked = 'Z\u0300\u0301\u0302'.repeat(40);

/** A request whose asking side means no good. */
export const hostileRequest = likeIt(40, `${markup}${turned}`, {
  requester: long,
  purpose: { code: '__proto__', text: stacked },
  hiTypes: [
    { code: 'toString', text: markup },
    { code: 'constructor', text: long },
  ],
  facilities: [
    { hip: { id: '__proto__', name: long }, isGranted: false, careContexts: [{ id: 'V1', display: long }] },
    { hip: { id: 'HIP2', name: turned }, isGranted: false, careContexts: [{ id: markup, display: ' ' }] },
  ],
});
