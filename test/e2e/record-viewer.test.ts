import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { inDepth } from '../support/depth.js';
import { openBrowser, sideBySide } from '../support/e2e.js';
import { pdfPages } from '../support/pdf-text.js';
import { ProfilePage } from './profile-page.js';
import { everyKind, type Kept, RecordReader, scans, vasudha, viewerWords as m } from './record-page.js';
import { recordWords, type RecordsVisit, visitRecords } from './records-page.js';

let browser: Browser;
before(async () => {
  browser = await openBrowser({ isWhole: true });
});
after(() => browser.close());

const { list } = recordWords.en;
const widths = [360, 1280] as const;

/** Her other records, of which each has the other content of its kind. */
const others: readonly Kept[] = [
  {
    facility: 'chennai',
    display: 'முழங்கால் வலி',
    says: ['Allergy to penicillin', '148 mmHg', 'In 1999, at Mysuru'],
  },
  { facility: 'kolkata', display: 'তিন মাসের ওষুধ', says: ['Amoxicillin 500 mg', 'ORS powder, WHO formula'] },
  {
    facility: 'puneLab',
    display: 'Blood tests',
    says: ['Cardiothoracic ratio', 'X-ray of the chest, report'],
  },
  { facility: 'pune', display: 'Dengue, four days in the ward', says: ['Moxifloxacin 0.5% eye drops'] },
  { facility: 'cuttack', display: 'Vaccination', says: ['Vaccination room'] },
  { facility: 'kolkata', display: 'ফিজিওথেরাপি', says: ['Exercises at home', '410 m'] },
  scans,
  {
    facility: 'pune',
    display: 'अस्पताल का बिल',
    says: ['Room, semi-private, 2 days', '₹15,470.50', 'Bill, for the insurer'],
  },
];

const tooWide = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Opens records one after the other, and reads each on a phone and on a desk. */
async function readsEach(visit: RecordsVisit, kept: readonly Kept[]): Promise<void> {
  const { page } = visit;
  const reader = new RecordReader(visit);
  for (const record of kept) {
    await reader.opens(record);
    await reader.reads(record);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 760 });
      const text = (await reader.document.innerText()).replace(/\s+/g, ' ');
      for (const says of record.says) assert(text.includes(says), `${says} in ${record.display}: ${text}`);
      assert.equal(await tooWide(page), 0, `${record.display} at ${width} px`);
    }
    await reader.closes();
  }
}

/** Has a facility, or time, change how a record stands. */
function stands(
  visit: RecordsVisit,
  { display }: Kept,
  status: 'not-ready' | 'no-consent' | 'missing' | 'ready',
): void {
  const { desk } = visit.hospital;
  const found = desk.visits(vasudha).find((one) => one.display === display);
  desk.putRecord({ care_context_id: found?.care_context_id ?? '', status });
}

test('one record of every kind is opened from the list, read at 360 and at 1280 px, and closed (P2 1.9, 1.10, 1.11, 11.1 and 11.2)', async () => {
  await using visit = await visitRecords(browser, vasudha);
  const { patient, complaints } = visit;
  const reader = new RecordReader(visit);
  await visit.arrives();
  await readsEach(visit, Object.values(everyKind));
  await patient.isAt(await reader.row(everyKind.Invoice));
  assert.deepEqual(Object.keys(await patient.told('page', 'record-closed')), ['version', 'hipId']);
  assert.deepEqual(complaints, []);
});

inDepth('the other content of every kind (P2 1.10 and 11.1)', async () => {
  await using visit = await visitRecords(browser, vasudha);
  await visit.arrives();
  await readsEach(visit, others);
  assert.deepEqual(visit.complaints, []);
});

describe('whatever becomes of a record on its way', sideBySide, () => {
  test('a large one shows how much has come, can be cancelled, and is loaded after all; its file is opened (P2 11.3)', async () => {
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await using visit = await visitRecords(browser, vasudha, {
      async fetch(input, init) {
        const answer = await fetch(input, init);
        const isRecord = new URL(input instanceof Request ? input.url : input).pathname.includes(
          '/fhir/retrieve',
        );
        if (!isRecord || !answer.body) return answer;
        let sent = 0;
        const slow = new TransformStream<Uint8Array, Uint8Array>({
          async transform(chunk, controller) {
            if (sent > 500_000) await held;
            sent += chunk.byteLength;
            controller.enqueue(chunk);
          },
        });
        return new Response(answer.body.pipeThrough(slow), answer);
      },
    });
    const { page, complaints } = visit;
    const reader = new RecordReader(visit);
    await visit.arrives();
    await reader.opens(scans);
    await reader.viewer.getByText(/[\d.]+ (kB|MB) (of 2\.9 MB )?received/).waitFor();
    await reader.button(m.cancel).click();
    await reader.viewer.getByText(m.cancelled, { exact: true }).last().waitFor();
    goOn();
    await reader.button(m.load).click();
    await reader.reads(scans);
    const file = reader.viewer.getByRole('link', { name: 'Download Case papers, two pages' });
    const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
    assert.match(download.suggestedFilename(), /\.pdf$/);
    const [opened] = await Promise.all([
      page.waitForEvent('popup'),
      reader.viewer.getByRole('link', { name: 'Open Case papers, two pages' }).click(),
    ]);
    assert.match(opened.url(), /^blob:/);
    await reader.closes();
    assert.deepEqual(complaints, []);
  });

  test('not there yet, without consent, or gone; a session that ends in the middle is renewed, and it goes on (P2 1.9, ABDM-1062, HTTP 491)', async () => {
    await using visit = await visitRecords(browser, vasudha);
    const { hospital, page, complaints } = visit;
    const record = everyKind.Prescription;
    const reader = new RecordReader(visit);
    await visit.arrives();
    for (const [status, said] of [
      ['not-ready', m.failures['record-not-ready']],
      ['no-consent', m.failures['consent-missing']],
      ['missing', m.failures['record-not-found']],
    ] as const) {
      stands(visit, record, status);
      await reader.opens(record);
      await reader.viewer.getByRole('alert').getByText(said, { exact: true }).waitFor();
      await reader.closes();
    }
    stands(visit, record, 'not-ready');
    await reader.opens(record);
    await reader.viewer.getByRole('alert').waitFor();
    stands(visit, record, 'ready');
    await reader.button(m.common.tryAgain).click();
    await reader.reads(record);
    await reader.closes();
    const row = await reader.row(everyKind.Invoice);
    await row.waitFor();
    // The pause between two codes to one number.
    await hospital.pass(61);
    hospital.desk.expireSessions(vasudha);
    await row.click();
    await new ProfilePage(page).renews(() => visit.code());
    await reader.reads(everyKind.Invoice);
    assert.deepEqual(complaints, []);
  });

  test('the viewer itself is slow, then does not load: says so, leads back, and opens with the next try', async () => {
    await using visit = await visitRecords(browser, vasudha);
    const { context, patient } = visit;
    const reader = new RecordReader(visit);
    const record = everyKind.WellnessRecord;
    const viewer = /chunks\/record-part-/;
    let abort: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      abort = resolve;
    });
    await context.route(viewer, async (route) => {
      await held;
      await route.abort();
    });
    await visit.arrives();
    await reader.opens(record);
    await patient.sees(record.display);
    await patient.text(m.common.loading).waitFor();
    await patient.isAt(patient.heading);
    abort();
    await patient.alert.getByText(m.failures.offline, { exact: true }).waitFor();
    await patient.back();
    await patient.sees(list.title);
    await patient.isAt(await reader.row(record));
    await reader.opens(record);
    await patient.alert.waitFor();
    await context.unroute(viewer);
    await patient.button(m.common.tryAgain).click();
    await reader.reads(record);
    await patient.isAt(reader.title);
  });

  test('what “Print” prints is text to select, on A4, with its origin on every page, and nothing of it is cut off (P2 11.1)', async () => {
    await using visit = await visitRecords(browser, vasudha, { width: 1280 });
    const { page, context, complaints } = visit;
    const reader = new RecordReader(visit);
    const record = everyKind.DiagnosticReport;
    await context.addInitScript(() => {
      // Chromium without a screen prints nothing: the sheet is kept instead.
      window.print = () => {
        const rules = document.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]);
        const css = rules.map(({ cssText }) => cssText).join('\n');
        const { outerHTML: html } = document.documentElement;
        Object.assign(window.top!, { printed: `<!doctype html><style>${css}</style>${html}` });
      };
    });
    await visit.arrives();
    await reader.opens(record);
    await reader.reads(record);
    await reader.button(m.print).click();
    const printed = await page.waitForFunction(() => (window as { printed?: string }).printed);
    await using sheet = await context.newPage();
    await sheet.setContent((await printed.jsonValue()) ?? '');
    // 186 mm lie between the margins.
    await sheet.setViewportSize({ width: 703, height: 1000 });
    await sheet.emulateMedia({ media: 'print' });
    const cut = await sheet.evaluate(() =>
      [...document.body.querySelectorAll('*')]
        .filter(
          (inside) => inside.checkVisibility() && inside.getBoundingClientRect().right > innerWidth + 0.5,
        )
        .map(({ outerHTML }) => outerHTML),
    );
    assert.deepEqual(cut, []);
    const pages = pdfPages(await sheet.pdf({ preferCSSPageSize: true, format: 'A4' }));
    assert(pages.length > 1);
    const plain = (text: string): string => text.replace(/\s/g, '').normalize('NFKC');
    const text = plain(pages.join(''));
    for (const says of ['Vasudha Kulkarni', ...record.says])
      assert(text.includes(plain(says)), `${says} in ${text}`);
    for (const [index, one] of pages.entries()) {
      assert(
        plain(one).includes(plain(m.provenance('').split('  ')[0] ?? '')),
        `where page ${index + 1} is from: ${one}`,
      );
      assert(plain(one).includes(`${index + 1}/${pages.length}`), `its number: ${one}`);
    }
    assert.deepEqual(complaints, []);
  });
});
