import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { qrShare } from '../../src/locales/en/qr-share.js';
import { openBrowser } from '../support/e2e.js';
import { firstAnswers } from '../support/first-answers.js';
import { serveElements } from './elements-server.js';
import { recordWords } from './records-page.js';
import { words } from './visitor.js';

/** What a patient on a slow network waits for. */
interface Budget {
  readonly what: string;
  readonly markup: string;
  /** Bytes of script, compressed. */
  readonly most: number;
  /** What ends the waiting: the name of a button. */
  readonly control: string;
  /** Of a control that is no button. */
  readonly role?: 'combobox';
}

const { method, consent } = words.en.signup;
// Nothing of a profile, a card or linked records can be shown before it is read: they wait for the client as well, 18,000 bytes that the
// sign-up loads in idle time.
const budgets: readonly Budget[] = [
  {
    what: '<abha-signup> and the default methods',
    markup: '<abha-signup base-url="/abdm">',
    most: 32_000,
    control: method.aadhaar,
  },
  {
    what: '<abha-signup> and methods="aadhaar"',
    markup: '<abha-signup base-url="/abdm" methods="aadhaar">',
    most: 32_000,
    control: consent.submit,
  },
  {
    what: '<abha-profile>',
    markup: '<abha-profile base-url="/abdm">',
    most: 55_000,
    control: words.en.profile.edit,
  },
  {
    what: '<abha-card>',
    markup: '<abha-card base-url="/abdm">',
    most: 53_000,
    control: words.en.card.showCode,
  },
  {
    what: '<care-contexts>',
    markup: '<care-contexts base-url="/abdm">',
    most: 53_500,
    control: recordWords.en.list.link,
  },
  {
    what: '<provider-search>',
    markup: '<provider-search base-url="/abdm">',
    most: 30_500,
    control: recordWords.en.search.label,
    role: 'combobox',
  },
  {
    what: '<qr-share>',
    markup: '<qr-share base-url="/abdm">',
    most: 57_000,
    control: qrShare.scan,
  },
];

let browser: Browser;
let server: Awaited<ReturnType<typeof serveElements>>;
before(async () => {
  browser = await openBrowser();
  server = await serveElements({
    markup: (query) => budgets[Number(query)]?.markup,
    answer: (path) => {
      const body = firstAnswers[path];
      return body && { body };
    },
  });
});
after(async () => {
  server.close();
  await browser.close();
});

for (const [index, { what, most, control, role = 'button' }] of budgets.entries()) {
  test(`a page with nothing but ${what} loads at most ${most} bytes of script before its first control can be used`, async () => {
    const page = await browser.newPage();
    // What the page loads in idle time is not waited for.
    await page.addInitScript(() => {
      window.requestIdleCallback = () => 0;
    });
    const loaded: { readonly path: string; readonly size: Promise<number> }[] = [];
    page.on('requestfinished', (request) => {
      if (request.resourceType() !== 'script') return;
      const size = request.sizes().then(({ responseBodySize }) => responseBodySize);
      loaded.push({ path: new URL(request.url()).pathname, size });
    });
    await page.goto(`${server.origin}/?${index}`);
    await page.getByRole(role, { name: control, exact: true }).waitFor();
    await page.waitForLoadState('networkidle');
    const sizes = await Promise.all(loaded.map(async (script) => [script.path, await script.size] as const));
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    assert(sizes.length >= 3, 'the elements were not loaded');
    const listed = sizes.map(([name, size]) => `${name} ${size}`).join('\n');
    assert(total <= most, `${total} bytes:\n${listed}`);
    await page.close();
  });
}
