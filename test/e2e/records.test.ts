import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { failures } from '../../src/locales/en/failures.js';
import { inDepth } from '../support/depth.js';
import { openBrowser, openHospital, sideBySide } from '../support/e2e.js';
import { ProfilePage } from './profile-page.js';
import { RecordsPage, recordWords, vembanad, visitRecords } from './records-page.js';
import { ReturningPatient } from './returning-patient.js';
import { words } from './visitor.js';

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const { list, linking, search } = recordWords.en;
const devika = 'devika.pillai@abdm';
const phone = '9999900071';
/** What waits there; the newest comes first, the others are of one day. */
const visits = ['Medicines for a week', 'General consultation', 'Blood and urine tests'] as const;

test('a patient finds a facility, fetches what it has, links three visits, and sees them there, also after a restart of the sandbox (P2 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8 and P2 12.1)', async () => {
  await using visit = await visitRecords(browser, devika, { keepsData: true, language: 'hi' });
  const { hospital, patient, page, complaints } = visit;
  const { list, linking, viewer } = patient.said;
  await visit.arrives();
  await patient.text(list.empty).waitFor();
  await patient.button(list.link).click();
  await patient.sees(list.link);
  await patient.search.pressSequentially('vembanad');
  const option = patient.element.getByRole('option', { name: vembanad.name }).first();
  await option.getByText('Kochi, Kerala', { exact: true }).waitFor();
  await option.click();

  await patient.sees(linking.details.title);
  await patient.isAt(patient.heading);
  const details = patient.element.locator('[part~="details"]');
  await details.getByText(devika, { exact: true }).waitFor();
  const known = await details.innerText();
  for (const fact of [vembanad.name, 'Devika Pillai', '1994', '91-0000-0000-0497', linking.details.genders.F])
    assert(known.includes(fact), `${fact} in ${known}`);
  await patient.fetches();
  assert.deepEqual(await patient.element.getByRole('checkbox').count(), 1 + visits.length);
  await patient.box(linking.visits.all).check();
  await patient.text(linking.visits.codes(3, '3')).waitFor();
  await patient.button(linking.visits.submit).click();
  for (const [index] of visits.entries()) {
    await patient.isAskedForCode(index + 1, visits.length);
    // The first SMS was for signing in.
    await patient.entersCode(await patient.readsCode(phone, index + 2));
  }
  await patient.sees(linking.done.linked);
  assert.deepEqual(visit.linked().sort(), [...visits].sort());
  assert.deepEqual(await patient.told('page', 'records-linked'), {
    version: 1,
    hipId: vembanad.hipId,
    count: 1,
  });
  const told = await patient.told('server', 'onRecordsLinked');
  assert.equal(told['hipId'], vembanad.hipId);
  assert.equal(told['abhaAddress'], devika);

  await patient.button(linking.done.show(vembanad.name)).click();
  await patient.sees(list.title);
  await patient.text(list.recentlyLinked).first().waitFor();
  const seesAll = async (status: string): Promise<void> => {
    const rows = patient.visitsAt(vembanad.name);
    await rows.getByText(status, { exact: true }).nth(2).waitFor();
    assert.equal(await rows.count(), visits.length);
    for (const name of visits) await rows.getByText(name, { exact: true }).waitFor();
  };
  await hospital.pass(10);
  await patient.button(list.pullOf(vembanad.name)).click();
  await seesAll(list.statuses.DataProcessed);

  await hospital.restart();
  await visit.arrives();
  await patient.facility(vembanad.name).locator('summary').first().click();
  await seesAll(list.statuses.DataProcessed);
  const [row] = await patient.visitsAt(vembanad.name).all();
  await row?.getByRole('button').click();
  const opened = await patient.told('page', 'record-open');
  assert.equal(opened['hipId'], vembanad.hipId);
  assert.deepEqual(Object.keys(opened), ['version', 'hipId', 'careContextId']);
  await patient.element.locator('record-viewer').getByRole('button', { name: viewer.close }).click();

  await patient.button(list.linkMoreOf(vembanad.name)).click();
  await patient.sees(linking.details.title);
  await patient.button(linking.details.submit).click();
  await patient.sees(linking.nothing['nothing-new'].title);
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.equal(tooWide, 0);
  assert.deepEqual(complaints, []);
});

describe('to a facility', sideBySide, () => {
  test('the link in a facility’s SMS leads to its visits, through both sign-ins (P2 19.3 and 19.7)', async () => {
    await using hospital = await openHospital(browser);
    const { page, complaints } = await hospital.open(`/records?hip-id=${vembanad.hipId}`, { user: null });
    await page.getByRole('button', { name: /Meera Kulkarni/ }).click();
    await page.locator('care-contexts').getByRole('link', { name: words.en.common.signIn }).click();
    const somebody = new ReturningPatient(page);
    await somebody.enters(phone);
    await somebody.entersCode(await somebody.readsCode(phone));
    await somebody.account(devika).click();
    await somebody.agreesToDataProcessing();
    await somebody.sees(words.en.login.done.title);
    await page.getByRole('link', { name: 'To my records' }).click();
    const patient = new RecordsPage(page);
    await patient.element.getByText(vembanad.name, { exact: true }).waitFor();
    assert.equal(new URL(page.url()).searchParams.get('hip-id'), vembanad.hipId);
    await patient.button(linking.facility.submit).click();
    await patient.sees(linking.details.title);
    await patient.fetches();
    await patient.box(visits[0]).waitFor();
    assert.deepEqual(complaints, []);
  });

  test('a facility is searched for with one search at a time, by anybody, and only the newest text is answered (P2 1.2)', async () => {
    let inFlight = 0;
    let most = 0;
    const asked: string[] = [];
    await using hospital = await openHospital(browser, {
      async fetch(input, init) {
        const url = new URL(input instanceof Request ? input.url : input);
        if (url.pathname !== '/abdm/v1/providers') return fetch(input, init);
        asked.push(url.searchParams.get('name') ?? '');
        inFlight += 1;
        most = Math.max(most, inFlight);
        try {
          return await fetch(input, init);
        } finally {
          inFlight -= 1;
        }
      },
    });
    const { page, complaints } = await hospital.open('/appointments');
    const element = page.locator('provider-search');
    const field = element.getByRole('combobox');
    await field.evaluate((input: HTMLInputElement) => {
      // Faster than any pause, however busy the computer is.
      for (const letter of 'kaveri hospital') {
        input.value += letter;
        input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      }
      input.focus();
    });
    await element.getByRole('option').first().waitFor();
    assert.deepEqual(asked, ['kaveri hospital']);
    // Slower than the pause in typing, faster than the answers.
    hospital.desk.addFault({ path: '/abdm/v1/providers', delay_ms: 1200, times: 20 });
    await field.fill('');
    await field.pressSequentially('vemban', { delay: 400 });
    await element.getByRole('option', { name: vembanad.name }).waitFor();
    const names = await element.getByRole('option').allInnerTexts();
    assert(
      names.every((name) => name.toLowerCase().includes('vemban')),
      names.join(),
    );
    assert(asked.length > 2, asked.join());
    assert.equal(most, 1, asked.join());
    await field.press('ArrowDown');
    await field.press('Enter');
    await element.locator('[part=chosen]').waitFor();
    await page.getByRole('button', { name: 'Link its records' }).click();
    await page.waitForURL('**/records?hip-id=*');
    await page.locator('care-contexts').getByRole('link', { name: words.en.common.signIn }).waitFor();
    assert.deepEqual(complaints, []);
  });
});

describe('whatever goes wrong has its own words and a way on, and nothing chosen is lost', sideBySide, () => {
  test('a facility that is down, or does not answer in its time (ABDM-1028, ABDM-1402)', async () => {
    await using visit = await visitRecords(browser, devika, { facilityPace: 0.05 });
    const { patient } = visit;
    const [down, silent] = ['IN2310000011', 'IN2710000012'];
    const unreachable = patient.alert.getByText(linking.failures['facility-unreachable']);
    await visit.fetchesAt(down);
    await unreachable.waitFor();
    await visit.fetchesAt(silent);
    await unreachable.waitFor();
    await patient.alert.getByRole('button', { name: words.en.common.tryAgain }).click();
    await unreachable.waitFor({ state: 'detached' });
    await unreachable.waitFor();
    await patient.button(words.en.common.back).click();
    await patient.button(search.another).click();
    await patient.finds('vembanad', vembanad.name);
    await patient.sees(linking.details.title);
    await patient.fetches();
  });

  test('a wrong code, and one that is over (ABDM-1035, MIS-1013)', async () => {
    await using visit = await visitRecords(browser, devika);
    const { hospital, patient } = visit;
    await visit.fetchesAt(vembanad.hipId);
    await patient.chooses(visits.slice(0, 2));
    const first = visit.code();
    await patient.entersCode(first === '000000' ? '000001' : '000000');
    await patient.text(failures['otp-wrong']).waitFor();
    await patient.isAt(patient.codeField);
    await hospital.pass(601);
    await patient.entersCode(first);
    await patient.text(failures['otp-expired']).waitFor();
    assert.deepEqual(visit.linked(), []);
    await patient.button(words.en.common.otp.resend).click();
    await patient.text(words.en.common.otp.resent).first().waitFor();
    await patient.entersCode(visit.code());
    await patient.isAskedForCode(2, 2);
    assert.deepEqual(visit.linked(), [visits[0]]);
    await patient.entersCode(visit.code());
    await patient.sees(linking.done.linked);
    assert.deepEqual(visit.linked().sort(), visits.slice(0, 2).sort());
  });

  test('a session that ends in the middle: renewed, and linked once (HTTP 491)', async () => {
    await using visit = await visitRecords(browser, devika);
    const { hospital, patient, page } = visit;
    await visit.fetchesAt(vembanad.hipId);
    await patient.chooses(visits.slice(0, 2));
    const code = visit.code();
    // The pause between two codes to one number.
    await hospital.pass(61);
    hospital.desk.expireSessions(devika);
    await patient.entersCode(code);
    await new ProfilePage(page).renews(() => visit.code());
    await patient.isAskedForCode(2, 2);
    assert.deepEqual(visit.linked(), [visits[0]]);
    await patient.entersCode(visit.code());
    await patient.sees(linking.done.linked);
    const confirmed = hospital.desk
      .calls('/abdm/v1/care-contexts/discover/link/confirm')
      .filter(({ status }) => status < 300);
    assert.equal(confirmed.length, 2);
  });

  test('a visit that another app links meanwhile (ABDM-1056)', async () => {
    await using visit = await visitRecords(browser, devika);
    const { hospital, patient } = visit;
    const idOf = (name: string): string =>
      hospital.desk.visits(devika).find(({ display }) => display === name)?.care_context_id ?? '';
    await visit.fetchesAt(vembanad.hipId);
    await patient.box(visits[0]).waitFor();
    const [first = '', second = '', third = ''] = await patient.element
      .locator('[part="visit"]')
      .allInnerTexts();
    await patient.chooses([first, second, third]);
    for (const name of [first, second]) hospital.desk.linkElsewhere(devika, idOf(name));
    await patient.entersCode(visit.code());
    await patient.isAskedForCode(3, 3);
    await patient.text(linking.otp['already-linked'](second)).first().waitFor();
    await patient.entersCode(visit.code());
    await patient.sees(linking.done.linked);
    assert.deepEqual(
      (await patient.results()).map((row) => row.replace(/^[^\p{L}]+/u, '')),
      [
        `${first} ${linking.done.results['already-linked']}`,
        `${second} ${linking.done.results['already-linked']}`,
        `${third} ${linking.done.results.linked}`,
      ],
    );
  });

  inDepth('a discovery that is over: the facility looks again, and what was chosen is ticked', async () => {
    await using visit = await visitRecords(browser, devika);
    const { hospital, patient } = visit;
    await visit.fetchesAt(vembanad.hipId);
    for (const name of visits.slice(1)) await patient.box(name).check();
    await hospital.pass(21 * 60);
    await patient.button(linking.visits.submit).click();
    await patient.alert.getByText(linking.failures['transaction-lost']).waitFor();
    await patient.button(linking.lookAgain).click();
    await patient.sees(linking.visits.title);
    assert.deepEqual(await Promise.all(visits.map((name) => patient.box(name).isChecked())), [
      false,
      true,
      true,
    ]);
    await patient.button(linking.visits.submit).click();
    await patient.isAskedForCode(1, 2);
  });

  inDepth(
    'several patients of one name, one of them chosen; and a code that goes to another number',
    async () => {
      await using visit = await visitRecords(browser, devika, { facilityPace: 0 });
      const { patient } = visit;
      await visit.fetchesAt('IN3310000011');
      await patient.sees(linking.patient.title);
      await patient.button(linking.patient.submit).click();
      await patient.text(linking.patient.problem).waitFor();
      await patient.element.getByRole('radio').first().check();
      await patient.button(linking.patient.submit).click();
      await patient.sees(linking.visits.title);
      await visit.fetchesAt('IN2410000012');
      await patient.sees(linking.visits.title);
      await patient.chooses(['Antenatal visit']);
      await patient.entersCode(visit.code('9999900079'));
      await patient.sees(linking.done.linked);
      assert.deepEqual(visit.linked(), ['Antenatal visit']);
    },
  );
});

inDepth('hostile names are shown as texts, inside 360 px, and nothing of them runs', async () => {
  await using visit = await visitRecords(browser, 'zubaida.thangal@abdm');
  const { patient, page, complaints } = visit;
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const isSafe = async (): Promise<void> => {
    const found = await page.evaluate(() => ({
      tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      markup: document.querySelector('care-contexts')?.shadowRoot?.querySelectorAll('img, script, b').length,
    }));
    assert.deepEqual(found, { tooWide: 0, markup: 0 });
  };
  await visit.arrives();
  for (const summary of await patient.element.locator('[part~="facility-head"]').all()) await summary.click();
  await patient.element.getByText('" onmouseover="alert(3)').waitFor();
  await isSafe();
  await visit.fetchesAt('IN2710000013');
  await patient.sees(linking.visits.title);
  await patient.element.getByText('<img src=x onerror=alert(1)>').first().waitFor();
  await isSafe();
  assert.deepEqual(dialogs, []);
  assert.deepEqual(complaints, []);
});

inDepth('from the list to the linked visit with nothing but the keyboard', async () => {
  await using visit = await visitRecords(browser, devika);
  const { patient, page, complaints } = visit;
  const { keyboard } = page;
  const tabTo = async (target: ReturnType<RecordsPage['button']>): Promise<void> => {
    await target.waitFor();
    for (let presses = 0; presses < 60; presses += 1) {
      await keyboard.press('Tab');
      const isThere = await target.evaluate(
        (node) => (node.getRootNode() as ShadowRoot).activeElement === node,
      );
      if (isThere) return;
    }
    assert.fail(`Tab does not lead to ${String(target)}`);
  };
  await visit.arrives();
  await tabTo(patient.button(list.link));
  await keyboard.press('Enter');
  await patient.sees(list.link);
  await tabTo(patient.search);
  await keyboard.type('vembanad');
  await patient.element.getByRole('option').first().waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await patient.sees(linking.details.title);
  await patient.isAt(patient.heading);
  await tabTo(patient.button(linking.details.submit));
  await keyboard.press('Enter');
  await patient.sees(linking.visits.title);
  await tabTo(patient.box(visits[1]));
  await keyboard.press('Space');
  await tabTo(patient.button(linking.visits.submit));
  await keyboard.press('Enter');
  await patient.isAskedForCode(1, 1);
  await patient.isAt(patient.codeField);
  await keyboard.type(visit.code());
  await keyboard.press('Enter');
  await patient.sees(linking.done.linked);
  await tabTo(patient.button(linking.done.show(vembanad.name)));
  await keyboard.press('Enter');
  await patient.visitsAt(vembanad.name).first().waitFor();
  assert.deepEqual(visit.linked(), [visits[1]]);
  assert.deepEqual(complaints, []);
});
