import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { failures } from '../../src/locales/en/failures.js';
import { openBrowser } from '../support/e2e.js';
import { visitInbox } from './inbox-page.js';

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

test('ABDM is down: the inbox says so once, spares it, and is back by itself', async () => {
  await using visit = await visitInbox(browser, 'kamala.rajan@abdm');
  const { hospital, patient, page } = visit;
  visit.isAsked('City Care');
  hospital.desk.addFault({ path: '/abdm/v1/*', method: 'GET', status: 503, times: 10_000 });
  await page.goto('/consents');
  const alert = patient.element.getByRole('alert').filter({ hasText: failures['upstream-unavailable'] });
  await alert.waitFor();
  assert.equal(await patient.element.getByRole('alert').count(), 1);
  const calls = (): number => hospital.desk.calls('/abdm/v1/requests').length;
  // Five lists, repeated by the proxy and once by the browser; from then on no more than a trial.
  const atFirst = calls();
  assert(atFirst <= 30, String(atFirst));
  await page.reload();
  await alert.waitFor();
  assert(calls() <= atFirst + 3, `${atFirst}, then ${calls()}`);
  hospital.desk.clearFaults();
  // Nothing is pressed: the inbox looks every 15 seconds, and the proxy tries again after 10.
  await patient.row('City Care').waitFor({ timeout: 60_000 });
  await alert.waitFor({ state: 'detached' });
});
