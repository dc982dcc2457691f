import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describedPart, loadRecordsApi, skipRecordsApi } from '../support/records-api.js';
import { openPatient } from './consent-caller.js';

const path = '/health/api/v1/fhir/retrieve';

test('records are asked for and answered as published', { skip: skipRecordsApi }, async () => {
  const api = loadRecordsApi();
  const { call, patient } = await openPatient('kamala.rajan');
  const query = { identifier: 'visit-0001', hip_id: 'IN2910000001', health_id: 'kamala.rajan@abdm' };
  const ask = async (headers = {}): Promise<number> => {
    const target = `${path}?${new URLSearchParams(query)}`;
    const { status, json } = await call('GET', target, undefined, { ...patient, ...headers });
    api.checkRequest('GET', path, { query });
    api.checkAnswer('GET', path, status, describedPart(json));
    return status;
  };
  assert.equal(await ask(), 200);
  await call('POST', '/_desk/records', { care_context_id: 'visit-0001', status: 'not-ready' });
  assert.equal(await ask(), 404);
});
