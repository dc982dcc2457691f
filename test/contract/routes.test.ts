import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { errorKindNames } from '../../src/abdm/errors.js';
import { errorAnswer, errorStatus } from '../../src/contract/errors.js';
import type { Route } from '../../src/contract/route.js';
import { routes } from '../../src/contract/routes.js';

const all = Object.entries(routes) as [string, Route][];

describe('the table of routes', () => {
  it('names each route as it is exported, and no two the same way', () => {
    for (const [name, route] of all) assert.equal(route.name, name);
    const ways = all.map(([, { method, path }]) => `${method} ${path}`);
    assert.equal(new Set(ways).size, ways.length);
  });

  it('refuses unknown keys in every request', () => {
    for (const [name, route] of all) {
      const result = route.request.safeParse({ 'X-Pt-Id': '1' });
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
      if (/^(verify|create|signIn|record)/.test(name)) assert.equal(route.repeatable, false, name);
    }
  });

  it('carries nothing personal in a path', () => {
    for (const [, route] of all) {
      const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      assert.deepEqual(
        inPath.filter((name) => name !== 'pincode'),
        [],
      );
    }
  });

  it('takes a transaction only where the route says which', () => {
    for (const [name, route] of all) {
      const takesOne = 'shape' in route.request && 'transaction' in (route.request.shape as object);
      assert.equal(takesOne, route.transaction !== undefined, name);
    }
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
