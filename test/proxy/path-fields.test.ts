import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refused, testPortal } from './portal.js';

test('a field of the path, and the path itself, may be percent-encoded; what is no text is refused', async () => {
  const { browser, upstream } = testPortal();
  const asked: string[] = [];
  upstream.pincodes.find = async (pincode) => {
    asked.push(pincode);
    return { state: { code: '9', name: 'Uttar Pradesh' }, district: { code: '162', name: 'Lucknow' } };
  };
  for (const path of ['/v1/pincodes/226001', '/v1/pincodes/2260%30%31', '/v1/%70incodes/226001'])
    assert.equal((await browser.get(path)).status, 200, path);
  assert.deepEqual([...new Set(asked)], ['226001']);
  refused(await browser.get('/v1/pincodes/%ff'), 400, 'invalid-request');
});
