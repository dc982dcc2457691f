import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import {
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  QRCodeReader,
  RGBLuminanceSource,
} from '@zxing/library';
import { encode } from 'uqr';
import { isCounter } from '../../src/abdm/counter.js';
import { readQr } from '../../src/abdm/counter-qr.js';
import { counterBehaviours } from '../../src/sandbox/counters/behaviours.js';
import { counterSeed } from '../../src/sandbox/counters/seed.js';
import { facilityById, portalHospital } from '../../src/sandbox/facilities/registry.js';
import type { DeskCounter, DeskShare } from '../../src/sandbox/index.js';
import { counterThatIs, openCounters, type CounterCaller } from './counters-caller.js';
import type { Answer } from './sandbox-caller.js';

const prompt = counterThatIs('prompt');
const pace = { facilityPace: 0 } as const;

/** A call of the desk, over the port and without a token. */
const desk = (caller: CounterCaller, method: string, path: string, body?: unknown): Promise<Answer> =>
  caller.call(method, path.startsWith('/') ? path : `/_desk/${path}`, body, { authorization: '' });

/** The dark modules of the QR code in a page, row by row, its quiet zone included. */
function modulesOf(page: string): boolean[][] {
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(page)?.[1]);
  const modules = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x, y, length] of page.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    modules[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
  return modules;
}

/** What another reader finds in a QR code. */
function textOf(modules: readonly boolean[][]): string {
  const scale = 4;
  const side = modules.length * scale;
  const pixels = new Uint8ClampedArray(side * side).map((_, at) => {
    const [x, y] = [at % side, Math.floor(at / side)].map((pixel) => Math.floor(pixel / scale));
    return modules[y ?? 0]?.[x ?? 0] ? 0 : 255;
  });
  const bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(pixels, side, side)));
  return new QRCodeReader().decode(bitmap, new Map([[DecodeHintType.PURE_BARCODE, true]])).getText();
}

/** Asserts that a page runs nothing, loads nothing, and may show its own style only. */
function assertLocked({ headers, text }: Answer): void {
  const style = /<style>(.*)<\/style>/.exec(text)?.[1];
  const hash = createHash('sha256')
    .update(style ?? '')
    .digest('base64');
  const allowed = style === undefined ? '' : ` style-src 'sha256-${hash}';`;
  assert.equal(
    headers.get('content-security-policy'),
    `default-src 'none';${allowed} form-action 'none'; base-uri 'none'; frame-ancestors 'none'`,
  );
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
  assert.equal(headers.get('cache-control'), 'no-store');
  assert(!/<script|\son\w+=|style="/i.test(text), text);
}

test('the seed has a counter for every behaviour, one of the portal’s hospital, and may have them all', () => {
  const behaviours = new Set(counterSeed.map(({ behaviour }) => behaviour));
  assert.deepEqual(
    counterBehaviours.filter((behaviour) => !behaviours.has(behaviour)),
    [],
  );
  assert.equal(prompt.hipId, portalHospital.id);
  assert(counterSeed.every((counter) => isCounter(counter) && facilityById(counter.hipId)));
});

test('the desk lists the counters, adds some and changes how they answer', async () => {
  await using rohan = await openCounters();
  const [first, ...others] = (await desk(rohan, 'GET', 'counters')).json as DeskCounter[];
  assert.deepEqual(first, {
    hipId: 'IN2710000004',
    facility: 'Sahyadri General Hospital',
    counterId: 'OPD1',
    behaviour: 'prompt',
    story: 'Gives a token after a second, and the same one again while it is valid',
    link: 'https://phrsbx.abdm.gov.in/share-profile?hip-id=IN2710000004&counter-id=OPD1',
    page: '/_desk/counters/IN2710000004/OPD1',
    queue: '/_desk/counters/IN2710000004/OPD1/queue',
  });
  for (const { hipId, counterId, link } of others)
    assert.deepEqual(readQr(link), { kind: 'counter', counter: { hipId, counterId } });

  const put = (body: object) => desk(rohan, 'POST', 'counters', body);
  const added = await put({ hip_id: prompt.hipId, counter_id: 'OPD 2' });
  assert.equal((added.json as DeskCounter).behaviour, 'prompt');
  assert.equal((await desk(rohan, 'GET', (added.json as DeskCounter).page)).status, 200);
  await put({ hip_id: prompt.hipId, counter_id: 'OPD 2', behaviour: 'silent' });
  const all = (await desk(rohan, 'GET', 'counters')).json as DeskCounter[];
  assert.equal(all.length, counterSeed.length + 1);
  assert.equal(all.at(-1)?.behaviour, 'silent');
});

test('the desk says what it cannot do', async () => {
  await using rohan = await openCounters();
  const errorOf = async (body: unknown): Promise<string> => {
    const answer = await desk(rohan, 'POST', 'counters', body);
    assert.equal(answer.status, 400, answer.text);
    return answer.body.error;
  };
  const { hipId: hip_id } = prompt;
  assert.equal(await errorOf({ hip_id: 'IN0', counter_id: 'OPD1' }), 'Invalid HIP ID');
  for (const counter_id of ['', 'x'.repeat(21), 'a/b', hip_id, '<b>', 'a\0'])
    assert.match(await errorOf({ hip_id, counter_id }), /invalid/i);
  assert.match(await errorOf({ hip_id, counter_id: 'OPD1', behaviour: 'rude' }), /behaviour/);
  assert.match(await errorOf({ hip_id, counter_id: 'OPD1', more: 1 }), /more/);
  assert.match(await errorOf({ hip_id }), /counter_id/);
  assert.match(await errorOf('{'), /JSON/);
  for (const path of ['', '/queue', '/qr.svg'])
    for (const id of ['OPD9', '%00', '%E0%A4%A', '%3Cb%3E']) {
      const answer = await desk(rohan, 'GET', `counters/${hip_id}/${id}${path}`);
      assert([400, 404].includes(answer.status), answer.text);
      assert.equal(typeof answer.body.error, 'string');
    }
  assert.deepEqual((await desk(rohan, 'GET', 'shares?counter_id=OPD9')).json, []);
  assert.equal((await desk(rohan, 'GET', 'shares?hip_id=%00')).status, 400);
});

test('the desk shows what counters received, as it was sent, the newest first', async () => {
  await using rohan = await openCounters('rohan.deshpande', pace);
  const location = { latitude: '18.5204', longitude: '73.8567' };
  await rohan.share({ ...rohan.body(prompt), location });
  const silent = counterThatIs('silent');
  await rohan.shared(silent);
  const shares = (await desk(rohan, 'GET', 'shares')).json as DeskShare[];
  assert.deepEqual(
    shares.map(({ hipId, state }) => [hipId, state]),
    [
      [silent.hipId, 'waiting'],
      [prompt.hipId, 'issued'],
    ],
  );
  const query = String(new URLSearchParams({ hip_id: prompt.hipId, counter_id: prompt.counterId }));
  const [{ requestId, at, expiresAt, ...received } = assert.fail(), ...more] = (
    await desk(rohan, 'GET', `shares?${query}`)
  ).json as DeskShare[];
  assert.deepEqual(more, []);
  assert.deepEqual(received, {
    ...prompt,
    patient: rohan.body(prompt).patient,
    location,
    state: 'issued',
    tokenNumber: '1',
  });
  assert.equal(Date.parse(expiresAt ?? '') - Date.parse(at), 30 * 60 * 1000);
  assert.equal((await rohan.stands(requestId)).token_number, '1');
  assert.equal(
    Date.parse((await rohan.stands(requestId)).expiry ?? ''),
    Math.floor(Date.parse(expiresAt ?? '') / 1000) * 1000,
  );
});

test('P2 5.1.1: the page to print shows facility, counter and link, and a QR code that says the link', async () => {
  await using rohan = await openCounters();
  for (const { facility, counterId, link, page } of rohan.sandbox.desk.counters()) {
    const answer = await desk(rohan, 'GET', page);
    assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
    assertLocked(answer);
    const modules = modulesOf(answer.text);
    assert.deepEqual(modules, encode(link, { ecc: 'M', border: 4 }).data);
    assert.equal(textOf(modules), link);
    for (const text of [`<h1 dir="auto">${facility}</h1>`, counterId, link.replace('&', '&#38;')])
      assert(answer.text.includes(text), `${text} in ${answer.text}`);
    for (const script of ['Latin', 'Devanagari'])
      assert(new RegExp(`<p class="how"[^>]*>\\p{Script=${script}}`, 'u').test(answer.text));
    const image = await desk(rohan, 'GET', `${page}/qr.svg`);
    assert.equal(image.headers.get('content-type'), 'image/svg+xml; charset=utf-8');
    assertLocked(image);
    assert.deepEqual(modulesOf(image.text), modules);
  }
});

test('the page of what a counter received loads itself again, and shows hostile names as text', async () => {
  await using rohan = await openCounters('rohan.deshpande', pace);
  const { queue } = rohan.sandbox.desk.counter(prompt) ?? assert.fail();
  const page = async (): Promise<string> => {
    const answer = await desk(rohan, 'GET', queue);
    assertLocked(answer);
    assert.match(answer.text, /<meta http-equiv="refresh" content="5">/);
    return answer.text;
  };
  assert.match(await page(), /Nobody has shared their details here yet/);
  const { patient, ...rest } = rohan.body(prompt);
  const name = `<script>alert(1)</script> & "O'Neill" \u202Eसीता`;
  await rohan.share({ ...rest, patient: { ...patient, name } });
  const text = await page();
  assert(text.includes('&#60;script&#62;alert(1)&#60;/script&#62; &#38; &#34;O&#39;Neill&#34; \u202Eसीता'));
  assert(text.includes(`<bdi>${rohan.address}</bdi>`) && text.includes('<p class="token">1</p>'));
  for (let times = 0; times < 101; times++) await rohan.share(prompt);
  const many = await page();
  assert.equal(many.match(/<li>/g)?.length, 100);
  assert.match(many, /not shown: 2\./);
});
