import assert from 'node:assert/strict';
import { test } from 'node:test';
import { epochHeader } from '../../src/contract/headers.js';
import type { Profile, ProfileChanges } from '../../src/contract/profile.js';
import { UpstreamError, type UpstreamProfile } from '../../src/proxy/index.js';
import { until } from '../support/until.js';
import {
  type Answer,
  Browser,
  patientNumber,
  profileOf,
  refused,
  type ScriptedUpstream,
  testPortal,
} from './portal.js';

const path = '/v1/profile';
const stated: UpstreamProfile = {
  abhaAddress: 'patient1@abdm',
  abhaAddresses: ['patient1@abdm'],
  kycVerified: false,
  fullName: 'Asha Rani Verma',
  firstName: 'Asha',
  middleName: 'Rani',
  lastName: 'Verma',
  gender: 'F',
  yearOfBirth: 1990,
  monthOfBirth: 5,
  dayOfBirth: 15,
  pincode: '226001',
  address: '12, Hazratganj',
  mobile: '9999900001',
};
const nine = {
  firstName: 'Asha',
  middleName: 'Rani',
  lastName: 'Verma',
  gender: 'F',
  yearOfBirth: 1990,
  monthOfBirth: 5,
  dayOfBirth: 15,
  pincode: '226001',
  address: '12, Hazratganj',
};
const kyc: UpstreamProfile = { ...stated, kycVerified: true, abhaNumber: '91-1234-5678-9015' };

type Updated = Answer<{ profile?: Profile }>;

/** Somebody signed in, with a profile at upstream that a change really changes. */
async function signedIn(profile = stated): Promise<
  ReturnType<typeof testPortal> & {
    /** Changes the profile at upstream, and waits for what the proxy keeps to be too old. */
    show(profile: UpstreamProfile, seconds?: number): void;
    etag(): Promise<string>;
    change(changes: ProfileChanges, etag?: string): Promise<Updated>;
  }
> {
  const portal = testPortal();
  const { browser, upstream, clock } = portal;
  await browser.login();
  let present = profile;
  upstream.script.profile = () => present;
  upstream.script.update = () => {
    present = { ...present, ...(upstream.given.at(-1)?.[0] as object) };
  };
  const etag = async (): Promise<string> => (await browser.get<Profile>(path)).body.etag;
  return {
    ...portal,
    show(next, seconds = 60) {
      present = next;
      clock.advance(seconds);
    },
    etag,
    change: async (changes, known) => browser.patch(path, { etag: known ?? (await etag()), changes }),
  };
}

const sent = ({ calls, given }: ScriptedUpstream): unknown[] =>
  given.flatMap(([person], index) => (calls[index] === 'profile.update' ? [person] : []));

test('what is not named stays; all nine fields are sent, and the profile read again (P2 18.1 to 18.7)', async () => {
  const { browser, upstream, change } = await signedIn();
  const { body, status } = await change({ pincode: '560001', address: '1, MG Road' });
  assert.equal(status, 200);
  assert.deepEqual(sent(upstream), [{ ...nine, pincode: '560001', address: '1, MG Road' }]);
  assert.equal(body.profile?.address, '1, MG Road');
  assert.equal(body.profile?.mobile, '******0001');
  const calls = upstream.calls.length;
  assert.equal((await browser.get<Profile>(path)).body.etag, body.profile?.etag);
  assert.equal(upstream.calls.length, calls, 'what was read after the change is kept');
  assert.equal((await change({ firstName: 'Usha' }, body.profile?.etag)).status, 200);
});

test('an empty middle or last name takes it away', async () => {
  const { upstream, change } = await signedIn();
  assert.equal((await change({ middleName: '', lastName: ' ' })).status, 200);
  const [person] = sent(upstream) as Partial<typeof nine>[];
  assert.deepEqual([person?.firstName, person?.middleName], ['Asha', undefined]);
  assert.equal(person?.lastName?.trim() ?? '', '');
});

test('a profile that changed elsewhere is not overwritten, and the next reading shows it', async () => {
  const { browser, upstream, change, etag, show } = await signedIn();
  const known = await etag();
  show({ ...stated, address: '7, Janpath' });
  assert.notEqual(await etag(), known);
  show({ ...stated, address: '8, Janpath' }, 0);
  const error = refused(await change({ pincode: '560001' }, known), 412, 'profile-changed');
  assert.equal(error.nextStep, 'edit');
  assert.deepEqual(sent(upstream), []);
  assert.equal((await browser.get<Profile>(path)).body.address, '8, Janpath');
  refused(await change({ pincode: '560001' }, 'made-up'), 412, 'profile-changed');
  assert.equal((await change({ pincode: '560001' })).status, 200);
});

test('of changes at once to the same state at most one is sent, from whatever browser', async () => {
  const { browser, proxy, upstream, etag } = await signedIn();
  const known = await etag();
  const second = new Browser(proxy);
  second.cookie = browser.cookie;
  const write = upstream.script.update;
  upstream.script.update = async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    await write();
  };
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      (index % 2 === 0 ? browser : second).patch(path, {
        etag: known,
        changes: { address: `${index}, MG Road` },
      }),
    ),
  );
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  assert.equal(answers.filter(({ status }) => status === 412).length, 9);
  assert.equal(sent(upstream).length, 1);
});

test('one at a time also where upstream shows a change late, and after one that was not made', async () => {
  const { browser, upstream, etag } = await signedIn();
  const known = await etag();
  const patch = (): Promise<Updated> => browser.patch(path, { etag: known, changes: { pincode: '560001' } });
  upstream.script.update = () => undefined;
  const late = await Promise.all([patch(), patch(), patch()]);
  assert.deepEqual(late.map(({ status }) => status).sort(), [200, 412, 412]);
  assert.equal(sent(upstream).length, 1);
  let isFirst = true;
  upstream.script.update = () => {
    if (!isFirst) return;
    isFirst = false;
    throw new UpstreamError('upstream-unavailable', { nothingDone: true });
  };
  const refusedFirst = await Promise.all([patch(), patch(), patch()]);
  assert.deepEqual(refusedFirst.map(({ status }) => status).sort(), [200, 412, 503]);
  assert.equal(sent(upstream).length, 3);
});

test('changes of two patients do not wait for each other', async () => {
  const { browser, proxy, upstream, change } = await signedIn();
  let goOn = (): void => undefined;
  upstream.script.update = () => new Promise<void>((resolve) => (goOn = resolve));
  const slow = change({ pincode: '560001' });
  await until(() => upstream.calls.includes('profile.update'));
  upstream.script.login = () => ({ next: 'done', ...patientNumber(2) });
  const other = new Browser(proxy);
  await other.login(2);
  upstream.script.update = () => undefined;
  const { body } = await other.get<Profile>(path);
  const changes = { pincode: '560001' };
  assert.equal((await other.patch(path, { etag: body.etag, changes })).status, 200);
  goOn();
  assert.equal((await slow).status, 200);
  assert.equal(browser.cookie === other.cookie, false);
});

test('name, birth and gender of a KYC-verified profile stay as ABDM has them (P2 17.1, VRFY_ABHA_101)', async () => {
  const { upstream, change, show } = await signedIn(kyc);
  const table: [ProfileChanges, string][] = [
    [{ firstName: 'Usha' }, 'firstName'],
    [{ middleName: '' }, 'middleName'],
    [{ lastName: 'Sharma' }, 'lastName'],
    [{ gender: 'O' }, 'gender'],
    [{ yearOfBirth: 1991 }, 'yearOfBirth'],
    [{ monthOfBirth: 6 }, 'monthOfBirth'],
    [{ dayOfBirth: 16, pincode: '560001' }, 'dayOfBirth'],
  ];
  for (const [changes, field] of table) {
    assert.equal(refused(await change(changes), 422, 'invalid-request').field, field);
  }
  assert.deepEqual(sent(upstream), []);
  assert.equal((await change({ firstName: ' Asha ', address: '1, MG Road' })).status, 200);
  const { dayOfBirth: _day, monthOfBirth: _month, middleName: _middle, ...withoutDay } = kyc;
  show(withoutDay);
  assert.equal((await change({ dayOfBirth: 1, monthOfBirth: 1, middleName: 'Rani' })).status, 200);
  assert.deepEqual(sent(upstream).at(-1), { ...nine, dayOfBirth: 1, monthOfBirth: 1 });
});

test('a whole that upstream would not take is refused with its first field', async () => {
  const { upstream, change, show } = await signedIn();
  const { dayOfBirth: _day, monthOfBirth: _month, ...withoutDay } = stated;
  const { address: _address, ...withoutAddress } = stated;
  const { gender: _gender, ...withoutGender } = stated;
  const table: [UpstreamProfile, ProfileChanges, string][] = [
    [withoutDay, { pincode: '560001' }, 'monthOfBirth'],
    [withoutDay, { monthOfBirth: 5 }, 'dayOfBirth'],
    [withoutAddress, { pincode: '560001' }, 'address'],
    [withoutGender, { firstName: 'Usha' }, 'gender'],
    [stated, { monthOfBirth: 13 }, 'dayOfBirth'],
    [stated, { monthOfBirth: 2, dayOfBirth: 30 }, 'dayOfBirth'],
    [stated, { yearOfBirth: 3000 }, 'dayOfBirth'],
  ];
  for (const [profile, changes, field] of table) {
    show(profile);
    assert.equal(refused(await change(changes), 422, 'invalid-request').field, field, field);
  }
  assert.deepEqual(sent(upstream), []);
});

test('what stays as ABDM has it is not judged: it does not stand in the way of a change', async () => {
  const { upstream, change, show } = await signedIn();
  const odd = { ...kyc, address: 'Flat #7', firstName: '4sha', yearOfBirth: 1850 };
  show(odd);
  assert.equal((await change({ pincode: '560001' })).status, 200);
  const { firstName, yearOfBirth, address } = odd;
  assert.deepEqual(sent(upstream), [{ ...nine, firstName, yearOfBirth, address, pincode: '560001' }]);
});

test('what is wrong in a change is refused before upstream is asked', async () => {
  const { browser, upstream, etag } = await signedIn();
  const known = await etag();
  const calls = upstream.calls.length;
  const wrong: [object, string][] = [
    [{ etag: known, changes: {} }, 'changes'],
    [{ etag: known, changes: { pincode: '0' } }, 'changes'],
    [{ etag: known, changes: { address: '' } }, 'changes'],
    [{ etag: known, changes: { mobile: '9999900002' } }, 'changes'],
    [{ etag: 'e'.repeat(101), changes: { pincode: '560001' } }, 'etag'],
    [{ changes: { pincode: '560001' } }, 'etag'],
    [{ etag: known, changes: { pincode: '560001' }, abhaAddress: 'patient2@abdm' }, 'abhaAddress'],
  ];
  for (const [body, field] of wrong) {
    assert.equal(refused(await browser.patch(path, body), 400, 'invalid-request').field, field);
  }
  assert.equal(upstream.calls.length, calls);
});

test('a change that is made is a success, also when it cannot be read again', async () => {
  const { upstream, change } = await signedIn();
  upstream.script.update = () => {
    upstream.script.profile = () => {
      throw new UpstreamError('upstream-timeout');
    };
  };
  const answer = await change({ pincode: '560001' });
  assert.deepEqual([answer.status, answer.body], [200, {}]);
});

test('an expired session is told, and nothing is kept of before the failure', async () => {
  const { browser, upstream, change } = await signedIn();
  upstream.script.update = () => {
    throw new UpstreamError('session-expired', { nothingDone: true });
  };
  refused(await change({ pincode: '560001' }), 401, 'session-expired');
  const reads = upstream.calls.filter((name) => name === 'profile.read').length;
  await browser.get(path);
  assert.equal(upstream.calls.filter((name) => name === 'profile.read').length, reads + 1);
});

test('a page that shows another patient changes nothing', async () => {
  const { browser, upstream, etag } = await signedIn();
  const known = await etag();
  const body = JSON.stringify({ etag: known, changes: { pincode: '560001' } });
  const headers = { [epochHeader]: 'an-earlier-patient' };
  refused(await browser.send('PATCH', path, body, headers), 409, 'patient-changed');
  assert.deepEqual(sent(upstream), []);
});

test('without an id at upstream only a profile of the same address is changed', async () => {
  const { browser, upstream } = testPortal();
  const { abha } = patientNumber(1);
  upstream.script.login = () => ({ next: 'done', abha });
  await browser.login();
  upstream.script.profile = () => profileOf('upstream-patient-2');
  const change = { etag: 'e', changes: { pincode: '560001' } };
  refused(await browser.patch(path, change), 503, 'upstream-unavailable');
  assert.deepEqual(sent(upstream), []);
  upstream.script.profile = () => stated;
  const { etag } = (await browser.get<Profile>(path)).body;
  assert.equal((await browser.patch(path, { ...change, etag })).status, 200);
  refused(await new Browser(browser.proxy).patch(path, change), 401, 'sign-in-required');
});
