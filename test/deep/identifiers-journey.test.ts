import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prometheusMetrics } from '../../src/proxy/prometheus.js';
import { ReturningPatient } from '../e2e/returning-patient.js';
import { waysToSignIn } from '../e2e/ways-to-sign-in.js';
import { openBrowser, openHospital } from '../support/e2e.js';
import { Identifiers } from './identifiers.js';
import { overheardFetch, takeText, wordsOfEverybody } from './overheard.js';

test('a patient in a browser leaves nothing in the log and in the figures', async () => {
  const identifiers = new Identifiers(wordsOfEverybody);
  const metrics = prometheusMetrics();
  const browser = await openBrowser();
  const hospital = await openHospital(browser, { metrics, fetch: overheardFetch(identifiers) });
  try {
    const [way] = waysToSignIn;
    assert(way);
    const { page } = await hospital.open('/abha-sign-in');
    const requestIds = new Set<string>();
    page.on('response', (response) => {
      if (!response.url().includes('/abdm/')) return;
      requestIds.add(response.headers()['x-request-id'] ?? '');
      takeText(identifiers, response.request().postData() ?? '', 'asked by the page');
    });
    await new ReturningPatient(page).signsIn(way);
    identifiers.take([way, (await page.context().cookies()).map(({ value }) => value)], 'page');
    await page.goto('/my-abha');
    await page.waitForResponse((response) => response.url().endsWith('/abdm/v1/profile'));

    for (const used of [way.phone, way.signsInTo]) assert(identifiers.has(used), used);
    assert(identifiers.size > 30, String(identifiers.size));
    const written = hospital.log.map(({ fields: { durationMs: _ms, ...fields }, message }) =>
      JSON.stringify({ ...fields, message }),
    );
    assert(written.some((line) => line.includes('verifyLoginOtp')));
    assert([...requestIds].some((id) => written.some((line) => line.includes(id))));
    const lines = written.map((line) => line.replace(/"requestId":"[0-9a-f-]{36}"/, ''));
    const figures = (await metrics.text()).replace(/ [\d.e+]+$/gm, '');
    assert.deepEqual(identifiers.foundIn([...new Set(lines), figures].join('\n')), []);
    assert.notDeepEqual(identifiers.foundIn(`${lines[0]} ${way.signsInTo}`), []);
  } finally {
    await hospital[Symbol.asyncDispose]();
    await browser.close();
  }
});
