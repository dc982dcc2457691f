import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { elementsFolder } from '../../demo/portal/elements.js';
import { scriptTags } from '../../src/cdn/tags.js';
import { openBrowser, openHospital } from '../support/e2e.js';
import { addPage, type OtherOrigin, serveElsewhere } from './other-origin.js';
import { ProfilePage } from './profile-page.js';

const root = join(import.meta.dirname, '../..');
const address = 'rohan.deshpande@abdm';
const phone = '9999900011';

let browser: Browser;
let folder: string;
let own: OtherOrigin;
let older: OtherOrigin;
before(async () => {
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), 'abdm-elements-older-'));
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    plugins: [
      {
        name: 'older',
        transform: (code, id) =>
          id.endsWith('/src/elements/version.ts') ? code.replace(/'\d+\.\d+\.\d+'/, "'0.0.9'") : undefined,
      },
    ],
    build: { outDir: folder, emptyOutDir: true, minify: false, sourcemap: false },
  });
  own = await serveElsewhere(elementsFolder);
  older = await serveElsewhere(folder);
});
after(async () => {
  own.close();
  older.close();
  await rm(folder, { recursive: true });
  await browser.close();
});

const warning = /copies of the kit share one session.*keep one script tag/i;

for (const order of ['before', 'after'] as const) {
  test(`an older copy with tags of its own, loaded ${order} ours: both show the same patient, and renew the session once`, async () => {
    await using hospital = await openHospital(browser);
    const { page, context, complaints } = await hospital.open('/');
    await hospital.signIn(context, address);
    await hospital.pass(61);
    const elements = ['abdm-connect', 'abha-profile'];
    const tags = await Promise.all([
      scriptTags(own.build, own.integrity, { base: own.origin, elements }),
      scriptTags(older.build, older.integrity, { base: older.origin, elements, prefix: 'older-' }),
    ]);
    // One import map only: browsers before Chrome 133 take no second one.
    const [ours, theirs] = [tags[0].html, tags[1].html.replace(/<script type="importmap">.*\n/, '')];
    const inner = '<abha-profile></abha-profile><older-abha-profile></older-abha-profile>';
    await addPage(context, {
      path: '/two',
      head: order === 'after' ? ours + theirs : theirs + ours,
      body:
        order === 'after'
          ? `<abdm-connect base-url="/abdm">${inner}</abdm-connect>`
          : `<older-abdm-connect base-url="/abdm">${inner}</older-abdm-connect>`,
      scriptSrc: [own.origin, older.origin, ...tags[0].scriptSrc],
    });
    complaints.length = 0;
    await page.goto('/two');
    const profiles = ['abha-profile', 'older-abha-profile'];
    for (const tag of profiles) await page.locator(tag).getByText(address, { exact: true }).first().waitFor();
    const sent = (): number =>
      hospital.desk.calls('/abdm/v1/session/init').filter(({ status }) => status === 200).length;
    const before = sent();
    hospital.desk.expireSessions();
    // The proxy remembers a profile for a minute.
    await hospital.pass(61);
    await page.evaluate((tags) => {
      for (const tag of tags)
        void (document.querySelector(tag) as Element & { reload(): Promise<void> }).reload();
    }, profiles);
    const patient = new ProfilePage(page);
    await patient.dialog.waitFor();
    assert.equal(await patient.dialog.count(), 1);
    await patient.renews(() => hospital.desk.sms(phone)[0]?.otp ?? '');
    for (const tag of profiles) await page.locator(`${tag}:state(idle)`).waitFor();
    assert.equal(await patient.dialog.count(), 0);
    assert.equal(sent() - before, 1);
    assert.deepEqual(
      complaints.filter((complaint) => !complaint.includes('Multiple versions of Lit')),
      [],
    );
  });

  test(`an older copy for the same tags, loaded ${order} ours: nothing throws, and the console says once what to do`, async () => {
    await using hospital = await openHospital(browser);
    const { page, context, complaints } = await hospital.open('/');
    await hospital.signIn(context, address);
    const tag = ({ origin }: OtherOrigin): string =>
      `<script type="module" src="${origin}/abdm-elements.js" crossorigin></script>`;
    await addPage(context, {
      path: '/same',
      head: order === 'after' ? tag(own) + tag(older) : tag(older) + tag(own),
      body: '<abdm-connect base-url="/abdm"><abha-profile></abha-profile></abdm-connect>',
      scriptSrc: [own.origin, older.origin],
    });
    complaints.length = 0;
    const warned = page.waitForEvent('console', (message) => warning.test(message.text()));
    await page.goto('/same');
    await warned;
    await new ProfilePage(page).shows(address);
    // Another element in common must not say it again.
    await page.evaluate(() =>
      document.querySelector('abdm-connect')?.append(document.createElement('abha-login')),
    );
    await page.locator('abha-login').getByRole('heading').first().waitFor();
    await page.waitForLoadState('networkidle');
    const rest = complaints.filter((complaint) => !complaint.includes('Multiple versions of Lit'));
    assert.equal(rest.length, 1, rest.join('\n'));
    assert.match(rest[0] ?? '', warning);
  });
}
