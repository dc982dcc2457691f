import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notices } from '../../src/abdm/notices.js';
import { errorAnswer } from '../../src/contract/errors.js';
import { epochHeader, requestIdHeader } from '../../src/contract/headers.js';
import { Browser, origin, refused, secret, testPortal } from './portal.js';

const agreement = { notice: 'aadhaar-consent', version: notices['aadhaar-consent'].version, language: 'en' };
const uuid = '0190b6a4-7c1e-4d1b-9c53-2b1f6b7f0a11';

test('an unknown path is 404, a known path with another method 405, both typed', async () => {
  const { browser } = testPortal();
  refused(await browser.get('/v1/nothing'), 404, 'invalid-request');
  refused(await browser.get('/v1'), 404, 'invalid-request');
  const answer = await browser.send('DELETE', '/v1/agreements', undefined);
  refused(answer, 405, 'invalid-request');
  assert.equal(answer.headers.get('Allow'), 'POST');
  refused(await browser.send('OPTIONS', '/v1/pincodes/226001', undefined), 405, 'invalid-request');
});

test('HEAD runs no handler', async () => {
  const { proxy, upstream } = testPortal();
  const response = await proxy.fetch(new Request(`${origin}/abdm/v1/pincodes/226001`, { method: 'HEAD' }));
  assert.equal(response.status, 405);
  assert.deepEqual(upstream.calls, []);
});

test('what is not JSON, too large or too long is refused', async () => {
  const { browser } = testPortal();
  const path = '/v1/agreements';
  refused(await browser.send('POST', path, 'a=1', { 'Content-Type': 'text/plain' }), 415, 'invalid-request');
  refused(await browser.send('POST', path, '{"a":', {}), 400, 'invalid-request');
  for (const body of ['[]', 'null', '"text"', '1', '']) {
    refused(await browser.send('POST', path, body), 400, 'invalid-request');
  }
  refused(await browser.post(path, { ...agreement, language: 'x'.repeat(16_384) }), 413, 'invalid-request');
  refused(await browser.get(`/v1/${'x'.repeat(2048)}`), 414, 'invalid-request');
  refused(await browser.get('/v1/pincodes/226001?name=Asha'), 400, 'invalid-request');
});

test('a body larger than it said is cut off while it is read', async () => {
  const { proxy } = testPortal();
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode(' '.repeat(1024))),
  });
  const request = new Request(`${origin}/abdm/v1/agreements`, {
    method: 'POST',
    headers: { Origin: origin, 'Content-Type': 'application/json' },
    body,
    duplex: 'half',
  } as RequestInit);
  assert.equal((await proxy.fetch(request)).status, 413);
});

test('a body that is not UTF-8 is refused', async () => {
  const { proxy } = testPortal();
  const request = new Request(`${origin}/abdm/v1/agreements`, {
    method: 'POST',
    headers: { Origin: origin, 'Content-Type': 'application/json' },
    body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]),
  });
  assert.equal((await proxy.fetch(request)).status, 400);
});

test('unknown keys are refused and a single faulty field is named', async () => {
  const { browser } = testPortal();
  const unknown = await browser.post('/v1/agreements', { ...agreement, oid: '1' });
  assert.equal(refused(unknown, 400, 'invalid-request').field, 'oid');
  const faulty = await browser.post('/v1/agreements', { ...agreement, language: '?' });
  assert.equal(refused(faulty, 400, 'invalid-request').field, 'language');
  const several = await browser.post('/v1/agreements', { ...agreement, language: '?', version: 1 });
  assert.equal(refused(several, 400, 'invalid-request').field, undefined);
  const strange = await browser.post('/v1/agreements', { ...agreement, '<img src=x>': 1 });
  assert.equal(refused(strange, 400, 'invalid-request').field, undefined);
  const pincode = await browser.get('/v1/pincodes/026001');
  assert.equal(refused(pincode, 400, 'invalid-request').field, 'pincode');
});

test('nobody but the proxy says who the patient, the facility or the account is', async () => {
  const { browser, upstream } = testPortal();
  for (const name of ['X-Pt-Id', 'x-partner-pt-id', 'X-Hip-Id', 'Authorization']) {
    refused(await browser.get('/v1/pincodes/226001', { [name]: 'somebody' }), 400, 'invalid-request');
    refused(await browser.post('/v1/agreements', agreement, { [name]: 'somebody' }), 400, 'invalid-request');
  }
  assert.deepEqual(upstream.calls, []);
});

test("writes need one of the portal's origins, reads must not come from another site", async () => {
  const { browser } = testPortal();
  for (const foreign of ['https://evil.example', 'null', '', 'http://portal.example', `${origin}:8443`]) {
    refused(await browser.post('/v1/agreements', agreement, { Origin: foreign }), 403, 'origin-refused');
  }
  refused(
    await browser.get('/v1/pincodes/226001', { 'Sec-Fetch-Site': 'cross-site' }),
    403,
    'origin-refused',
  );
  const own = await browser.get('/v1/pincodes/226001', { 'Sec-Fetch-Site': 'same-origin' });
  assert.equal(own.status, 200);
});

test('a write without an Origin is refused', async () => {
  const { proxy } = testPortal();
  const response = await proxy.fetch(
    new Request(`${origin}/abdm/v1/agreements`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(agreement),
    }),
  );
  assert.equal(response.status, 403);
  assert.equal(response.headers.get('Set-Cookie'), null);
});

test('every answer carries the safe headers, allows no other origin, and names its request', async () => {
  const { browser } = testPortal();
  const answers = [
    await browser.get('/v1/pincodes/226001'),
    await browser.post('/v1/agreements', agreement),
    await browser.post('/v1/agreements', {}),
    await browser.get('/v1/nothing'),
    await browser.post('/v1/agreements', agreement, { Origin: 'https://evil.example' }),
  ];
  for (const { headers, status, body } of answers) {
    assert.equal(headers.get('Cache-Control'), 'no-store');
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
    assert.equal(headers.get('Content-Security-Policy'), "default-src 'none'");
    assert.equal(headers.get('Referrer-Policy'), 'no-referrer');
    assert.equal(headers.get('Cross-Origin-Resource-Policy'), 'same-origin');
    assert.match(headers.get('Content-Type') ?? '', /^application\/json/);
    assert.match(headers.get(requestIdHeader) ?? '', /^[0-9a-f-]{36}$/);
    assert(![...headers.keys()].some((name) => name.startsWith('access-control-')));
    if (status >= 400) assert(errorAnswer.safeParse(body).success);
    else assert.match(headers.get(epochHeader) ?? '', /^[\w-]{22}$/);
  }
});

test('the request id is the browser’s when it is a UUID, else a new one', async () => {
  const { browser } = testPortal();
  const answer = await browser.get('/v1/nothing', { [requestIdHeader]: uuid });
  assert.equal(answer.headers.get(requestIdHeader), uuid);
  assert.equal(refused(answer, 404, 'invalid-request').requestId, uuid);
  for (const given of ['1', `${uuid}x`, 'asha.verma@abdm']) {
    const other = await browser.get('/v1/nothing', { [requestIdHeader]: given });
    assert.notEqual(other.headers.get(requestIdHeader), given);
  }
});

test('paths that servers read differently are refused', async () => {
  const { browser } = testPortal();
  const paths = [
    '//v1/pincodes/226001',
    '/v1//pincodes/226001',
    '/v1/pincodes%2f226001',
    '/v1/pincodes/%00',
    '/v1/%zz',
  ];
  for (const path of [...paths, '/v1/pincodes%5c226001', '/v1/pincodes/226001%252e']) {
    refused(await browser.get(path), 400, 'invalid-request');
  }
});

test('an unexpected failure is a plain internal error without its text', async () => {
  const { browser, log } = testPortal({
    identify: () => {
      throw new Error('database of Asha Verma is gone');
    },
  });
  const answer = await browser.get('/v1/pincodes/226001');
  refused(answer, 500, 'internal');
  assert(!answer.text.includes('Asha'));
  assert(!JSON.stringify(log.lines).includes('Asha'));
  assert(log.lines.some(({ level, fields }) => level === 'error' && fields.errorName === 'Error'));
});

test('a portal user id that cannot be a header is an internal error', async () => {
  for (const userId of ['', 'a\r\nX-Pt-Id: 1', 'आशा', 'x'.repeat(201)]) {
    const { browser, upstream } = testPortal({ identify: () => ({ userId }) });
    refused(await browser.get('/v1/pincodes/226001'), 500, 'internal');
    assert.deepEqual(upstream.calls, []);
  }
});

test('another base path', async () => {
  const { proxy } = testPortal({ basePath: '/portal/health' });
  const at = (path: string): Promise<Response> => proxy.fetch(new Request(`${origin}${path}`));
  assert.equal((await at('/portal/health/v1/pincodes/226001')).status, 200);
  assert.equal((await at('/abdm/v1/pincodes/226001')).status, 404);
});

test('look-ups are limited by browser and by address', async () => {
  const limits = { lookUpsPerBrowser: 3, lookUpsPerAddress: 5 };
  const { browser, proxy, clock } = testPortal({ limits, secret });
  const look = async (by: Browser, transaction: string): Promise<number> => {
    const path = '/v1/addresses/availability';
    const answer = await by.post(path, { transaction, abhaAddress: 'asha.verma@abdm' });
    if (answer.status !== 200) {
      const { retryAfterSeconds } = refused(answer, 429, 'too-many-requests');
      assert.equal(answer.headers.get('Retry-After'), String(retryAfterSeconds));
      assert.equal(retryAfterSeconds, 600);
    }
    return answer.status;
  };
  const transaction = await browser.verified();
  for (const expected of [200, 200, 200, 429, 429]) assert.equal(await look(browser, transaction), expected);
  clock.advance(61);
  const second = new Browser(proxy);
  const other = await second.verified();
  clock.advance(-61);
  for (const expected of [200, 200, 429]) assert.equal(await look(second, other), expected);
});
