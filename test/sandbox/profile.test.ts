import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProfileRead } from '../../src/sandbox/profile.js';
import { readPng } from './read-png.js';
import { aadhaarOf, assertRefused, openCaller, type Caller } from './sandbox-caller.js';

type Headers = Record<string, string>;
const path = '/abdm/v1/profile';

async function read(caller: Caller, patient: Headers): Promise<ProfileRead> {
  const answer = await caller.call('GET', path, undefined, patient);
  assert.equal(answer.status, 200, answer.text);
  return answer.json as ProfileRead;
}

const write = (caller: Caller, patient: Headers, body: unknown) => caller.call('PATCH', path, body, patient);

/** The nine fields that a change sends. */
function nineOf(profile: ProfileRead) {
  const { first_name, middle_name, last_name, gender, address, pincode } = profile;
  const { day_of_birth, month_of_birth, year_of_birth } = profile;
  return {
    first_name,
    middle_name,
    last_name,
    gender,
    day_of_birth,
    month_of_birth,
    year_of_birth,
    pincode,
    address,
  };
}

test('a profile is told whole', async () => {
  const caller = await openCaller();
  const patient = await caller.signIn('imranansari86@abdm');
  const { profile_photo, ...profile } = await read(caller, patient);
  assert(profile_photo !== undefined);
  assert.deepEqual(profile, {
    abha_address: 'imranansari86@abdm',
    abha_addresses: ['imran.ansari@abdm', 'imranansari86@abdm', 'ansari_imran@abdm', '91000000000133@abdm'],
    abha_number: '91-0000-0000-0133',
    first_name: 'Imran',
    middle_name: null,
    last_name: 'Ansari',
    full_name: 'Imran Ansari',
    gender: 'M',
    day_of_birth: 23,
    month_of_birth: 9,
    year_of_birth: 1986,
    mobile: '9999900013',
    address: 'Sabzibagh',
    pincode: '800001',
    district_code: '212',
    district_name: 'Patna',
    state_code: '10',
    state_name: 'Bihar',
    kyc_verified: true,
  });
});

test('some people have a photo, each another one, and it is small: a PNG of less than 20 kB in Base64', async () => {
  const caller = await openCaller();
  const photos: string[] = [];
  for (const name of ['rohan.deshpande', 'imran.ansari', 'pooja.barman', 'padmavathi.rao']) {
    const { profile_photo = '' } = await read(caller, await caller.signIn(`${name}@abdm`));
    assert(profile_photo.length < 20_000, name);
    const { width, height, pixels } = readPng(Buffer.from(profile_photo, 'base64'));
    assert.deepEqual([width, height], [132, 168]);
    assert(new Set(pixels).size > 10, 'it shows something');
    photos.push(profile_photo);
  }
  assert.equal(new Set(photos).size, photos.length);
  for (const name of ['harish.rao', 'sukhi.1961']) {
    const profile = await read(caller, await caller.signIn(`${name}@abdm`));
    assert(!('profile_photo' in profile), name);
  }
});

test('P2 18.1 to 18.7: somebody self-declared changes all nine fields', async () => {
  const caller = await openCaller();
  const patient = await caller.signIn('pooja.barman@abdm');
  const before = await read(caller, patient);
  const change = {
    first_name: 'Puja',
    middle_name: 'Rani',
    last_name: null,
    gender: 'O',
    day_of_birth: 31,
    month_of_birth: 12,
    year_of_birth: 1997,
    pincode: '110001',
    address: '7 Janpath',
  };
  const changed = await write(caller, patient, change);
  assert.deepEqual([changed.status, changed.text], [204, '']);
  const now = await read(caller, patient);
  assert.deepEqual(now, {
    ...before,
    ...change,
    full_name: 'Puja Rani',
    district_code: '77',
    district_name: 'New Delhi',
    state_code: '7',
    state_name: 'Delhi',
  });
  await write(caller, patient, { ...change, pincode: '999999' });
  assert.equal((await read(caller, patient)).district_name, undefined);
});

test('P2 17.3, VRFY_ABHA_101: with KYC the address changes; name, birth and gender do not', async () => {
  const caller = await openCaller();
  const patient = await caller.signIn('rohan.deshpande@abdm');
  const before = await read(caller, patient);
  const same = nineOf(before);
  for (const change of [
    { first_name: 'Rahul' },
    { middle_name: null },
    { last_name: 'Deshmukh' },
    { gender: 'F' },
    { day_of_birth: 15 },
    { month_of_birth: 5 },
    { year_of_birth: 1982 },
  ]) {
    assertRefused(await write(caller, patient, { ...same, ...change, address: 'Pune' }), 400, 'ABDM-1010');
  }
  assert.deepEqual(await read(caller, patient), before);
  const moved = { ...same, address: '1 Tilak Road', pincode: '440001' };
  assert.equal((await write(caller, patient, moved)).status, 204);
  assert.deepEqual(nineOf(await read(caller, patient)), moved);
});

test('a birth of which ABDM knows the year only is null, and may be completed', async () => {
  const caller = await openCaller();
  const patient = await caller.signIn('sukhi.1961@abdm');
  const before = await read(caller, patient);
  assert.deepEqual(
    [before.day_of_birth, before.month_of_birth, before.year_of_birth, before.address, before.last_name],
    [null, null, 1961, null, null],
  );
  const nine = nineOf(before);
  assertRefused(await write(caller, patient, nine), 400, 'ABDM-1006');
  assert.equal((await write(caller, patient, { ...nine, day_of_birth: 4, month_of_birth: 8 })).status, 204);
  assert.equal((await read(caller, patient)).month_of_birth, 8);

  const { txn_id } = (await caller.beginAndVerify(aadhaarOf.yearOnly)).body;
  const made = await caller.aadhaar('create-phr', { txn_id, abha_address: 'budhni.munda@abdm' });
  const budhni = { 'x-pt-id': made.body.eka.oid };
  const known = nineOf(await read(caller, budhni));
  const complete = { ...known, day_of_birth: 2, month_of_birth: 3 };
  assertRefused(await write(caller, budhni, { ...complete, year_of_birth: 1949 }), 400, 'ABDM-1010');
  assert.equal((await write(caller, budhni, complete)).status, 204);
  assert.equal((await read(caller, budhni)).day_of_birth, 2);
});

test('a change that ABDM does not take is refused and changes nothing', async () => {
  const caller = await openCaller();
  const patient = await caller.signIn('pooja.barman@abdm');
  const before = await read(caller, patient);
  const nine = nineOf(before);
  for (const [change, code] of [
    [{ first_name: ' ' }, 'ABDM-1010'],
    [{ day_of_birth: 30, month_of_birth: 2 }, 'ABDM-1010'],
    [{ year_of_birth: 3000 }, 'ABDM-1010'],
    [{ pincode: '' }, 'AS-1416'],
    [{ address: '<b>' }, 'AS-1369'],
    [{ gender: 'U' }, 'ABDM-1006'],
    [{ pincode: undefined }, 'ABDM-1006'],
  ] as const) {
    assertRefused(await write(caller, patient, { ...nine, ...change }), 400, code);
  }
  assert.deepEqual(await read(caller, patient), before);
});

test('a change needs a session', async () => {
  const caller = await openCaller();
  const patient = await caller.signIn('pooja.barman@abdm');
  const nine = nineOf(await read(caller, patient));
  caller.sandbox.desk.expireSessions();
  assert.equal((await write(caller, patient, nine)).status, 491);
});
