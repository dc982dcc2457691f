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
    'abha-number-not-found': 'abha-not-found',
    'user-not-found': 'abha-not-found',
    'aadhaar-without-abha': 'abha-not-found',
    'abha-number-invalid': 'abha-number-invalid',
    'abha-deactivated-login': 'abha-deactivated',
    'abha-without-mobile': 'aadhaar-without-mobile',
    'aadhaar-otp-not-allowed': 'method-not-allowed',
    'address-limit': 'address-limit',
    'wrong-scopes': 'misconfigured',
    'details-invalid': 'invalid-request',
    'pincode-invalid': 'invalid-request',
    'address-line-invalid': 'invalid-request',
    'registration-otp-wrong': 'otp-wrong',
    'aadhaar-otp-wrong': 'otp-wrong',
    'blocked-for-half-an-hour': 'otp-locked',
    'blocked-for-half-a-day': 'otp-locked',
    'address-invalid': 'address-invalid',
    'address-taken': 'address-taken',
    'abha-number-full': 'aadhaar-has-abha',
    'abha-number-linked': 'already-linked',
    'has-benefit': 'benefit-linked',
    'request-not-found': 'request-not-found',
    'artefact-not-found': 'request-not-found',
    'request-decided': 'request-decided',
    'request-expired': 'request-expired',
    'consent-not-granted': 'request-decided',
    'record-without-consent': 'request-decided',
    'date-range-invalid': 'consent-dates',
    'erase-date-invalid': 'consent-dates',
    'consent-too-wide': 'consent-dates',
    'hip-unknown': 'facility-not-found',
    'hip-down': 'facility-unreachable',
    'hip-silent': 'facility-unreachable',
    'records-not-found': 'abha-not-found',
    'link-otp-wrong': 'otp-wrong',
    'already-linked': 'already-linked',
    'share-unsupported': 'share-not-supported',
    'share-duplicate': 'share-duplicate',
    'pin-wrong': 'pin-wrong',
    'pin-locked': 'pin-locked',
    'transaction-lost': 'transaction-lost',
  };
  for (const reason of refusalReasons) {
    const { answer } = refuse(reason);
    const source_error = 'source_error' in answer ? answer.source_error : undefined;
    const meaning = source_error && meaningOfUpstreamError(source_error.code, source_error.message);
    assert.equal(meaning?.kind, meanings[reason], reason);
  }
});
