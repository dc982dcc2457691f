import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from '../support/fast-check.js';
import { errorKinds, nextSteps } from '../../src/abdm/errors.js';
import { meaningOfUpstreamError } from '../../src/abdm/upstream-errors.js';

const day = 24 * 60 * 60;

describe('the table of upstream errors', () => {
  const cases: [code: string, message: string, kind: string, wait?: number][] = [
    ['MIS-1013', 'OTP(One Time Password) is invalid, Please enter the correct OTP.', 'otp-wrong'],
    ['MIS-1013', 'OTP expired', 'otp-expired'],
    ['ABDM-1035', 'OTP does not matched', 'otp-wrong'],
    ['ABDM-1006: ', 'Invalid OTP Request', 'otp-wrong'],
    ['ABDM-1006', 'Invalid ABHA Number', 'abha-number-invalid'],
    ['ABDM-1006', 'Bad Request, invalid request Body', 'invalid-request'],
    [
      'ABDM-1100',
      'You have requested multiple OTPs Or Exceeded maximum number of attempts',
      'otp-too-many',
      1800,
    ],
    ['AS-1299', '', 'otp-too-many', 1800],
    ['AS-1308', '', 'otp-too-soon', 30],
    ['AS-1394', '', 'otp-locked', 1800],
    ['AS-1398', '', 'otp-locked', day / 2],
    ['ABDM-1027', 'You are blocked. Please try again after 24 hours.', 'otp-locked', day],
    ['ABDM-1022', 'Too many requests', 'too-many-requests', 30],
    ['ABDM-1101', 'This ABHA Address already exists.', 'address-taken'],
    [
      'ABDM-9999: ',
      'This ABHA Address already exists. Please create with unique ABHA address',
      'address-taken',
    ],
    ['ABDM-1124', '', 'mobile-limit'],
    [
      'EKA-1002',
      'Mobile number `mobile_number` has already been claimed by another account.',
      'mobile-limit',
    ],
    ['AS-1307', '', 'aadhaar-without-mobile'],
    ['AS-1396', '', 'aadhaar-invalid'],
    ['ABDM-1112', 'Aadhaar details not found.', 'aadhaar-not-found'],
    ['ABDM-1134', '', 'abha-deactivated'],
    ['ABDM-1219', 'linked with a benefit', 'benefit-linked'],
    ['ABDM-1228', '', 'benefit-linked'],
    ['AS-1259', '', 'benefit-linked'],
    ['AS-1066', '', 'already-linked'],
    ['ABDM-1056', '', 'already-linked'],
    ['MIS-1026', 'Transaction is not found for UUID.', 'transaction-lost'],
    ['ABDM-1094', 'X-token expired', 'session-expired'],
    ['ABDM-1094', 'Access to this feature is restricted', 'misconfigured'],
    ['900901', '', 'misconfigured'],
  ];
  for (const [code, message, kind, waitSeconds] of cases) {
    it(`${code} ${message} means ${kind}`, () => {
      assert.deepEqual(
        meaningOfUpstreamError(code, message),
        waitSeconds === undefined ? { kind } : { kind, waitSeconds },
      );
    });
  }

  it('leaves unknown codes to the caller', () => {
    assert.equal(meaningOfUpstreamError('ABDM-9999', 'Unknown exception'), undefined);
    assert.equal(meaningOfUpstreamError(''), undefined);
    assert.equal(meaningOfUpstreamError('__proto__'), undefined);
  });

  it('never throws, and only names kinds of the closed list', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (code, message) => {
        const meaning = meaningOfUpstreamError(code, message);
        if (meaning) assert.ok(nextSteps.includes(errorKinds[meaning.kind]));
      }),
    );
  });
});
