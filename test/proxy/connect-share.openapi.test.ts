import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadPublishedApi } from '../support/published-api.js';
import { scriptedConnect } from './connect-script.js';
import { leastProfile, publishedShare, publishedToken, wholeProfile } from './connect-share-script.js';

const document = process.env['ABDM_OPENAPI'];
const skip =
  document === undefined && 'set ABDM_OPENAPI to the path of the published description to run this';

test("the adapter shares profiles as the upstream's description says", { skip }, async () => {
  const api = loadPublishedApi(document ?? '');
  const failed = { ...publishedShare, status: ' failed' };
  const nothingYet = { ...publishedShare, token_number: '', expiry: null };
  for (const [body, state] of [
    [publishedShare, 'waiting'],
    [failed, 'refused'],
  ] as const) {
    for (const profile of [wholeProfile, leastProfile]) {
      const { upstream, sent, caller } = scriptedConnect(() => Response.json(body, { status: 202 }));
      assert.equal((await upstream.shares.share(profile, caller)).state, state);
      const [call] = sent;
      assert(call);
      api.checkRequest(call.method, call.url.pathname, { body: call.body });
      api.checkAnswer(call.method, call.url.pathname, 202, body);
    }
  }
  for (const [body, state] of [
    [publishedToken, 'issued'],
    [nothingYet, 'waiting'],
    [failed, 'refused'],
  ] as const) {
    const { upstream, sent, caller } = scriptedConnect(() => body);
    assert.equal((await upstream.shares.read(body.request_id, caller)).state, state);
    const [call] = sent;
    assert(call);
    api.checkRequest(call.method, call.url.pathname, { query: Object.fromEntries(call.url.searchParams) });
    api.checkAnswer(call.method, call.url.pathname, 200, body);
  }
});
