import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { AbdmConnect } from '../../src/elements/abdm-connect/index.js';
import { profileShare } from '../../src/locales/notices/profile-share.js';
import { inDepth } from '../support/depth.js';
import { openBrowser, openHospital, sideBySide } from '../support/e2e.js';
import { writeQrFilm } from '../support/qr-film.js';
import { ProfilePage } from './profile-page.js';
import { readPage } from './read-page.js';
import { ReturningPatient } from './returning-patient.js';
import {
  counters,
  linkTo,
  type NamedCounter,
  own,
  pictureOf,
  qrOf,
  SharePage,
  shareWords,
  type ShareVisit,
  visitShare,
} from './share-page.js';
import { words } from './visitor.js';

let browser: Browser;
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'abdm-elements-film-'));
  const film = join(folder, 'counter.y4m');
  writeQrFilm(film, { text: qrOf(own), frames: 8 });
  browser = await openBrowser({ film });
});
after(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

const { scan, sharing } = shareWords.en;
const sharePath = '/abdm/v2/profile/share';
const devika = 'devika.pillai@abdm';
const phone = '9999900071';
const payment = 'upi://pay?pa=sahyadri@upi&pn=Sahyadri%20General%20Hospital&am=200.00';

/** From the camera to the token, and to the counter's queue. */
async function sharesByFilm(visit: ShareVisit): Promise<void> {
  const { hospital, page, patient, complaints } = visit;
  await visit.arrives();
  await patient.button(scan.scan).click();
  await patient.reviews(own);
  await patient.isAt(patient.heading);
  assert.deepEqual([...new Set(await visit.tracks())], ['ended']);
  const { rows } = sharing.review;
  assert.deepEqual(await patient.details(), {
    [rows.number]: '91-0000-0000-0497',
    [rows.address]: devika,
    [rows.name]: 'Devika Pillai',
    [rows.gender]: sharing.added.genders.F,
    [rows.birth]: 'February 11, 1994',
    [rows.mobile]: phone,
    [rows.home]: '22 Marine Drive, Ernakulam, Kerala, 682001',
  });
  await patient.text(profileShare.text(own.name)).waitFor();
  assert.equal(visit.received(own), 0);
  await patient.shares();
  const token = await patient.getsToken(own);
  assert.match(await patient.part('countdown').innerText(), /^(30:00|29:\d\d) left$/);

  assert.equal(visit.received(own), 1);
  const [received] = hospital.desk.shares(own);
  assert.equal(received?.tokenNumber, token);
  assert.equal(received?.location, undefined);
  const { requestId, ...where } = await patient.told('page', 'profile-shared');
  assert.deepEqual(where, { version: 1, hipId: own.hipId, counterId: own.counterId });
  assert.equal(typeof requestId, 'string');
  assert.equal((await patient.told('server', 'onShared'))['counterId'], own.counterId);
  assert.equal((await patient.told('server', 'onAgreement'))['notice'], 'profile-share');

  await page.goto('/front-desk');
  const first = page.locator('#queue').getByRole('listitem').first();
  await first.getByText('Devika Pillai', { exact: true }).waitFor();
  await first.getByText(devika, { exact: true }).waitFor();
  assert.match(await first.locator('.token').innerText(), new RegExp(`\\b${token}$`));
  assert.deepEqual([...visit.origins], [new URL(hospital.url).origin]);
  assert.deepEqual(complaints, []);
}

/** Has files of the scanner come with a policy that allows WebAssembly, or not at all. */
async function serves({ context }: ShareVisit, files: RegExp, change: 'wasm' | 'missing'): Promise<void> {
  await context.route(files, async (route) => {
    if (change === 'missing') return route.fulfill({ status: 404 });
    const response = await route.fetch();
    const headers = response.headers();
    const policy = headers['content-security-policy'] ?? '';
    assert(policy.includes("script-src 'self'"));
    headers['content-security-policy'] = policy.replace("script-src 'self'", "$& 'wasm-unsafe-eval'");
    return route.fulfill({ response, headers });
  });
}

const workerFile = /decode-worker-[\w-]+\.js$/;
const wasmFile = /\.wasm$/;

test('a film of the counter’s QR code leads to the seven details, the prescribed sentence, the token and the front desk’s queue (P2 5.1.1, 5.1.2, 5.1.3, 19.8 and SHARE_PATIENT_PROFILE_701)', async () => {
  await using visit = await visitShare(browser, devika, { permissions: ['camera'] });
  const asked: string[] = [];
  visit.context.on('request', (request) => asked.push(request.url()));
  await sharesByFilm(visit);
  assert(asked.some((url) => workerFile.test(url)));
  assert(!asked.some((url) => wasmFile.test(url)), 'WebAssembly is loaded although the policy forbids it');
});

describe('whoever has no use of the camera', sideBySide, () => {
  test('and refuses it chooses a picture of the QR code, and shares (P2 5.1.3)', async () => {
    await using visit = await visitShare(browser, devika);
    const { patient, complaints } = visit;
    await visit.arrives();
    await patient.button(scan.scan).click();
    await patient.text(scan.cameraFailures.refused).waitFor();
    await patient.isAt(patient.part('trouble'));
    await patient.choosesPicture(qrOf(own));
    await patient.reviews(own);
    await patient.shares();
    await patient.getsToken(own);
    assert.equal(visit.received(own), 1);
    assert.deepEqual(complaints, []);
  });

  test('gives a picture for a payment, which is named and refused; then pastes the counter’s link (P2 5.1.3)', async () => {
    await using visit = await visitShare(browser, devika, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const { page, patient, complaints } = visit;
    await visit.arrives();
    await patient.choosesPicture(payment);
    await patient.text(scan.refusals.payment).waitFor();
    await patient.isAt(patient.part('refusal'));
    await page.evaluate((text) => navigator.clipboard.writeText(text), qrOf(own));
    await page.keyboard.press('ControlOrMeta+V');
    await patient.reviews(own);
    await patient.button(sharing.review.cancel).click();
    await patient.sees(scan.title);
    const { hipId, counterId } = own;
    assert.deepEqual(await patient.told('page', 'share-cancelled'), { version: 1, hipId, counterId });
    assert.equal(visit.received(own), 0);
    assert.deepEqual(complaints, []);
  });

  inDepth('drops a picture on the page', async () => {
    await using visit = await visitShare(browser, devika);
    const { page, patient } = visit;
    await visit.arrives();
    const bytes = [...pictureOf(qrOf(own)).buffer];
    const dropped = await page.evaluateHandle((given) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(given)], 'counter.png', { type: 'image/png' }));
      return data;
    }, bytes);
    await patient.heading.dispatchEvent('dragover', { dataTransfer: dropped });
    await patient.element.locator('.dragged').waitFor();
    await patient.heading.dispatchEvent('drop', { dataTransfer: dropped });
    await patient.reviews(own);
  });

  inDepth('types the ids, and is told what is wrong with them', async () => {
    await using visit = await visitShare(browser, devika);
    const { patient } = visit;
    await visit.arrives();
    await patient.unfoldsOtherWays();
    const { other, problems } = scan;
    const goesOn = (): Promise<void> => patient.button(other.submit).click();
    await goesOn();
    await patient.text(problems.link.empty).waitFor();
    await patient.field(other.hipId).fill(own.hipId);
    await goesOn();
    await patient.text(problems.counterId.empty).waitFor();
    await patient.field(other.counterId).fill(own.hipId);
    await goesOn();
    await patient.text(problems.counterId.same).waitFor();
    await patient.field(other.counterId).fill(own.counterId);
    await goesOn();
    await patient.reviews(own);
  });
});

describe('the counter’s link', sideBySide, () => {
  test('leads through both sign-ins to its token, which a reload and another scan show again (P2 5.2.1, 5.2.5, 5.2.8, 5.2.11 and 20.1)', async () => {
    await using hospital = await openHospital(browser);
    const { page, complaints } = await hospital.open(linkTo(own), { user: null });
    await page.getByRole('button', { name: /Meera Kulkarni/ }).click();
    await page.locator('qr-share').getByRole('link', { name: words.en.common.signIn }).click();
    const somebody = new ReturningPatient(page);
    await somebody.enters(phone);
    await somebody.entersCode(await somebody.readsCode(phone));
    await somebody.account(devika).click();
    await somebody.agreesToDataProcessing();
    await somebody.sees(words.en.login.done.title);
    await page.getByRole('link', { name: 'Share at the counter' }).last().click();
    const patient = new SharePage(page);
    await patient.reviews(own);
    assert.equal(new URL(page.url()).search, new URL(linkTo(own), page.url()).search);
    assert.equal(hospital.desk.shares(own).length, 0);
    await patient.shares();
    const token = await patient.getsToken(own);
    await page.reload();
    assert.equal(await patient.getsToken(own), token);
    await patient.button(sharing.token.ok).click();
    await patient.text(scan.tokens.issued(token, own.name)).waitFor();
    await patient.choosesPicture(qrOf(own));
    assert.equal(await patient.getsToken(own), token);
    await page.goto('/share');
    assert.equal(await patient.getsToken(own), token);
    assert.equal(hospital.desk.shares(own).length, 1);
    assert.deepEqual(complaints, []);
  });

  test('leads to a counter that refuses, or is silent for half a minute: each has its words and a way on (P2 5.1.2, ABDM-9999)', async () => {
    await using visit = await visitShare(browser, devika, { clock: true });
    const { hospital, patient, complaints } = visit;
    const { refusing, silent } = counters;
    await visit.arrives(refusing);
    await patient.reviews(refusing);
    await patient.shares();
    await patient.sees(sharing.endings.refused.title);
    await patient.text(sharing.endings.refused.text(refusing.name)).waitFor();
    await patient.button(sharing.ended.ok).click();

    await visit.arrives(silent);
    await patient.reviews(silent);
    await patient.shares();
    await patient.sees(sharing.waiting.title(silent.name));
    assert.match(await patient.part('countdown').innerText(), /^(30|2\d) seconds left$/);
    await hospital.pass(31);
    await patient.sees(sharing.endings.silent.title);
    await patient.text(sharing.endings.silent.text(silent.name)).waitFor();
    await patient.button(sharing.ended.look).click();
    await patient.sees(sharing.waiting.title(silent.name));
    assert.equal(visit.received(silent), 1);
    assert.deepEqual(complaints, []);
  });

  inDepth('leads to a counter that takes no profiles, or has it already (AS-1223, AS-1129)', async () => {
    await using visit = await visitShare(browser, devika);
    const { hospital, patient } = visit;
    const { unsupported, duplicate } = counters;
    await visit.arrives(unsupported);
    await patient.reviews(unsupported);
    await patient.shares();
    await patient.sees(sharing.endings.unsupported.title);
    await patient.text(sharing.endings.unsupported.text(unsupported.name)).waitFor();
    assert.equal(visit.received(unsupported), 0);
    // What the counter answers does not reach the proxy, which asks a slow counter for a minute.
    hospital.desk.addFault({ path: '/abdm/v2/profile/share/*', status: 503, times: 100 });
    const { waiting, endings } = sharing;
    for (const title of [waiting.title(duplicate.name), endings.duplicate.title]) {
      await visit.arrives(duplicate);
      await patient.reviews(duplicate);
      await patient.shares();
      await patient.sees(title);
      await hospital.pass(61);
    }
    await patient.text(sharing.endings.duplicate.text(duplicate.name)).waitFor();
    assert.equal(visit.received(duplicate), 1);
  });
});

describe('between the review and the token', sideBySide, () => {
  inDepth('a session that has ended is renewed, and the profile goes once (HTTP 491)', async () => {
    await using visit = await visitShare(browser, devika);
    const { hospital, page, patient, complaints } = visit;
    await visit.arrives(own);
    await patient.reviews(own);
    // The pause between two codes to one number.
    await hospital.pass(61);
    hospital.desk.expireSessions(devika);
    await patient.shares();
    await new ProfilePage(page).renews(() => visit.code());
    await patient.getsToken(own);
    assert.equal(visit.received(own), 1);
    assert.deepEqual(complaints, []);
  });

  inDepth('the network is lost: it is not sent twice, and its token is found', async () => {
    await using visit = await visitShare(browser, devika);
    const { context, hospital, patient } = visit;
    await visit.arrives(own);
    await patient.reviews(own);
    await context.route('**/abdm/v1/shares', async (route) => {
      await route.fetch();
      await context.setOffline(true);
      await route.abort('internetdisconnected');
    });
    await patient.shares();
    await patient.alert.getByText(sharing.doubt.unknown).waitFor();
    assert.equal(visit.received(own), 1);
    await context.setOffline(false);
    await patient.button(sharing.doubt.look).click();
    await patient.getsToken(own);
    assert.equal(visit.received(own), 1);
    assert.equal(hospital.desk.calls(sharePath).length, 1);
  });

  inDepth('the location goes along if the patient says so, and the browser allows it', async () => {
    await using visit = await visitShare(browser, devika, { permissions: ['geolocation'] });
    const { context, hospital, patient, complaints } = visit;
    await context.setGeolocation({ latitude: 18.5196, longitude: 73.8553 });
    const sharesAt = async (counter: NamedCounter): Promise<void> => {
      await visit.arrives(counter);
      await patient.reviews(counter);
      await patient.element.getByRole('checkbox', { name: sharing.review.location }).check();
      await patient.shares();
    };
    await sharesAt(counters.refusing);
    await patient.sees(sharing.endings.refused.title);
    assert.deepEqual(hospital.desk.shares(counters.refusing)[0]?.location, {
      latitude: '18.5196',
      longitude: '73.8553',
    });
    await context.clearPermissions();
    await context.grantPermissions([]);
    await sharesAt(own);
    await patient.getsToken(own);
    await patient.text(sharing.waiting.unlocated.refused).waitFor();
    assert.equal(hospital.desk.shares(own)[0]?.location, undefined);
    assert.deepEqual(complaints, []);
  });

  inDepth('what ABDM does not know is typed, and goes to the counter alone', async () => {
    await using visit = await visitShare(browser, 'sukhi.1961@abdm');
    const { hospital, patient } = visit;
    const { added, review } = sharing;
    await visit.arrives(own);
    await patient.reviews(own);
    assert.equal((await patient.details())[review.rows.birth], '1961');
    await patient.shares();
    await patient.isAt(patient.field(added.day));
    await patient.field(added.day).fill('31');
    await patient.field(added.month).fill('4');
    await patient.shares();
    await patient.part('problem').first().waitFor();
    await patient.field(added.day).fill('30');
    await patient.shares();
    await patient.getsToken(own);
    const { patient: sent } = hospital.desk.shares(own)[0] ?? assert.fail('nothing was shared');
    const { day_of_birth: day, month_of_birth: month, year_of_birth: year } = sent;
    assert.deepEqual([year, month, day], ['1961', '4', '30']);
    assert.equal(hospital.desk.calls().filter(({ method }) => method === 'PATCH').length, 0);
  });
});

inDepth('a share in Hindi, at 320 px and from right to left', async () => {
  await using visit = await visitShare(browser, devika, {
    language: 'hi',
    width: 320,
    permissions: ['camera'],
  });
  const { page, patient, complaints } = visit;
  const { scan, sharing } = patient.said;
  const isNarrow = async (): Promise<void> => {
    const tooWide = await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
      return document.documentElement.scrollWidth - innerWidth;
    });
    assert.equal(tooWide, 0, await patient.heading.innerText());
  };
  await visit.arrives();
  await patient.unfoldsOtherWays();
  await isNarrow();
  await patient.button(scan.scan).click();
  await patient.reviews(own);
  await patient
    .part('consent')
    .getByText(sharing.review.agreement?.text(own.name) ?? '')
    .waitFor();
  await patient.text(profileShare.text(own.name)).waitFor();
  await isNarrow();
  await patient.shares();
  await patient.getsToken(own);
  await isNarrow();
  assert.deepEqual(complaints, []);
});

inDepth('another patient of the family sees nothing of the token', async () => {
  await using visit = await visitShare(browser, 'harish.rao@abdm');
  const { context, hospital, page, patient } = visit;
  await hospital.pass(61);
  await hospital.signIn(context, 'vasudha.rao@abdm');
  await visit.arrives(own);
  await patient.reviews(own);
  await patient.shares();
  await patient.getsToken(own);
  await page.evaluate(async () => {
    const connect = document.querySelector('abdm-connect') as AbdmConnect;
    const { patients } = await connect.session();
    await connect.switchPatient(patients.find(({ current }) => !current)?.patient ?? '');
  });
  await patient.reviews(own);
  await patient.text('Harish Rao').waitFor();
  await patient.button(sharing.review.cancel).click();
  await patient.sees(scan.title);
  assert.equal(await patient.part('tokens').count(), 0);
  const left = Object.entries(await readPage(page, '#people, .phone, #page-log, #server-log')).filter(
    ([, text]) => /vasudha|your token number/i.test(text),
  );
  assert.deepEqual(left, []);
});

describe('the camera', sideBySide, () => {
  inDepth('is off when the patient stops it, or goes to another page', async () => {
    await using visit = await visitShare(browser, devika, { permissions: ['camera'] });
    const { context, page, patient } = visit;
    // A scan that never reads anything.
    await serves(visit, workerFile, 'missing');
    await context.route(/page-decoder/, (route) => route.abort());
    await visit.arrives();
    const scans = async (): Promise<void> => {
      await patient.button(scan.scan).click();
      await patient.text(scan.camera.hint).first().waitFor();
      assert.deepEqual((await visit.tracks()).slice(-1), ['live']);
    };
    await scans();
    await patient.button(scan.camera.stop).click();
    await patient.sees(scan.title);
    assert.deepEqual(await visit.tracks(), ['ended']);
    await scans();
    await page.evaluate(() => {
      const { cameraTracks } = globalThis as unknown as { cameraTracks: MediaStreamTrack[] };
      document.addEventListener('visibilitychange', () =>
        sessionStorage.setItem('left', cameraTracks.map(({ readyState }) => readyState).join()),
      );
    });
    await page.getByRole('link', { name: 'My ABHA', exact: true }).first().click();
    await page.waitForURL('**/my-abha');
    assert.equal(await page.evaluate(() => sessionStorage.getItem('left')), 'ended,ended');
  });

  inDepth(
    'reads with WebAssembly where the policy of its worker allows it, which needs not be that of the page',
    async () => {
      await using visit = await visitShare(browser, devika, { permissions: ['camera'] });
      const loaded: string[] = [];
      visit.context.on('requestfinished', (request) => loaded.push(request.url()));
      await serves(visit, workerFile, 'wasm');
      await sharesByFilm(visit);
      assert(loaded.some((url) => wasmFile.test(url)));
    },
  );

  for (const [what, files, isAllowed] of [
    ['the worker', workerFile, false],
    ['the WebAssembly', wasmFile, true],
  ] as const)
    inDepth(`reads although ${what} is not there`, async () => {
      await using visit = await visitShare(browser, devika, { permissions: ['camera'] });
      if (isAllowed) {
        await serves(visit, workerFile, 'wasm');
      }
      let missed = 0;
      visit.context.on('response', (answer) => {
        if (files.test(answer.url()) && answer.status() === 404) missed += 1;
      });
      await serves(visit, files, 'missing');
      await sharesByFilm(visit);
      assert.equal(missed, 1);
    });
});
