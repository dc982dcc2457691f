import type { ProfileToShare } from '../../src/proxy/index.js';

/** A profile with everything that can go to a counter. */
export const wholeProfile: ProfileToShare = {
  counter: { hipId: 'IN2910000001', counterId: 'OPD cardio' },
  patient: {
    abhaAddress: 'asha@abdm',
    name: ' Asha  Verma ',
    gender: 'F',
    yearOfBirth: 1990,
    monthOfBirth: 5,
    dayOfBirth: 15,
    mobile: '9999900001',
    address: '12, Lake Road',
    district: 'Udaipur',
    state: 'Rajasthan',
    pincode: '313001',
  },
  location: { latitude: 24.5854451, longitude: 73.712479 },
};

/** The same with nothing that may be left out. */
export const leastProfile: ProfileToShare = {
  counter: { hipId: 'IN2910000001', counterId: '1' },
  patient: {
    abhaAddress: 'asha@abdm',
    name: 'Asha',
    gender: 'O',
    yearOfBirth: 1990,
    monthOfBirth: 12,
    dayOfBirth: 1,
    mobile: '9999900001',
  },
};

const requestId = '7c1e0190-b6a4';

/** What the published API answers: to what is shared, and to whoever looks for the token. */
export const publishedShare = { request_id: requestId, status: ' processing' };
export const publishedToken = {
  request_id: requestId,
  status: 'success',
  token_number: '42',
  expiry: '2025-07-25T18:36:20+05:30',
};
