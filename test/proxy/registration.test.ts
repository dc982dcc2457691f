import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registrationOutcome } from '../../src/contract/outcomes.js';
import { type AbhaLinkedEvent, UpstreamError } from '../../src/proxy/index.js';
import { abhaAddress, Browser, done, refused, testPortal } from './portal.js';

const account = { abhaAddress: 'asha1990@abdm', name: 'Asha Verma', kycVerified: true };
const steps = '/v1/registration/aadhaar';

test('from the agreement to a new ABHA', async () => {
  const linked: AbhaLinkedEvent[] = [];
  const { browser, upstream } = testPortal({
    hooks: { onAbhaLinked: (event) => void linked.push(event) },
    identify: () => ({ userId: 'user-a' }),
  });
  const transaction = await browser.verified();
  const suggested = await browser.post('/v1/addresses/suggestions', { transaction });
  assert.deepEqual(suggested.body, { suggestions: ['asha.verma@abdm', 'asha.verma1990@abdm'] });
  const checked = await browser.post('/v1/addresses/availability', { transaction, abhaAddress });
  assert.deepEqual(checked.body, { available: false });
  const { body } = await browser.create(transaction);
  assert.deepEqual(body, {
    next: 'done',
    created: 'abha',
    abha: done.next === 'done' ? done.abha : undefined,
  });
  assert.deepEqual(upstream.calls, ['sendAadhaarOtp', 'verify', 'suggest', 'exists', 'create']);
  assert.equal(linked.length, 1);
  const [event] = linked;
  assert.deepEqual(
    { ...event, requestId: undefined },
    {
      portalUser: { userId: 'user-a' },
      abhaAddress,
      abhaNumber: '91-1234-5678-9015',
      created: 'abha',
      at: '2026-11-01T09:00:00.000Z',
      requestId: undefined,
    },
  );
});

test('a mobile number of its own is confirmed by another OTP', async () => {
  const { browser, upstream, clock } = testPortal();
  upstream.script.step = (name) =>
    name === 'verify'
      ? { next: 'mobile-otp', transaction: 'txn-2', sentTo: '******0001' }
      : { ...done, created: false };
  const first = await browser.verify(await browser.started());
  const { body } = first;
  assert(body.next === 'mobile-otp');
  assert.equal(body.otp.sentTo, '******0001');
  assert.equal(body.otp.sendsLeft, 2);
  const again = { transaction: body.transaction };
  refused(await browser.post(`${steps}/mobile/otp/resend`, again), 429, 'otp-too-soon');
  clock.advance(60);
  const resent = await browser.post<typeof body>(`${steps}/mobile/otp/resend`, again);
  assert.equal(resent.status, 200, resent.text);
  assert.equal(resent.body.otp.sendsLeft, 1);
  const end = await browser.post(`${steps}/mobile/verify`, {
    transaction: resent.body.transaction,
    otp: '123456',
  });
  assert.equal(end.body['next'], 'done');
  assert.equal(end.body['created'], 'nothing');
  refused(await browser.verify(body.transaction), 409, 'transaction-lost');
});

test('an address that is added to an ABHA that was found does not make it a new ABHA', async () => {
  const { browser, upstream } = testPortal();
  upstream.script.step = (name) =>
    name === 'verify'
      ? { next: 'choose-account', transaction: 'txn-2', accounts: [account], mayCreate: true }
      : done;
  const { body } = await browser.verify(await browser.started());
  assert(body.next === 'choose-account');
  const end = await browser.create(body.transaction);
  assert(end.body.next === 'done');
  assert.equal(end.body.created, 'address');
});

test('found accounts are offered, and only they can be signed in to', async () => {
  const { browser, upstream } = testPortal();
  upstream.script.step = (name) =>
    name === 'verify'
      ? { next: 'choose-account', transaction: 'txn-2', accounts: [account], mayCreate: false }
      : { ...done, created: false };
  const { body } = await browser.verify(await browser.started());
  assert(body.next === 'choose-account');
  assert.deepEqual(body, { ...body, accounts: [account], mayCreate: false, addressDomain: 'abdm' });
  const { transaction } = body;
  refused(await browser.create(transaction), 409, 'transaction-lost');
  refused(await browser.post('/v1/addresses/suggestions', { transaction }), 409, 'transaction-lost');
  const foreign = await browser.post(`${steps}/sign-in`, { transaction, abhaAddress });
  assert.equal(refused(foreign, 400, 'invalid-request').field, 'abhaAddress');
  assert(!upstream.calls.includes('signIn'));
  const end = await browser.post(`${steps}/sign-in`, { transaction, abhaAddress: account.abhaAddress });
  assert.equal(end.body['next'], 'done');
});

test('where another ABHA address may be made, the same transaction leads there', async () => {
  const { browser, upstream } = testPortal();
  upstream.script.step = (name) =>
    name === 'verify'
      ? { next: 'choose-account', transaction: 'txn-2', accounts: [account], mayCreate: true }
      : done;
  const { body } = await browser.verify(await browser.started());
  assert(body.next === 'choose-account' && body.mayCreate);
  const { transaction } = body;
  assert.equal((await browser.post('/v1/addresses/suggestions', { transaction })).status, 200);
  assert.equal((await browser.create(transaction)).body.next, 'done');
});

test('the address domain is an option', async () => {
  const { browser } = testPortal({ addressDomain: 'sbx' });
  const { body } = await browser.verify(await browser.started());
  assert(body.next === 'create-address');
  assert.equal(body.addressDomain, 'sbx');
  const suggested = await browser.post('/v1/addresses/suggestions', { transaction: body.transaction });
  assert.deepEqual(suggested.body, { suggestions: ['asha.verma@sbx', 'asha.verma1990@abdm'] });
});

test('another browser cannot continue a transaction', async () => {
  const { browser, proxy, upstream } = testPortal();
  const transaction = await browser.started();
  const other = new Browser(proxy);
  refused(await other.verify(transaction), 409, 'transaction-lost');
  await other.agree();
  refused(await other.verify(transaction), 409, 'transaction-lost');
  assert.deepEqual(upstream.calls, ['sendAadhaarOtp']);
  assert.equal((await browser.verify(transaction)).status, 200);
});

test('a transaction belongs to its step, lasts twenty minutes and is used once', async () => {
  const { browser, clock } = testPortal();
  const transaction = await browser.started();
  refused(await browser.create(transaction), 409, 'transaction-lost');
  refused(
    await browser.post(`${steps}/mobile/verify`, { transaction, otp: '123456' }),
    409,
    'transaction-lost',
  );
  const { body } = await browser.verify(transaction);
  refused(await browser.verify(transaction), 409, 'transaction-lost');
  refused(await browser.post(`${steps}/otp/resend`, { transaction }), 409, 'transaction-lost');
  assert(body.next === 'create-address');
  clock.advance(1200);
  refused(await browser.create(body.transaction), 409, 'transaction-lost');
});

test('after the end nothing of the registration can be used again', async () => {
  const { browser, upstream } = testPortal();
  const transaction = await browser.verified();
  await browser.create(transaction);
  const calls = upstream.calls.length;
  refused(await browser.create(transaction), 409, 'transaction-lost');
  refused(await browser.post('/v1/addresses/suggestions', { transaction }), 409, 'transaction-lost');
  assert.equal(upstream.calls.length, calls);
});

test('a wrong OTP and a lost answer leave the step open', async () => {
  const { browser, upstream } = testPortal();
  const transaction = await browser.started();
  const { step } = upstream.script;
  for (const kind of ['otp-wrong', 'upstream-timeout', 'mobile-limit'] as const) {
    upstream.script.step = () => {
      throw new UpstreamError(kind);
    };
    const answer = await browser.verify(transaction);
    assert((answer.body as unknown as { error: { kind: string } }).error.kind === kind);
  }
  upstream.script.step = step;
  assert.equal((await browser.verify(transaction)).status, 200);
});

test('the creation of an ABHA runs once, however often it is pressed', async () => {
  const { browser, upstream } = testPortal();
  const transaction = await browser.verified();
  const answers = await Promise.all(Array.from({ length: 10 }, () => browser.create(transaction)));
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  assert.equal(upstream.calls.filter((name) => name === 'create').length, 1);
  for (const { status } of answers) assert([200, 409, 429].includes(status));
});

test('a hook that throws does not undo the sign-in', async () => {
  const { browser, log, upstream } = testPortal({
    hooks: {
      onAbhaLinked: () => {
        throw new Error('no database for Asha');
      },
    },
  });
  await browser.signedIn();
  await browser.get('/v1/pincodes/226001');
  assert.equal(upstream.callers.at(-1)?.patientId, 'upstream-patient-1');
  assert(log.lines.some(({ fields }) => fields.hook === 'onAbhaLinked'));
  assert(!JSON.stringify(log.lines).includes('Asha'));
});

test('twenty long found addresses fit into a transaction', async () => {
  const { browser, upstream } = testPortal();
  const accounts = Array.from({ length: 20 }, (_, index) => ({
    ...account,
    abhaAddress: `${'a'.repeat(90)}${10 + index}@abdm`,
  }));
  upstream.script.step = (name) =>
    name === 'verify'
      ? { next: 'choose-account', transaction: 't'.repeat(256), accounts, mayCreate: true }
      : done;
  const { body } = await browser.verify(await browser.started());
  assert.equal(registrationOutcome.safeParse(body).success, true);
  assert(body.next === 'choose-account');
  const chosen = accounts.at(-1)?.abhaAddress;
  const end = await browser.post(`${steps}/sign-in`, { transaction: body.transaction, abhaAddress: chosen });
  assert.equal(end.status, 200, end.text);
});

test("upstream's odd values do not get through", async () => {
  const { browser, upstream } = testPortal();
  upstream.script.step = () => ({
    ...done,
    abha: { abhaAddress: 'not an address', name: 'Asha', kycVerified: true },
    created: true,
  });
  refused(await browser.verify(await browser.started()), 500, 'internal');
});
