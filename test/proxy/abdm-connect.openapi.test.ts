import { test } from 'node:test';
import { loadPublishedApi } from '../support/published-api.js';
import { scriptedConnect } from './connect-script.js';

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
  const { registration, addresses, pincodes } = upstream;
  await registration.sendAadhaarOtp('100000000015', caller);
  await registration.resendAadhaarOtp('txn-1', caller);
  await registration.verifyAadhaarOtp('txn-1', { otp: '123456', mobileNumber: '9999900001' }, caller);
  await registration.resendMobileOtp('txn-1', caller);
  await registration.verifyMobileOtp('txn-1', '123456', caller);
  await registration.createAbha('txn-1', 'asha@abdm', caller);
  await registration.signIn('txn-1', 'asha@abdm', caller);
  await addresses.suggest('txn-1', caller);
  await addresses.exists('asha@abdm', caller);
  await pincodes.find('226001', caller);
  for (const { method, url, body } of sent) {
    api.checkRequest(method, url.pathname, { body, query: Object.fromEntries(url.searchParams) });
    api.checkAnswer(method, url.pathname, 200, answers[url.pathname.replace(/^.*\//, '')] ?? step);
  }
});
