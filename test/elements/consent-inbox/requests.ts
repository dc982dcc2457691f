import type { RequestDetails } from '../../../src/contract/requests.js';

/** A request for two kinds of records of two facilities, until the end of 2030. */
export const asked: RequestDetails = {
  id: 'request-1',
  kind: 'consent',
  status: 'requested',
  createdAt: '2026-01-05T08:00:00.000Z',
  from: '2024-01-01T06:30:00.000Z',
  to: '2025-12-31T11:15:00.000Z',
  eraseAt: '2030-12-31T10:00:00.000Z',
  hiu: { id: 'HIU1', name: 'City Heart Clinic' },
  requester: 'Dr. Asha Menon',
  purpose: { code: 'CAREMGT', text: 'Care Management' },
  hiTypes: [
    { code: 'Prescription', text: 'Prescription' },
    { code: 'DiagnosticReport', text: 'Diagnostic Report' },
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
      careContexts: [{ id: 'L1', display: 'Blood test' }],
    },
  ],
};

/** The same, granted at both facilities. */
export const granted: RequestDetails = {
  ...asked,
  status: 'granted',
  facilities: asked.facilities.map((facility) => ({ ...facility, isGranted: true })),
};
