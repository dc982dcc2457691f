import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from '../support/fast-check.js';
import type { ConsentEntry } from '../../src/abdm/consent.js';
import { fuzzRuns } from '../support/fuzz.js';
import { errorAnswer } from '../../src/contract/errors.js';
import { epochHeader } from '../../src/contract/headers.js';
import type { Discovery } from '../../src/contract/linking.js';
import type { Route } from '../../src/contract/route.js';
import { routes } from '../../src/contract/routes.js';
import type { Profile } from '../../src/contract/profile.js';
import type { UpstreamRequest } from '../../src/proxy/index.js';
import { person, scriptedConnect } from './connect-script.js';
import { askedRequest, otherEntry, wholeEntry } from './consent-script.js';
import { Browser, origin, patientNumber, refused, type Answer, testPortal } from './portal.js';

const table: Route[] = Object.values(routes);
const fields = [
  'transaction',
  'otp',
  'mobileNumber',
  'aadhaarNumber',
  'agreement',
  'abhaAddress',
  'notice',
  'version',
  'about',
  'person',
  'etag',
  'changes',
  'method',
  'abhaNumber',
  'pincode',
  'address',
  'identifier',
  'otpSystem',
  'patient',
  'entries',
  'hipIds',
  'reason',
  'enabled',
  'pin',
  'newPin',
  'pinProof',
  'name',
  'hipId',
  'patientReference',
  'careContextId',
  'counterId',
  'consent',
  'added',
  'location',
];
const plausible = [
  '1234',
  '123456',
  '9999900001',
  '100000000015',
  'asha.verma@abdm',
  'aadhaar-consent',
  '1.4',
  'en',
  'a.b.c.d.e',
  'abdm',
  '226001',
  'abha-number',
  '91-1234-5678-9015',
  'patient1@abdm',
  'HIP-1',
  'MRN-1',
  'visit-1',
  'Lake Hospital',
];

const plausibleParts = [
  person,
  { address: '1, MG Road' },
  { middleName: '', dayOfBirth: 30, monthOfBirth: 2 },
  { firstName: 'Asha', gender: 'M' },
  { kind: 'mobile', value: '9999900001' },
  { kind: 'abha-address', value: 'asha.verma@abdm' },
  { kind: '__proto__' },
  [wholeEntry],
  [{ ...wholeEntry, careContexts: [] }, otherEntry],
  ['HIP-1'],
  true,
];

const inPath: Readonly<Record<string, string>> = {
  pincode: '226001',
  status: 'requested',
  kind: 'consent',
  id: 'request-1',
  hipId: 'HIP-1',
};

const value = fc.oneof(
  fc.constantFrom(...plausible),
  fc.constantFrom(...plausibleParts),
  fc.string(),
  fc.jsonValue(),
);
const key = fc.oneof(
  fc.constantFrom(...fields, 'language', '__proto__', 'constructor', 'toString'),
  fc.string(),
);
const body = fc.oneof(
  fc.dictionary(key, value).map((entries) => JSON.stringify(entries)),
  fc.array(fc.tuple(key, value)).map((entries) => JSON.stringify(Object.fromEntries(entries))),
  fc.json(),
  fc.string(),
);
const path = fc.oneof(
  fc.constantFrom(
    ...table.map((route) => route.path.replace(/\{(\w+)\}/g, (_, name: string) => inPath[name] ?? name)),
  ),
  fc.webPath(),
  fc
    .array(
      fc.constantFrom(
        'v1',
        'pincodes',
        '..',
        '.',
        '%2e',
        '%2f',
        '',
        '226001',
        'registration',
        '\\',
        '%',
        'é',
        '{x}',
      ),
    )
    .map((parts) => `/${parts.join('/')}`),
);
const headerValue = fc.stringMatching(/^[\x21-\x7e]{0,40}$/);
const headers = fc.dictionary(
  fc.constantFrom(
    'Origin',
    'Content-Type',
    'Cookie',
    epochHeader,
    'X-Request-Id',
    'X-Pt-Id',
    'Sec-Fetch-Site',
    'Accept',
  ),
  fc.oneof(headerValue, fc.constantFrom('__Host-abdm=a.b.c.d.e', 'application/json', 'a=b; __Host-abdm=%%%')),
);
const method = fc.constantFrom('GET', 'POST', 'POST', 'POST', 'PATCH', 'DELETE', 'PUT', 'HEAD', 'OPTIONS');

test('no input makes the proxy fail, and every refusal is typed', async () => {
  const { proxy, browser, log } = testPortal({ face: { hosts: ['face.example'] } });
  await browser.login();
  const agreement = await browser.agree();
  const face = await browser.post<{ transaction: string }>('/v1/registration/face', { agreement });
  const login = await browser.sendLoginOtp(2);
  const kycRequest = { method: 'abha-number', abhaNumber: '91-1234-5678-9015' };
  const kyc = await browser.post<{ transaction: string }>('/v1/profile/kyc/otp', kycRequest);
  const discovery = await browser.post<{ transaction: string }>('/v1/care-contexts/discovery', {
    hipId: 'HIP-1',
  });
  const { transaction: choosing } = discovery.body;
  const visit = { transaction: choosing, patientReference: 'MRN-1', careContextId: 'visit-1' };
  const link = await browser.post<{ transaction: string }>('/v1/care-contexts/link/otp', visit);
  const begun = [face, login, kyc, discovery, link].map(({ body }) => body.transaction);
  const transactions = [await browser.started(), ...begun];
  const withTransaction = fc
    .tuple(fc.dictionary(key, value), fc.constantFrom(...transactions))
    .map(([entries, transaction]) => JSON.stringify({ ...entries, transaction }));
  await fc.assert(
    fc.asyncProperty(
      path,
      method,
      fc.oneof(body, withTransaction),
      headers,
      fc.boolean(),
      async (at, by, text, given, isPortal) => {
        const sent = new Headers(given);
        if (isPortal) {
          sent.set('Origin', origin);
          sent.set('Content-Type', 'application/json');
          sent.set('Cookie', browser.cookie);
        }
        const request = new Request(`${origin}/abdm${at}`, {
          method: by,
          headers: sent,
          ...(by !== 'GET' && by !== 'HEAD' && { body: text }),
        });
        const response = await proxy.fetch(request, { address: '192.0.2.1' });
        assert(response.status < 500, `${by} ${at} ${text}: ${response.status}`);
        const type = response.headers.get('Content-Type') ?? '';
        if (!type.startsWith('application/json')) {
          assert.equal(response.status, 200);
          // A stream of changes has no end.
          await response.body?.cancel();
          return;
        }
        const said = await response.text();
        assert(!/upstream-(?:patient|txn)/.test(said), said);
        const answer: unknown = JSON.parse(said);
        if (response.status >= 400) assert(errorAnswer.safeParse(answer).success, JSON.stringify(answer));
      },
    ),
    { numRuns: fuzzRuns(4000, 100_000) },
  );
  assert.deepEqual(
    log.lines.filter(({ level }) => level === 'error'),
    [],
  );
});

const moves = fc.array(
  fc.constantFrom('sign in 1', 'sign in 2', 'sign in 3', 'switch', 'sign out', 'delete', 'read', 'wait'),
  { maxLength: 25 },
);

test('whatever happens before, only the present patient is read, and no earlier cookie is good', async () => {
  await fc.assert(
    fc.asyncProperty(moves, fc.nat(), async (steps, pick) => {
      const { browser, proxy, upstream, clock } = testPortal();
      const spent: string[] = [];
      let present: number | undefined;
      let signedIn: number[] = [];
      for (const step of steps) {
        const { cookie } = browser;
        const calls = upstream.calls.length;
        if (step === 'read') {
          const answer: Answer<Profile> = await browser.get('/v1/profile');
          if (present === undefined) assert.equal(answer.status, 401);
          else assert.equal(answer.body.abhaAddress, `patient${present}@abdm`);
          const asked = upstream.callers.slice(calls).map(({ patientId }) => patientId);
          for (const id of asked) assert.equal(id, `upstream-patient-${present}`);
        } else if (step === 'wait') {
          clock.advance(61);
        } else if (step === 'sign out') {
          await browser.post('/v1/session/sign-out', {});
          [present, signedIn] = [undefined, []];
          assert.equal(browser.cookie, '');
          spent.push(cookie);
        } else if (step === 'delete') {
          if (present === undefined) continue;
          await browser.post('/v1/profile/deletion', { abhaAddress: `patient${present}@abdm` });
          signedIn = signedIn.filter((known) => known !== present);
          present = signedIn.at(-1);
          spent.push(cookie);
        } else if (step === 'switch') {
          const { patients } = await browser.session();
          const next = patients[pick % Math.max(1, patients.length)];
          if (!next) continue;
          await browser.post('/v1/session/patient', { patient: next.patient });
          present = Number(/\d+/.exec(next.abhaAddress)?.[0]);
          spent.push(cookie);
        } else {
          const number = Number(step.at(-1));
          upstream.script.login = () => ({ next: 'done', ...patientNumber(number) });
          clock.advance(601);
          const { status } = await browser.login(number);
          assert.equal(status, 200);
          present = number;
          signedIn = [...signedIn.filter((known) => known !== number), number];
          spent.push(cookie);
        }
        const session = await browser.session();
        assert.deepEqual(
          session.patients.map(({ abhaAddress }) => abhaAddress),
          signedIn.map((number) => `patient${number}@abdm`),
        );
        const shown = session.patients.find(({ current }) => current)?.abhaAddress;
        assert.equal(shown, present === undefined ? undefined : `patient${present}@abdm`);
      }
      for (const cookie of spent.filter((copy) => copy !== '')) {
        const thief = new Browser(proxy);
        thief.cookie = cookie;
        assert.deepEqual((await thief.session()).patients, []);
      }
    }),
    { numRuns: fuzzRuns(60) },
  );
});

const visitIds = ['visit-1', 'visit-2', 'visit-3'];
const hipIds = ['HIP-1', 'HIP-2', 'HIP-3'];
const codes = ['Prescription', 'DiagnosticReport', 'Invoice', 'Unheard'];
const days = fc.integer({ min: -400, max: 400 });
const dayOf = (count: number): string =>
  new Date(Date.UTC(2026, 10, 1, 9) + count * 86_400_000).toISOString();
const sometimes = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { freq: 20, nil: undefined });

const askedAtRandom: fc.Arbitrary<UpstreamRequest> = fc
  .record({
    types: fc.subarray(codes, { minLength: 1 }),
    from: sometimes(fc.integer({ min: -400, max: 2 })),
    to: sometimes(fc.integer({ min: -200, max: 400 })),
    eraseAt: sometimes(fc.integer({ min: -2, max: 400 })),
    facilities: fc.uniqueArray(fc.record({ id: fc.constantFrom(...hipIds), visits: fc.subarray(visitIds) }), {
      selector: ({ id }) => id,
    }),
  })
  .map(({ types, from, to, eraseAt, facilities }) => {
    const { from: _from, to: _to, eraseAt: _eraseAt, ...rest } = askedRequest;
    return {
      ...rest,
      ...(from !== undefined && { from: dayOf(from) }),
      ...(to !== undefined && { to: dayOf(to) }),
      ...(eraseAt !== undefined && { eraseAt: dayOf(eraseAt) }),
      hiTypes: types.map((code) => ({ code, text: code })),
      facilities: facilities.map(({ id, visits }) => ({
        hip: { id, name: id },
        careContexts: visits.map((visit) => ({ id: visit, display: visit })),
      })),
    };
  });

// What is left out is told as it was asked for, so that some grants pass.
const deviation = fc.record(
  {
    hipId: fc.constantFrom(...hipIds),
    careContexts: fc.subarray(visitIds),
    hiTypes: fc.subarray(codes, { minLength: 1 }),
    from: days.map(dayOf),
    to: days.map(dayOf),
    eraseAt: days.map(dayOf),
  },
  { requiredKeys: [] },
);

function lieAbout(
  { facilities: [facility], hiTypes, from, to, eraseAt }: UpstreamRequest,
  given: Partial<ConsentEntry>,
): ConsentEntry {
  return {
    hipId: facility?.hip.id ?? 'HIP-1',
    careContexts: facility?.careContexts.map(({ id }) => id) ?? [],
    hiTypes: hiTypes.map(({ code }) => code),
    from: from ?? dayOf(0),
    to: to ?? dayOf(0),
    eraseAt: eraseAt ?? dayOf(100),
    ...given,
  };
}

test('a browser that lies: nothing beyond what was asked for ever reaches upstream (P3 1.5.1)', async () => {
  const portal = testPortal();
  await portal.browser.login();
  let passed = 0;
  await fc.assert(
    fc.asyncProperty(
      askedAtRandom,
      fc.array(fc.oneof(deviation, fc.constant({})), { minLength: 1, maxLength: 3 }),
      async (asked, deviations) => {
        const entries = deviations.map((given) => lieAbout(asked, given));
        const { sent, upstream } = scriptedConnect(() => new Response(null, { status: 204 }));
        const before = portal.upstream.calls.length;
        portal.upstream.script.consents.asked = asked;
        const { status } = await portal.browser.post('/v1/consents/request-1/grant', { entries });
        const at = portal.upstream.calls.indexOf('requests.grant', before);
        if (at < 0) {
          assert.equal(Math.floor(status / 100), 4);
          return;
        }
        passed += 1;
        const [request, granted] = portal.upstream.given[at] as [UpstreamRequest, ConsentEntry[]];
        const caller = { requestId: 'r', report: () => undefined };
        await upstream.requests.grant(request, granted, caller);
        assertWithin(asked, (sent[0]?.body as { consent_artefacts: WireGrant[] }).consent_artefacts);
      },
    ),
    { numRuns: fuzzRuns(400) },
  );
  assert(passed > 20, `${passed} were no lies`);
});

const idsAtRandom = fc.subarray([...visitIds, 'visit 1', 'VISIT-1', '']);

test('whatever a facility names, what is linked already is never listed (P2 1.5)', async () => {
  const portal = testPortal();
  await portal.browser.login();
  const { script } = portal.upstream;
  const foundAtRandom = fc.array(
    fc.record({ reference: fc.constantFrom('MRN-1', 'MRN-2', 'MRN-3'), ids: idsAtRandom }),
  );
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(foundAtRandom, idsAtRandom, async (found, linkedIds) => {
      const named = found.map(({ reference, ids }) => ({
        id: reference,
        care_contexts: ids.length > 0 ? ids.map((id) => ({ id, display: id })) : null,
      }));
      const connect = scriptedConnect(({ url }) =>
        url.pathname.endsWith('/discover')
          ? { txn_id: 'txn-1', patient: named }
          : { care_contexts: linkedIds.map((id) => ({ care_context_id: id, display: id })) },
      );
      const caller = { ...connect.caller, patientId: 'upstream-patient-1' };
      script.linking.discover = (hipId) => connect.upstream.linking.discover(hipId, undefined, caller);
      script.linking.linked = (hipId) => connect.upstream.careContexts.list(hipId, caller);
      const answer = await portal.browser.post<Discovery>('/v1/care-contexts/discovery', { hipId: 'HIP-1' });
      const pairs = found.flatMap(({ reference, ids }) =>
        ids.filter((id) => id !== '').map((id) => `${reference} ${id}`),
      );
      const wanted = new Set(pairs.filter((pair) => !linkedIds.includes(pair.slice('MRN-1 '.length))));
      if (answer.status !== 200) {
        refused(answer, 503, 'upstream-unavailable');
        assert(pairs.length === 0 && found.some(({ ids }) => ids.includes('')), 'nothing could be sent back');
        seen.add('unusable');
        return;
      }
      const { body } = answer;
      seen.add(body.found);
      const patients = body.found === 'visits' ? body.patients : [];
      const listed = patients.flatMap(({ reference, careContexts }) =>
        careContexts.map(({ id }) => `${reference} ${id}`),
      );
      assert.deepEqual(listed.toSorted(), [...wanted].toSorted());
      assert(patients.every(({ careContexts }) => careContexts.length > 0));
      const nothing = found.length === 0 ? 'nobody' : pairs.length === 0 ? 'nothing-new' : 'all-linked';
      assert.equal(body.found, wanted.size > 0 ? 'visits' : nothing);
    }),
    { numRuns: fuzzRuns(400) },
  );
  for (const kind of ['visits', 'nobody', 'nothing-new', 'all-linked']) assert(seen.has(kind), kind);
});

interface WireGrant {
  readonly hip_id: string;
  readonly care_contexts: readonly { readonly id: string }[];
  readonly hi_types: readonly string[];
  readonly duration: { readonly from: string; readonly to: string };
  readonly erase_at: string;
}

function assertWithin(asked: UpstreamRequest, grants: readonly WireGrant[]): void {
  assert.equal(new Set(grants.map((grant) => grant.hip_id)).size, grants.length, 'one entry per facility');
  for (const { hip_id, care_contexts, hi_types, duration, erase_at } of grants) {
    const facility = asked.facilities.find(({ hip }) => hip.id === hip_id);
    assert(facility, 'a facility that was asked');
    const visits = facility.careContexts.map(({ id }) => id);
    assert.equal(care_contexts.length === 0, visits.length === 0, 'all visits only where all were asked for');
    for (const { id } of care_contexts) assert(visits.includes(id), id);
    for (const code of hi_types)
      assert(
        asked.hiTypes.some((type) => type.code === code),
        code,
      );
    assert(hi_types.length > 0);
    const times = [asked.from, duration.from, duration.to, asked.to].map((moment) =>
      Date.parse(moment ?? ''),
    );
    assert.deepEqual(
      times,
      times.toSorted((one, other) => one - other),
      'no earlier and no later records',
    );
    assert(times.every((time) => !Number.isNaN(time)));
    assert(Date.parse(erase_at) <= Date.parse(asked.eraseAt ?? ''), 'erased no later');
  }
}
