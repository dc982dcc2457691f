import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isCounter, isCounterId, tokenLifeSeconds, tokenWaitSeconds } from '../../src/abdm/counter.js';
import { isHipId } from '../../src/abdm/hip-id.js';
import { provider } from '../../src/contract/providers.js';

describe('a counter', () => {
  it('has an id of 1 to 20 letters and digits; spaces, dashes and underscores only between them', () => {
    for (const id of [
      '1',
      'A',
      'OPD1',
      'OPD cardio',
      'Ground-floor_Desk-7B',
      'a_b',
      '12345678901234567890',
    ]) {
      assert.ok(isCounterId(id), id);
    }
    for (const id of [
      '',
      ' ',
      ' OPD',
      'OPD ',
      '-1',
      '1-',
      '_',
      '123456789012345678901',
      'OPD/1',
      'OPD.1',
      'OPD\n1',
      'OPD\u00a01',
      'ओपीडी',
      'a&b',
      '<b>',
    ]) {
      assert.equal(isCounterId(id), false, JSON.stringify(id));
    }
  });

  it('is at a facility whose id can stand in a path', () => {
    for (const id of ['IN2910000001', 'HIP-1', 'a.b', '...', 'x'.repeat(100), "hip'1"])
      assert.ok(isHipId(id), id);
    for (const id of ['', '.', '..', 'a b', 'a/b', 'a\\b', 'a%2fb', 'आ', 'x'.repeat(101), 'a\n', '\u0000']) {
      assert.equal(isHipId(id), false, JSON.stringify(id));
      assert.equal(provider.shape.hipId.safeParse(id).success, false);
    }
  });

  it('never has the id of its facility', () => {
    assert.equal(isCounter({ hipId: 'IN2910000001', counterId: 'in2910000001' }), false);
    assert.ok(isCounter({ hipId: 'IN2910000001', counterId: 'IN2910000002' }));
  });

  it('SHARE_PATIENT_PROFILE_701 and P2 19.8: has 30 seconds for a token, which lives 30 minutes', () => {
    assert.deepEqual([tokenWaitSeconds, tokenLifeSeconds], [30, 1800]);
  });
});
