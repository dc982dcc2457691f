import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outbox, Webhook } from '../../src/sandbox/webhooks/outbox.js';
import { createSender } from '../../src/sandbox/webhooks/sender.js';

const dueAt = 1_000;
const webhook: Webhook = {
  id: 'webhook-1',
  event: 'abha.created',
  body: '{}',
  created_at: dueAt,
  next_at: dueAt,
  attempts: 0,
  answered: null,
  signature: null,
};

test('a webhook whose time comes in the middle of a look for what is due is sent', async () => {
  // Timers of Node come up to a millisecond early: the clock reaches the time between one question and the next.
  const times = [dueAt - 1];
  const now = (): number => times.shift() ?? dueAt;
  // The sender's own timers keep no process.
  const alive = setTimeout(() => undefined, 1_000);
  await new Promise<void>((resolve) => {
    const outbox: Outbox = {
      add: () => assert.fail('nothing is added'),
      byId: () => webhook,
      list: () => [webhook],
      due: (at) => (at >= dueAt ? [webhook] : []),
      nextAt: () => dueAt,
      change: () => {
        sender.end();
        clearTimeout(alive);
        resolve();
      },
    };
    // Nobody is there: the attempt counts all the same.
    const sender = createSender(outbox, { url: 'http://127.0.0.1:1/', secret: 'secret' }, now);
    sender.wake();
  });
});
