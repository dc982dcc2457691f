import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestIdHeader } from '../../../src/contract/headers.js';
import type { NotificationEvent } from '../../../src/proxy/index.js';
import { notice, sendWebhook, signed, webhookSecret } from '../live/streams.js';
import { testPortal } from '../portal.js';

function told(options: Parameters<typeof testPortal>[0] = {}): ReturnType<typeof testPortal> & {
  readonly heard: NotificationEvent[];
  send(body: string, signature?: string): Promise<Response>;
} {
  const heard: NotificationEvent[] = [];
  const portal = testPortal({
    webhookSecret,
    hooks: { onNotification: (event) => void heard.push(event) },
    ...options,
  });
  const send = (body: string, signature = signed(body, portal.clock.now())): Promise<Response> =>
    sendWebhook((request) => portal.proxy.fetch(request), body, signature);
  return { ...portal, heard, send };
}

const linked = (data = {}): string =>
  notice('abha.link_care_context', { abha_address: 'asha@abdm', care_context_id: 'visit-1', ...data });

test('tells the portal’s server what upstream told, once, and answers with an empty object', async () => {
  const { heard, send, clock, log } = told();
  const body = linked({ oid: 'upstream-1' });
  const answer = await send(body);
  assert.deepEqual([answer.status, await answer.json()], [200, {}]);
  assert.equal(answer.headers.get('Set-Cookie'), null);
  const [event] = heard;
  assert.deepEqual(
    [event?.event, event?.patientId, event?.abhaAddress, event?.careContextIds],
    ['abha.link_care_context', 'upstream-1', 'asha@abdm', ['visit-1']],
  );
  assert.equal(event?.requestId, answer.headers.get(requestIdHeader));
  clock.advance(5);
  assert.equal((await send(body)).status, 200);
  assert.equal(heard.length, 1, 'the same, told again under a new signature');
  assert.doesNotMatch(JSON.stringify(log.lines), /upstream-1|asha|visit-1/);
});

test('refuses what is not signed, signed by somebody else, or late; and a replay with 409', async () => {
  const { heard, send, clock } = told();
  const body = linked();
  const now = clock.now();
  const wrong = {
    forged: signed(body, now, 'another secret'),
    late: signed(body, now - 181_000),
    early: signed(body, now + 181_000),
    'of another body': signed(linked(), now),
    none: '',
  };
  for (const [what, signature] of Object.entries(wrong))
    assert.equal((await send(body, signature)).status, 403, what);
  const signature = signed(body, now);
  assert.equal((await send(body, signature)).status, 200);
  assert.equal((await send(body, signature)).status, 409);
  clock.advance(170);
  assert.equal((await send(body, signature)).status, 409);
  assert.equal(heard.length, 1);
});

test('a hook that fails hears of it again, in the same words as well', async () => {
  let failures = 2;
  const heard: string[] = [];
  const { send, log } = told({
    hooks: {
      onNotification: ({ event }) => {
        if (failures-- > 0) throw new Error('no database');
        heard.push(event);
      },
    },
  });
  const body = linked();
  const failed = await send(body);
  assert.equal(failed.status, 503);
  assert(Number(failed.headers.get('Retry-After')) > 0);
  assert.equal((await send(body)).status, 503);
  assert.equal((await send(body)).status, 200);
  assert.deepEqual(heard, ['abha.link_care_context']);
  assert.equal(log.lines.filter(({ fields }) => fields.hook === 'onNotification').length, 2);
});

test('takes up to 64 KiB, and only what is a notification', async () => {
  const { heard, send } = told();
  const padded = (size: number): string => {
    const body = linked({ padding: '' });
    return body.replace('"padding":""', `"padding":"${'x'.repeat(size - body.length)}"`);
  };
  assert.equal((await send(padded(64 * 1024))).status, 200);
  assert.equal((await send(padded(64 * 1024 + 1))).status, 413);
  for (const body of ['', 'x', '[]', '{}', '{"event":7}']) assert.equal((await send(body)).status, 400, body);
  assert.equal(heard.length, 1);
});

test('is closed without a secret, and takes nothing but POST', async () => {
  const { proxy, clock } = testPortal();
  const body = linked();
  const send = sendWebhook((request) => proxy.fetch(request), body, signed(body, clock.now()));
  assert.equal((await send).status, 404);
  const { proxy: open } = told();
  assert.equal((await open.fetch(new Request('https://portal.example/abdm/webhooks'))).status, 404);
});
