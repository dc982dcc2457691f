import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext } from 'playwright-core';
import { maskAbhaAddress } from '../../src/abdm/abha-address.js';
import { maskAbhaNumber } from '../../src/abdm/abha-number.js';
import { inDepth } from '../support/depth.js';
import { openBrowser, openHospital, sideBySide } from '../support/e2e.js';
import { type Arrival, arriveAs } from './my-abha.js';
import { Patient, person } from './patient.js';
import { scan } from './screenshot-code.js';
import { Visitor, words } from './visitor.js';

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const path = '/abdm/v1/profile';
const meenakshi = 'meenakshi_iyer@abdm';

/** Keeps what the sandbox last answered to each path. */
function keepAnswers(): Required<Pick<Arrival, 'fetch'>> & { readonly answer: (path: string) => Buffer } {
  const answers = new Map<string, Buffer>();
  return {
    async fetch(input, init) {
      const response = await fetch(input, init);
      const { pathname } = new URL(input instanceof Request ? input.url : input);
      answers.set(pathname, Buffer.from(await response.clone().arrayBuffer()));
      return response;
    },
    answer: (of) => answers.get(of) ?? Buffer.alloc(0),
  };
}

/** Somebody who looks at their card on "My ABHA". */
async function arrive(abhaAddress: string, arrival: Arrival = {}) {
  const upstream = keepAnswers();
  const visit = await arriveAs(browser, abhaAddress, { ...arrival, fetch: upstream.fetch });
  const card = new Visitor(visit.page, 'abha-card', arrival.language);
  await card.element.getByRole('img').first().waitFor();
  return {
    ...visit,
    ...upstream,
    card,
    m: card.words.card,
    [Symbol.asyncDispose]: () => visit[Symbol.asyncDispose](),
  };
}

describe('the card', sideBySide, () => {
  test('is shown and told as text, and the file that is saved is the one that ABDM drew (P2 7, CRT_ABHA_114)', async () => {
    await using visit = await arrive(meenakshi);
    const { card, page, complaints, m } = visit;
    const picture = card.element.getByRole('img', { name: m.picture('Meenakshi Iyer') });
    const width = await picture.evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      return image.naturalWidth;
    });
    assert(width > 0);
    await card.text(m.text).click();
    await card.text(maskAbhaNumber('91-0000-0000-0125')).waitFor();
    await card.text(maskAbhaAddress(meenakshi)).waitFor();
    const saving = page.waitForEvent('download');
    await card.button(m.download).click();
    const download = await saving;
    assert.equal(download.suggestedFilename(), 'ABHA.png');
    const file = await readFile(await download.path());
    assert.deepEqual([...file.subarray(1, 4)], [...Buffer.from('PNG')]);
    assert(file.equals(visit.answer(`${path}/asset/card`)));
    assert.deepEqual(await card.told('page', 'card-downloaded'), { version: 1 });
    assert.equal(visit.count('GET', `${path}/asset/card`), 1);
    assert.deepEqual(complaints, []);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    (colorScheme === 'dark' ? test : inDepth)(
      `has a QR code for the counter that another reader reads to the bytes that ABDM gave (${colorScheme})`,
      async () => {
        await using visit = await arrive(meenakshi);
        const { card, page, complaints, m } = visit;
        await page.emulateMedia({ colorScheme });
        await card.button(m.showCode).click();
        const given = (): Buffer => visit.answer(`${path}/asset/qr`);
        const code = card.element.getByRole('img', { name: m.code('Meenakshi Iyer') });
        await code.waitFor();
        assert((await scan(code)).equals(given()));
        await card.button(m.fullScreen).click();
        const counter = card.element.getByRole('dialog');
        await counter.getByText(maskAbhaAddress(meenakshi)).waitFor();
        const size = await counter.boundingBox();
        assert.deepEqual([size?.width, size?.height], [360, 760]);
        assert((await scan(counter.getByRole('img'))).equals(given()));
        assert.match(given().toString(), /Meenakshi/);
        await page.keyboard.press('Escape');
        await counter.waitFor({ state: 'hidden' });
        await card.isAt(card.button(m.fullScreen));
        assert.equal(visit.count('GET', `${path}/asset/qr`), 1);
        assert.deepEqual(complaints, []);
      },
    );
  }
});

test('the card is there at the end of the sign-up', async () => {
  await using hospital = await openHospital(browser);
  const { page, complaints } = await hospital.open();
  const patient = new Patient(page);
  const { signup, card } = words.en;
  await patient.confirmsAadhaar(person('Asha'));
  await patient.chooses('asha.verma90');
  await patient.sees(signup.done.title.abha);
  await patient.button(signup.done.showCard).click();
  await patient.element.getByRole('img', { name: card.picture('Asha Verma') }).waitFor();
  await patient.button(card.showCode).click();
  const code = patient.element.getByRole('img', { name: card.code('Asha Verma') });
  await code.waitFor();
  assert.match((await scan(code)).toString(), /asha\.verma90@abdm/);
  assert.deepEqual(complaints, []);
});

describe('several elements on one page', () => {
  /** Adds a second profile to "My ABHA", one with a card in it. */
  const withTwoProfiles = (context: BrowserContext): Promise<unknown> =>
    context.route('**/my-abha', async (route) => {
      const response = await route.fetch();
      const page = await response.text();
      const card = '<abha-card id="my-card"';
      assert(page.includes(card));
      const body = page.replace(card, `<abha-profile id="second"></abha-profile>${card}`);
      await route.fulfill({ response, body });
    });

  test('read the profile once, and what one of them changes all of them show', async () => {
    await using visit = await arrive(meenakshi, { before: withTwoProfiles });
    const { page, patient, m, complaints } = visit;
    const { form } = words.en.profile;
    const second = page.locator('#second');
    const home = second.locator('[part~="value-home"]');
    await home.getByText(/\d{6}$/).waitFor();
    assert.equal(visit.count('GET', path), 1);
    assert.deepEqual(visit.statuses('readProfile'), [200]);
    await second.getByRole('button', { name: words.en.profile.showCard }).click();
    await second.getByRole('img', { name: m.picture('Meenakshi Iyer') }).waitFor();
    assert.deepEqual(visit.statuses('readProfile'), [200]);
    assert.equal(visit.count('GET', `${path}/asset/card`), 1);

    const first = page.locator('abha-profile').first();
    await first.getByRole('button', { name: words.en.profile.edit, exact: true }).click();
    await first.getByRole('textbox', { name: form.line, exact: true }).fill('3 Anna Salai');
    await first.getByRole('button', { name: form.save, exact: true }).click();
    await home.getByText(/^3 Anna Salai, /).waitFor();
    assert.deepEqual(visit.statuses('readProfile'), [200]);
    // A changed profile may be another card: both of them are read anew, by one call.
    await page.locator('#my-card:state(idle)').waitFor();
    assert.equal(visit.count('GET', `${path}/asset/card`), 2);
    assert.equal(await patient.page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
    assert.deepEqual(complaints, []);
  });
});
