import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
import type { LoginOutcome } from '../../../src/contract/outcomes.js';
import type { Profile } from '../../../src/contract/profile.js';
import type { AbdmProxy } from '../../../src/proxy/index.js';
import { defaultClient, type SandboxServer, startSandbox } from '../../../src/sandbox/index.js';
import { Browser, type OtpAnswer, origin, refused, secret } from '../portal.js';

const entry = fileURLToPath(new URL('worker-portal.ts', import.meta.url));

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    // Neither Node's modules nor a browser's are known: what imports one does not build.
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'worker', 'import'],
  });
  return outputFiles[0]?.text ?? '';
}

let sandbox: SandboxServer;
let worker: Miniflare;
let browser: Browser;
before(async () => {
  sandbox = await startSandbox({ facilityPace: 0 });
  worker = new Miniflare({
    modules: true,
    script: await bundle(),
    compatibilityDate: '2025-09-01',
    bindings: {
      UPSTREAM: sandbox.url,
      CLIENT_ID: defaultClient.id,
      CLIENT_SECRET: defaultClient.secret,
      ORIGIN: origin,
      SECRET: secret,
    },
  });
  const overHttp = async (request: Request): Promise<Response> => {
    const body = request.body ? await request.text() : null;
    const headers = Object.fromEntries(request.headers);
    const answer = await worker.dispatchFetch(request.url, { method: request.method, headers, body });
    const copy = new Response(await answer.arrayBuffer(), { status: answer.status });
    for (const [name, value] of answer.headers) if (name !== 'set-cookie') copy.headers.set(name, value);
    for (const cookie of answer.headers.getSetCookie()) copy.headers.append('Set-Cookie', cookie);
    return copy;
  };
  browser = new Browser({ fetch: overHttp } as AbdmProxy);
});
after(async () => {
  await worker.dispose();
  await sandbox.close();
});

test('in a worker a patient signs in, sees the profile, and signs out', async () => {
  const mobile = '9999900041';
  const identifier = { kind: 'mobile', value: mobile };
  const sent = await browser.post<OtpAnswer>('/v1/login/otp', { identifier, otpSystem: 'abdm' });
  assert.equal(sent.status, 200, sent.text);
  const { transaction } = sent.body;
  refused(await browser.post('/v1/login/verify', { transaction, otp: '000000' }), 422, 'otp-wrong');
  const otp = sandbox.desk.sms(mobile)[0]?.otp ?? assert.fail();
  const { body } = await browser.post<LoginOutcome>('/v1/login/verify', { transaction, otp });
  assert(body.next === 'choose-account');
  const abhaAddress = 'pooja.barman@abdm';
  await browser.post('/v1/login/account', { transaction: body.transaction, abhaAddress });
  assert.equal((await browser.get<Profile>('/v1/profile')).body.abhaAddress, abhaAddress);
  assert.equal((await browser.get('/v1/profile/qr')).status, 200);
  assert.equal((await browser.get('/v1/requests/requested')).status, 200);
  assert.equal((await browser.post('/v1/session/sign-out', {})).status, 200);
  refused(await browser.get('/v1/profile'), 401, 'sign-in-required');
});

test("in a worker many requests at once wait for each other's places", async () => {
  const finds = Array.from({ length: 40 }, () => browser.get('/v1/pincodes/226001'));
  const statuses = (await Promise.all(finds)).map(({ status }) => status);
  assert.deepEqual(new Set(statuses), new Set([200]));
});

test('in a worker trouble is borne as elsewhere: reads are repeated, a host in trouble is spared', async () => {
  const path = '/abdm/v1/pincodes/226001';
  const find = (): ReturnType<Browser['get']> => browser.get('/v1/pincodes/226001');
  sandbox.desk.addFault({ path: '/abdm/*', method: 'GET', status: 503, times: 2 });
  assert.equal((await find()).status, 200);
  sandbox.desk.addFault({ path: '/abdm/*', method: 'GET', status: 503, times: 1000 });
  let last = await find();
  for (let times = 0; times < 5; times += 1) last = await find();
  assert((refused(last, 503, 'upstream-unavailable').retryAfterSeconds ?? 0) > 1, path);
});
