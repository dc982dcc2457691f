import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { formatMobile, maskMobile } from '../../src/abdm/mobile.js';
import { inDepth } from '../support/depth.js';
import { openBrowser, sideBySide } from '../support/e2e.js';
import { arriveAs, type MyAbha } from './my-abha.js';
import { words } from './visitor.js';

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

const { common, profile, session } = words.en;
const path = '/abdm/v1/profile';
const rohan = 'rohan.deshpande@abdm';
const pooja = 'pooja.barman@abdm';
const sukhi = 'sukhi.1961@abdm';

/** Asserts something of the profile, again after the page is loaded anew, and again after the sandbox was restarted. */
async function staysSo(
  { hospital, page, patient }: MyAbha,
  abhaAddress: string,
  check: () => Promise<void>,
): Promise<void> {
  await check();
  await page.reload();
  await patient.shows(abhaAddress);
  await check();
  await hospital.restart();
  // The proxy remembers a profile for a minute.
  await hospital.pass(61);
  await page.reload();
  await patient.shows(abhaAddress);
  await check();
}

describe('the profile', sideBySide, () => {
  test('with KYC: photo, badge, number, all addresses, and the mobile number only while it is asked for (P2 6)', async () => {
    await using visit = await arriveAs(browser, 'imranansari86@abdm');
    const { patient, complaints } = visit;
    assert.match((await patient.badge.textContent()) ?? '', /KYC Verified\s*$/);
    await patient.line('number').getByText('91-0000-0000-0133', { exact: true }).waitFor();
    const photo = patient.element.getByRole('img', { name: profile.photoOf('Imran Ansari') });
    assert(await photo.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)));
    const addresses = await patient.line('address').getByRole('listitem').allTextContents();
    assert.deepEqual(
      addresses.map((text) => text.trim().split(/\s+/)[0]),
      ['imranansari86@abdm', 'imran.ansari@abdm', 'ansari_imran@abdm', '91000000000133@abdm'],
    );
    assert.match(addresses[0] ?? '', new RegExp(`${profile.present}\\s*$`));
    const mobile = '9999900013';
    await patient.text(maskMobile(mobile)).waitFor();
    await patient.button(profile.mobileNumber.show).click();
    await patient.text(formatMobile(mobile)).waitFor();
    await patient.button(profile.mobileNumber.hide).click();
    await patient.text(maskMobile(mobile)).waitFor();
    assert.equal(await patient.text(formatMobile(mobile)).count(), 0);
    assert.deepEqual(complaints, []);
  });

  inDepth('without KYC: says so, and has no number (P2 6)', async () => {
    await using visit = await arriveAs(browser, pooja);
    const { patient, page } = visit;
    assert.match((await patient.badge.textContent()) ?? '', /Self Declared\s*$/);
    assert.equal(await patient.line('number').count(), 0);
    assert.equal(
      await page
        .getByText(/91-\d{4}-\d{4}-\d{4}/)
        .and(patient.element.locator('*'))
        .count(),
      0,
    );
  });
});

describe('changes that the patient makes', sideBySide, () => {
  const { form, unknown } = profile;

  test('with KYC the address only; name, birth and gender are locked (P2 17.1, 17.3)', async () => {
    await using visit = await arriveAs(browser, rohan, { keepsData: true });
    const { patient, complaints } = visit;
    await patient.edits();
    await patient.text(form.locked).waitFor();
    for (const label of [form.firstName, form.day, form.year])
      assert.equal(await patient.field(label).count(), 0);
    await patient.types({ [form.line]: '8 Residency Road', [form.pincode]: '560001' });
    await patient.element
      .getByText(/560001|Bengaluru|Bangalore/i)
      .first()
      .waitFor();
    await patient.savesWell();
    await patient.told('page', 'profile-updated');
    await staysSo(visit, rohan, async () => {
      await patient
        .line('home')
        .getByText(/^8 Residency Road, .+ 560001$/)
        .waitFor();
      assert.match((await patient.line('name').textContent()) ?? '', /Rohan Vasant Deshpande/);
    });
    assert.equal(visit.statuses('updateProfile').join(), '200');
    assert.deepEqual(complaints, []);
  });

  test('without KYC all of it (P2 18.1 to 18.7)', async () => {
    await using visit = await arriveAs(browser, pooja, { keepsData: true });
    const { patient, complaints } = visit;
    await patient.edits();
    await patient.types({
      [form.firstName]: 'Puja',
      [form.optional(form.middleName)]: 'Rani',
      [form.optional(form.lastName)]: '',
      [form.day]: '4',
      [form.month]: '9',
      [form.year]: '1997',
      [form.line]: '5 Zoo Road',
      [form.pincode]: '411001',
    });
    await patient.element.getByRole('radio', { name: form.genders.O, exact: true }).check();
    await patient.savesWell();
    await staysSo(visit, pooja, async () => {
      await patient.line('name').getByText('Puja Rani', { exact: true }).waitFor();
      await patient.line('gender').getByText(form.genders.O, { exact: true }).waitFor();
      await patient
        .line('home')
        .getByText(/^5 Zoo Road, Pune, .+ 411001$/)
        .waitFor();
      const month = new Intl.DateTimeFormat('en', { month: 'long' }).format(new Date(1997, 8));
      const born = new RegExp(`(?=.*\\b4\\b)(?=.*${month})(?=.*1997)`);
      await patient.line('birth').getByText(born).waitFor();
    });
    assert.deepEqual(complaints, []);
  });

  inDepth('of somebody of whom ABDM knows the year of birth only: day and month are asked for', async () => {
    await using visit = await arriveAs(browser, sukhi, { keepsData: true });
    const { patient } = visit;
    await patient
      .line('home')
      .getByText(/834001$/)
      .waitFor();
    await patient.edits();
    await patient.types({ [form.line]: 'Church Road' });
    await patient.saves();
    await patient.text(form.problems.birth.empty).waitFor();
    assert.equal(await patient.field(form.year).inputValue(), '1961');
    await patient.types({ [form.day]: '31', [form.month]: '2' });
    await patient.saves();
    await patient.text(form.problems.birth['not-a-date']).waitFor();
    await patient.types({ [form.day]: '28' });
    await patient.savesWell();
    await staysSo(visit, sukhi, async () => {
      await patient.line('birth').getByText('1961').waitFor();
      assert.notEqual((await patient.line('birth').textContent())?.trim(), '1961');
      assert.equal(await patient.line('home').getByText(unknown, { exact: true }).count(), 0);
    });
  });
});

describe('a change made elsewhere while the form is open', sideBySide, () => {
  const { form } = profile;

  test('is shown, and the patient chooses: nothing typed is lost, and nothing of ABDM overwritten unseen', async () => {
    await using visit = await arriveAs(browser, pooja);
    const { patient, page, hospital, complaints } = visit;
    await patient.edits();
    await patient.types({ [form.line]: '5 New Road', [form.firstName]: 'Puja' });
    hospital.desk.changeProfile(pooja, { address: '1 Gandhi Chowk', pincode: '411001' });
    await patient.saves();
    await patient.text(common.errors['profile-changed']).waitFor();
    assert.deepEqual(visit.statuses('updateProfile'), [412]);
    assert.equal(visit.count('PATCH', path), 0);
    await patient.text(form.taken(form.pincode)).waitFor();
    await patient.text(form.both(form.line)).waitFor();
    assert.equal(await patient.field(form.pincode).inputValue(), '411001');
    assert.equal(await patient.field(form.line).inputValue(), '5 New Road');
    assert.equal(await patient.field(form.firstName).inputValue(), 'Puja');
    await patient.saves();
    await patient.text(form.choose).waitFor();
    assert.equal(visit.count('PATCH', path), 0);
    await patient.element.getByRole('radio', { name: `${form.theirs} 1 Gandhi Chowk` }).check();
    assert.equal(await patient.field(form.line).inputValue(), '1 Gandhi Chowk');
    await patient.element.getByRole('radio', { name: `${form.mine} 5 New Road` }).check();
    assert.equal(await patient.field(form.line).inputValue(), '5 New Road');
    await patient.savesWell();
    await patient
      .line('home')
      .getByText(/^5 New Road, Pune, .+ 411001$/)
      .waitFor();
    await patient.line('name').getByText('Puja Barman', { exact: true }).waitFor();
    assert.equal(visit.count('PATCH', path), 1);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
    assert.deepEqual(complaints, []);
  });

  inDepth('can be tried with the panel for developers', async () => {
    await using visit = await arriveAs(browser, pooja);
    const { patient, page } = visit;
    assert.equal(await page.getByLabel('ABHA address', { exact: true }).inputValue(), pooja);
    await patient.edits();
    await patient.types({ [form.line]: '5 New Road' });
    await page.getByLabel('House, street and place').fill('7 Lane');
    await page.getByRole('button', { name: 'Change it' }).click();
    await page.getByText('Changed', { exact: true }).waitFor();
    await patient.saves();
    await patient.element.getByRole('radio', { name: `${form.theirs} 7 Lane` }).check();
    await patient.saves();
    await patient.text(form.unchanged).last().waitFor();
    await page.getByLabel('ABHA address', { exact: true }).fill('nobody.of.this@abdm');
    await page.getByRole('button', { name: 'Change it' }).click();
    await page.getByText('ABDM does not take this', { exact: true }).waitFor();
  });
});

describe('while a change is saved', sideBySide, () => {
  const { form } = profile;

  test('the session ends: it is renewed, and the same change is made once', async () => {
    await using visit = await arriveAs(browser, pooja);
    const { patient, hospital } = visit;
    await patient.edits();
    await patient.types({ [form.firstName]: 'Puja', [form.line]: '5 New Road' });
    hospital.desk.expireSessions();
    await patient.saves();
    await patient.dialog.getByText(session.start.of('Pooja Barman')).waitFor();
    await patient.renews(() => visit.code('9999900041'));
    await patient.text(form.saved).first().waitFor();
    await patient.line('name').getByText('Puja Barman', { exact: true }).waitFor();
    assert.deepEqual(visit.statuses('updateProfile'), [401, 200]);
    assert.equal(visit.count('PATCH', path), 1);
  });

  inDepth(
    'the network is lost before it was made: what was typed stays, and trying again makes it once',
    async () => {
      await using visit = await arriveAs(browser, pooja);
      const { patient, context } = visit;
      await patient.edits();
      await patient.types({ [form.line]: '5 New Road' });
      await context.setOffline(true);
      await patient.saves();
      await patient.alert.getByText(common.errors.offline).waitFor();
      assert.equal(await patient.field(form.line).inputValue(), '5 New Road');
      await context.setOffline(false);
      await patient.alert.getByRole('button', { name: common.tryAgain }).click();
      await patient.text(form.saved).first().waitFor();
      assert.equal(visit.count('PATCH', path), 1);
    },
  );

  test('the network is lost after it was made: the profile is read back, and shows it', async () => {
    await using visit = await arriveAs(browser, pooja);
    const { patient, context } = visit;
    await context.route('**/abdm/v1/profile', async (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await patient.edits();
    await patient.types({ [form.line]: '5 New Road' });
    await patient.savesWell();
    await patient
      .line('home')
      .getByText(/^5 New Road, /)
      .waitFor();
    assert.equal(visit.count('PATCH', path), 1);
    await patient.wasNotTold('page', 'abdm-error');
    await patient.told('page', 'profile-updated');
  });
});

test('texts of ABDM that try to be markup, to run backwards or to have no end stay texts inside 360 px', async () => {
  const markup = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
  const hostile = {
    abha_address: 'pooja.barman@abdm',
    abha_addresses: ['pooja.barman@abdm', `${'a'.repeat(10_000)}@abdm`],
    first_name: markup,
    middle_name: '\u202Ekcab\u202E',
    last_name: '👩🏽‍⚕️'.repeat(300),
    full_name: `${markup} \u202Ekcab ${'x'.repeat(10_000)} 👩🏽‍⚕️`,
    gender: 'F',
    year_of_birth: 1996,
    mobile: `${markup}${'9'.repeat(1000)}`,
    address: `"><svg onload=window.hacked=1> \u202E${'अ'.repeat(10_000)}`,
    pincode: '781001',
    district_name: markup,
    state_name: 'y'.repeat(10_000),
    kyc_verified: false,
  };
  await using visit = await arriveAs(browser, pooja, {
    before: (_context, { desk }) => desk.addFault({ path, method: 'GET', body: hostile, times: 9 }),
  });
  const { patient, page, complaints } = visit;
  await patient.line('name').getByText(markup).waitFor();
  const isWide = (): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.equal(await isWide(), 0);
  await patient.edits();
  assert.equal(await isWide(), 0);
  assert.equal(await patient.element.locator('script, svg, img:not([part="photo"])').count(), 0);
  assert.equal(await page.evaluate(() => 'hacked' in window), false);
  assert.deepEqual(complaints, []);
});
