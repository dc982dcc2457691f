import type { Profile } from '../../src/contract/profile.js';

/** What the proxy would answer to the first calls of elements whose size is measured, by path. */
export const firstAnswers: Readonly<Record<string, object>> = {
  '/abdm/v1/profile': {
    etag: '1',
    abhaAddress: 'asha.verma90@abdm',
    abhaAddresses: ['asha.verma90@abdm'],
    kycVerified: true,
    fullName: 'Asha Verma',
  } satisfies Profile,
  '/abdm/v1/shares': { shares: [] },
  '/abdm/v1/care-contexts/providers': { providers: [{ hipId: 'IN3210000001', name: 'Clinic' }] },
};
