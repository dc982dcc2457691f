import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meaningOfUpstreamError } from '../../src/abdm/upstream-errors.js';
import { refuse, refusalReasons, type RefusalReason } from '../../src/sandbox/errors.js';

test('every code that the sandbox answers means what it should to the kit', () => {
  const meanings: Partial<Record<RefusalReason, string>> = {
    'bad-request': 'invalid-request',
    'aadhaar-invalid': 'aadhaar-invalid',
    'aadhaar-not-found': 'aadhaar-not-found',
    'aadhaar-without-mobile': 'aadhaar-without-mobile',
    'mobile-invalid': 'mobile-invalid',
    'mobile-limit': 'mobile-limit',
    'otp-wrong': 'otp-wrong',
    'otp-expired': 'otp-expired',
    'otp-too-soon': 'otp-too-soon',
    'otp-too-many': 'otp-too-many',
    'too-many-requests-today': 'otp-locked',
    'blocked-for-a-day': 'otp-locked',
    'abha-deactivated': 'abha-deactivated',
    'abha-not-found': 'abha-not-found',
    'address-invalid': 'address-invalid',
    'address-taken': 'address-taken',
    'transaction-lost': 'transaction-lost',
  };
  for (const reason of refusalReasons) {
    const { source_error } = refuse(reason).answer;
    const meaning = source_error && meaningOfUpstreamError(source_error.code, source_error.message);
    assert.equal(meaning?.kind, meanings[reason], reason);
  }
});
