import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isHiType } from '../../src/abdm/hi-types.js';
import { consentSeed } from '../../src/sandbox/consents/seed.js';
import { facilities, facilityById, inventFacilities } from '../../src/sandbox/facilities.js';

test('there are thousands of facilities, no two alike, some in Indian scripts', () => {
  assert(facilities.length >= 2000);
  const unique = (values: readonly string[]): boolean => new Set(values).size === values.length;
  assert(unique(facilities.map(({ id }) => id)));
  assert(unique(facilities.map(({ name, city }) => `${name}, ${city}`)));
  assert(facilities.every(({ id }) => /^IN\d{10}$/.test(id) && facilityById(id)?.id === id));
  for (const script of [
    'Devanagari',
    'Bengali',
    'Tamil',
    'Telugu',
    'Kannada',
    'Malayalam',
    'Gujarati',
    'Gurmukhi',
  ])
    assert(
      facilities.some(({ name }) => new RegExp(`\\p{Script=${script}}`, 'u').test(name)),
      script,
    );
});

test('the same seed invents the same facilities, another one others', () => {
  assert.deepEqual(inventFacilities(50), inventFacilities(50));
  assert.notDeepEqual(inventFacilities(50, 7), inventFacilities(50));
  assert.throws(() => inventFacilities(10_000), RangeError);
});

test('the visits of the seed are to known facilities, of known kinds, three or more for whom hospitals ask', () => {
  for (const { hipId, hiType } of consentSeed.visits) assert(facilityById(hipId) && isHiType(hiType));
  for (const who of new Set(consentSeed.requests.map((request) => request.who))) {
    const visited = consentSeed.visits.filter((visit) => visit.who === who && !visit.isUnlinked);
    assert(new Set(visited.map(({ hipId }) => hipId)).size >= 3, who);
  }
});
