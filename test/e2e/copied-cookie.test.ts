import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Cookie } from 'playwright-core';
import { inDepth } from '../support/depth.js';
import { type Hospital, openBrowser, openHospital, sideBySide } from '../support/e2e.js';

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

async function arrive() {
  const hospital = await openHospital(browser);
  const { context } = await hospital.open('/');
  await hospital.signIn(context, 'rohan.deshpande@abdm');
  const copied = (await context.cookies()).filter(({ name }) => name === 'abdm');
  assert.equal(copied.length, 1);
  return { hospital, context, copied, [Symbol.asyncDispose]: () => hospital[Symbol.asyncDispose]() };
}

/** A browser of its own with the cookie that was copied. */
async function thief(hospital: Hospital, copied: Cookie[], user: string | null): Promise<BrowserContext> {
  const { context } = await hospital.open('/', { user });
  await context.addCookies(copied);
  return context;
}

async function isRefused(hospital: Hospital, context: BrowserContext): Promise<void> {
  const answer = await hospital.ask(context, 'readProfile');
  assert.deepEqual([answer.status, answer.kind], [401, 'sign-in-required']);
  assert.deepEqual((await hospital.ask(context, 'findSession')).body['patients'], []);
}

async function isGood(hospital: Hospital, context: BrowserContext): Promise<void> {
  assert.equal((await hospital.ask(context, 'findSession')).status, 200);
  assert.equal((await hospital.ask(context, 'readProfile')).status, 200);
}

describe('a copied cookie is refused', sideBySide, () => {
  test('after the sign-out', async () => {
    await using visit = await arrive();
    const { hospital, context, copied } = visit;
    await isGood(hospital, context);
    await hospital.ask(context, 'signOut');
    await isRefused(hospital, await thief(hospital, copied, 'SGH-20417'));
    await context.addCookies(copied);
    await isRefused(hospital, context);
  });

  test('under another user of the portal, and afterwards under the first one, too', async () => {
    await using visit = await arrive();
    const { hospital, context, copied } = visit;
    await isRefused(hospital, await thief(hospital, copied, 'SGH-31880'));
    await isRefused(hospital, context);
  });

  inDepth('by a portal that nobody is signed in to', async () => {
    await using visit = await arrive();
    const { hospital, copied } = visit;
    await isRefused(hospital, await thief(hospital, copied, null));
  });

  inDepth('after half an hour without a request', async () => {
    await using visit = await arrive();
    const { hospital, context, copied } = visit;
    await hospital.pass(29 * 60);
    await isGood(hospital, context);
    await hospital.pass(31 * 60);
    await isRefused(hospital, await thief(hospital, copied, 'SGH-20417'));
    await isRefused(hospital, context);
  });

  test('after twelve hours, however often it was used', async () => {
    await using visit = await arrive();
    const { hospital, context } = visit;
    for (let minutes = 25; minutes < 12 * 60; minutes += 25) {
      await hospital.pass(25 * 60);
      const { body } = await hospital.ask(context, 'findSession');
      assert.equal((body['patients'] as unknown[]).length, 1, `after ${minutes} minutes`);
    }
    await hospital.pass(25 * 60);
    await isRefused(hospital, context);
  });
});
