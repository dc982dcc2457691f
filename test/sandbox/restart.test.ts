import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createSandbox } from '../../src/sandbox/index.js';
import { inMemory, openDatabase } from '../../src/sandbox/database.js';
import { patientIn, wholeApproval } from './consent-caller.js';
import { aadhaarOf, callerOf, type AnswerBody, type Caller } from './sandbox-caller.js';

const folder = mkdtempSync(join(tmpdir(), 'abdm-sandbox-'));
const started: ChildProcess[] = [];
after(() => {
  // One that a failed test left would keep this process waiting for its output.
  for (const child of started) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const command = fileURLToPath(new URL('../../src/sandbox/command.ts', import.meta.url));

/** Starts the sandbox as a process of its own; gives its URL once it listens. */
async function startCommand(data: string): Promise<{ url: string; child: ChildProcess; line: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', command], {
    env: { ...process.env, SANDBOX_PORT: '0', ABDM_SANDBOX_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  const [output] = (await once(child.stdout, 'data')) as [Buffer];
  const line = output.toString();
  return { url: /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? '', child, line };
}

async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<AnswerBody> {
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as AnswerBody;
}

test('a restart in the middle of a registration loses nothing', async () => {
  const data = join(folder, 'deep', 'er', 'abdm.sqlite');
  const first = createSandbox({ data });
  const before = await callerOf(first);
  const { txn_id, otp } = await before.begin(aadhaarOf.asha);
  first.desk.advanceClock(120);
  const time = Date.parse(first.desk.advanceClock(0));
  first.close();
  assert.deepEqual(readdirSync(join(folder, 'deep', 'er')), ['abdm.sqlite']);

  const second = createSandbox({ data });
  assert(Date.parse(second.desk.advanceClock(0)) - time < 60_000, 'the clock goes on');
  const afterwards = await callerOf(second);
  const verified = await afterwards.aadhaar('verify', { txn_id, otp, mobile: '9999900001' });
  assert.equal(verified.body.skip_state, 'abha_create', verified.text);
  await afterwards.aadhaar('create-phr', { txn_id, abha_address: 'asha.verma@abdm' });
  second.close();

  const third = createSandbox({ data });
  const asha = third.desk.people().find(({ aadhaar }) => aadhaar === aadhaarOf.asha);
  assert.deepEqual(asha?.abha_addresses, ['asha.verma@abdm']);
  assert.equal(third.desk.expireSessions('asha.verma@abdm'), 1);
  assert.equal(third.desk.sms().length, 1);
  third.close();
});

test('self-declared addresses, sessions, faces and changed profiles survive a restart', async () => {
  const data = join(folder, 'people.sqlite');
  const profile = {
    first_name: 'Leela',
    gender: 'F',
    day_of_birth: 5,
    month_of_birth: 6,
    year_of_birth: 1988,
    pincode: '682001',
  };
  const first = createSandbox({ data });
  const before = await callerOf(first);
  const { txn_id } = (await before.mobile('init', { mobile_number: '9999900053' })).body;
  await before.mobile('verify', { txn_id, otp: before.newestOtp('9999900053') });
  const created = await before.mobile('create-phr', { txn_id, abha_address: 'leela.menon@abdm', profile });
  const patient = { 'x-pt-id': created.body.eka.oid };
  await before.call('PATCH', '/abdm/v1/profile', { ...profile, address: '7 Janpath' }, patient);
  const face = (await before.call('POST', '/abdm/na/v1/face-auth/init')).body;
  await before.call('POST', new URL(face.url).pathname, 'answer=confirm');
  const login = { method: 'mobile', identifier: '9999900053', otp_system: 'abdm' };
  const begun = (await before.login('init', login)).body.txn_id;
  first.close();

  const second = createSandbox({ data });
  assert.equal(second.isReplaced, false);
  const afterwards = await callerOf(second);
  const read = await afterwards.call('GET', '/abdm/v1/profile', undefined, patient);
  assert.equal((read.json as { address: string }).address, '7 Janpath', read.text);
  const capture = await afterwards.call('POST', '/abdm/na/v1/face-auth/capture', { txn_id: face.txn_id });
  assert.equal(capture.body.status, 'Verified');
  const otp = afterwards.newestOtp('9999900053');
  const found = await afterwards.login('verify', { txn_id: begun, otp });
  assert.deepEqual(found.body.abha_profiles, [
    { abha_address: 'leela.menon@abdm', kyc_verified: 'false', name: 'Leela' },
  ]);
  second.close();
});

test('KYC, deletion and the OTP that waits survive a restart', async () => {
  const data = join(folder, 'kyc.sqlite');
  const kyc = (caller: Caller, step: string, body: object, patient: Record<string, string>) =>
    caller.call('POST', `/abdm/v1/profile/kyc/${step}`, body, patient);
  const first = createSandbox({ data });
  const before = await callerOf(first);
  const pooja = await before.signIn('pooja.barman@abdm');
  await before.call('DELETE', '/abdm/v1/profile', undefined, pooja);
  const lata = await before.signIn('lata.kulkarni70@abdm');
  const number = { method: 'abha-number', identifier: '91-0000-0000-0406' };
  const { txn_id } = (await kyc(before, 'init', number, lata)).body;
  first.close();

  const second = createSandbox({ data });
  const between = await callerOf(second);
  assert.equal((await between.call('GET', '/abdm/v1/profile', undefined, pooja)).status, 400);
  const otp = between.newestOtp('9999900045');
  assert.equal((await kyc(between, 'verify', { txn_id, otp }, lata)).status, 200);
  const qr = (await between.call('GET', '/abdm/v1/profile/asset/qr', undefined, lata)).text;
  second.close();

  const third = createSandbox({ data });
  const afterwards = await callerOf(third);
  const read = await afterwards.call('GET', '/abdm/v1/profile', undefined, lata);
  assert.equal((read.json as { kyc_verified: boolean }).kyc_verified, true);
  assert.equal((await afterwards.call('GET', '/abdm/v1/profile/asset/qr', undefined, lata)).text, qr);
  third.close();
});

test('requests, grants, auto-approval and a locked PIN survive a restart', async () => {
  const data = join(folder, 'consents.sqlite');
  const name = 'sarita.mohanty';
  const first = createSandbox({ data });
  const before = await patientIn(first, name);
  const granted = await before.ask();
  await before.consents('approve', wholeApproval(granted));
  const [artefact] = before.seen(granted.id).artefacts;
  await before.consents('revoke', { consent_artefacts: [artefact?.id] });
  const denied = await before.ask();
  await before.consents('deny', { id: denied.id, reason: 'No' });
  const waiting = await before.ask();
  await before.call('PATCH', '/abdm/v1/consents/auto-approval', '', {
    ...before.patient,
    'content-type': 'application/x-www-form-urlencoded',
  });
  for (let tried = 0; tried < 5; tried++) await before.consents('pin/verify', { pin: '0000' });
  const hospitals = [granted, denied, waiting].map(({ id }) => before.seen(id));
  const patients = await Promise.all(hospitals.map(({ id }) => before.details(id)));
  first.close();

  const second = createSandbox({ data });
  assert.equal(second.isReplaced, false);
  const afterwards = await patientIn(second, name);
  assert.deepEqual(
    hospitals.map(({ id }) => afterwards.seen(id)),
    hospitals,
  );
  assert.deepEqual(await Promise.all(hospitals.map(({ id }) => afterwards.details(id))), patients);
  const locked = await afterwards.consents('pin/verify', { pin: '1234' });
  assert.match(locked.body.source_error?.message ?? '', /locked/);
  assert.equal((await afterwards.ask()).status, 'granted', 'auto-approval is still on');
  second.close();
});

test('the command says that it began anew over a file of another version', async () => {
  const data = join(folder, 'older.sqlite');
  openDatabase(data, 'CREATE TABLE person (id INTEGER);', 'an older seed').close();
  const { url, child, line } = await startCommand(data);
  assert.match(line, /older\.sqlite was of another version of the sandbox: it began anew/);
  assert.equal((await fetch(`${url}/_desk/people`)).status, 200);
  child.kill('SIGTERM');
  await once(child, 'exit');
});

test('a killed process does not block the next start, and what it answered is kept', async () => {
  const data = join(folder, 'killed.sqlite');
  const { url, child } = await startCommand(data);
  const login = { client_id: 'sandbox-client', client_secret: 'sandbox-secret' };
  const { access_token } = await post(`${url}/connect-auth/v1/account/login`, login);
  const authorization = `Bearer ${access_token}`;
  const init = await post(
    `${url}/abdm/na/v1/registration/aadhaar/init`,
    { aadhaar_number: aadhaarOf.asha },
    { authorization },
  );
  child.kill('SIGKILL');
  await once(child, 'exit');
  assert(existsSync(`${data}.lock`), 'the lock is left behind');

  const sandbox = createSandbox({ data });
  const otp = sandbox.desk.sms('9999900001')[0]?.otp;
  const { call } = await callerOf(sandbox);
  const body = { txn_id: init.txn_id, otp, mobile: '9999900001' };
  const verified = await call('POST', '/abdm/na/v1/registration/aadhaar/verify', body, { authorization });
  assert.equal(verified.status, 200, 'transaction, OTP and access token are kept');
  sandbox.close();
});

test('the command says where it is, keeps others away from its file, and stops when told', async () => {
  const data = join(folder, 'command.sqlite');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const { url, child, line } = await startCommand(data);
    assert.match(line, /^ABDM sandbox on http:\/\/127\.0\.0\.1:\d+ .*_desk.*\n$/);
    assert.equal((await fetch(`${url}/_desk/people`)).status, 200);
    assert.throws(() => createSandbox({ data }), /in use by another sandbox/);
    child.kill(signal);
    const [code] = (await once(child, 'exit')) as [number | null];
    assert.equal(code, 0);
    assert(!existsSync(`${data}.lock`) && !existsSync(`${data}.pid`));
  }
});

test('two sandboxes of one process cannot share a file', () => {
  const data = join(folder, 'shared.sqlite');
  const first = createSandbox({ data });
  assert.throws(() => createSandbox({ data }), /in use/);
  first.close();
  first.close();
  createSandbox({ data }).close();
});

test('a file of other tables or another seed is made anew; what is no database is left alone', () => {
  const file = join(folder, 'version.sqlite');
  const table = 'CREATE TABLE note (text TEXT);';
  const first = openDatabase(file, table, 'one');
  first.run('INSERT INTO note VALUES (?)', ['kept']);
  first.close();
  const same = openDatabase(file, table, 'one');
  assert.deepEqual(
    [same.isNew, same.isReplaced, same.all('SELECT text FROM note')],
    [false, false, [{ text: 'kept' }]],
  );
  same.close();
  const other = openDatabase(file, table, 'two');
  assert.deepEqual([other.isNew, other.isReplaced, other.all('SELECT text FROM note')], [true, true, []]);
  other.close();

  const letter = join(folder, 'letter.txt');
  writeFileSync(letter, 'Dear reader, this is not a database. '.repeat(100));
  assert.throws(() => createSandbox({ data: letter }), /cannot be read as a sandbox database/);
  assert(!existsSync(`${letter}.pid`) && !existsSync(`${letter}.lock`));
});

test('work that fails is undone as a whole', () => {
  const database = openDatabase(inMemory, 'CREATE TABLE note (text TEXT);', '');
  assert.throws(() =>
    database.atomically(() => {
      database.run('INSERT INTO note VALUES (?)', ['lost']);
      throw new TypeError('a bug');
    }),
  );
  assert.deepEqual(database.all('SELECT text FROM note'), []);
  database.close();
});
