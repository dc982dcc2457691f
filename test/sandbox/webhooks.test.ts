import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { createSandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { until } from '../support/until.js';
import { callerOf, type Caller } from './sandbox-caller.js';

const secret = 'a secret that receiver and sandbox share';

interface Received {
  readonly event: string;
  readonly transaction: string;
  readonly data: Record<string, unknown>;
  readonly body: string;
  readonly header: string;
}

interface Receiver {
  readonly received: readonly Received[];
  readonly webhook: { readonly url: string; readonly secret: string };
  /** What it answers; `null` breaks the line off. */
  answers: (number | null)[];
}

async function receiver(context: TestContext): Promise<Receiver> {
  const received: Received[] = [];
  const answers: (number | null)[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const { event, transaction_id, data } = JSON.parse(body) as Record<string, unknown>;
      received.push({
        event: String(event),
        transaction: String(transaction_id),
        data: data as Record<string, unknown>,
        body,
        header: String(request.headers['eka-webhook-signature']),
      });
      const status = answers.length > 0 ? answers.shift() : 200;
      if (status === null || status === undefined) response.destroy();
      else response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { received, answers, webhook: { url: `http://127.0.0.1:${port}/hook`, secret } };
}

async function opened(context: TestContext, options: SandboxOptions): Promise<Caller> {
  const sandbox = createSandbox(options);
  context.after(() => sandbox.close());
  return callerOf(sandbox);
}

const isSigned = ({ header, body }: Received, key = secret): boolean => {
  const t = /t=(\d+)/.exec(header)?.[1] ?? '';
  return header === `t=${t},v1=${createHmac('sha256', key).update(`${t}.${body}`).digest('hex')}`;
};

const kamala = 'kamala.rajan@abdm';
const ask = (caller: Caller, kind: 'consent' | 'subscription' = 'consent'): string =>
  caller.sandbox.desk.addRequest({ abhaAddress: kamala, kind });

test('tells of a patient who has signed in, and of nobody else, signed and in the published shapes', async (context) => {
  const { received, webhook } = await receiver(context);
  const caller = await opened(context, { webhook });
  ask(caller);
  const headers = await caller.signIn(kamala);
  await until(() => received.length === 1);
  assert.equal(received[0]?.event, 'abha.created');
  const id = ask(caller);
  await until(() => received.length === 2);
  const told = received[1]!;
  assert(isSigned(told));
  assert.equal(told.event, 'abha.consent_update');
  assert.deepEqual(told.data, {
    oid: headers['x-pt-id'],
    abha_address: kamala,
    notification: { consentRequestId: id, status: 'REQUESTED', consentArtefacts: [] },
  });
  const denied = await caller.call('POST', '/abdm/v1/consents/deny', { id, reason: 'Other' }, headers);
  assert(denied.status < 500);
  ask(caller, 'subscription');
  await until(() => received.some(({ event }) => event === 'abha.subscription_modified'));
  const { data } = received.find(({ event }) => event === 'abha.subscription_modified')!;
  assert.equal((data['subscription_details'] as { status: string }).status, 'REQUESTED');
  assert.equal(new Set(received.map(({ transaction }) => transaction)).size, received.length);
});

test('a decision names the request and no patient; visits name the portal’s user as well', async (context) => {
  const { received, webhook } = await receiver(context);
  const caller = await opened(context, { webhook });
  const headers = { ...(await caller.signIn(kamala)), 'x-partner-pt-id': 'user-1' };
  const id = ask(caller);
  const { desk } = caller.sandbox;
  const request = desk.request(id)!;
  const source = desk.visits(kamala).find(({ linked }) => linked)!;
  const approved = await caller.call(
    'POST',
    '/abdm/v1/consents/approve',
    {
      id,
      hi_types: request.hi_types,
      duration: request.duration,
      erase_at: request.erase_at,
      consent_artefacts: [{ hip_id: source.hip_id, care_contexts: [{ id: source.care_context_id }] }],
    },
    headers,
  );
  assert.equal(approved.status, 204, approved.text);
  desk.addVisits({ abhaAddress: kamala, hipId: source.hip_id, display: 'Visit', isLinked: true });
  desk.addVisits({ abhaAddress: kamala, hipId: source.hip_id, display: 'Other visit' });
  const open = desk.visits(kamala).find(({ display }) => display === 'Other visit')!;
  desk.linkElsewhere(kamala, open.care_context_id);
  await until(() => received.length === 5);
  const of = (event: string): Record<string, unknown>[] =>
    received.filter((one) => one.event === event).map(({ data }) => data);
  const [artefact] = desk.request(id)!.artefacts;
  assert.deepEqual(of('abha.consent_update')[1], {
    notification: { consentRequestId: id, status: 'GRANTED', consentArtefacts: [{ id: artefact?.id }] },
  });
  const patient = { oid: headers['x-pt-id'], partner_patient_id: 'user-1', abha_address: kamala };
  assert.deepEqual(of('abha.link_care_context'), [
    { ...patient, care_context_id: open.care_context_id, status: 'LINKED', error: null },
  ]);
  const [notified] = of('abha.subscription_notify');
  assert.equal((notified?.['subscription_meta'] as { hip_id: string }).hip_id, source.hip_id);
});

test('tells again until it is taken, the same under a new signature, and the desk sees it', async (context) => {
  const { received, webhook, answers } = await receiver(context);
  const caller = await opened(context, { webhook });
  answers.push(503, null);
  await caller.signIn(kamala);
  await until(() => received.length === 1);
  await until(() => caller.sandbox.desk.webhooks()[0]?.attempts === 1);
  const [waiting] = caller.sandbox.desk.webhooks();
  assert.deepEqual([waiting?.state, waiting?.answered], ['waiting', 503]);
  await until(() => received.length === 2);
  assert.deepEqual(received[1]?.body, received[0]?.body);
  assert(received.every((one) => isSigned(one)));
});

test('what was not taken before a restart is told after it', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'abdm-webhooks-'));
  context.after(() => rm(folder, { recursive: true }));
  const { received, webhook, answers } = await receiver(context);
  const data = join(folder, 'sandbox.sqlite');
  answers.push(500);
  const first = createSandbox({ webhook, data });
  await (await callerOf(first)).signIn(kamala);
  await until(() => first.desk.webhooks()[0]?.attempts === 1);
  first.close();
  await opened(context, { webhook, data });
  await until(() => received.length === 2);
  assert.equal(received[0]?.transaction, received[1]?.transaction);
});

test('the desk sends one again, in the same words, late, or forged', async (context) => {
  const { received, webhook, answers } = await receiver(context);
  const caller = await opened(context, { webhook });
  await caller.signIn(kamala);
  await until(() => caller.sandbox.desk.webhooks()[0]?.state === 'taken');
  const { json } = await caller.call('GET', '/_desk/webhooks');
  const [{ id } = { id: '' }] = json as { id: string }[];
  const send = async (as?: string): Promise<unknown> =>
    (await caller.call('POST', '/_desk/webhooks', { id, ...(as && { as }) })).json;
  assert.deepEqual(await send('replayed'), { sent: true, answered: 200 });
  assert.equal(received[1]?.header, received[0]?.header);
  answers.push(403, 403);
  assert.deepEqual(await send('late'), { sent: true, answered: 403 });
  assert(isSigned(received[2]!));
  assert(Number(/t=(\d+)/.exec(received[2]!.header)?.[1]) < Date.now() / 1000 - 180);
  assert.deepEqual(await send('forged'), { sent: true, answered: 403 });
  assert(!isSigned(received[3]!));
  assert.deepEqual(await send(), { sent: true, answered: 200 });
  assert(isSigned(received[4]!));
  assert.deepEqual((await caller.call('POST', '/_desk/webhooks', { id: 'none' })).json, { sent: false });
  assert.equal((await caller.call('POST', '/_desk/webhooks', { id, as: 'well' })).status, 400);
});

test('a sandbox that tells nobody keeps nothing to tell', async (context) => {
  const caller = await opened(context, {});
  await caller.signIn(kamala);
  ask(caller);
  assert.deepEqual(caller.sandbox.desk.webhooks(), []);
});
