import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from '../support/fast-check.js';
import { birthText } from '../../src/sandbox/abha-qr.js';
import { drawAbhaCard } from '../../src/sandbox/card/abha-card.js';
import type { Picture } from '../../src/sandbox/card/png.js';
import { lookOf, withoutPhoto } from '../../src/sandbox/card/portrait.js';
import { fitText } from '../../src/sandbox/card/fit-text.js';
import { textWidth } from '../../src/sandbox/card/text.js';
import { startSandbox } from '../../src/sandbox/index.js';
import type { ProfileAnswer } from '../../src/sandbox/profile.js';
import { fuzzRuns } from '../support/fuzz.js';
import { readPng, readCardQr } from './read-png.js';
import { callerOf, openCaller, overHttp, type Caller } from './sandbox-caller.js';

type Headers = Record<string, string>;
const asset = (caller: Caller, path: string, patient: Headers) =>
  caller.call('GET', `/abdm/v1/profile/asset/${path}`, undefined, patient);

/** The number of a person: they are written down in the order in which the desk lists them. */
const idOf = ({ sandbox }: Caller, name: string): number =>
  1 + sandbox.desk.people().findIndex((person) => person.name === name);

/** Whether a picture has anything but its background, white, in a rectangle. */
function isDrawnIn({ width, pixels }: Picture, x: number, y: number, right: number, bottom: number): boolean {
  for (let row = y; row < bottom; row++)
    if (pixels.subarray((row * width + x) * 3, (row * width + right) * 3).some((value) => value !== 255))
      return true;
  return false;
}

test('P2 7: the card is a PNG whose QR code holds what the QR call answers, over HTTP', async () => {
  const server = await startSandbox();
  after(() => server.close());
  const caller = await callerOf(overHttp(server));
  const patient = await caller.signIn('rohan.deshpande@abdm');
  const card = await asset(caller, 'card', patient);
  assert.deepEqual([card.status, card.headers.get('content-type')], [200, 'image/png']);
  const picture = readPng(card.bytes);
  assert.deepEqual([picture.width, picture.height], [900, 570]);
  const qr = await asset(caller, 'qr?format=json', patient);
  assert.deepEqual([qr.status, qr.headers.get('content-type')], [200, 'application/json']);
  assert.equal(readCardQr(picture), qr.text);
});

test('whoever is on a card, its QR code can be read', async () => {
  const caller = await openCaller({ accessTokenSeconds: 24 * 60 * 60 });
  for (const name of [
    'pooja.barman',
    'sukhi.1961',
    'imran.ansari',
    'tenzin.dolma',
    'nandini.hegde7',
    'ramdas.bhoi',
  ]) {
    const patient = await caller.signIn(`${name}@abdm`);
    const { bytes } = await asset(caller, 'card', patient);
    assert.equal(readCardQr(readPng(bytes)), (await asset(caller, 'qr', patient)).text, name);
  }
});

test('what the QR code holds differs in spelling, order and spacing from person to person', async () => {
  const caller = await openCaller();
  const texts: string[] = [];
  for (const name of ['rohan.deshpande', 'meenakshi_iyer', 'imran.ansari']) {
    const patient = await caller.signIn(`${name}@abdm`);
    texts.push((await asset(caller, 'qr?format=json', patient)).text);
  }
  const keys = texts.map((text) => Object.keys(JSON.parse(text) as object));
  for (const own of keys) {
    assert.equal(own.includes('hid'), !own.includes('phr'));
    assert.equal(own.includes('dist name'), !own.includes('district_name'));
  }
  assert(keys.some((own) => own.includes('hid')) && keys.some((own) => own.includes('phr')));
  assert(keys.some((own) => own.includes('dist name')) && keys.some((own) => own.includes('district_name')));
  assert.equal(new Set(keys.map((own) => own.join())).size, 3, 'no order is like another');
  assert(
    texts.some((text) => text !== JSON.stringify(JSON.parse(text))),
    'parsing and writing it again would change it',
  );
  const { hid, phr, ...rest } = JSON.parse(texts[0] ?? '') as Record<string, string>;
  assert.equal(hid ?? phr, 'rohan.deshpande@abdm');
  assert.deepEqual(
    [rest['hidn'], rest['name'], rest['gender'], rest['dob'], rest['mobile'], rest['address']],
    ['91-0000-0000-0117', 'Rohan Vasant Deshpande', 'M', '14/4/1981', '9999900011', '402 Shaniwar Peth'],
  );
  assert.deepEqual([rest['statelgd'], rest['distlgd'], rest['state name']], ['27', '490', 'Maharashtra']);
});

test('a QR code leaves out what is not known', async () => {
  const caller = await openCaller();
  const qr = (await asset(caller, 'qr', await caller.signIn('sukhi.1961@abdm'))).json as Record<
    string,
    string
  >;
  assert.deepEqual(
    [qr['name'], qr['dob'], qr['hidn'], qr['address']],
    ['Sukhi', '1961', undefined, undefined],
  );
  assert.equal(birthText({ day_of_birth: 5, month_of_birth: 6, year_of_birth: 2012 }), '5/6/2012');
});

test('P2 6: the card names an ABHA number only with KYC', async () => {
  const facts = { name: 'Asha', abhaAddress: 'asha@abdm', gender: 'F', born: '1990', qr: '{}' } as const;
  const numberRow = [248, 330, 590, 380] as const;
  const declared = readPng(drawAbhaCard(facts));
  const verified = readPng(drawAbhaCard({ ...facts, abhaNumber: '91-0000-0000-0117' }));
  assert.equal(isDrawnIn(declared, ...numberRow), false);
  assert.equal(isDrawnIn(verified, ...numberRow), true);

  const caller = await openCaller();
  const pooja = readPng((await asset(caller, 'card', await caller.signIn('pooja.barman@abdm'))).bytes);
  const rohan = readPng((await asset(caller, 'card', await caller.signIn('rohan.deshpande@abdm'))).bytes);
  assert.equal(isDrawnIn(pooja, ...numberRow), false);
  assert.equal(isDrawnIn(rohan, ...numberRow), true);
});

test('P2 7: the card says who it is for, the mobile but for its last four digits hidden', async () => {
  const caller = await openCaller();
  const patient = await caller.signIn('rohan.deshpande@abdm');
  const facts = {
    name: 'Rohan Vasant Deshpande',
    abhaNumber: '91-0000-0000-0117',
    abhaAddress: 'rohan.deshpande@abdm',
    gender: 'M',
    born: '14/4/1981',
    mobile: 'XXXXXX0011',
    portrait: lookOf(idOf(caller, 'Rohan Vasant Deshpande')),
    qr: (await asset(caller, 'qr', patient)).text,
  } as const;
  const { bytes } = await asset(caller, 'card', patient);
  assert.deepEqual(bytes, drawAbhaCard(facts));
  for (const other of [
    { name: 'Rohan Vasant Deshpand' },
    { abhaNumber: '91-0000-0000-0118' },
    { abhaAddress: 'rohan.deshpande@sbx' },
    { gender: 'F' as const },
    { born: '14/4/1982' },
    { mobile: '9999900011' },
    { qr: '{}' },
    { portrait: withoutPhoto },
  ])
    assert.notDeepEqual(bytes, drawAbhaCard({ ...facts, ...other }), JSON.stringify(other));
});

test('the card changes with the profile', async () => {
  const caller = await openCaller();
  const patient = await caller.signIn('pooja.barman@abdm');
  const before = await asset(caller, 'card', patient);
  assert.deepEqual((await asset(caller, 'card', patient)).bytes, before.bytes);
  const change = {
    first_name: 'आशा',
    gender: 'O',
    day_of_birth: 1,
    month_of_birth: 2,
    year_of_birth: 1990,
    pincode: '110001',
    address: 'कनॉट प्लेस',
  };
  await caller.call('PATCH', '/abdm/v1/profile', change, patient);
  const { bytes } = await asset(caller, 'card', patient);
  const qr = (await asset(caller, 'qr', patient)).text;
  assert.match(qr, /आशा/);
  assert.equal(readCardQr(readPng(bytes)), qr);
});

test('assets need a patient, a session and a format that the API has', async () => {
  const caller = await openCaller();
  const patient = await caller.signIn('pooja.barman@abdm');
  for (const path of ['qr?format=png', 'qr?format=', 'qr?format=JSON']) {
    const answer = await asset(caller, path, patient);
    assert.deepEqual([answer.status, answer.body.source_error?.code], [400, 'ABDM-1006'], path);
  }
  for (const path of ['card', 'qr']) {
    const other = await asset(caller, `${path}?oid=${patient['x-pt-id']}`, {});
    assert.deepEqual([other.status, other.body.error], [400, 'Patient not found']);
  }
  caller.sandbox.desk.expireSessions();
  for (const path of ['card', 'qr', 'qr?format=png'])
    assert.deepEqual(
      (await asset(caller, path, patient)).body,
      { code: 491, error: 'Session expired' },
      path,
    );
});

test('the desk spoils a card over HTTP: a web page, nothing, a part of it', async () => {
  const server = await startSandbox();
  after(() => server.close());
  const caller = await callerOf(overHttp(server));
  const patient = await caller.signIn('pooja.barman@abdm');
  const path = '/abdm/v1/profile/asset/card';
  const whole = (await asset(caller, 'card', patient)).bytes;
  const spoilt = async (fault: object) => {
    const ordered = await caller.call('POST', '/_desk/faults', { path, ...fault });
    assert.equal(ordered.status, 200, ordered.text);
    const answer = await asset(caller, 'card', patient);
    assert.equal(answer.status, 200);
    return answer;
  };
  const page = await spoilt({ body: '<html>Sign in to the Wi-Fi</html>' });
  assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
  assert.equal((await spoilt({ body: null })).bytes.length, 0);
  const part = await spoilt({ keep_bytes: 1000 });
  assert.equal(part.headers.get('content-type'), 'image/png');
  assert.deepEqual(part.bytes, whole.slice(0, 1000));
  assert.deepEqual((await asset(caller, 'card', patient)).bytes, whole);

  await caller.call('POST', '/_desk/faults', { path: '/abdm/v1/profile', keep_bytes: 5 });
  const deleted = await caller.call('DELETE', '/abdm/v1/profile', undefined, patient);
  assert.deepEqual([deleted.status, deleted.bytes.length], [204, 0], 'there is nothing to cut');
});

test('a text fits its room in two lines at most, whatever it is', () => {
  assert.deepEqual(fitText('Rohan Deshpande', 1000, [20, 10]), { size: 20, lines: ['Rohan Deshpande'] });
  const name = 'Venkata Satyanarayana Lakshmi Narasimha';
  const { size, lines } = fitText(name, 300, [30, 20, 15]);
  assert.deepEqual([size, lines.join(' ')], [15, name]);
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.integer({ min: 60, max: 400 }),
      (text, room) => {
        const fitted = fitText(text, room, [21, 15, 10]);
        assert(fitted.lines.length <= 2);
        for (const line of fitted.lines) assert(textWidth(line, fitted.size) <= room, line);
      },
    ),
    { numRuns: fuzzRuns(200) },
  );
});

test('whatever profile ABDM takes, its card is drawn and its QR code tells it', async () => {
  const bugs: unknown[] = [];
  const caller = await openCaller({ onBug: (error) => bugs.push(error) });
  const patient = await caller.signIn('pooja.barman@abdm');
  const name = fc.stringMatching(/^[A-Za-zÀ-ÿऀ-ॿஅ-௿𑀅-𑀷][A-Za-zÀ-ÿऀ-ॿ஀-௿ .'’-]{0,30}$/u);
  const change = fc.record({
    first_name: name,
    middle_name: fc.option(name),
    last_name: fc.option(name),
    gender: fc.constantFrom('M', 'F', 'O'),
    day_of_birth: fc.integer({ min: 1, max: 28 }),
    month_of_birth: fc.integer({ min: 1, max: 12 }),
    year_of_birth: fc.integer({ min: 1900, max: 2020 }),
    pincode: fc.constantFrom('834001', '999999'),
    address: fc.option(fc.stringMatching(/^[A-Za-z0-9ऀ-ॿ ,.'/()-]{0,120}$/u)),
  });
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(change, async (sent) => {
      const { status } = await caller.call('PATCH', '/abdm/v1/profile', sent, patient);
      if (status === 204) taken += 1;
      const profile = (await caller.call('GET', '/abdm/v1/profile', undefined, patient))
        .json as ProfileAnswer;
      const qr = await asset(caller, 'qr?format=json', patient);
      const { name, dob, address } = qr.json as Record<string, string>;
      assert.deepEqual(
        { name, dob, address: address ?? null },
        { name: profile.full_name, dob: birthText(profile), address: profile.address },
      );
      assert.equal(readPng((await asset(caller, 'card', patient)).bytes).width, 900);
    }),
    { numRuns: fuzzRuns(15) },
  );
  assert(taken > 0, 'some changes are taken');
  assert.deepEqual(bugs, []);
});

test('the longest that a profile can hold makes a card', () => {
  const longest = {
    name: 'क'.repeat(99 * 3),
    abhaAddress: `${'a'.repeat(300)}@abdm`,
    gender: 'O',
    born: '31/12/1999',
    mobile: 'XXXXXX0011',
    qr: 'क'.repeat(700),
  } as const;
  assert.equal(readPng(drawAbhaCard(longest)).width, 900);
});
