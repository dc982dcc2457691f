import { test } from 'node:test';
import { loadPublishedApi } from '../support/published-api.js';
import { isAnsweredByNothing } from './connect-requests-script.js';
import { callEverything, publishedAnswer, scriptedConnect } from './connect-script.js';
import type { Sent } from './sent.js';

const document = process.env['ABDM_OPENAPI'];
const skip =
  document === undefined && 'set ABDM_OPENAPI to the path of the published description to run this';

const isWithoutBody = ({ method }: Sent): boolean => method === 'PATCH' || method === 'DELETE';

const isEmpty = (call: Sent): boolean => isAnsweredByNothing(call) ?? isWithoutBody(call);

test("the adapter's calls fit the upstream's published description", { skip }, async () => {
  const api = loadPublishedApi(document ?? '');
  const { upstream, sent, caller } = scriptedConnect((call) =>
    isEmpty(call) ? new Response(null, { status: 204 }) : publishedAnswer(call),
  );
  await callEverything(upstream, caller);
  for (const call of sent) {
    const { method, url, body } = call;
    api.checkRequest(method, url.pathname, { body, query: Object.fromEntries(url.searchParams) });
    if (isEmpty(call)) api.checkAnswer(method, url.pathname, 204, undefined);
    else {
      const answer = publishedAnswer(call);
      // The description calls the bytes of a picture a string.
      api.checkAnswer(method, url.pathname, 200, answer instanceof Uint8Array ? String(answer) : answer);
    }
  }
});
