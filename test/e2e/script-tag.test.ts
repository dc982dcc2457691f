import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { elementsFolder } from '../../demo/portal/elements.js';
import { type ScriptTags, scriptTags } from '../../src/cdn/tags.js';
import { inDepth } from '../support/depth.js';
import { type Hospital, openBrowser, openHospital } from '../support/e2e.js';
import { addPage, type OtherOrigin, serveElsewhere } from './other-origin.js';
import { ProfilePage } from './profile-page.js';
import { ReturningPatient } from './returning-patient.js';
import { words } from './visitor.js';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const four = ['abdm-connect', 'abha-login', 'abha-profile', 'care-contexts'];
const address = 'rohan.deshpande@abdm';
const phone = '9999900011';

let browser: Browser;
let hospital: Hospital;
let files: OtherOrigin;
before(async () => {
  browser = await openBrowser();
  hospital = await openHospital(browser);
  files = await serveElsewhere(elementsFolder);
});
after(async () => {
  files.close();
  await hospital[Symbol.asyncDispose]();
  await browser.close();
});

const tagsOf = (from: OtherOrigin, elements = four, prefix?: string): Promise<ScriptTags> =>
  scriptTags(from.build, from.integrity, { base: from.origin, elements, prefix });

const fallback = (tag: string): string => `<a href="/own/${tag}">The portal's own page</a>`;

const body = `<abdm-connect base-url="/abdm">${four
  .slice(1)
  .map((tag) => `<${tag}>${fallback(tag)}</${tag}>`)
  .join('')}</abdm-connect>`;

/** Kinds of `abdm-error` that the page was told, by tag; before anything runs. */
async function hearErrors(context: BrowserContext): Promise<(page: Page) => Promise<string[]>> {
  await context.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    document.addEventListener('abdm-error', ({ target, detail }) => {
      heard.push(`${(target as Element).localName} ${detail.kind} ${detail.nextStep}`);
    });
  });
  return (page) => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
}

/** Opens a page with four elements, whose tags check every script, under the reference policy. */
async function openFour(from: OtherOrigin): Promise<{
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: readonly string[];
  readonly errors: () => Promise<string[]>;
}> {
  const { page, context, complaints } = await hospital.open('/');
  const { html, scriptSrc } = await tagsOf(from);
  const heard = await hearErrors(context);
  await addPage(context, { path: '/plain', head: html, body, scriptSrc: [from.origin, ...scriptSrc] });
  complaints.length = 0;
  return { page, context, complaints, errors: () => heard(page) };
}

test('a page without build step: from the packed package, on another origin, every script checked, a patient signs in and sees the profile', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'abdm-elements-packed-'));
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root });
  await run('tar', ['-xzf', 'abdm-elements-0.1.0.tgz'], { cwd: folder });
  const packed = await serveElsewhere(join(folder, 'package/dist/cdn'));
  try {
    const { page, context, complaints } = await openFour(packed);
    await page.goto('/plain');
    const patient = new ReturningPatient(page);
    await patient.identifierField.fill(phone);
    await patient.button(words.en.login.identifier.submit).click();
    await patient.sees(words.en.login.otp.title);
    await patient.entersCode(hospital.desk.sms(phone)[0]?.otp ?? '');
    await patient.account(address).click();
    await new ProfilePage(page).shows(address);
    const unknown = packed.asked.filter((file) => packed.integrity[file] === undefined);
    assert.deepEqual(unknown, []);
    assert(packed.asked.includes(packed.build.entry));
    assert.deepEqual(complaints, []);
    await context.close();
  } finally {
    packed.close();
    await rm(folder, { recursive: true });
  }
});

/** A script with a byte more is refused, and the elements that begin with it leave what stands in them. */
async function refuses(file: string): Promise<void> {
  const { page, context, errors } = await openFour(files);
  files.tampered = file;
  try {
    await page.goto('/plain');
    const imported = await page.evaluate(
      (url) =>
        import(url).then(
          () => 'ran',
          () => 'refused',
        ),
      `${files.origin}/${file}`,
    );
    assert.equal(imported, 'refused', file);
    for (const tag of four) {
      const needs = files.build.elements[tag]?.first.includes(file) === true;
      if (!needs && file !== files.build.entry) continue;
      const element = page.locator(tag);
      if (tag !== 'abdm-connect') await element.getByRole('link').waitFor();
      assert.equal(await element.evaluate((node) => node.matches(':defined')), false, tag);
      if (file === files.build.entry) continue;
      await page.waitForFunction(
        (name) =>
          (globalThis as unknown as { heard: string[] }).heard.includes(`${name} unexpected-answer retry`),
        tag,
      );
    }
    if (file === files.build.entry) assert.deepEqual(await errors(), []);
  } finally {
    files.tampered = undefined;
    await context.close();
  }
}

test("a changed byte in a script of one element, of all, or the entry: refused, the portal's own links stay, the page is told", async () => {
  const first = files.build.elements['abha-profile']?.first ?? [];
  const own = first.find((file) => !files.build.elements['abha-login']?.first.includes(file));
  const shared = first.find((file) => file.includes('core'));
  assert(own && shared);
  for (const file of [own, shared, files.build.entry]) await refuses(file);
});

inDepth('a changed byte in any script that the four elements may ask for is refused', async () => {
  const all = new Set(
    four.flatMap((tag) => [
      ...(files.build.elements[tag]?.first ?? []),
      ...(files.build.elements[tag]?.later ?? []),
    ]),
  );
  assert(all.size > 50);
  for (const file of all) await refuses(file);
});

test('an element whose script does not come stays what it was, and comes alive once it is there', async () => {
  const { page, context, errors } = await openFour(files);
  const { first = [] } = files.build.elements['abha-login'] ?? {};
  const own = first.find((file) =>
    four.every((tag) => tag === 'abha-login' || !files.build.elements[tag]?.first.includes(file)),
  );
  assert(own);
  files.failing.set(own, Infinity);
  await page.goto('/plain');
  await page.waitForFunction(() => (globalThis as unknown as { heard: string[] }).heard.length > 0);
  assert.equal(await page.locator('abha-login').getByRole('link').isVisible(), true);
  files.failing.clear();
  await new ReturningPatient(page).sees(words.en.login.identifier.title);
  assert.deepEqual(
    (await errors()).filter((error) => error.startsWith('abha-login')),
    ['abha-login unexpected-answer retry'],
  );
  await context.close();
});

test('under a prefix the kit leaves tags of the same name alone; nested elements and the renewal have it, too', async () => {
  const { page, context, complaints } = await hospital.open('/');
  await hospital.pass(61);
  await hospital.signIn(context, address);
  const { html, scriptSrc } = await tagsOf(files, ['abdm-connect', 'abha-profile'], 'eka-');
  await addPage(context, {
    path: '/prefixed',
    head: `${html}<script type="module" src="/portal-card.js"></script>`,
    body: '<abha-card></abha-card><abdm-connect>Ours</abdm-connect><eka-abdm-connect base-url="/abdm"><eka-abha-profile></eka-abha-profile></eka-abdm-connect>',
    scriptSrc: [files.origin, ...scriptSrc],
  });
  await context.route('**/portal-card.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: "customElements.define('abha-card', class extends HTMLElement { connectedCallback() { this.textContent = 'The card of the portal'; } });",
    }),
  );
  complaints.length = 0;
  await page.goto('/prefixed');
  const patient = new ProfilePage(page);
  Object.defineProperty(patient, 'tag', { value: 'eka-abha-profile' });
  await patient.shows(address);
  await patient.button(words.en.profile.showCard).click();
  await page.locator('eka-abha-card').getByRole('img').first().waitFor();
  assert.equal(await page.locator('abha-card').textContent(), 'The card of the portal');
  assert.equal(
    await page
      .locator('abdm-connect')
      .first()
      .evaluate((node) => node.matches(':defined')),
    false,
  );
  await hospital.pass(61);
  hospital.desk.expireSessions();
  await page.locator('eka-abha-profile').evaluate((element) => {
    void (element as HTMLElement & { reload(): Promise<void> }).reload();
  });
  await patient.dialog.waitFor();
  await patient.renews(() => hospital.desk.sms(phone)[0]?.otp ?? '');
  await page.locator('eka-abha-profile:state(idle)').waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test("elements inside a portal's own elements are found: in a shadow root that is there, that comes with its script, and that is filled later", async () => {
  const { page, context } = await hospital.open('/');
  await addPage(context, {
    path: '/shadows',
    head: `<script type="module" src="${files.origin}/abdm-elements.js" crossorigin></script>`,
    body: '<abdm-connect base-url="/abdm"><div><template shadowrootmode="open"><abha-login></abha-login></template></div><portal-part></portal-part></abdm-connect>',
  });
  await page.goto('/shadows');
  await page.locator('div abha-login').getByRole('heading').first().waitFor();
  // As a string: what compiles the tests puts helpers of its own into classes.
  await page.evaluate(`
    customElements.define('portal-part', class extends HTMLElement {
      connectedCallback() {
        const inner = this.attachShadow({ mode: 'open' });
        setTimeout(() => inner.append(document.createElement('abha-signup')), 50);
      }
    });
  `);
  await page.locator('portal-part abha-signup').getByRole('heading').first().waitFor();
  await context.close();
});

/** How far the page jumps while its element comes alive late, as browsers count it. */
async function jump(style: string): Promise<number> {
  const { page, context } = await hospital.open('/');
  const core = files.build.elements['abha-signup']?.first[0] ?? '';
  let resolve = (): void => undefined;
  files.held.set(core, new Promise<void>((released) => (resolve = released)));
  try {
    await addPage(context, {
      path: '/slow',
      head: `<style>${style}</style><script type="module" src="${files.origin}/abdm-elements.js" crossorigin></script>`,
      body: `<h1>Register</h1><abha-signup base-url="/abdm">${fallback('abha-signup')}</abha-signup><p>Reception, day and night</p>`,
    });
    await page.goto('/slow');
    await page.getByText('Reception, day and night').waitFor();
    const painted = (): Promise<void> =>
      page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
      );
    await painted();
    resolve();
    await page.locator('abha-signup').getByRole('button').first().waitFor();
    await painted();
    return await page.evaluate(
      () =>
        new Promise<number>((done) => {
          const shifts = new PerformanceObserver((list) =>
            done(
              list
                .getEntries()
                .reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0),
            ),
          );
          shifts.observe({ type: 'layout-shift', buffered: true });
          // Without a shift nothing is reported.
          setTimeout(() => done(0), 500);
        }),
    );
  } finally {
    resolve();
    files.held.clear();
    await context.close();
  }
}

test('with the space reserved the page does not jump when an element comes alive late; without, it would', async () => {
  const reserved = await readFile(join(elementsFolder, 'reserve-space.css'), 'utf8');
  assert.equal(await jump(reserved), 0);
  assert((await jump('')) > 0);
});
