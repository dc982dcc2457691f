import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAadhaarNumber } from '../../src/abdm/aadhaar.js';
import { isAbhaAddress, newAddressProblem } from '../../src/abdm/abha-address.js';
import { hasUnusualCheckDigit, isAbhaNumber } from '../../src/abdm/abha-number.js';
import { isMobileNumber } from '../../src/abdm/mobile.js';
import { isPincode } from '../../src/abdm/pincode.js';
import { seedPeople, seedSelfDeclared } from '../../src/sandbox/index.js';
import { pincodeTable } from '../../src/sandbox/pincode-table.js';

test('no seeded person can be real, and all of them could be', () => {
  const pincodes = new Set(pincodeTable.map(([pincode]) => pincode));
  assert(seedPeople.length >= 24);
  for (const { aadhaar, mobile, pincode, abha, story, born } of seedPeople) {
    assert(isAadhaarNumber(aadhaar) && /^[01]/.test(aadhaar), aadhaar);
    assert(mobile === null || (isMobileNumber(mobile) && mobile.startsWith('99999000')), story);
    assert(pincodes.has(pincode), pincode);
    assert.match(born, /^\d{4}(-\d\d-\d\d)?$/);
    if (!abha) continue;
    assert(isAbhaNumber(abha.number) && !hasUnusualCheckDigit(abha.number), abha.number);
    for (const name of abha.addresses) assert(isAbhaAddress(`${name}@abdm`), name);
  }
  for (const { mobile, pincode, born, abhaAddress } of seedSelfDeclared) {
    assert(isMobileNumber(mobile) && mobile.startsWith('99999000'), mobile);
    assert(pincodes.has(pincode), pincode);
    assert.match(born, /^\d{4}(-\d\d-\d\d)?$/);
    assert.equal(newAddressProblem(abhaAddress), undefined, abhaAddress);
  }
});

test('nobody is seeded twice', () => {
  const unique = (values: readonly unknown[]): boolean => new Set(values).size === values.length;
  assert(unique(seedPeople.map(({ aadhaar }) => aadhaar)));
  assert(unique(seedPeople.flatMap(({ abha }) => abha?.number ?? [])));
  assert(
    unique([
      ...seedPeople.flatMap(({ abha }) => abha?.addresses ?? []),
      ...seedSelfDeclared.map(({ abhaAddress }) => abhaAddress),
    ]),
  );
  assert(unique(pincodeTable.map(([pincode]) => pincode)));
  assert(pincodeTable.every(([pincode]) => isPincode(pincode)));
});

test('the seed has a mobile for every number of self-declared addresses that matters', () => {
  const count = (wanted: string): number => seedSelfDeclared.filter(({ mobile }) => mobile === wanted).length;
  assert.deepEqual(['9999900041', '9999900042', '9999900043', '9999900040'].map(count), [1, 3, 6, 2]);
  const verified = seedPeople.filter(({ abha }) => abha?.mobile === '9999900040');
  assert.equal(verified.length, 2);
});
