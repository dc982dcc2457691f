import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAbdmProxy } from '../../src/proxy/index.js';
import { connectError, type Reply, scriptedConnect } from './connect-script.js';
import type { Sent } from './sent.js';
import { type Answer, Browser, keptLog, origin, secret } from './portal.js';

const canary = (name: string): string => `canary-${name}-7f3a`;
const eka = { oid: canary('oid'), uuid: canary('uuid'), min_token: canary('min-token') };
const everything = {
  txn_id: canary('txn'),
  token: canary('token'),
  refresh_token: canary('refresh-token'),
  eka,
  unknown: { nested: canary('unknown') },
  hint: `${canary('hint')} ******0001`,
};
const person = {
  abha_address: 'asha1990@abdm',
  abha_number: '91-1234-5678-9015',
  kyc_verified: 'true',
  full_name: 'Asha Verma',
  name: 'Asha Verma',
  mobile: canary('mobile'),
  profile_photo: canary('photo'),
  address: canary('address'),
};

function reply({ url }: Sent, isVerified: () => boolean): Reply {
  const call = url.pathname.replace(/^\/abdm\/(?:na\/)?v1\/(?:registration\/)?/, '');
  const states: Record<string, object> = {
    'aadhaar/verify': { skip_state: 'confirm_mobile_otp' },
    'aadhaar/mobile/verify': { skip_state: 'abha_create', abha_profiles: [person] },
    'aadhaar/create-phr': { skip_state: 'abha_end', profile: person },
    'mobile/verify': { skip_state: 'abha_create', abha_profiles: [person] },
    'face-auth/init': { url: 'https://face.example/picture' },
    'face-auth/capture': { status: 'Verified' },
    'face-auth/verify': { skip_state: 'abha_create' },
    'profile/login/methods': {
      auth_methods: ['MOBILE_OTP'],
      fullname: canary('name'),
      abha_number: canary('number'),
    },
    'profile/login/verify': { skip_state: 'abha_select', abha_profiles: [person] },
    'profile/login/phr': { skip_state: 'abha_end', profile: person },
    'session/status': { logged_in: true, hpr_id: canary('hpr') },
    profile: {
      ...person,
      kyc_verified: isVerified(),
      mobile: '9999900001',
      profile_photo: '',
      address: '12, Hazratganj',
      pincode: '226001',
      first_name: 'Asha',
      gender: 'F',
      year_of_birth: 1990,
      month_of_birth: 5,
      day_of_birth: 15,
    },
  };
  if (call === 'profile/asset/qr') return { phr: 'asha1990@abdm' };
  if (call === 'suggest') return { ...everything, suggestions: ['asha1990'] };
  if (call === 'phr/check') return { ...everything, exists: true };
  if (call.startsWith('pincode')) {
    return {
      ...everything,
      state_code: '9',
      state_name: 'Uttar Pradesh',
      dist_code: '162',
      dist_name: 'Lucknow',
    };
  }
  return { ...everything, ...states[call] };
}

test('no token, no upstream id and no unknown field reaches a page or a log', async () => {
  let failing = false;
  let verified = false;
  const { upstream, clock } = scriptedConnect((sent) =>
    failing ? connectError(400, 'ABDM-1204', canary('error')) : reply(sent, () => verified),
  );
  const log = keptLog();
  const origins = [origin];
  const face = { hosts: ['face.example'] };
  const proxy = createAbdmProxy({ upstream, secret, origins, face, now: clock.now, logger: log });
  const browser = new Browser(proxy);
  const answers: Answer<unknown>[] = [];
  const post = async (path: string, body: object): Promise<{ transaction: string }> => {
    const answer = await browser.post<{ transaction: string }>(path, body);
    answers.push(answer);
    return answer.body;
  };

  const agreement = await browser.agree();
  const base = '/v1/registration/aadhaar';
  const otp = '654321';
  const mobileNumber = '9876501234';
  let { transaction } = await post(`${base}/otp`, { aadhaarNumber: '100000000015', agreement });
  clock.advance(60);
  ({ transaction } = await post(`${base}/otp/resend`, { transaction }));
  failing = true;
  await post(`${base}/verify`, { transaction, otp, mobileNumber });
  failing = false;
  ({ transaction } = await post(`${base}/verify`, { transaction, otp, mobileNumber }));
  ({ transaction } = await post(`${base}/mobile/verify`, { transaction, otp }));
  await post('/v1/addresses/suggestions', { transaction });
  await post('/v1/addresses/availability', { transaction, abhaAddress: 'asha1990@abdm' });
  await post(`${base}/abha`, { transaction, abhaAddress: 'asha1990@abdm' });
  answers.push(await browser.get('/v1/pincodes/226001'));

  const abhaAddress = person.abha_address;
  const mobile = '/v1/registration/mobile';
  ({ transaction } = await post(`${mobile}/otp`, { mobileNumber: '9876501234' }));
  ({ transaction } = await post(`${mobile}/verify`, { transaction, otp }));
  await post(`${mobile}/sign-in`, { transaction, abhaAddress });
  clock.advance(60);
  ({ transaction } = await post('/v1/registration/face', { agreement: await browser.agree() }));
  await post('/v1/registration/face/status', { transaction });
  await post('/v1/registration/face/verify', { transaction, aadhaarNumber: '100000000015' });
  await post('/v1/login/methods', { abhaAddress });
  const identifier = { kind: 'mobile', value: '9876501234' };
  ({ transaction } = await post('/v1/login/otp', { identifier, otpSystem: 'abdm' }));
  ({ transaction } = await post('/v1/login/verify', { transaction, otp }));
  await post('/v1/login/account', { transaction, abhaAddress });
  ({ transaction } = await post('/v1/session/otp', {}));
  await post('/v1/session/verify', { transaction, otp });
  answers.push(await browser.get('/v1/session'), await browser.get('/v1/profile'));
  const { body: profile } = await browser.get<{ etag: string }>('/v1/profile');
  const changes = { pincode: '226001', address: 'Hazratganj' };
  answers.push(await browser.patch('/v1/profile', { etag: profile.etag, changes }));
  answers.push(await browser.get('/v1/profile/qr'));
  answers.push(await browser.get('/v1/profile/mobile'));
  ({ transaction } = await post('/v1/profile/kyc/otp', {
    method: 'abha-number',
    abhaNumber: person.abha_number,
  }));
  clock.advance(60);
  ({ transaction } = await post('/v1/profile/kyc/otp/resend', { transaction }));
  verified = true;
  await post('/v1/profile/kyc/verify', { transaction, otp });
  await post('/v1/profile/deletion', { abhaAddress });
  await post('/v1/session/sign-out', {});

  assert.deepEqual(
    answers.map(({ status }) => status),
    answers.map((_, index) => (index === 2 ? 422 : 200)),
  );
  for (const { text, headers } of answers) {
    const all = text + JSON.stringify([...headers]);
    assert(!/canary/i.test(all), all);
    assert(!all.includes('client-secret'));
    // What is sealed must not be readable by decoding it.
    for (const sealed of all.match(/[\w-]{16,}/g) ?? []) {
      assert(!Buffer.from(sealed, 'base64url').toString('latin1').includes('canary'));
    }
  }
  const lines = JSON.stringify(log.lines);
  assert(log.lines.length >= 50);
  const personal = [
    'canary',
    '100000000015',
    otp,
    mobileNumber,
    'asha1990',
    'Asha',
    '226001',
    '192.0.2.1',
    'Hazratganj',
    '9999900001',
    '91-1234',
    'face.example',
    'token-',
  ];
  for (const word of personal) assert(!lines.includes(word), word);
  const known = ['requestId', 'route', 'status', 'kind', 'durationMs', 'upstreamPath', 'upstreamStatus'];
  for (const { fields } of log.lines) {
    for (const name of Object.keys(fields)) assert(known.includes(name), name);
  }
});
