import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { blocks } from '../docs/blocks.js';
import { type Hospital, openBrowser, openHospital } from '../support/e2e.js';
import { contentSecurityPolicy } from '../../demo/portal/headers.js';

let browser: Browser;
let hospital: Hospital;

before(async () => {
  browser = await openBrowser();
  hospital = await openHospital(browser);
});

after(async () => {
  await hospital[Symbol.asyncDispose]();
  await browser.close();
});

const scriptTag = '<script type="module" src="/elements/abdm-elements.js"></script>';

/** The page that somebody has who pastes a piece into an empty one. */
const pageOf = (text: string): string =>
  `<!doctype html><html lang="en"><title>Pasted</title>${text.includes('<script') ? '' : scriptTag}<main>${text}</main></html>`;

for (const { where, text } of blocks('html')) {
  // Of another origin or with placeholders for hashes: the script tag's own tests have these.
  if (/integrity|https:\/\/|prefix/.test(text)) continue;
  test(`${where}: pasted into an empty page, every element comes up under the reference policy`, async () => {
    const { page, complaints, context } = await hospital.open('/register');
    await page.route('**/pasted', (route) =>
      route.fulfill({
        contentType: 'text/html',
        headers: { 'Content-Security-Policy': contentSecurityPolicy },
        body: pageOf(text),
      }),
    );
    await page.goto('/pasted');
    const tags = [...new Set([...text.matchAll(/<([a-z]+-[a-z-]+)/g)].map(([, tag = '']) => tag))];
    await page.waitForFunction(
      (names) =>
        names.every((name) =>
          [...document.querySelectorAll(name)].every(({ shadowRoot }) => shadowRoot?.childElementCount),
        ),
      tags,
    );
    assert.deepEqual(complaints, []);
    await context.close();
  });
}
