import { test } from 'node:test';
import { loadPublishedApi } from '../support/published-api.js';
import { callEverything, scriptedConnect } from './connect-script.js';

const document = process.env['ABDM_OPENAPI'];
const skip =
  document === undefined && 'set ABDM_OPENAPI to the path of the published description to run this';

test("the adapter's calls fit the upstream's published description", { skip }, async () => {
  const api = loadPublishedApi(document ?? '');
  const answers: Record<string, object> = {
    init: { txn_id: 'txn-2', hint: 'OTP sent to ******2425' },
    resend: { txn_id: 'txn-2', hint: null },
    check: { exists: false },
    suggest: { suggestions: ['asha@abdm'] },
    '226001': {
      state_code: '9',
      state_name: 'Uttar Pradesh',
      dist_code: '162',
      dist_name: 'Lucknow',
      pincode: '226001',
    },
  };
  const step = { txn_id: 'txn-2', skip_state: 'abha_end', profile: { abha_address: 'asha@abdm' } };
  const { upstream, sent, caller } = scriptedConnect(
    ({ url }) => answers[url.pathname.replace(/^.*\//, '')] ?? step,
  );
  await callEverything(upstream, caller);
  for (const { method, url, body } of sent) {
    api.checkRequest(method, url.pathname, { body, query: Object.fromEntries(url.searchParams) });
    api.checkAnswer(method, url.pathname, 200, answers[url.pathname.replace(/^.*\//, '')] ?? step);
  }
});
