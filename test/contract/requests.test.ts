import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as pins from '../../src/contract/consent-pin.js';
import type { Route } from '../../src/contract/route.js';
import { routes } from '../../src/contract/routes.js';

const entry = {
  hipId: 'HIP-1',
  careContexts: ['visit-1'],
  hiTypes: ['Prescription'],
  from: '2026-01-01T00:00:00Z',
  to: '2026-10-31T00:00:00.000Z',
  eraseAt: '2027-12-31T00:00:00Z',
};

const takes = (route: Route, given: object): boolean => route.request.safeParse(given).success;

describe('routes of requests and consents', () => {
  it('take a request, what is decided about it, and proof of a PIN; no patient, no facility of the portal, no artefact', () => {
    const keys: [Route, string[]][] = [
      [routes.listRequests, ['status']],
      [routes.readRequest, ['kind', 'id']],
      [routes.grantConsent, ['id', 'entries', 'pinProof']],
      [routes.denyConsent, ['id', 'reason']],
      [routes.revokeConsent, ['id', 'hipIds', 'pinProof']],
      [routes.readAutoApproval, []],
      [routes.setAutoApproval, ['enabled']],
    ];
    for (const [{ name, request, patient, gatewaySession }, names] of keys) {
      assert.deepEqual(Object.keys((request as unknown as { shape: object }).shape), names, name);
      assert.ok(patient && gatewaySession, name);
    }
  });

  it('are not repeated where they decide something', () => {
    const { grantConsent, denyConsent, revokeConsent, setAutoApproval, ...others } = routes;
    for (const { name, repeatable } of [grantConsent, denyConsent, revokeConsent, setAutoApproval])
      assert.ok(!repeatable, name);
    for (const { name, repeatable, method } of Object.values(pins) as Route[])
      assert.equal(repeatable, method === 'GET', name);
    assert.ok(others.listRequests.repeatable && others.readRequest.repeatable);
  });

  it('let a grant name its facilities one by one, each with kinds of records and three moments', () => {
    const grants = (...entries: object[]): boolean => takes(routes.grantConsent, { id: 'r-1', entries });
    assert.ok(grants(entry));
    assert.ok(grants({ ...entry, careContexts: [] }));
    assert.ok(!grants(), 'at least one');
    assert.ok(grants(...new Array<object>(100).fill(entry)));
    assert.ok(!grants(...new Array<object>(101).fill(entry)));
    for (const wrong of [
      { hipId: '' },
      { hipId: 'HIP 1' },
      { careContexts: undefined },
      { careContexts: [''] },
      { careContexts: ['x'.repeat(201)] },
      { hiTypes: [] },
      { hiTypes: ['<b>'] },
      { from: '2026-01-01' },
      { to: '2026-10-31T00:00:00+05:30' },
      { eraseAt: undefined },
      { accessMode: 'store' },
    ])
      assert.ok(!grants({ ...entry, ...wrong }), JSON.stringify(wrong));
  });

  it('take a consent PIN of four digits, and a request id without spaces', () => {
    for (const route of [routes.setConsentPin, routes.verifyConsentPin]) {
      assert.ok(takes(route, { pin: '0000' }));
      for (const pin of ['', '123', '12345', 1234, '१२३४']) assert.ok(!takes(route, { pin }), String(pin));
    }
    for (const id of ['', 'a b', 'é', 'x'.repeat(201)])
      assert.ok(!takes(routes.readRequest, { kind: 'consent', id }), id);
    assert.ok(!takes(routes.readRequest, { kind: 'authorization', id: 'r-1' }));
  });

  it('answer no artefact id, and drop whatever else upstream may say', () => {
    const request = {
      id: 'r-1',
      kind: 'consent',
      status: 'granted',
      hiu: { id: 'HIU-1', name: 'City Clinic', token: 'canary' },
      purpose: { code: 'CAREMGT', text: 'Care Management' },
      hiTypes: [{ code: 'Prescription', text: 'Prescription', enabled: 'canary' }],
      facilities: [
        {
          hip: { id: 'HIP-1', name: 'Lake Hospital' },
          isGranted: true,
          careContexts: [],
          artefactId: 'canary',
        },
      ],
      oid: 'canary',
    };
    const parsed = [
      routes.readRequest.response.parse(request),
      routes.grantConsent.response.parse({ request, token: 'canary' }),
      routes.listRequests.response.parse({ requests: [{ ...request, kind: 'subscription' }] }),
      routes.verifyConsentPin.response.parse({
        pinProof: 'a',
        at: entry.from,
        validUntil: entry.to,
        pin: 'canary',
      }),
    ];
    assert.ok(!JSON.stringify(parsed).includes('canary'));
  });
});
