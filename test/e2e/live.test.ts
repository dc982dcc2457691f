import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { failures } from '../../src/locales/en/failures.js';
import { openBrowser } from '../support/e2e.js';
import { InboxPage, inboxWords, visitInbox } from './inbox-page.js';
import { visitRecords } from './records-page.js';

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const { list } = inboxWords;
const kamala = 'kamala.rajan@abdm';
const watching = '/abdm/v1/changes';

/** Streams that pages have opened, and calls of lists, in order. */
function callsOf(page: Page): string[] {
  const calls: string[] = [];
  page.on('request', (request) => calls.push(new URL(request.url()).pathname));
  return calls;
}

const opened = (page: Page): Promise<unknown> =>
  page.waitForResponse((response) => response.url().endsWith(watching) && response.ok());

/** Waits until a tab would go on with the stream if the one that reads it closed: from then on it hears of all. */
async function standsBy(page: Page): Promise<void> {
  const isNext = async (): Promise<boolean> =>
    ((await navigator.locks.query()).pending ?? []).some(({ name }) =>
      name?.startsWith('abdm-elements.changes'),
    );
  while (!(await page.evaluate(isNext))) await page.waitForTimeout(20);
}

/** How long a page takes to show something, in milliseconds. */
async function timeTo(happen: () => unknown, shown: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  happen();
  await shown();
  return Math.round(performance.now() - started);
}

/** Keeps timers of polling from coming to their end: what shows now was told. */
async function stopPolling(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { setTimeout } = window;
    window.setTimeout = ((work: TimerHandler, ms = 0, ...rest: unknown[]) =>
      ms === 15_000 || ms === 60_000 ? 0 : setTimeout(work, ms, ...rest)) as typeof window.setTimeout;
  });
}

test('a request is in the open inbox as soon as a hospital asks, without polling; what is typed and where focus is stays (P2 9.1)', async (context) => {
  await using visit = await visitInbox(browser, kamala);
  const { page, patient, complaints } = visit;
  await stopPolling(page);
  const stream = opened(page);
  await visit.arrives();
  await stream;
  const search = patient.element.getByRole('searchbox');
  await search.fill('Fresh');
  const mark = patient.row('Fresh Hospital');
  const ms = await timeTo(
    () => visit.isAsked('Fresh Hospital'),
    () => mark.waitFor({ timeout: 15_000 }),
  );
  context.diagnostic(`shown after ${ms} ms`);
  await patient.text(list.newFrom('Fresh Hospital')).waitFor({ state: 'attached' });
  assert.equal(await search.inputValue(), 'Fresh');
  assert(await search.evaluate((field) => (field.getRootNode() as ShadowRoot).activeElement === field));
  assert.deepEqual(complaints, []);
});

test('a visit that was linked elsewhere appears among the records (P2 1.9)', async (context) => {
  await using visit = await visitRecords(browser, 'devika.pillai@abdm');
  const { page, patient, hospital } = visit;
  const stream = opened(page);
  await visit.arrives();
  await stream;
  const { desk } = hospital;
  const one = desk.visits('devika.pillai@abdm').find(({ linked }) => !linked)!;
  const ms = await timeTo(
    () => desk.linkElsewhere('devika.pillai@abdm', one.care_context_id),
    () => patient.element.locator('summary', { hasText: one.hip_name ?? '' }).waitFor({ timeout: 15_000 }),
  );
  context.diagnostic(`shown after ${ms} ms`);
});

test('two tabs have one stream; when the tab that reads it closes, the other goes on and has missed nothing', async () => {
  await using visit = await visitInbox(browser, kamala);
  const first = callsOf(visit.page);
  const stream = opened(visit.page);
  await visit.arrives();
  await stream;
  const other = await visit.context.newPage();
  await stopPolling(other);
  const second = callsOf(other);
  await other.goto('/consents');
  const there = new InboxPage(other);
  await there.element.locator('[part~="tab"]').first().waitFor();
  await standsBy(other);
  visit.isAsked('First Hospital');
  await there.row('First Hospital').waitFor({ timeout: 15_000 });
  const streams = (calls: readonly string[]): number => calls.filter((path) => path === watching).length;
  assert.deepEqual([streams(first), streams(second)], [1, 0]);
  const taken = opened(other);
  await visit.page.close();
  visit.isAsked('Second Hospital');
  await taken;
  await there.row('Second Hospital').waitFor({ timeout: 15_000 });
  assert.equal(streams(second), 1);
});

test('a proxy that restarts is found again, and what happened meanwhile is shown', async () => {
  await using visit = await visitInbox(browser, kamala);
  const { page, patient, hospital } = visit;
  await stopPolling(page);
  const stream = opened(page);
  await visit.arrives();
  await stream;
  const again = opened(page);
  hospital.restartProxy();
  visit.isAsked('Patient Hospital');
  await again;
  await patient.row('Patient Hospital').waitFor({ timeout: 15_000 });
});

test('signing out ends the stream at once; nothing of the patient was in it', async () => {
  await using visit = await visitInbox(browser, kamala);
  const { page, patient, hospital, context } = visit;
  const stream = opened(page);
  await visit.arrives();
  await stream;
  const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`);
  const response = await fetch(hospital.url + watching, {
    method: 'POST',
    headers: { Origin: hospital.url, 'Content-Type': 'application/json', Cookie: cookies.join('; ') },
    body: '{}',
  });
  const heard = response.text();
  const id = visit.isAsked('Last Hospital');
  await patient.row('Last Hospital').waitFor({ timeout: 15_000 });
  await hospital.ask(context, 'signOut');
  const text = await heard;
  assert.match(text, /"changed":\["requests"\]/);
  for (const line of text.trim().split('\n'))
    assert.deepEqual(Object.keys(JSON.parse(line) as object), ['position', 'changed']);
  assert(!text.includes(id) && !text.includes('kamala'));
  await patient.element.getByText(failures['sign-in-required']).first().waitFor({ timeout: 20_000 });
});
