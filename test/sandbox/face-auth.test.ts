import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startSandbox } from '../../src/sandbox/index.js';
import { aadhaarOf, assertRefused, callerOf, openCaller, overHttp, type Caller } from './sandbox-caller.js';

const face = (caller: Caller, step: string, body?: unknown) =>
  caller.call('POST', `/abdm/na/v1/face-auth/${step}`, body);

/** Presses a button of the page behind a link. */
function press(caller: Caller, url: string, answer: string) {
  const headers = { authorization: '', 'content-type': 'application/x-www-form-urlencoded' };
  return caller.call('POST', new URL(url).pathname, `answer=${answer}`, headers);
}

/** Goes as far as a captured face. */
async function captured(caller: Caller): Promise<string> {
  const { txn_id, url } = (await face(caller, 'init')).body;
  await press(caller, url, 'confirm');
  return txn_id;
}

test('somebody whose Aadhaar has no mobile creates an ABHA by face, over HTTP', async () => {
  const server = await startSandbox();
  after(() => server.close());
  const caller = await callerOf(overHttp(server));
  const init = await face(caller, 'init');
  const { txn_id, url } = init.body;
  assert(url.startsWith(`${server.url}/face/`), url);
  assert.equal(typeof init.body.hint, 'string');
  const capture = () => face(caller, 'capture', { txn_id });
  const verify = () => face(caller, 'verify', { txn_id, aadhaar: aadhaarOf.withoutMobile });

  assert.deepEqual((await capture()).body, { txn_id, status: 'Pending' });
  assert.deepEqual(
    [(await verify()).status, (await verify()).body],
    [400, { code: 400, error: 'Face authentication is not complete' }],
  );
  const page = await fetch(url);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /Confirm your face/);
  const origin = new URL(url).origin;
  const form = { method: 'POST', headers: { origin } };
  await fetch(url, { ...form, body: new URLSearchParams({ answer: 'cancel' }) });
  assert.equal((await capture()).body.status, 'Pending');
  const confirmed = await fetch(url, { ...form, body: new URLSearchParams({ answer: 'confirm' }) });
  assert.match(await confirmed.text(), /Your face is confirmed/);
  assert.deepEqual((await capture()).body, { txn_id, status: 'Verified' });

  const verified = await verify();
  assert.deepEqual(verified.body, {
    skip_state: 'abha_create',
    txn_id,
    abha_profiles: [],
    token: null,
    refresh_token: null,
    hint: null,
  });
  const created = await caller.aadhaar('create-phr', { txn_id, abha_address: 'bhimrao.kamble@abdm' });
  assert.equal(created.body.skip_state, 'abha_end', created.text);
  assert.equal(created.body.profile.mobile, null);
  assert.match(created.body.profile.abha_number ?? '', /^91-00/);
  assert.match(await (await fetch(url)).text(), /does not work any more/);
});

test('the page is plain and accessible, loads nothing, and asks for no token', async () => {
  const caller = await openCaller();
  const { url } = (await face(caller, 'init')).body;
  const page = await caller.call('GET', new URL(url).pathname, undefined, { authorization: '' });
  assert.equal(page.status, 200);
  assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
  assert.match(page.headers.get('content-security-policy') ?? '', /^default-src 'none'; style-src 'sha256-/);
  assert.equal(page.headers.get('cache-control'), 'no-store');
  assert.match(page.text, /<html lang="en">/);
  assert.match(page.text, /<main>\s*<h1>/);
  assert.match(page.text, /<button[^>]*>Confirm my face<\/button><button[^>]*>Cancel<\/button>/);
  assert.match(page.text, /stands in for UIDAI/);
  assert(!/<script|style=|https?:/.test(page.text), page.text);
  for (const path of ['/face/unknown', '/face/%00', '/face/%E0%A4%A']) {
    const unknown = await caller.call('GET', path, undefined, { authorization: '' });
    assert.equal(unknown.status, 404, path);
    assert.match(unknown.text, /does not work any more/);
    assert.equal((await press(caller, `http://sandbox${path}`, 'confirm')).status, 404);
  }
  assert.match((await press(caller, url, 'perhaps')).text, /Confirm my face/);
});

test('a verified face answers what a verified Aadhaar OTP answers', async () => {
  const caller = await openCaller();
  const byFace = async (aadhaar: string) =>
    face(caller, 'verify', { txn_id: await captured(caller), aadhaar });

  for (const number of ['asha', 'oneAddress', 'threeAddresses', 'numberWithoutAddress'] as const) {
    const one = (await byFace(aadhaarOf[number])).body;
    const other = (await caller.beginAndVerify(aadhaarOf[number])).body;
    assert.deepEqual({ ...one, txn_id: '' }, { ...other, txn_id: '' }, number);
  }
  const { body } = await byFace(aadhaarOf.threeAddresses);
  const signedIn = await caller.aadhaar('auto-login', {
    txn_id: body.txn_id,
    abha_address: 'imranansari86@abdm',
  });
  assert.equal(signedIn.body.profile.abha_address, 'imranansari86@abdm');
  assert.equal((await byFace(aadhaarOf.endsAtOnce)).body.skip_state, 'abha_end');
  assertRefused(await byFace(aadhaarOf.deactivated), 400, 'ABDM-1134');
  assertRefused(await byFace(aadhaarOf.mobileFull), 400, 'ABDM-1124');
});

test('a mistyped Aadhaar number can be given again', async () => {
  const caller = await openCaller();
  const txn_id = await captured(caller);
  const verify = (aadhaar: string) => face(caller, 'verify', { txn_id, aadhaar });
  assertRefused(await verify('100000000016'), 400, 'AS-1396');
  assertRefused(await verify('100000000321'), 400, 'ABDM-1112');
  assert.equal((await verify(aadhaarOf.asha)).body.skip_state, 'abha_create');
  assertRefused(await verify(aadhaarOf.asha), 500, 'MIS-1026');
});

test('a face must be confirmed within ten minutes, however often it is asked for', async () => {
  const caller = await openCaller();
  const { desk } = caller.sandbox;
  const { txn_id, url } = (await face(caller, 'init')).body;
  desk.advanceClock(9 * 60);
  assert.equal((await face(caller, 'capture', { txn_id })).body.status, 'Pending');
  desk.advanceClock(60);
  assertRefused(await face(caller, 'capture', { txn_id }), 500, 'MIS-1026');
  assert.equal((await press(caller, url, 'confirm')).status, 404);
  assertRefused(await face(caller, 'verify', { txn_id, aadhaar: aadhaarOf.asha }), 500, 'MIS-1026');
});

test('a transaction of an OTP is none of a face', async () => {
  const caller = await openCaller();
  const { txn_id } = await caller.begin(aadhaarOf.asha);
  assertRefused(await face(caller, 'capture', { txn_id }), 500, 'MIS-1026');
  assertRefused(await face(caller, 'verify', { txn_id, aadhaar: aadhaarOf.asha }), 500, 'MIS-1026');
  const begun = (await face(caller, 'init')).body.txn_id;
  const verify = { txn_id: begun, otp: '000000', mobile: '9999900001' };
  assertRefused(await caller.aadhaar('verify', verify), 500, 'MIS-1026');
});
