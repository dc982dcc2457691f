import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isCounter } from '../../src/abdm/counter.js';
import { isHipId } from '../../src/abdm/hip-id.js';
import { type ReadQr, readQr } from '../../src/abdm/counter-qr.js';
import fc from '../support/fast-check.js';
import { fuzzRuns } from '../support/fuzz.js';

const sandbox = 'https://phrsbx.abdm.gov.in/share-profile';
const production = 'https://phr.abdm.gov.in/share-profile';

const counter = (hipId: string, counterId: string): ReadQr => ({
  kind: 'counter',
  counter: { hipId, counterId },
});
const opd = counter('IN2910000001', 'OPD1');

describe('the QR code of a counter (P2 5.1.3, P2 20.1)', () => {
  const spellings: readonly [text: string, why: string][] = [
    [`${sandbox}?hip-id=IN2910000001&counter-id=OPD1`, "NHA's sandbox"],
    [`${production}?hip-id=IN2910000001&counter-id=OPD1`, 'the production host that is in use'],
    ['https://portal.example/x?hip-id=IN2910000001&counter-id=OPD1', 'a host that nobody published'],
    [`${sandbox}?counter-id=OPD1&hip-id=IN2910000001`, 'another order'],
    [`${sandbox}/?hip-id=IN2910000001&counter-id=OPD1`, 'a slash'],
    [`${sandbox}?hip_id=IN2910000001&counter_id=OPD1`, 'underscores'],
    [`${sandbox}?hipId=IN2910000001&counterId=OPD1`, 'camel case'],
    [`${sandbox}?HIP-ID=IN2910000001&Counter-Id=OPD1`, 'capitals'],
    [`${sandbox}?hipId=IN2910000001&counter-id=OPD1`, 'one of each'],
    [`${sandbox}?hip-id=IN2910000001&counter-id=OPD1&utm_source=poster`, 'something more'],
    [`${sandbox}?hip-id=IN2910000001&hip-id=IN2910000001&counter-id=OPD1`, 'the same twice'],
    [`${sandbox}?hip-id=%49N2910000001&counter-id=%20OPD1%20`, 'escapes'],
    [`${sandbox}#/share?hip-id=IN2910000001&counter-id=OPD1`, 'a page that routes by the fragment'],
    [` \n${sandbox}?hip-id=IN2910000001&counter-id=OPD1\r\n`, 'spaces around it'],
    ['HTTPS://PHR.ABDM.GOV.IN/share-profile?hip-id=IN2910000001&counter-id=OPD1', 'a code in capitals'],
    ['phr.abdm.gov.in/share-profile?hip-id=IN2910000001&counter-id=OPD1', 'a pasted link without its scheme'],
    ['{"hipId":"IN2910000001","code":"OPD1"}', "NHA's app of 2023"],
    ['{"hip-id": "IN2910000001", "counter-id": "OPD1"}', 'JSON in the words of the link'],
    [' {\n"code": "OPD1", "hipId": "IN2910000001", "more": {}}\n', 'JSON with spaces'],
  ];
  for (const [text, why] of spellings) it(`is read: ${why}`, () => assert.deepEqual(readQr(text), opd));

  it('names counters as facilities do: with spaces, dashes and underscores, and by numbers', () => {
    for (const written of ['OPD%20cardio', 'OPD+cardio', 'OPD cardio']) {
      assert.deepEqual(readQr(`${sandbox}?hip-id=H1&counter-id=${written}`), counter('H1', 'OPD cardio'));
    }
    assert.deepEqual(readQr(`${sandbox}?hip-id=H1&counter-id=Desk-7_B`), counter('H1', 'Desk-7_B'));
    assert.deepEqual(readQr('{"hipId":"H1","code":7}'), counter('H1', '7'));
  });

  it('is incomplete when it names one of the two, two of one, or what neither may be called', () => {
    for (const query of [
      'hip-id=IN2910000001',
      'counter-id=OPD1',
      'hip-id=&counter-id=OPD1',
      'hip-id=IN2910000001&counter-id=',
      'hip-id=IN2910000001&counter-id=%20',
      'hip-id=IN2910000001&counter-id=IN2910000001',
      'hip-id=IN2910000001&counter-id=in2910000001',
      'hip-id=IN2910000001&counter-id=OPD/1',
      'hip-id=IN2910000001&counter-id=123456789012345678901',
      'hip-id=IN2910000001&counter-id=ओपीडी',
      'hip-id=..&counter-id=OPD1',
      'hip-id=a%2Fb&counter-id=OPD1',
      'hip-id=A&hip-id=B&counter-id=OPD1',
      'hip-id=A&hipId=B&counter-id=OPD1',
      'hip-id=A&counter-id=1&counter_id=2',
      // In a link `code` may be anything.
      'hipId=IN2910000001&code=OPD1',
    ]) {
      assert.deepEqual(readQr(`${sandbox}?${query}`), { kind: 'incomplete-counter' }, query);
    }
    for (const json of [
      { hipId: 'H1' },
      { hipId: 'H1', code: null },
      { hipId: 'H1', code: ['1'] },
      { hipId: { id: 'H1' }, code: '1' },
      { hipId: 'H1', code: '1', counterId: '2' },
    ]) {
      assert.deepEqual(readQr(JSON.stringify(json)), { kind: 'incomplete-counter' }, JSON.stringify(json));
    }
  });
});

describe('another QR code is named for what it is', () => {
  const others: readonly [text: string, read: ReadQr][] = [
    ['https://phr.abdm.gov.in/uhi/IN2910000001', { kind: 'facility', hipId: 'IN2910000001' }],
    ['phr.abdm.gov.in/uhi/IN2910000001/', { kind: 'facility', hipId: 'IN2910000001' }],
    ['https://phr.abdm.gov.in/uhi/..', { kind: 'website' }],
    ['https://phr.abdm.gov.in/uhi/a%2fb', { kind: 'website' }],
    ['https://phr.abdm.gov.in/cm/consent-request/7c1e', { kind: 'consent-request' }],
    ['https://phr.abdm.gov.in/cm/consentRequest/7c1e', { kind: 'consent-request' }],
    ['{"hidn":"91-1234-5678-9015","phr":"asha@abdm","name":"Asha"}', { kind: 'abha-card' }],
    ['{"hid":"asha@abdm"}', { kind: 'abha-card' }],
    ['upi://pay?pa=shop@bank&pn=Shop&hip-id=H1&counter-id=1', { kind: 'payment' }],
    ['UPI://PAY?pa=shop@bank', { kind: 'payment' }],
    ['https://hospital.example/', { kind: 'website' }],
    ['www.hospital.example', { kind: 'website' }],
    ['javascript:alert(1)//?hip-id=H1&counter-id=1', { kind: 'other' }],
    ['data:text/html,?hip-id=H1&counter-id=1', { kind: 'other' }],
    ['intent://x?hip-id=H1&counter-id=1', { kind: 'other' }],
    ['{"code":"OPD1"}', { kind: 'other' }],
    ['{"hipId":', { kind: 'other' }],
    ['{}', { kind: 'other' }],
    ['[1]', { kind: 'other' }],
    ['hello', { kind: 'other' }],
    ['', { kind: 'other' }],
    [' \n', { kind: 'other' }],
    ['WIFI:S:hospital;T:WPA;P:secret;;', { kind: 'other' }],
    [`${sandbox}?hip-id=H1&counter-id=1&x=${'x'.repeat(2953)}`, { kind: 'other' }],
  ];
  for (const [text, read] of others) {
    it(`${JSON.stringify(text.slice(0, 60))}: ${read.kind}`, () => assert.deepEqual(readQr(text), read));
  }
});

/** What can never be relied on, in whatever was scanned. */
function check(text: string): void {
  const read = readQr(text);
  if (read.kind === 'counter') assert.ok(isCounter(read.counter), text);
  else if (read.kind === 'facility') assert.ok(isHipId(read.hipId), text);
  else assert.deepEqual(Object.keys(read), ['kind'], text);
}

describe('whatever is scanned', () => {
  const id = fc.oneof(
    fc.constantFrom('IN2910000001', 'OPD cardio', '1', '', ' ', '..', 'a/b', '%', '%zz', '%00', '+', 'आ'),
    fc.string({ unit: 'binary', maxLength: 25 }),
  );
  const name = fc.oneof(
    fc.constantFrom('hip-id', 'hip_id', 'hipId', 'HIP-ID', 'counter-id', 'counter_id', 'counterId', 'code'),
    fc.constantFrom('hidn', '__proto__', 'toString', ''),
  );
  const pairs = fc.array(fc.tuple(name, id), { maxLength: 6 });
  const start = fc.oneof(
    fc.constantFrom(
      sandbox,
      production,
      '',
      'upi://pay',
      'javascript:',
      'https://',
      '//',
      'http://[',
      'www.',
    ),
    id.map((part) => `https://phr.abdm.gov.in/uhi/${part}`),
  );
  const link = fc
    .tuple(start, fc.constantFrom('?', '#', '#/x?', '', '&'), pairs, fc.boolean())
    .map(([before, mark, named, escaped]) => {
      const write = escaped ? encodeURIComponent : (part: string): string => part;
      const query = named.map(([key, value]) => `${key}=${write(value)}`).join('&');
      return `${before}${mark}${query}`;
    });
  const value = fc.oneof(id, fc.integer(), fc.jsonValue());
  const json = fc.array(fc.tuple(name, value), { maxLength: 5 }).map((named) => {
    const fields = named.map(([key, field]) => `${JSON.stringify(key)}:${JSON.stringify(field)}`);
    return `{${fields.join(',')}}`;
  });
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    link,
    json,
    fc.json(),
    json.map((whole) => whole.slice(0, -1)),
  );

  it('10,000 generated texts: never a failure, never a counter that does not pass the rules', () => {
    fc.assert(fc.property(text, check), { numRuns: fuzzRuns(10_000) });
  });

  it('a counter that was written is the counter that is read, in every spelling', () => {
    const counterId = fc.stringMatching(/^[A-Za-z0-9](?:[A-Za-z0-9 _-]{0,18}[A-Za-z0-9])?$/);
    const hipId = fc.stringMatching(/^IN[0-9]{10}$/);
    const names = fc.constantFrom(['hip-id', 'counter-id'], ['hip_id', 'counter_id'], ['hipId', 'counterId']);
    fc.assert(
      fc.property(hipId, counterId, names, fc.boolean(), (hip, at, [hipName = '', atName = ''], isJson) => {
        const named = { [hipName]: hip, [atName]: at };
        const written = isJson
          ? JSON.stringify(named)
          : `${sandbox}?${new URLSearchParams(named).toString()}`;
        assert.deepEqual(readQr(written), counter(hip, at));
      }),
      { numRuns: fuzzRuns(1000) },
    );
  });

  it('is read in no time, however it is made', () => {
    const hostile = [
      '/uhi/',
      '/uhi/a',
      'hip-id=',
      '&hip-id=a',
      '?#',
      '%',
      '%E0%A4',
      'a.',
      '{"a":',
      '{"hipId":[',
      'consent-request',
      '\u0000',
      ' ',
      '\ud800',
    ].flatMap((part) => [
      part.repeat(3000),
      `https://x${part.repeat(2950 / part.length)}`,
      `{${part.repeat(500)}`,
    ]);
    const startedAt = performance.now();
    for (const whole of hostile) for (let count = 0; count < 20; count += 1) check(whole);
    const each = (performance.now() - startedAt) / (hostile.length * 20);
    // Reading takes about a tenth of a millisecond; a search that tries again and again takes seconds.
    assert.ok(each < 20, `${each} ms for each`);
    assert.deepEqual(readQr('hip-id=1&'.repeat(10_000_000)), { kind: 'other' });
  });
});
