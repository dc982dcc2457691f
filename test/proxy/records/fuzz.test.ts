import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from '../../support/fast-check.js';
import { errorAnswer } from '../../../src/contract/errors.js';
import { createAbdmProxy } from '../../../src/proxy/index.js';
import { fuzzRuns } from '../../support/fuzz.js';
import { scriptedConnect } from '../connect-script.js';
import { Browser, keptLog, origin, scriptedUpstream, secret } from '../portal.js';

const bundle = JSON.stringify({ resourceType: 'Bundle', type: 'document', entry: [{ resource: {} }] });
const others = fc.constantFrom(201, 204, 302, 400, 401, 403, 404, 429, 491, 500, 503);
const statuses = fc.oneof({ weight: 3, arbitrary: fc.constant(200) }, others);
const error = fc.record({
  error: fc.oneof(fc.string(), fc.record({ code: fc.string(), message: fc.string() }), fc.jsonValue()),
  source_error: fc.record({ code: fc.constantFrom('ABDM-1062', 'ABDM-1061', 'ABDM-1039', 'X', '') }),
});
const text = fc.oneof(
  fc.json(),
  error.map((value) => JSON.stringify(value)),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(bundle, bundle.slice(0, -1), ` \n${bundle}`, `\ufeff${bundle}`, '{', '{"', '[]', '<html>'),
  fc.constant(bundle),
  fc.nat(40_000).map((size) => `{"id":"${'x'.repeat(size)}"}`),
);
const bytes = fc.oneof(
  text.map((written) => new TextEncoder().encode(written)),
  fc.uint8Array({ maxLength: 200 }).map((some) => new Uint8Array(some)),
);
const headers = fc.dictionary(
  fc.constantFrom('Content-Type', 'Content-Encoding', 'Retry-After', 'Set-Cookie', 'X-Pt-Id'),
  fc.constantFrom('text/html', 'gzip', '7', 'a=b', 'application/json; charset=utf-16'),
);

/** The same bytes in pieces of a size, broken off in the end if it is to be. */
function arriving(whole: Uint8Array, size: number, breaks: boolean): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at < whole.length) controller.enqueue(whole.slice(at, (at += size)));
      else if (breaks) controller.error(new TypeError('terminated'));
      else controller.close();
    },
  });
}

test('whatever upstream sends, the page gets it byte for byte or an error of the contract, and nothing fails', async () => {
  const log = keptLog();
  let answer = (): Response => new Response(null);
  const { upstream } = scriptedConnect(() => answer());
  const scripted = { ...scriptedUpstream(), records: upstream.records };
  const proxy = createAbdmProxy({ upstream: scripted, secret, origins: [origin], logger: log });
  const browser = new Browser(proxy);
  await browser.login();
  let passed = 0;
  await fc.assert(
    fc.asyncProperty(
      statuses,
      bytes,
      headers,
      fc.integer({ min: 1, max: 5000 }),
      fc.boolean(),
      async (status, sent, named, size, breaks) => {
        const isEmpty = status === 204;
        answer = () =>
          new Response(isEmpty ? null : arriving(sent, Math.max(size, sent.length / 50), breaks), {
            status,
            headers: named,
          });
        let got: Awaited<ReturnType<typeof browser.post>> | undefined;
        try {
          got = await browser.post('/v1/records', { hipId: 'HIP-1', careContextId: 'visit-1' });
        } catch (failed) {
          assert(breaks, 'only what upstream breaks off is broken off');
          assert.match(String(failed), /broke off/);
          return;
        }
        if (got.status !== 200) {
          assert(errorAnswer.safeParse(got.body).success, got.text);
          return;
        }
        passed += 1;
        assert(status >= 200 && status < 300);
        assert.deepEqual(got.bytes, sent);
        assert.equal(got.headers.get('Content-Type'), 'application/fhir+json');
        assert.equal(got.headers.get('Set-Cookie')?.includes('a=b') ?? false, false);
      },
    ),
    { numRuns: fuzzRuns(600) },
  );
  assert(passed > 10, `${passed} were records`);
  assert.deepEqual(
    log.lines.filter(({ level }) => level === 'error'),
    [],
  );
});
