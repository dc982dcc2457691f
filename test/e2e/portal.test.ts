import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { type Hospital, openBrowser, openHospital } from '../support/e2e.js';
import { Patient, person, words } from './patient.js';

const portalFolder = join(import.meta.dirname, '../../demo/portal');

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

describe('the portal', () => {
  test('asks to sign in first, and signs in and out', async () => {
    await using visit = await hospital.open('/register', { user: null });
    const { page, context } = visit;
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    assert.equal(await page.locator('abha-signup').count(), 0);
    for (const path of ['/phone/messages', '/phone/people', '/portal/hooks'])
      assert.equal((await page.request.get(path)).status(), 401, path);
    const headers = { Origin: hospital.url };
    for (const path of ['/desk/session/expire', '/desk/profile'])
      assert.equal((await page.request.post(path, { headers })).status(), 401, path);
    await page.getByRole('button', { name: /Meera Kulkarni/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Register' }).waitFor();
    const session = (await context.cookies()).find(({ name }) => name === 'portal_session');
    assert.equal(session?.httpOnly, true);
    assert.equal(session.sameSite, 'Lax');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in', exact: true }).waitFor();
    await context.addCookies([session]);
    assert.equal((await page.request.get('/portal/hooks')).status(), 401);
  });

  test('lets no other site sign somebody in or out', async () => {
    await using visit = await hospital.open('/', { user: null });
    const { context } = visit;
    const headers = { Origin: 'https://evil.example' };
    for (const path of ['/sign-in', '/sign-out']) {
      const response = await context.request.post(path, {
        form: { user: 'SGH-20417' },
        headers,
        maxRedirects: 0,
      });
      assert.equal(response.status(), 403, path);
    }
  });

  test('leads nowhere but to its own pages after signing in', async () => {
    await using visit = await hospital.open('/', { user: null });
    const { context } = visit;
    const leadsTo = async (next: string): Promise<string | undefined> => {
      const response = await context.request.post('/sign-in', {
        form: { user: 'SGH-31880', next },
        headers: { Origin: hospital.url },
        maxRedirects: 0,
      });
      return response.headers()['location'];
    };
    for (const next of [
      'https://evil.example/',
      '//evil.example/records',
      '/\\evil.example/records',
      'javascript:alert(1)',
      '/phone/messages',
      '',
    ])
      assert.equal(await leadsTo(next), '/register', next);
    for (const next of ['/records', '/records?hip-id=IN3210000001']) assert.equal(await leadsTo(next), next);
  });

  test('shows each of its users only what is theirs', async () => {
    await using first = await hospital.open();
    const meera = new Patient(first.page);
    await meera.confirmsAadhaar(person('Rohan'));
    await meera.account('rohan.deshpande@abdm').click();
    await meera.sees(words.en.signup.done.title.nothing);
    await meera.told('server', 'onAbhaLinked');
    await using visit = await hospital.open('/register', { user: 'SGH-31880' });
    const { page } = visit;
    assert.deepEqual(await (await page.request.get('/portal/hooks')).json(), []);
  });

  test('changes language and colours without loading the page again, and remembers them', async () => {
    await using visit = await hospital.open();
    const { page } = visit;
    await page.evaluate(() => void Object.assign(window, { stillHere: true }));
    await page.getByRole('button', { name: 'हिन्दी' }).click();
    await page.getByRole('heading', { level: 1, name: 'पंजीकरण' }).waitFor();
    await page.getByRole('button', { name: 'गहरा' }).click();
    const facts = await page.evaluate(() => ({
      lang: document.documentElement.lang,
      scheme: getComputedStyle(document.documentElement).colorScheme,
      stillHere: 'stillHere' in window,
    }));
    assert.deepEqual(facts, { lang: 'hi', scheme: 'dark', stillHere: true });
    await page.goto('/appointments');
    await page.getByRole('heading', { level: 1, name: 'अपॉइंटमेंट' }).waitFor();
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), 'dark');
  });

  test('has every text in Hindi', async () => {
    const hindi = await readFile(join(portalFolder, 'public/js/hindi.js'), 'utf8');
    const pages = (await readdir(join(portalFolder, 'pages'))).map((file) =>
      readFile(join(portalFolder, 'pages', file), 'utf8'),
    );
    const html = (await Promise.all(pages)).join('\n');
    const texts = [
      ...[...html.matchAll(/<[^>]*\sdata-t(?:\s[^>]*)?>([^<]+)</g)].map(([, text]) => text),
      ...[...html.matchAll(/aria-label="([^"]+)"\s+data-t-label/g)].map(([, text]) => text),
    ].map((text = '') => text.trim().replace(/\s+/g, ' '));
    assert(texts.length > 40);
    const missing = texts.filter((text) => !hindi.includes(`'${text}':`) && !hindi.includes(`"${text}":`));
    assert.deepEqual(
      missing.filter((text) => !new RegExp(`^ {2}${text}:`, 'm').test(hindi)),
      [],
    );
  });

  test('shows the messages of the chosen phone only, and copies what is to be typed', async () => {
    await using visit = await hospital.open('/register', { width: 1280 });
    const { page, context } = visit;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const patient = new Patient(page);
    const [murugan, fathima] = [person('Murugan'), person('Fathima')];
    await patient.asksForCode(fathima);
    await patient.readsCode(fathima.phone);
    await page.getByRole('button', { name: 'Copy Aadhaar Murugan Selvam' }).click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), murugan.aadhaar);
    assert.equal(await page.getByLabel('Whose phone').inputValue(), murugan.phone);
    await page.getByText('No messages yet.').waitFor();
    await page.getByLabel('Whose phone').selectOption(fathima.phone);
    await page.getByRole('button', { name: 'Copy Code 99999 00003' }).first().click();
    assert.equal(
      await page.evaluate(() => navigator.clipboard.readText()),
      hospital.desk.sms(fathima.phone)[0]?.otp,
    );
  });

  test('copies ABHA numbers and addresses, and ends sessions for developers', async () => {
    await using visit = await hospital.open('/my-abha', { width: 1280 });
    const { page, context } = visit;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy ABHA number Rohan Vasant Deshpande' }).click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), '91-0000-0000-0117');
    await page.getByRole('button', { name: 'Copy ABHA address Pooja Barman' }).click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'pooja.barman@abdm');
    await hospital.signIn(context, 'pooja.barman@abdm');
    await page.getByRole('button', { name: 'Expire the ABDM session' }).click();
    await page.getByText('Expired', { exact: true }).waitFor();
    assert.equal((await hospital.ask(context, 'findSession')).body['gatewaySession'], 'expired');
  });

  test('sends the browser nowhere but to itself', async () => {
    await using visit = await hospital.open('/appointments');
    const { page } = visit;
    const origins = new Set<string>();
    page.on('request', (request) => origins.add(new URL(request.url()).origin));
    await page.goto('/register');
    await new Patient(page).asksForCode(person('Lalrinpuii'));
    assert.deepEqual([...origins], [hospital.url]);
  });
});
