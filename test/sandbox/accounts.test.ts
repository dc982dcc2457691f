import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCaller } from './sandbox-caller.js';

const login = '/connect-auth/v1/account/login';
const refresh = '/connect-auth/v1/account/refresh-token';
const known = { client_id: 'sandbox-client', client_secret: 'sandbox-secret' };
const guarded = '/abdm/v1/registration/pincode/834001';

test('the hospital logs in with its client and gets tokens that can be recognised', async () => {
  const { call } = await openCaller();
  const { status, body } = await call('POST', login, known);
  assert.equal(status, 200);
  assert.match(body.access_token, /^sandbox-access-token-/);
  assert.match(body.refresh_token, /^sandbox-access-refresh-token-/);
  assert.deepEqual([body.expires_in, body.refresh_expires_in], [1800, 1_296_000]);
});

test('a wrong client is refused', async () => {
  const { call } = await openCaller({ client: { id: 'other', secret: 'thing' } });
  for (const wrong of [known, { client_id: 'other', client_secret: '' }]) {
    const { status, body } = await call('POST', login, wrong);
    assert.equal(status, 401);
    assert.deepEqual(body, { code: 401, error: 'Invalid client credentials' });
  }
  assert.equal((await call('POST', login, { client_id: 'other', client_secret: 'thing' })).status, 200);
  assert.equal((await call('POST', login, { client_id: 'other' })).status, 400);
});

test('every other call needs a token that is valid', async () => {
  const { call } = await openCaller();
  for (const authorization of ['', 'Bearer ', 'Bearer nonsense', 'Basic c2FuZGJveA==']) {
    for (const [method, path] of [
      ['GET', guarded],
      ['POST', '/abdm/na/v1/registration/aadhaar/init'],
      ['GET', '/nowhere'],
    ] as const) {
      const { status, body } = await call(method, path, undefined, { authorization });
      assert.equal(status, 401);
      assert.deepEqual(body, { code: 401, error: 'Unauthorized' });
    }
  }
  const nowhere = await call('GET', '/nowhere');
  assert.deepEqual([nowhere.status, nowhere.body], [404, { code: 404, error: 'Not found' }]);
});

test('an access token is over when its time is', async () => {
  const { call, sandbox } = await openCaller({ accessTokenSeconds: 60 });
  assert.equal((await call('GET', guarded)).status, 200);
  sandbox.desk.advanceClock(60);
  assert.equal((await call('GET', guarded)).status, 401);
});

test('a refresh token gives new tokens once, even after the access token is over', async () => {
  const { call, sandbox } = await openCaller();
  const first = (await call('POST', login, known)).body;
  const headers = { authorization: `Bearer ${first.access_token}`, 'client-id': 'sandbox-client' };
  const body = { refresh_token: first.refresh_token };
  sandbox.desk.advanceClock(1801);
  assert.equal((await call('GET', guarded, undefined, headers)).status, 401);
  for (const wrong of [
    { ...headers, 'client-id': 'other' },
    { ...headers, authorization: 'Bearer nonsense' },
    { ...headers, authorization: `Bearer ${first.refresh_token}` },
  ]) {
    assert.equal((await call('POST', refresh, body, wrong)).status, 401);
  }
  assert.equal((await call('POST', refresh, { refresh_token: first.access_token }, headers)).status, 401);

  const second = await call('POST', refresh, body, headers);
  assert.equal(second.status, 200);
  const authorization = `Bearer ${second.body.access_token}`;
  assert.equal((await call('GET', guarded, undefined, { authorization })).status, 200);
  assert.equal((await call('POST', refresh, body, headers)).status, 401);

  sandbox.desk.advanceClock(1_296_000);
  const late = await call(
    'POST',
    refresh,
    { refresh_token: second.body.refresh_token },
    { ...headers, authorization },
  );
  assert.equal(late.status, 401);
});
