import assert from 'node:assert/strict';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { Bundle } from 'fhir/r4';
import { AbdmClient } from '../../src/client/abdm-client.js';
import { isAbdmError, isAbort } from '../../src/client/abdm-error.js';
import type { LoginOutcome } from '../../src/contract/outcomes.js';
import { mostRecordBytes, readRecord } from '../../src/contract/records.js';
import { abdmConnect, createAbdmProxy } from '../../src/proxy/index.js';
import { nodeListener } from '../../src/proxy/node.js';
import { Browser, keptLog, origin, type OtpAnswer, refused, scriptedUpstream, secret } from './portal.js';
import { type SandboxPortal, startSandboxPortal } from './sandbox-portal.js';

const path = '/v1/records';
const visit = { hipId: 'IN2910000001', careContextId: 'visit-0001' };

describe('the records of the sandbox', () => {
  let portal: SandboxPortal;
  const browsers = new Map<string, Browser>();
  before(async () => {
    portal = await startSandboxPortal();
    for (const [name, mobile] of [
      ['kamala.rajan', '9999900061'],
      ['sarita.mohanty', '9999900062'],
    ] as const)
      browsers.set(name, await signIn(`${name}@abdm`, mobile));
  });
  after(() => portal.close());

  async function signIn(address: string, mobile: string): Promise<Browser> {
    const browser = new Browser(portal.proxy);
    const identifier = { kind: 'abha-address', value: address };
    const { body } = await browser.post<OtpAnswer>('/v1/login/otp', { identifier, otpSystem: 'abdm' });
    const verify = { transaction: body.transaction, otp: portal.lastOtp(mobile) };
    const end = await browser.post<LoginOutcome>('/v1/login/verify', verify);
    assert.equal(end.body.next, 'done', end.text);
    return browser;
  }

  const browserOf = (name: string): Browser => browsers.get(name) ?? assert.fail(name);

  test('P2 1.10: a patient reads a record of theirs, and of nobody else', async () => {
    const kamala = browserOf('kamala.rajan');
    const answer = await kamala.post(path, visit);
    assert.equal(answer.status, 200, answer.text);
    const bundle = JSON.parse(answer.text) as Bundle;
    assert.equal(bundle.entry?.[0]?.resource?.resourceType, 'Composition');
    assert(answer.text.includes('kamala.rajan@abdm'));
    refused(await browserOf('sarita.mohanty').post(path, visit), 404, 'record-not-found');
    refused(await kamala.post(path, { ...visit, hipId: 'IN2710000001' }), 404, 'record-not-found');
  });

  test('a record that is not there yet, without consent, gone, or none, is told so', async () => {
    const kamala = browserOf('kamala.rajan');
    const { desk } = portal.sandbox;
    const care_context_id = visit.careContextId;
    desk.putRecord({ care_context_id, status: 'not-ready' });
    refused(await kamala.post(path, visit), 404, 'record-not-ready');
    desk.putRecord({ care_context_id, status: 'no-consent' });
    refused(await kamala.post(path, visit), 403, 'consent-missing');
    desk.putRecord({ care_context_id, status: 'missing' });
    refused(await kamala.post(path, visit), 404, 'record-not-found');
    desk.putRecord({ care_context_id, bundle: '<html>' });
    refused(await kamala.post(path, visit), 503, 'upstream-unavailable');
    desk.putRecord({ care_context_id, bundle: { a: 'x'.repeat(mostRecordBytes) } });
    const large = await kamala.post(path, visit);
    assert(large.status === 422 || large.bytes.length === mostRecordBytes + 1, String(large.status));
    desk.putRecord({ care_context_id, status: 'ready' });
    assert.equal((await kamala.post(path, visit)).status, 200);
    portal.sandbox.desk.expireSessions();
    refused(await kamala.post(path, visit), 401, 'session-expired');
  });
});

describe('over HTTP, all the way', () => {
  const servers: Server[] = [];
  const log = keptLog();
  let answerRecord: (response: ServerResponse) => void = () => undefined;
  let client: AbdmClient;

  async function listen(server: Server): Promise<string> {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  before(async () => {
    const baseUrl = await listen(
      createServer((request, response) => {
        if (request.url?.startsWith('/health/') === true) answerRecord(response);
        else response.end(JSON.stringify({ access_token: 't', expires_in: 1800 }));
      }),
    );
    const { records } = abdmConnect({ baseUrl, clientId: 'c', clientSecret: 's' });
    const upstream = { ...scriptedUpstream(), records };
    const proxy = createAbdmProxy({ upstream, secret, origins: [origin], logger: log });
    const browser = new Browser(proxy);
    await browser.login();
    const listener = nodeListener(proxy);
    const url = await listen(createServer((request, response) => void listener(request, response)));
    client = new AbdmClient({
      baseUrl: `${url}/abdm`,
      retryDelay: 1,
      fetch: (input, init) => {
        const request = new Request(input, init);
        request.headers.set('Cookie', browser.cookie);
        return fetch(
          new Request(request, { headers: { ...Object.fromEntries(request.headers), Origin: origin } }),
        );
      },
    });
  });
  after(() => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  });

  const beginning = `{"resourceType":"Bundle","id":"${'x'.repeat(40_000)}"`;
  const kindOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'none',
      (error: unknown) => (isAbdmError(error) ? error.kind : String(error)),
    );

  test('the first byte is there before upstream has sent its last', async () => {
    let end = (): void => undefined;
    answerRecord = (response) => {
      response.write(beginning);
      end = () => void response.end('}');
    };
    let received = 0;
    const whole = await client.call(readRecord, visit, {
      onProgress: (bytes) => {
        received ||= bytes;
        end();
      },
    });
    assert(received >= 16_384 && received <= beginning.length, String(received));
    assert.equal(new TextDecoder().decode(whole), `${beginning}}`);
  });

  test('a length that upstream tells reaches the page', async () => {
    const body = `${beginning}}`;
    answerRecord = (response) => void response.writeHead(200, { 'Content-Length': body.length }).end(body);
    const totals = new Set<number | undefined>();
    await client.call(readRecord, visit, { onProgress: (_received, total) => void totals.add(total) });
    assert.deepEqual([...totals], [body.length]);
  });

  test('giving it up ends the call to upstream, before and while the record arrives', async () => {
    for (const sent of ['', beginning]) {
      const leaving = new AbortController();
      const closed = new Promise<void>((resolve) => {
        answerRecord = (response) => {
          response.on('close', resolve);
          if (sent) response.write(sent);
          else leaving.abort();
        };
      });
      const call = client.call(readRecord, visit, {
        signal: leaving.signal,
        onProgress: () => leaving.abort(),
      });
      await assert.rejects(call, isAbort);
      await closed;
    }
  });

  test('a line that breaks is offline', async () => {
    answerRecord = (response) => void response.write(beginning, () => response.destroy());
    assert.equal(await kindOf(client.call(readRecord, visit)), 'offline');
  });

  test('more than the limit is record-too-large, and upstream is not listened to any more', async () => {
    const closed = new Promise<void>((resolve) => {
      answerRecord = (response) => {
        const more = (): void => {
          if (!response.destroyed) response.write('x'.repeat(1_000_000), more);
        };
        response.on('close', resolve);
        response.write(beginning, more);
      };
    });
    assert.equal(await kindOf(client.call(readRecord, visit)), 'record-too-large');
    await closed;
    answerRecord = (response) => {
      response.writeHead(200, { 'Content-Length': mostRecordBytes + 1 });
      response.write(beginning);
    };
    assert.equal(await kindOf(client.call(readRecord, visit)), 'record-too-large');
  });

  test('nothing of it is in the log', () => {
    const lines = JSON.stringify(log.lines);
    for (const word of ['visit-0001', 'IN2910000001', 'patient1', 'xxx']) assert(!lines.includes(word), word);
    assert(lines.includes('/health/api/v1/fhir/retrieve'));
    assert(!log.lines.some(({ level }) => level === 'error'));
  });
});
