import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAbort } from '../../src/client/abdm-error.js';
import { checkAddress } from '../../src/contract/addresses.js';
import { recordAgreement } from '../../src/contract/agreements.js';
import { findPincode } from '../../src/contract/pincodes.js';
import { sendAadhaarOtp } from '../../src/contract/registration-aadhaar.js';
import { type Answer, client, failure, hang, json } from './answering.js';

const address = { transaction: 't', abhaAddress: 'nisha.rao@abdm' };
const send = { aadhaarNumber: '134123412342', agreement: 'a' };
const place = {
  pincode: '411001',
  state: { code: '27', name: 'Maharashtra' },
  district: { code: '490', name: 'Pune' },
};

describe('what a call sends', () => {
  it('puts path fields into the path and the rest into the body', async () => {
    const { client: abdm, requests } = client([() => json(place), () => json({ available: true })]);
    await abdm.call(findPincode, { pincode: '411001' });
    await abdm.call(checkAddress, address);
    assert.equal(requests[0]?.url, 'https://portal.example/abdm/v1/pincodes/411001');
    assert.equal(requests[0].method, 'GET');
    assert.equal(requests[1]?.url, 'https://portal.example/abdm/v1/addresses/availability');
    assert.deepEqual(await requests[1].json(), address);
  });

  it('names each request with an id of its own', async () => {
    const { client: abdm, requests } = client(() => json(place));
    await abdm.call(findPincode, { pincode: '411001' });
    await abdm.call(findPincode, { pincode: '411001' });
    const ids = requests.map((request) => request.headers.get('X-Request-Id'));
    assert.match(ids[0] ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.notEqual(ids[0], ids[1]);
  });

  it('sends back the epoch that the last answer named, and forgets it when the patient has changed', async () => {
    const changed = { error: { kind: 'patient-changed', nextStep: 'restart', requestId: 'r' } };
    const { client: abdm, requests } = client([
      () => json(place, 200, { 'Abdm-Epoch': 'one' }),
      () => json(changed, 409, { 'Abdm-Epoch': 'two' }),
      () => json(place),
    ]);
    await abdm.call(findPincode, { pincode: '411001' });
    assert.equal((await failure(abdm.call(findPincode, { pincode: '411001' }))).kind, 'patient-changed');
    await abdm.call(findPincode, { pincode: '411001' });
    assert.deepEqual(
      requests.map((request) => request.headers.get('Abdm-Epoch')),
      [null, 'one', null],
    );
  });

  it('is meant for the patient whom the caller names, where it names one', async () => {
    const { client: abdm, requests } = client(() => json(place, 200, { 'Abdm-Epoch': 'now' }));
    await abdm.call(findPincode, { pincode: '411001' });
    assert.equal(abdm.epoch, 'now');
    await abdm.call(findPincode, { pincode: '411001' }, { epoch: 'shown before' });
    assert.equal(requests[1]?.headers.get('Abdm-Epoch'), 'shown before');
  });

  it('checks the request before anything is sent, and names the field', async () => {
    const { client: abdm, requests } = client(() => json({}));
    const error = await failure(abdm.call(sendAadhaarOtp, { ...send, aadhaarNumber: '1' }));
    assert.equal(error.kind, 'invalid-request');
    assert.equal(error.field, 'aadhaarNumber');
    assert.equal(requests.length, 0);
  });
});

describe('what a call survives', () => {
  const broken: [name: string, answer: Answer, kind: string][] = [
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'offline'],
    [
      'HTML with 200',
      () => new Response('<html>Sign in</html>', { headers: { 'Content-Type': 'text/html' } }),
      'unexpected-answer',
    ],
    ['null', () => json(null), 'unexpected-answer'],
    ['half a JSON', () => new Response('{"available":tr'), 'unexpected-answer'],
    ['nothing', () => new Response(null, { status: 204 }), 'unexpected-answer'],
    ['an answer of another form', () => json({ available: 'yes' }), 'unexpected-answer'],
    ['a login page', () => new Response('<html>', { status: 401 }), 'unexpected-answer'],
    ['a gateway that is down', () => new Response('Bad gateway', { status: 502 }), 'upstream-unavailable'],
    ['a proxy that is not mounted', () => new Response('Not found', { status: 404 }), 'misconfigured'],
    [
      'an unknown kind of error',
      () => json({ error: { kind: 'new', nextStep: 'retry', requestId: 'r' } }, 500),
      'upstream-unavailable',
    ],
  ];
  for (const [name, answer, kind] of broken) {
    it(`${name} is ${kind}`, async () => {
      const { client: abdm } = client(answer);
      assert.equal((await failure(abdm.call(checkAddress, address))).kind, kind);
    });
  }

  it('a hang ends with the time-out of the route', async () => {
    const { client: abdm } = client(hang);
    const error = await failure(abdm.call({ ...checkAddress, timeoutSeconds: 0.05 }, address));
    assert.equal(error.kind, 'timeout');
  });

  it('a body that never ends ends with the time-out too', async () => {
    const { client: abdm } = client(({ signal }) => {
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"available":'));
          signal.addEventListener('abort', () => controller.error(signal.reason));
        },
      });
      return new Response(body, { headers: { 'Content-Type': 'application/json' } });
    });
    const error = await failure(abdm.call({ ...checkAddress, timeoutSeconds: 0.05 }, address));
    assert.equal(error.kind, 'timeout');
  });

  it('429 says how long to wait, from the body or from Retry-After in either form', async () => {
    const refused = { error: { kind: 'too-many-requests', nextStep: 'wait', requestId: 'r' } };
    const seconds = async (response: Response): Promise<number | undefined> =>
      (await failure(client(() => response).client.call(checkAddress, address))).retryAfterSeconds;
    assert.equal(
      await seconds(json({ error: { ...refused.error, retryAfterSeconds: 7 } }, 429, { 'Retry-After': '9' })),
      7,
    );
    assert.equal(await seconds(json(refused, 429, { 'Retry-After': '9' })), 9);
    const soon = new Date(Date.now() + 30_000).toUTCString();
    const fromDate = await seconds(
      new Response('slow down', { status: 429, headers: { 'Retry-After': soon } }),
    );
    assert.ok(fromDate !== undefined && fromDate > 25 && fromDate <= 31);
    assert.equal(
      await seconds(new Response('slow down', { status: 429, headers: { 'Retry-After': 'soon' } })),
      undefined,
    );
  });
});

describe('repetition', () => {
  it('repeats a repeatable call after a gateway error, and succeeds', async () => {
    const { client: abdm, requests } = client([
      () => new Response('', { status: 502 }),
      () => json({ available: true }),
    ]);
    assert.deepEqual(await abdm.call(checkAddress, address), { available: true });
    assert.equal(requests.length, 2);
  });

  it('never repeats an OTP send nor an agreement, whatever happens', async () => {
    const answers: Answer[] = [
      () => new Response('', { status: 503, headers: { 'Retry-After': '0' } }),
      () => Promise.reject(new TypeError('Failed to fetch')),
      () => new Response('', { status: 429, headers: { 'Retry-After': '0' } }),
    ];
    for (const answer of answers) {
      const { client: abdm, requests } = client(answer);
      await failure(abdm.call(sendAadhaarOtp, send));
      assert.equal(requests.length, 1);
      const agreement = { notice: 'aadhaar-consent', version: '1.4', language: 'en' } as const;
      await failure(abdm.call(recordAgreement, agreement));
      assert.equal(requests.length, 2);
    }
  });
});

describe('giving up', () => {
  it('an aborted call rejects with AbortError, before and while it runs', async () => {
    const { client: abdm } = client(hang);
    await assert.rejects(abdm.call(checkAddress, address, { signal: AbortSignal.abort() }), isAbort);
    const controller = new AbortController();
    const call = abdm.call(checkAddress, address, { signal: controller.signal });
    setTimeout(() => controller.abort(), 5);
    await assert.rejects(call, isAbort);
  });

  it('newest wins: an older call of the same key is given up', async () => {
    const { client: abdm, requests } = client([hang, () => json({ available: true })]);
    const older = abdm.call(checkAddress, address, { newest: 'a' });
    const given = assert.rejects(older, isAbort);
    while (requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    const newer = abdm.call(checkAddress, address, { newest: 'a' });
    await given;
    assert.deepEqual(await newer, { available: true });
  });

  it('an older call that has not gone out yet never does', async () => {
    const { client: abdm, requests } = client(() => json({ available: true }));
    const older = assert.rejects(abdm.call(checkAddress, address, { newest: 'a' }), isAbort);
    await abdm.call(checkAddress, address, { newest: 'a' });
    await older;
    assert.equal(requests.length, 1);
  });
});
