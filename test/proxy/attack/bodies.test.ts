import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorAnswer } from '../../../src/contract/errors.js';
import type { Route } from '../../../src/contract/route.js';
import { routes } from '../../../src/contract/routes.js';
import { Browser, origin, testPortal } from '../portal.js';

const writes = (Object.values(routes) as Route[]).filter(({ method }) => method !== 'GET');
const pathOf = ({ path }: Route): string => path.replace(/\{\w+\}/g, 'x');

const deep = (depth: number, open: string, close: string): string => open.repeat(depth) + close.repeat(depth);

/** Bodies that no element sends. */
const hostile: Readonly<Record<string, string>> = {
  'a prototype': '{"__proto__":{"patient":true},"constructor":{"prototype":{"isAdmin":true}}}',
  'a prototype of what is asked for': '{"identifier":{"__proto__":{"kind":"mobile"},"value":"9999900001"}}',
  'names that every object has': '{"toString":"x","hasOwnProperty":"x","valueOf":1}',
  'a name twice': '{"transaction":"a","transaction":"b"}',
  'arrays in arrays': deep(7000, '[', ']'),
  'objects in objects': `${'{"a":'.repeat(2500)}1${'}'.repeat(2500)}`,
  'a field of arrays in arrays': `{"transaction":${deep(6000, '[', ']')}}`,
  'a very long list': `{"hipIds":[${Array.from({ length: 7000 }, () => 1).join(',')}]}`,
  'a very long text': `{"otp":"${'1'.repeat(15_000)}"}`,
  'a number beyond all': '{"yearOfBirth":1e400,"otp":123456}',
  'a zero byte': '{"otp":"12\\u00003456"}',
  'half a pair': '{"name":"\\ud800"}',
  'an array': '[]',
  'a text': '"x"',
  'a number': '1',
  nothing: '',
  'no JSON': '{a:1}',
  'JSON and more': '{}{}',
  comments: '{/* */}',
  NaN: '{"a":NaN}',
};

/** Types that a form or a script of another site can send without asking. */
const simpleTypes = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  '',
];

describe('bodies that no element sends', () => {
  for (const [name, text] of Object.entries(hostile))
    test(`${name}: a typed refusal from every route, and nothing done`, async () => {
      const { proxy, upstream, log, browser } = testPortal();
      await browser.login();
      const calls = upstream.calls.length;
      for (const route of writes) {
        const answer = await browser.send(route.method, pathOf(route), text);
        assert.ok(
          answer.status >= 400 && answer.status < 500,
          `${route.name}: ${answer.status} ${answer.text}`,
        );
        assert.ok(errorAnswer.safeParse(answer.body).success, `${route.name}: ${answer.text}`);
        assert.ok(!/at \S+:\d+|node_modules|Unexpected token|zod/i.test(answer.text), answer.text);
      }
      assert.equal(upstream.calls.length, calls);
      assert.equal(({} as Record<string, unknown>)['isAdmin'], undefined);
      assert.deepEqual(
        log.lines.filter(({ level }) => level === 'error'),
        [],
      );
      assert.equal((await new Browser(proxy).get('/v1/session')).status, 200);
    });

  test('types that a form of another site can send are refused', async () => {
    const { browser } = testPortal();
    for (const type of simpleTypes)
      for (const route of writes) {
        const answer = await browser.send(route.method, pathOf(route), '{}', { 'Content-Type': type });
        assert.equal(answer.status, 415, `${route.name} took ${type}`);
      }
  });

  test('bytes that are no text are refused', async () => {
    const { proxy } = testPortal();
    for (const route of writes) {
      const response = await proxy.fetch(
        new Request(`${origin}/abdm${pathOf(route)}`, {
          method: route.method,
          headers: { Origin: origin, 'Content-Type': 'application/json' },
          body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
        }),
      );
      assert.equal(response.status, 400, route.name);
    }
  });

  test('a body that is too large is refused, whatever its length says', async () => {
    const { proxy } = testPortal();
    for (const route of writes) {
      let sent = 0;
      const endless = new ReadableStream({
        pull(controller) {
          sent += 64 * 1024;
          controller.enqueue(new Uint8Array(64 * 1024).fill(0x20));
        },
      });
      const response = await proxy.fetch(
        new Request(`${origin}/abdm${pathOf(route)}`, {
          method: route.method,
          headers: { Origin: origin, 'Content-Type': 'application/json', 'Content-Length': '2' },
          body: endless,
          duplex: 'half',
        } as RequestInit),
      );
      assert.equal(response.status, 413, route.name);
      assert.ok(sent <= 2 * 1024 * 1024, `${route.name} read ${sent} bytes`);
    }
  });
});
