import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestIdHeader } from '../../../src/contract/headers.js';
import type { ErrorAnswer } from '../../../src/contract/errors.js';
import { createAbdmProxy, type LogFields, type Logger } from '../../../src/proxy/index.js';
import { checkedLogger, traceOf } from '../../../src/proxy/log.js';
import { logForms } from '../../../src/proxy/log-fields.js';
import { scriptedConnect } from '../connect-script.js';
import { Browser, keptLog, origin, secret, testPortal } from '../portal.js';

const requestId = '0f9b7b1e-3c52-4a0e-9d5b-6a2f6f0f1c11';
const good: Required<LogFields> = {
  requestId,
  route: 'readProfile',
  status: 200,
  kind: 'otp-wrong',
  durationMs: 12.5,
  upstreamPath: '/abdm/v1/registration/pincode/{pincode}',
  upstreamStatus: 491,
  hook: 'onShared',
  missing: ['redis'],
  audit: 'consent-granted',
  errorName: 'TypeError',
  frames: [
    'at async Object.fetch (file:///app/node_modules/@hono/node-server/dist/index.mjs:10:5)',
    'at node:internal/process/task_queues:105:5',
  ],
};
const personal: readonly unknown[] = [
  'asha.verma@abdm',
  'Asha Verma',
  '91-1234-5678-9015',
  '91123456789015',
  '100000000015',
  '9999900001',
  9999900001,
  123456,
  '/abdm/v1/registration/pincode/226001',
  '/abdm/v1/profile?id=asha',
  '/asha.verma@abdm',
  '1990-05-15',
  ['at asha.verma@abdm:1:1'],
  ['Asha Verma'],
  { abhaAddress: 'asha.verma@abdm' },
  ['226001'],
];

test('known fields in their forms are logged, and nothing else, whatever the code passes', () => {
  const log = keptLog();
  const checked = checkedLogger(log);
  checked.info({ ...good, abhaAddress: 'asha.verma@abdm', body: { name: 'Asha' } } as LogFields, 'request');
  assert.deepEqual(log.lines.pop()?.fields, good);
  for (const name of Object.keys(logForms) as (keyof LogFields)[]) {
    for (const value of personal) {
      if (name === 'durationMs' && typeof value === 'number') continue;
      checked.error({ requestId, [name]: value }, 'request');
      const { [name]: logged } = log.lines.pop()?.fields ?? {};
      assert.equal(logged, undefined, `${name}: ${JSON.stringify(value)}`);
    }
  }
  checked.warn({}, 'Asha Verma signed in' as 'request');
  assert.deepEqual(log.lines.pop(), { level: 'warn', fields: {}, message: 'unexpected error' });
});

test('of an unexpected error its class and its frames are logged, not a message that looks like frames', () => {
  const message = 'no such patient\n    at asha (/app/asha-verma.js:1:2)\n    at 9999900001:1:1';
  const { errorName, frames = [] } = traceOf(new RangeError(message));
  assert.equal(errorName, 'RangeError');
  assert(frames.length > 0 && frames.every((frame) => !frame.includes('asha')), frames.join('\n'));
  assert(logForms.frames(frames), frames.join('\n'));
  assert.deepEqual(traceOf('asha.verma@abdm'), { errorName: 'string' });
});

test('a logger that fails fails no request', async () => {
  const fail = (): never => {
    throw new Error('the disk is full');
  };
  const logger: Logger = { info: fail, warn: fail, error: fail };
  const { browser } = testPortal({ logger });
  await browser.signedIn();
});

test('one id goes from the browser through the log to upstream, and back with an error', async () => {
  const { upstream, sent, clock } = scriptedConnect(() => new Response('{}', { status: 500 }));
  const log = keptLog();
  const proxy = createAbdmProxy({ upstream, secret, origins: [origin], now: clock.now, logger: log });
  const browser = new Browser(proxy);
  const given = { [requestIdHeader]: requestId.toUpperCase() };
  const answer = await browser.post<ErrorAnswer>('/v1/login/methods', { abhaAddress: 'asha@abdm' }, given);
  assert.equal(answer.body.error.requestId, requestId);
  assert.equal(answer.headers.get(requestIdHeader), requestId);
  assert(sent.length > 0 && sent.every(({ headers }) => headers.get(requestIdHeader) === requestId));
  assert(log.lines.some(({ message }) => message === 'upstream call'));
  assert.deepEqual([...new Set(log.lines.map(({ fields }) => fields.requestId))], [requestId]);
  assert.deepEqual([...new Set(log.lines.map(({ fields }) => fields.route))], ['findLoginMethods']);

  const mine = await browser.get('/v1/session', { [requestIdHeader]: 'asha.verma@abdm' });
  assert.match(mine.headers.get(requestIdHeader) ?? '', /^[0-9a-f-]{36}$/);
  assert(!JSON.stringify(log.lines).includes('asha'));
});

test('a path that an own upstream reports filled in is not logged', async () => {
  const { upstream, log, browser } = testPortal();
  upstream.pincodes.find = async (pincode, caller) => {
    caller.report({ path: `/pincodes/${pincode}`, status: 200, durationMs: 1 });
    return { state: { code: '9', name: 'Uttar Pradesh' }, district: { code: '162', name: 'Lucknow' } };
  };
  assert.equal((await browser.get('/v1/pincodes/226001')).status, 200);
  const call = log.lines.find(({ message }) => message === 'upstream call');
  assert.deepEqual(Object.keys(call?.fields ?? {}), ['requestId', 'route', 'upstreamStatus', 'durationMs']);
});
