import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type * as z from 'zod/mini';
import { errorKindNames } from '../../src/abdm/errors.js';
import { errorAnswer, errorStatus } from '../../src/contract/errors.js';
import { flows, type Route, steps } from '../../src/contract/route.js';
import { mostQrBytes } from '../../src/contract/profile.js';
import { routes } from '../../src/contract/routes.js';

const all = Object.entries(routes) as [string, Route][];

/** The objects that a route takes: one, or one for each way in which it may be asked. */
function objectsOf({ request }: Route): readonly z.ZodMiniObject[] {
  const { def } = request as unknown as { def: { options?: readonly z.ZodMiniObject[] } };
  return def.options ?? [request as unknown as z.ZodMiniObject];
}

const keysOf = (route: Route): string[] => objectsOf(route).flatMap(({ shape }) => Object.keys(shape));

describe('the table of routes', () => {
  it('names each route as it is exported, and no two the same way', () => {
    for (const [name, route] of all) assert.equal(route.name, name);
    const ways = all.map(([, { method, path }]) => `${method} ${path}`);
    assert.equal(new Set(ways).size, ways.length);
  });

  it('refuses unknown keys in every request', () => {
    for (const [name, request] of all.flatMap(([name, route]) =>
      objectsOf(route).map((object) => [name, object] as const),
    )) {
      const result = request.safeParse({ 'X-Pt-Id': '1' });
      assert.equal(result.success, false, name);
      assert.ok(
        result.error?.issues.some((issue) => issue.code === 'unrecognized_keys'),
        `${name} lets an unknown key pass`,
      );
    }
  });

  it('drops unknown keys from answers: no token reaches the page', () => {
    const { registrationOutcome } = { registrationOutcome: routes.createAbha.response };
    const answer = {
      next: 'done',
      created: 'abha',
      token: 'canary',
      abha: { abhaAddress: 'nisha@abdm', name: 'Nisha', kycVerified: true, oid: 'canary' },
    };
    assert.ok(!JSON.stringify(registrationOutcome.parse(answer)).includes('canary'));
  });

  it('never repeats an OTP send, nor what changes something', () => {
    for (const [name, route] of all) {
      if (route.sendsOtp) assert.equal(route.repeatable, false, name);
      if (/^(verify|create|signIn|signOut|record|update|delete|switch|start|shareP)/.test(name))
        assert.equal(route.repeatable, false, name);
    }
  });

  it('carries nothing personal in a path', () => {
    for (const [, route] of all) {
      const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      assert.deepEqual(
        inPath.filter((name = '') => !['pincode', 'status', 'kind', 'id'].includes(name)),
        [],
      );
    }
  });

  it('takes a transaction only where the route says which', () => {
    for (const [name, route] of all) {
      const takesOne = keysOf(route).includes('transaction');
      assert.equal(takesOne, route.transaction !== undefined, name);
    }
  });

  it('names only flows and steps that there are, and each flow has a first step that needs no transaction', () => {
    for (const [name, { transaction }] of all) {
      for (const flow of transaction?.flows ?? []) assert.ok(flows.includes(flow), name);
      for (const step of transaction?.steps ?? []) assert.ok(steps.includes(step), name);
    }
    const begins = all.filter(([name, route]) => /^(send|start|discover)/.test(name) && !route.transaction);
    assert.equal(begins.length, flows.length);
  });

  it('asks for the gateway session only of a signed-in patient', () => {
    for (const [name, route] of all) if (route.gatewaySession) assert.ok(route.patient, name);
  });

  it('takes no patient, address or number from the browser where the patient is known', () => {
    const alsoAllowed: Readonly<Record<string, readonly string[]>> = {
      // Only compared with the patient's own.
      deleteProfile: ['abhaAddress'],
      // By which the patient proves who they are.
      sendKycOtp: ['method', 'abhaNumber', 'aadhaarNumber', 'agreement'],
      // Upstream lets a patient see and decide their own requests only.
      listRequests: ['status'],
      readRequest: ['kind', 'id'],
      grantConsent: ['id', 'entries', 'pinProof'],
      denyConsent: ['id', 'reason'],
      revokeConsent: ['id', 'hipIds', 'pinProof'],
      setAutoApproval: ['enabled'],
      setConsentPin: ['pin'],
      verifyConsentPin: ['pin'],
      changeConsentPin: ['pin', 'newPin'],
      resetConsentPin: ['pin'],
      // Facilities are public; upstream tells what they have of this patient only.
      listCareContexts: ['hipId', 'part'],
      discoverCareContexts: ['hipId', 'patientReference'],
      // Named by the discovery; upstream's transaction knows which belong to it.
      sendLinkOtp: ['patientReference', 'careContextId'],
      // Upstream gives the records of this patient only.
      readRecord: ['hipId', 'careContextId'],
      // A place in what changed of this patient; of another's it only says since when.
      watchChanges: ['position'],
      // Which counter; what the patient adds never replaces what upstream has.
      reviewShare: ['hipId', 'counterId'],
      shareProfile: ['hipId', 'counterId', 'consent', 'added', 'location'],
      // Found among the patient's own shares only.
      readShare: ['id'],
    };
    for (const [name, route] of all.filter(([, { patient }]) => patient)) {
      const allowed = ['transaction', 'otp', 'patient', 'etag', 'changes', ...(alsoAllowed[name] ?? [])];
      assert.deepEqual(
        keysOf(route).filter((key) => !allowed.includes(key)),
        [],
        name,
      );
    }
  });
});

describe('the profile', () => {
  it('is changed in the nine fields that upstream takes, and in no other (P2 18.1 to 18.7)', () => {
    const request = routes.updateProfile.request;
    const takes = (changes: object, etag = 'e'): boolean => request.safeParse({ etag, changes }).success;
    assert.ok(takes({ firstName: 'Nisha', middleName: '', lastName: '', gender: 'O', pincode: '560001' }));
    assert.ok(takes({ yearOfBirth: 1995, monthOfBirth: 3, dayOfBirth: 27, address: '12, MG Road' }));
    for (const wrong of [
      { firstName: '' },
      { gender: 'U' },
      { pincode: '' },
      { address: '' },
      { address: '<b>' },
      { dayOfBirth: '27' },
      { mobile: '9999900001' },
      { abhaAddress: 'nisha@abdm' },
      { photo: '' },
    ])
      assert.equal(takes(wrong), false, JSON.stringify(wrong));
    assert.equal(takes({ firstName: 'Nisha' }, 'e'.repeat(101)), false);
  });

  it('has a QR code only of what fits into one', () => {
    const fits = (size: number): boolean => routes.readQr.response.safeParse(new Uint8Array(size)).success;
    assert.deepEqual([0, 1, mostQrBytes, mostQrBytes + 1].map(fits), [false, true, true, false]);
  });
});

describe('errors on the wire', () => {
  it('have a status each', () => {
    for (const kind of errorKindNames) assert.ok(errorStatus[kind] >= 400 && errorStatus[kind] < 600, kind);
  });

  it('carry only what the contract names', () => {
    const parsed = errorAnswer.parse({
      error: { kind: 'otp-wrong', nextStep: 'edit', requestId: 'r', stack: 'canary', message: 'canary' },
      trace: 'canary',
    });
    assert.ok(!JSON.stringify(parsed).includes('canary'));
  });
});
