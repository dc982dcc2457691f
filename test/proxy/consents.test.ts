import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import type { RequestDetails, RequestHead } from '../../src/contract/requests.js';
import { epochHeader } from '../../src/contract/headers.js';
import { type ConsentDecidedEvent, type ProxyOptions, UpstreamError } from '../../src/proxy/index.js';
import { largestBody, largestGrant } from '../../src/proxy/request.js';
import { until } from '../support/until.js';
import { askedRequest, grantedRequest, otherEntry, wholeEntry } from './consent-script.js';
import { type Answer, Browser, patientNumber, refused, testPortal } from './portal.js';

interface Decided {
  readonly request?: RequestDetails;
}

const grantPath = '/v1/consents/request-1/grant';
const denyPath = '/v1/consents/request-1/denial';
const revokePath = '/v1/consents/request-1/revocation';

const failing = (error: UpstreamError) => () => Promise.reject(error);
const timeout = new UpstreamError('upstream-timeout');
const refusal = new UpstreamError('request-decided', { nothingDone: true });

async function signedIn(
  options: Partial<ProxyOptions> = {},
): Promise<
  ReturnType<typeof testPortal> & { events: ConsentDecidedEvent[]; sent: (name: string) => number }
> {
  const events: ConsentDecidedEvent[] = [];
  const onConsentDecided = (event: ConsentDecidedEvent): void => void events.push(event);
  const portal = testPortal({ hooks: { onConsentDecided }, ...options });
  await portal.browser.login();
  const sent = (name: string): number => portal.upstream.calls.filter((call) => call === name).length;
  return { ...portal, events, sent };
}

const grant = (browser: Browser, ...entries: object[]): Promise<Answer<Decided>> =>
  browser.post<Decided>(grantPath, { entries });

/** Lets every pause pass at once, and gives what the work gives. */
async function withoutPauses<Result>(work: () => Promise<Result>): Promise<Result> {
  const pauses = mock.method(globalThis, 'setTimeout', queueMicrotask);
  try {
    return await work();
  } finally {
    pauses.mock.restore();
  }
}

describe('requests', () => {
  test('are listed by status and read one by one, without the ids of what was granted (P2 9.1, P2 10.1)', async () => {
    const { browser, upstream } = await signedIn();
    upstream.script.consents.asked = grantedRequest;
    const { body } = await browser.get<{ requests: RequestHead[] }>('/v1/requests/granted');
    assert.deepEqual(Object.keys(body.requests[0] ?? {}).toSorted(), [
      'createdAt',
      'from',
      'hiu',
      'id',
      'kind',
      'purpose',
      'requester',
      'to',
    ]);
    const answer = await browser.get<RequestDetails>('/v1/requests/consent/request-1');
    assert.deepEqual(
      answer.body.facilities.map(({ hip, isGranted }) => [hip.id, isGranted]),
      [
        ['HIP-1', true],
        ['HIP-2', true],
      ],
    );
    assert(!answer.text.includes('artefact'));
    assert.deepEqual(upstream.given.slice(-2), [['granted'], ['consent', 'request-1']]);
    assert.equal(upstream.callers.at(-1)?.patientId, 'upstream-patient-1');
  });

  test('have ids, kinds and statuses in the path that there can be', async () => {
    const { browser, upstream } = await signedIn();
    const calls = upstream.calls.length;
    for (const path of ['paused', 'consent/a%20b', 'authorization/request-1', `consent/${'x'.repeat(201)}`]) {
      refused(await browser.get(`/v1/requests/${path}`), 400, 'invalid-request');
    }
    assert.equal(upstream.calls.length, calls);
  });

  test('and everything about them is for a signed-in patient whom upstream knows by an id', async () => {
    const nobody = testPortal();
    const stranger = testPortal();
    const { abha } = patientNumber(1);
    stranger.upstream.script.login = () => ({ next: 'done', abha });
    await stranger.browser.login();
    const calls = stranger.upstream.calls.length;
    const all: ((browser: Browser) => Promise<Answer<unknown>>)[] = [
      (browser) => browser.get('/v1/requests/requested'),
      (browser) => browser.get('/v1/requests/consent/request-1'),
      (browser) => grant(browser, wholeEntry),
      (browser) => browser.post(denyPath, { reason: 'no' }),
      (browser) => browser.post(revokePath, { hipIds: ['HIP-1'] }),
      (browser) => browser.get('/v1/auto-approval'),
      (browser) => browser.post('/v1/auto-approval', { enabled: true }),
      (browser) => browser.get('/v1/consent-pin'),
      (browser) => browser.post('/v1/consent-pin', { pin: '1234' }),
      (browser) => browser.post('/v1/consent-pin/verify', { pin: '1234' }),
      (browser) => browser.post('/v1/consent-pin/change', { pin: '1234', newPin: '4321' }),
      (browser) => browser.post('/v1/consent-pin/otp', {}),
    ];
    for (const ask of all) {
      refused(await ask(nobody.browser), 401, 'sign-in-required');
      refused(await ask(stranger.browser), 503, 'upstream-unavailable');
    }
    assert.deepEqual(nobody.upstream.calls, []);
    assert.equal(stranger.upstream.calls.length, calls);
  });

  test('of which the gateway session must be renewed first say so (HTTP 491)', async () => {
    const { browser, upstream, sent } = await signedIn();
    const over = failing(new UpstreamError('session-expired', { nothingDone: true }));
    upstream.script.consents.list = over;
    upstream.script.consents.grant = over;
    refused(await browser.get('/v1/requests/requested'), 401, 'session-expired');
    refused(await grant(browser, wholeEntry), 401, 'session-expired');
    assert.equal(sent('requests.read'), 1, 'it is not read again: nothing was done');
  });

  test('are decided for the patient whom the page shows, and for nobody else', async () => {
    const { browser, upstream, sent } = await signedIn();
    const shown = { [epochHeader]: browser.epoch ?? '' };
    upstream.script.login = () => ({ next: 'done', ...patientNumber(2) });
    await browser.login(2);
    const bodies: [string, object][] = [
      [grantPath, { entries: [wholeEntry] }],
      [denyPath, { reason: 'no' }],
      [revokePath, { hipIds: ['HIP-1'] }],
      ['/v1/auto-approval', { enabled: true }],
      ['/v1/consent-pin', { pin: '1234' }],
    ];
    for (const [path, body] of bodies) refused(await browser.post(path, body, shown), 409, 'patient-changed');
    assert.equal(sent('requests.read') + sent('requests.isAutoApproving') + sent('pin.set'), 0);
  });
});

describe('a grant', () => {
  test('goes out once, facility by facility, and is told when upstream shows it (P3 1.5.1)', async () => {
    const { browser, upstream, events, clock } = await signedIn({ identify: () => ({ userId: 'user-a' }) });
    const narrowed = { ...wholeEntry, careContexts: ['visit-2'], hiTypes: ['Prescription'] };
    const answer = await grant(browser, narrowed, otherEntry);
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.body.request?.status, 'granted');
    assert(answer.body.request.facilities.every(({ isGranted }) => isGranted));
    assert.deepEqual(upstream.calls.slice(-4), [
      'pin.exists',
      'requests.read',
      'requests.grant',
      'requests.read',
    ]);
    assert.deepEqual(upstream.given.at(-2), [askedRequest, [narrowed, otherEntry]]);
    assert.match(events[0]?.requestId ?? '', /^[0-9a-f-]{36}$/);
    assert.deepEqual(events, [
      {
        portalUser: { userId: 'user-a' },
        abhaAddress: 'patient1@abdm',
        consentRequestId: 'request-1',
        decision: 'granted',
        facilities: [narrowed, otherEntry],
        at: new Date(clock.now()).toISOString(),
        requestId: events[0]?.requestId,
      },
    ]);
  });

  const wide: [string, object[]][] = [
    ['hipId', [{ ...wholeEntry, hipId: 'HIP-9' }]],
    ['hipId', [wholeEntry, wholeEntry]],
    ['careContexts', [{ ...wholeEntry, careContexts: ['visit-1', 'visit-3'] }]],
    ['careContexts', [{ ...wholeEntry, careContexts: [] }]],
    ['careContexts', [{ ...otherEntry, careContexts: ['visit-1'] }]],
    ['hiTypes', [otherEntry, { ...wholeEntry, hiTypes: ['Prescription', 'Invoice'] }]],
    ['from', [{ ...wholeEntry, from: '2025-12-31T23:59:59.999Z' }]],
    ['to', [{ ...wholeEntry, to: '2026-10-31T00:00:00.001Z' }]],
    ['eraseAt', [{ ...wholeEntry, eraseAt: '2028-01-01T00:00:00Z' }]],
  ];
  for (const [field, entries] of wide) {
    test(`beyond what was asked for is refused and not sent: ${field}`, async () => {
      const { browser, events, sent } = await signedIn();
      assert.equal(refused(await grant(browser, ...entries), 422, 'consent-too-wide').field, field);
      assert.equal(sent('requests.grant') + events.length, 0);
    });
  }

  test('is held against the request as it is now, not as it was shown', async () => {
    const { browser, upstream, sent } = await signedIn();
    await browser.get('/v1/requests/consent/request-1');
    upstream.script.consents.asked = { ...askedRequest, hiTypes: askedRequest.hiTypes.slice(0, 1) };
    assert.equal(refused(await grant(browser, wholeEntry), 422, 'consent-too-wide').field, 'hiTypes');
    assert.equal(sent('requests.grant'), 0);
  });

  test('needs dates that ABDM takes (AS-1403, AS-1407)', async () => {
    const { browser, clock, sent } = await signedIn();
    const from = '2026-10-30T00:00:00Z';
    refused(await grant(browser, { ...wholeEntry, from, to: '2026-10-29T00:00:00Z' }), 422, 'consent-dates');
    const eraseAt = new Date(clock.now()).toISOString();
    refused(await grant(browser, { ...wholeEntry, eraseAt }), 422, 'consent-dates');
    assert.equal(sent('requests.grant'), 0);
  });

  test('comes too late for a request that is decided or expired (ABDM-1092, ABDM-1061)', async () => {
    const { browser, upstream, sent } = await signedIn();
    for (const status of ['granted', 'denied', 'revoked'] as const) {
      upstream.script.consents.asked = { ...askedRequest, status };
      refused(await grant(browser, wholeEntry), 409, 'request-decided');
    }
    upstream.script.consents.asked = { ...askedRequest, status: 'expired' };
    refused(await grant(browser, wholeEntry), 410, 'request-expired');
    assert.equal(sent('requests.grant'), 0);
  });

  test('that upstream refuses is no grant', async () => {
    const { browser, upstream, events } = await signedIn();
    upstream.script.consents.grant = failing(refusal);
    refused(await grant(browser, wholeEntry), 409, 'request-decided');
    assert.deepEqual(events, []);
  });

  test('that is pressed twice at once goes out once', async () => {
    const { browser, sent, events } = await signedIn();
    const answers = await Promise.all([grant(browser, wholeEntry), grant(browser, wholeEntry)]);
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409]);
    refused(answers.find(({ status }) => status === 409) ?? assert.fail(), 409, 'request-decided');
    assert.deepEqual([sent('requests.grant'), events.length], [1, 1]);
  });

  test('and a denial at once: only the first of them goes out', async () => {
    const { browser, sent } = await signedIn();
    const answers = await Promise.all([grant(browser, wholeEntry), browser.post(denyPath, { reason: 'no' })]);
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409]);
    assert.equal(sent('requests.grant') + sent('requests.deny'), 1);
  });

  test('of another patient or another request does not wait for it', async () => {
    const { browser, proxy, upstream } = await signedIn();
    const other = new Browser(proxy);
    upstream.script.login = () => ({ next: 'done', ...patientNumber(2) });
    await other.login(2);
    let go = (): void => undefined;
    upstream.script.consents.grant = () => new Promise((resolve) => (go = resolve));
    const slow = grant(browser, wholeEntry);
    await until(() => upstream.calls.includes('requests.grant'));
    upstream.script.consents.grant = () => undefined;
    upstream.script.consents.read = (id) => ({ ...grantedRequest, id });
    refused(await grant(other, wholeEntry), 409, 'request-decided');
    const entries = [wholeEntry];
    refused(await browser.post('/v1/consents/request-2/grant', { entries }), 409, 'request-decided');
    go();
    assert.equal((await slow).status, 200);
  });

  test('is read three times until upstream shows it', async () => {
    const { browser, upstream, sent, events } = await signedIn();
    let readings = 0;
    upstream.script.consents.read = () => (++readings < 4 ? askedRequest : grantedRequest);
    const { body } = await withoutPauses(() => grant(browser, wholeEntry));
    assert.equal(body.request?.status, 'granted');
    assert.deepEqual([sent('requests.read'), events.length], [4, 1]);
  });

  test('that upstream accepts and never shows is answered with what it shows, and the portal is not told', async () => {
    const { browser, upstream, sent, events } = await signedIn();
    upstream.script.consents.read = () => askedRequest;
    const { status, body } = await withoutPauses(() => grant(browser, wholeEntry));
    assert.deepEqual([status, body.request?.status], [200, 'requested']);
    assert.deepEqual([sent('requests.read'), sent('requests.grant'), events.length], [4, 1, 0]);
  });

  test('that cannot be read again is accepted without saying more', async () => {
    const { browser, upstream, events } = await signedIn();
    upstream.script.consents.grant = () => {
      upstream.script.consents.read = failing(timeout);
    };
    const { status, body } = await withoutPauses(() => grant(browser, wholeEntry));
    assert.deepEqual([status, body, events], [200, {}, []]);
  });

  test('whose answer was lost counts when it is there, and only then', async () => {
    for (const error of [timeout, new UpstreamError('upstream-unavailable')]) {
      const lost = await signedIn();
      lost.upstream.script.consents.grant = () => {
        lost.upstream.script.consents.asked = grantedRequest;
        throw error;
      };
      assert.equal((await grant(lost.browser, wholeEntry)).body.request?.status, 'granted');
      assert.deepEqual([lost.sent('requests.grant'), lost.events.length], [1, 1]);

      const failed = await signedIn();
      failed.upstream.script.consents.grant = failing(error);
      const answer = await withoutPauses(() => grant(failed.browser, wholeEntry));
      assert.equal(refused(answer, answer.status, error.kind).nextStep, 'retry');
      assert.deepEqual([failed.sent('requests.grant'), failed.events.length], [1, 0]);
    }
  });

  test('stands also when the portal cannot be told', async () => {
    const onConsentDecided = (): never => {
      throw new Error('database of Asha is gone');
    };
    const { browser, log } = await signedIn({ hooks: { onConsentDecided } });
    assert.equal((await grant(browser, wholeEntry)).status, 200);
    const [line] = log.lines.filter(({ level }) => level === 'error');
    assert.equal(line?.fields.hook, 'onConsentDecided');
    assert(!JSON.stringify(log.lines).includes('Asha'));
  });

  test('may name thousands of visits; other bodies stay small', async () => {
    const { browser, upstream } = await signedIn();
    const careContexts = Array.from({ length: 2000 }, (_, index) => `care-context-number-${index}`);
    const [facility] = askedRequest.facilities;
    assert(facility);
    const visits = careContexts.map((id) => ({ id, display: id }));
    upstream.script.consents.asked = { ...askedRequest, facilities: [{ ...facility, careContexts: visits }] };
    const answer = await grant(browser, { ...wholeEntry, careContexts });
    assert.equal(answer.status, 200, answer.text.slice(0, 200));
    const over = (length: number): string => JSON.stringify({ reason: 'x'.repeat(length) });
    assert.equal((await browser.send('POST', grantPath, over(largestGrant))).status, 413);
    assert.equal((await browser.send('POST', grantPath, over(largestGrant - 100))).status, 400);
    assert.equal((await browser.send('POST', denyPath, over(largestBody))).status, 413);
  });

  test('of the wrong form is refused before upstream is asked', async () => {
    const { browser, upstream } = await signedIn();
    const calls = upstream.calls.length;
    const { eraseAt: _eraseAt, ...endless } = wholeEntry;
    const wrong = [
      [],
      [endless],
      [{ ...wholeEntry, hiTypes: [] }],
      [{ ...wholeEntry, to: '2026-10-01' }],
      [{ ...wholeEntry, artefactId: 'a' }],
    ];
    for (const entries of wrong) {
      assert.equal(
        refused(await browser.post(grantPath, { entries }), 400, 'invalid-request').field,
        'entries',
      );
    }
    assert.equal(upstream.calls.length, calls);
  });
});

describe('a denial', () => {
  test('goes out with its reason, and is told when upstream shows it', async () => {
    const { browser, upstream, events } = await signedIn();
    const answer = await browser.post<Decided>(denyPath, { reason: 'Not my doctor' });
    assert.equal(answer.body.request?.status, 'denied');
    assert.deepEqual(upstream.given.at(-2), ['request-1', 'Not my doctor']);
    assert.equal(events[0]?.decision, 'denied');
    assert.deepEqual(events[0].facilities, [wholeEntry, otherEntry]);
  });

  test('needs no PIN, a request that is open, and a reason that ABDM takes', async () => {
    const { browser, upstream, sent } = await signedIn({ consentPin: 'always' });
    for (const reason of ['', '...', 'नहीं', 'x'.repeat(256)]) {
      assert.equal(refused(await browser.post(denyPath, { reason }), 400, 'invalid-request').field, 'reason');
    }
    upstream.script.consents.asked = { ...askedRequest, status: 'expired' };
    refused(await browser.post(denyPath, { reason: 'no' }), 410, 'request-expired');
    upstream.script.consents.asked = grantedRequest;
    refused(await browser.post(denyPath, { reason: 'no' }), 409, 'request-decided');
    assert.equal(sent('requests.deny') + sent('pin.exists'), 0);
    upstream.script.consents.asked = askedRequest;
    assert.equal((await browser.post(denyPath, { reason: 'no' })).status, 200);
  });

  test('whose answer was lost counts when it is there', async () => {
    const { browser, upstream, events } = await signedIn();
    upstream.script.consents.deny = () => {
      upstream.script.consents.asked = { ...askedRequest, status: 'denied' };
      throw timeout;
    };
    assert.equal((await browser.post(denyPath, { reason: 'no' })).status, 200);
    assert.equal(events.length, 1);
  });
});

describe('a revocation', () => {
  const revoke = (browser: Browser, ...hipIds: string[]): Promise<Answer<Decided>> =>
    browser.post<Decided>(revokePath, { hipIds });

  test('takes back what was granted at the named facilities, and nothing else', async () => {
    const { browser, upstream, events } = await signedIn();
    upstream.script.consents.asked = grantedRequest;
    const { body } = await revoke(browser, 'HIP-2', 'HIP-2');
    assert.deepEqual(upstream.given.at(-2), [['artefact-of-HIP-2']]);
    assert.deepEqual(
      body.request?.facilities.map(({ isGranted }) => isGranted),
      [true, false],
    );
    assert.equal(events[0]?.decision, 'revoked');
    assert.deepEqual(events[0].facilities, [otherEntry]);
    refused(await revoke(browser, 'HIP-2'), 409, 'request-decided');
    assert.equal((await revoke(browser, 'HIP-1')).body.request?.status, 'revoked');
  });

  test('of a facility where nothing is granted takes nothing back anywhere', async () => {
    const { browser, upstream, sent } = await signedIn();
    refused(await revoke(browser, 'HIP-1'), 409, 'request-decided');
    upstream.script.consents.asked = grantedRequest;
    refused(await revoke(browser, 'HIP-1', 'HIP-9'), 409, 'request-decided');
    upstream.script.consents.asked = { ...grantedRequest, status: 'expired' };
    refused(await revoke(browser, 'HIP-1'), 410, 'request-expired');
    assert.equal(sent('requests.revoke'), 0);
  });

  test('is done when upstream shows it, also when its answer was lost', async () => {
    const { browser, upstream, events, sent } = await signedIn();
    upstream.script.consents.asked = grantedRequest;
    upstream.script.consents.revoke = failing(timeout);
    refused(await withoutPauses(() => revoke(browser, 'HIP-1')), 504, 'upstream-timeout');
    upstream.script.consents.revoke = () => {
      upstream.script.consents.asked = {
        ...grantedRequest,
        status: 'revoked',
        facilities: askedRequest.facilities,
      };
      throw timeout;
    };
    assert.equal((await revoke(browser, 'HIP-1')).status, 200);
    assert.deepEqual([sent('requests.revoke'), events.length], [2, 1]);
  });
});
