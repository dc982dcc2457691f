import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page, Request } from 'playwright-core';
import type { Profile } from '../../src/contract/profile.js';
import { qrShare } from '../../src/locales/en/qr-share.js';
import { openBrowser } from '../support/e2e.js';
import { serveElements } from './elements-server.js';
import { words } from './visitor.js';

const counter = { hipId: 'IN2910000123', counterId: 'OPD1' };

/** What the proxy would answer, by path. */
const answers: Readonly<Record<string, object>> = {
  '/abdm/v1/profile': {
    etag: '1',
    abhaAddress: 'asha.verma90@abdm',
    abhaAddresses: ['asha.verma90@abdm'],
    kycVerified: true,
    fullName: 'Asha Verma',
  } satisfies Profile,
  '/abdm/v1/shares': { shares: [] },
  '/abdm/v1/shares/review': {
    facility: { hipId: counter.hipId, name: 'Lake View Hospital' },
    details: { abhaAddress: 'asha.verma90@abdm', name: 'Asha Verma' },
    missing: [],
  },
};

let browser: Browser;
let server: Awaited<ReturnType<typeof serveElements>>;
before(async () => {
  browser = await openBrowser();
  server = await serveElements({
    markup: () => '<abha-profile base-url="/abdm"></abha-profile>',
    answer: (path) => {
      const body = answers[path];
      return body && { body };
    },
  });
});
after(async () => {
  server.close();
  await browser.close();
});

const pathOf = (script: Request): string => new URL(script.url()).pathname;

/** A page that shows the patient's profile. */
async function openProfile(): Promise<{ readonly page: Page; readonly scripts: Request[] }> {
  const page = await browser.newPage();
  const scripts: Request[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script') scripts.push(request);
  });
  await page.goto(server.origin);
  await page.getByRole('button', { name: words.en.profile.edit }).waitFor();
  await page.waitForLoadState('networkidle');
  return { page, scripts };
}

/** Puts the element into the page. */
async function addShare(page: Page, attributes: Readonly<Record<string, string>> = {}): Promise<void> {
  await page.evaluate(
    (all) => {
      const element = document.createElement('qr-share');
      for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
      document.body.append(element);
    },
    { 'base-url': '/abdm', ...attributes },
  );
}

const most = 15_000;
test(`before its press <qr-share> takes at most ${most} bytes of script beyond those of the page’s other elements, and no scanner`, async () => {
  const { page, scripts } = await openProfile();
  const before = scripts.length;
  await addShare(page);
  const scan = page.getByRole('button', { name: qrShare.scan });
  await scan.waitFor();
  await page.waitForLoadState('networkidle');
  const idle = await Promise.all(
    scripts
      .slice(before)
      .map(async (script) => [pathOf(script), (await script.sizes()).responseBodySize] as const),
  );
  const total = idle.reduce((sum, [, size]) => sum + size, 0);
  assert(idle.length >= 1, 'the element was not loaded');
  assert(total <= most, `${total} bytes:\n${idle.map((one) => one.join(' ')).join('\n')}`);
  const idleCount = scripts.length;
  await scan.click();
  await page.getByText(qrShare.other.title).waitFor();
  await page.waitForLoadState('networkidle');
  assert(scripts.length > idleCount, 'the scanner is loaded with the press');
  await page.close();
});

test('screens that do not load leave an error and its retry', async () => {
  const { page } = await openProfile();
  let refused = 0;
  await page.route(/\/later-[^/]*\.js$/, (route) => {
    refused++;
    return route.abort();
  });
  await addShare(page, { 'hip-id': counter.hipId, 'counter-id': counter.counterId });
  const element = page.locator('qr-share');
  await element.getByRole('alert').getByText(words.en.common.errors.offline).waitFor();
  assert(refused > 0, 'the screens were not asked for');
  await page.unroute(/\/later-[^/]*\.js$/);
  await element.getByRole('button', { name: words.en.common.tryAgain }).click();
  await element.getByRole('heading', { name: 'Share your details with Lake View Hospital' }).waitFor();
  await page.close();
});
