import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Bundle } from 'fhir/r4';
import type { Browser, Page, Request } from 'playwright-core';
import { openBrowser } from '../support/e2e.js';
import { serveElements } from './elements-server.js';
import { plainConsultation, records } from '../support/record-bundles.js';
import { words } from './visitor.js';

const facility = { hipId: 'IN2910000123', name: 'Lake View Hospital' };
const visit = { id: 'visit-7', display: 'Pain in the knee', createdAt: '2026-11-03T05:10:00.000Z' };

/** What the proxy would answer, by path. */
const answers: Readonly<Record<string, object>> = {
  '/abdm/v1/care-contexts/providers': { providers: [facility] },
  '/abdm/v1/care-contexts/linked': { careContexts: [visit] },
};

/** Everything at once: whatever part of the kit a record may need, this one needs. */
const everything: Bundle = {
  ...records.prescription,
  entry: [records.prescription, records.consultation, records.laboratory, records.immunization]
    .concat(records.invoice, records.documents)
    .flatMap(({ entry = [] }, place) =>
      entry.filter(({ resource }) => place === 0 || resource?.resourceType !== 'Composition'),
    ),
};

let bundle: Bundle = plainConsultation;
let browser: Browser;
let server: Awaited<ReturnType<typeof serveElements>>;
before(async () => {
  browser = await openBrowser();
  server = await serveElements({
    markup: () => '<care-contexts base-url="/abdm"></care-contexts>',
    answer: (path) => {
      if (path === '/abdm/v1/records') return { body: bundle, type: 'application/fhir+json' };
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

/** A page that shows the linked visits of a facility. */
async function openList(): Promise<{ readonly page: Page; readonly scripts: Request[] }> {
  const page = await browser.newPage();
  const scripts: Request[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script') scripts.push(request);
  });
  await page.goto(server.origin);
  await page.getByText(facility.name).first().click();
  await page.getByText(visit.display).first().waitFor();
  await page.waitForLoadState('networkidle');
  return { page, scripts };
}

/** Puts a viewer into the page, which shows nothing yet. */
async function place(page: Page): Promise<void> {
  await page.evaluate(() => {
    const viewer = document.createElement('record-viewer');
    viewer.setAttribute('base-url', '/abdm');
    document.body.append(viewer);
  });
  await page.locator('record-viewer').getByRole('heading').waitFor();
  await page.waitForLoadState('networkidle');
}

/** Lets it open the record. */
const open = (page: Page): Promise<void> =>
  page.locator('record-viewer').evaluate(
    (viewer, [hipId, id]) => {
      viewer.setAttribute('hip-id', hipId);
      viewer.setAttribute('care-context-id', id);
    },
    [facility.hipId, visit.id] as const,
  );

/** Waits until a record, or why there is none, is shown. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const shown = document
      .querySelector('record-viewer')
      ?.shadowRoot?.querySelector('.document, [role="alert"]');
    return shown && !document.querySelector('record-viewer:state(loading)');
  });
  await page.waitForLoadState('networkidle');
}

const most = 15_000;
test(`a consultation takes at most ${most} bytes of script beyond those of the list that it is opened from`, async () => {
  bundle = plainConsultation;
  const { page, scripts } = await openList();
  const before = scripts.length;
  await place(page);
  await open(page);
  await settled(page);
  await page.locator('record-viewer').getByText('Osteoarthritis of knee').first().waitFor();
  const added = await Promise.all(
    scripts
      .slice(before)
      .map(async (script) => [pathOf(script), (await script.sizes()).responseBodySize] as const),
  );
  const total = added.reduce((sum, [, size]) => sum + size, 0);
  assert(added.length >= 1, 'the viewer was not loaded');
  assert(total <= most, `${total} bytes:\n${added.map((one) => one.join(' ')).join('\n')}`);
  await page.close();
});

test('a part of the viewer that does not load leaves the rest readable, or an error and its retry', async () => {
  bundle = everything;
  const first = await openList();
  await place(first.page);
  const before = first.scripts.map(pathOf);
  await open(first.page);
  await settled(first.page);
  const parts = first.scripts.map(pathOf).filter((path) => !before.includes(path));
  await first.page.close();
  assert(parts.length >= 8, parts.join('\n'));
  let errors = 0;
  for (const part of parts) {
    const { page } = await openList();
    let refused = 0;
    await page.route(`**${part}`, (route) => {
      refused++;
      return route.abort();
    });
    await place(page);
    await open(page);
    await settled(page);
    assert(refused > 0, `${part} was not asked for`);
    await page.unroute(`**${part}`);
    const viewer = page.locator('record-viewer');
    if ((await viewer.locator('.document').count()) === 0) {
      errors++;
      await viewer.getByRole('alert').getByText(words.en.common.errors.offline).waitFor();
      await viewer.getByRole('button', { name: words.en.common.tryAgain }).click();
    }
    await viewer.locator('.document').waitFor();
    await viewer.getByText('Paracetamol 500 mg tablet').first().waitFor();
    await page.close();
  }
  assert(errors >= 4, `only ${errors} of ${parts.length} were needed`);
});

test('without the parts for paper and for unfolding texts, the page itself is printed, and the text says that it did not load', async () => {
  bundle = plainConsultation;
  const { page } = await openList();
  await page.evaluate(() => {
    window.print = () => document.body.toggleAttribute('data-printed', true);
  });
  await page.route(/\/(?:print-document|attached)-[^/]*\.js$/, (route) => route.abort());
  await place(page);
  await open(page);
  await settled(page);
  const viewer = page.locator('record-viewer');
  await viewer.getByRole('button', { name: 'Print' }).click();
  await page.locator('body[data-printed]').waitFor();
  await viewer.getByText('Text of the facility').first().click();
  await viewer.getByText('The text could not be loaded.').waitFor();
  assert.equal(await viewer.getByRole('alert').count(), 0);
  await page.close();
});
