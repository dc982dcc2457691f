import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UpstreamError } from '../../src/proxy/index.js';
import { describedPart, loadRecordsApi, skipRecordsApi } from '../support/records-api.js';
import { scriptedConnect } from './connect-script.js';

const record = { hipId: 'IN2910000001', careContextId: 'visit-1', abhaAddress: 'asha@abdm' };
const published = { resourceType: 'Bundle', type: 'document', entry: [{ resource: { title: 'Visit' } }] };
const nothing = { resourceType: 'Bundle', type: 'document', meta: { lastUpdated: '2026-11-01T00:00:00Z' } };

test("the adapter reads records as the upstream's description says", { skip: skipRecordsApi }, async () => {
  const api = loadRecordsApi();
  const answers = [published, nothing].map((body, index) => ({ body, status: index === 0 ? 200 : 404 }));
  for (const { body, status } of answers) {
    const { upstream, sent, caller } = scriptedConnect(() => new Response(JSON.stringify(body), { status }));
    const read = upstream.records.read(
      record,
      { ...caller, patientId: 'oid-1' },
      new AbortController().signal,
    );
    const kind = await read.then(
      () => 'record',
      (error: unknown) => (error instanceof UpstreamError ? error.kind : String(error)),
    );
    assert.equal(kind, status === 200 ? 'record' : 'record-not-ready');
    const [call] = sent;
    assert(call);
    const { method, url, headers } = call;
    assert(headers.has('X-Pt-Id'));
    api.checkRequest(method, url.pathname, { query: Object.fromEntries(url.searchParams) });
    api.checkAnswer(method, url.pathname, status, describedPart(body));
  }
});
