import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mostRecordBytes } from '../../src/contract/records.js';
import { epochHeader } from '../../src/contract/headers.js';
import { UpstreamError } from '../../src/proxy/index.js';
import { Browser, origin, patientNumber, recordFrom, refused, testPortal } from './portal.js';

const visit = { hipId: 'HIP-1', careContextId: 'visit-of-asha-verma' };
const path = '/v1/records';

/** Asks for a record and gives the answer before it is read. */
function open(browser: Browser, signal?: AbortSignal): Promise<Response> {
  return browser.proxy.fetch(
    new Request(`${origin}/abdm${path}`, {
      method: 'POST',
      headers: { Origin: origin, 'Content-Type': 'application/json', Cookie: browser.cookie },
      body: JSON.stringify(visit),
      ...(signal && { signal }),
    }),
  );
}

/** A record that begins and does not end by itself. */
function endless(piece = new Uint8Array(1024)): {
  body: ReadableStream<Uint8Array<ArrayBuffer>>;
  pulled: () => number;
  cancelled: () => boolean;
  fail: (error: Error) => void;
} {
  let [pulled, cancelled] = [0, false];
  let controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start: (given) => void (controller = given),
      pull(given) {
        pulled += 1;
        given.enqueue(piece.slice());
      },
      cancel: () => void (cancelled = true),
    },
    { highWaterMark: 0 },
  );
  return {
    body,
    pulled: () => pulled,
    cancelled: () => cancelled,
    fail: (error) => controller?.error(error),
  };
}

describe('a record (NHA cases P2 1.10 and 11.1 to 11.3)', () => {
  test('comes byte for byte, private, as a download that no page can be', async () => {
    const { browser, upstream } = testPortal();
    await browser.login();
    const bytes = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
    upstream.script.record = () => ({ ...recordFrom(bytes.slice(0, 100), bytes.slice(100)), length: 300 });
    const answer = await browser.post(path, visit);
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual(answer.bytes, bytes);
    const named = (name: string): string | null => answer.headers.get(name);
    assert.equal(named('Content-Type'), 'application/fhir+json');
    assert.equal(named('Cache-Control'), 'private, no-store');
    assert.equal(named('Content-Disposition'), 'attachment');
    assert.equal(named('X-Content-Type-Options'), 'nosniff');
    assert.equal(named('Content-Security-Policy'), "default-src 'none'");
    assert.equal(named('Cross-Origin-Resource-Policy'), 'same-origin');
    assert.equal(named('Content-Length'), '300');
    assert.match(named(epochHeader) ?? '', /^[\w-]{22}$/);
  });

  test('is that of the patient who is signed in, whoever the page names', async () => {
    const { browser, upstream } = testPortal();
    for (const number of [1, 2]) {
      upstream.script.login = () => ({ next: 'done', ...patientNumber(number) });
      await browser.login(number);
      await browser.post(path, visit);
      assert.deepEqual(upstream.given.at(-1), [{ ...visit, abhaAddress: `patient${number}@abdm` }]);
      assert.equal(upstream.callers.at(-1)?.patientId, `upstream-patient-${number}`);
    }
    const asked = upstream.calls.length;
    for (const more of [{ abhaAddress: 'patient1@abdm' }, { health_id: 'x' }, { patient: '1' }])
      refused(await browser.post(path, { ...visit, ...more }), 400, 'invalid-request');
    refused(await browser.post(path, { ...visit, hipId: 'a/b' }), 400, 'invalid-request');
    refused(await browser.post(path, { ...visit, careContextId: '' }), 400, 'invalid-request');
    assert.equal(upstream.calls.length, asked);
  });

  test('needs somebody signed in, whom upstream knows, and whom the page shows', async () => {
    const { browser, proxy, upstream } = testPortal();
    refused(await new Browser(proxy).post(path, visit), 401, 'sign-in-required');
    upstream.script.login = () => ({ next: 'done', abha: patientNumber(1).abha });
    await browser.login();
    refused(await browser.post(path, visit), 503, 'upstream-unavailable');
    upstream.script.login = () => ({ next: 'done', ...patientNumber(2) });
    await browser.login(2);
    refused(await browser.post(path, visit, { [epochHeader]: 'another' }), 409, 'patient-changed');
    assert.equal(upstream.calls.includes('records.read'), false);
  });

  test('fails in the words of the contract', async () => {
    const { browser, upstream } = testPortal();
    await browser.login();
    const statuses = {
      'record-not-ready': 404,
      'record-not-found': 404,
      'consent-missing': 403,
      'session-expired': 401,
      'upstream-timeout': 504,
      'facility-unreachable': 502,
    } as const;
    for (const kind of Object.keys(statuses) as (keyof typeof statuses)[]) {
      upstream.script.record = () => Promise.reject(new UpstreamError(kind));
      refused(await browser.post(path, visit), statuses[kind], kind);
    }
  });
});

describe('while a record arrives', () => {
  test('its first byte is passed on before the last one has come, and none is fetched that nobody reads', async () => {
    const { browser, upstream } = testPortal();
    await browser.login();
    const record = endless();
    upstream.script.record = () => record;
    const reader = (await open(browser)).body?.getReader();
    assert(reader);
    assert.equal((await reader.read()).value?.length, 1024);
    assert(record.pulled() <= 3, `${record.pulled()} pieces were fetched for one`);
    await reader.cancel();
    assert.equal(record.cancelled(), true);
  });

  test('a browser that goes away takes the call to upstream with it, also before the first byte', async () => {
    const { browser, upstream } = testPortal();
    await browser.login();
    const leaving = new AbortController();
    const asked = new Promise<AbortSignal>((resolve) => {
      upstream.script.record = (signal) => {
        resolve(signal);
        return new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(new UpstreamError('upstream-timeout'))),
        );
      };
    });
    const answer = open(browser, leaving.signal);
    const signal = await asked;
    assert.equal(signal.aborted, false);
    leaving.abort();
    assert.equal(signal.aborted, true);
    assert.equal((await answer).status, 504);
  });

  test('a line that breaks breaks for the browser, too', async () => {
    const { browser, upstream, log } = testPortal();
    await browser.login();
    const record = endless();
    upstream.script.record = () => record;
    const reader = (await open(browser)).body?.getReader();
    await reader?.read();
    record.fail(new Error(`reset at ${visit.careContextId}`));
    await assert.rejects(async () => {
      while (!(await reader?.read())?.done);
    }, /^Error: The answer broke off$/);
    assert(log.lines.some(({ fields }) => fields.kind === 'upstream-unavailable'));
    assert(!JSON.stringify(log.lines).includes(visit.careContextId));
  });

  test('one byte behind the limit is the last; what is known to be larger is refused at once', async () => {
    const { browser, upstream, log } = testPortal();
    await browser.login();
    const record = endless(new Uint8Array(1_000_000));
    upstream.script.record = () => record;
    const { bytes, status } = await browser.post(path, visit);
    assert.deepEqual([status, bytes.length], [200, mostRecordBytes + 1]);
    assert.equal(record.cancelled(), true);
    assert(log.lines.some(({ level, fields }) => level === 'warn' && fields.kind === 'record-too-large'));

    const known = endless();
    upstream.script.record = () => ({ body: known.body, length: mostRecordBytes + 1 });
    refused(await browser.post(path, visit), 422, 'record-too-large');
    assert.deepEqual([known.pulled(), known.cancelled()], [0, true]);
  });

  test('one of exactly the limit comes whole', async () => {
    const { browser, upstream } = testPortal();
    await browser.login();
    const half = new Uint8Array(mostRecordBytes / 2);
    upstream.script.record = () => ({ ...recordFrom(half, half.slice()), length: mostRecordBytes });
    assert.equal((await browser.post(path, visit)).bytes.length, mostRecordBytes);
  });
});

test('no log line names the visit, the facility or the patient', async () => {
  const { browser, upstream, log } = testPortal();
  await browser.login();
  await browser.post(path, visit);
  upstream.script.record = () => Promise.reject(new Error(`no ${visit.careContextId}`));
  refused(await browser.post(path, visit), 500, 'internal');
  const lines = JSON.stringify(log.lines);
  for (const word of ['asha', 'HIP-1', 'patient1', 'upstream-patient'])
    assert.equal(lines.includes(word), false, word);
  assert(lines.includes('readRecord'));
});
