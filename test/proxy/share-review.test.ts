import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type ProxyOptions, UpstreamError, type UpstreamProfile } from '../../src/proxy/index.js';
import { Browser, profileOf, refused, testPortal } from './portal.js';
import { counter, review, share, shared } from './share-steps.js';

/** What upstream knows of somebody whom it knows well. */
const whole: UpstreamProfile = {
  ...profileOf('upstream-patient-1'),
  kycVerified: true,
  abhaNumber: '91-1234-5678-9015',
  fullName: ' Asha Verma ',
  gender: 'F',
  yearOfBirth: 1990,
  monthOfBirth: 5,
  dayOfBirth: 15,
  address: '12, Lake Road',
  pincode: '313001',
  state: { code: '8', name: 'Rajasthan' },
  district: { code: '127', name: 'Udaipur' },
};

async function portalOf(profile: UpstreamProfile = whole, options: Partial<ProxyOptions> = {}) {
  const portal = testPortal(options);
  portal.upstream.script.profile = () => profile;
  await portal.browser.login();
  portal.upstream.calls.length = 0;
  return portal;
}

/** The seven fields of NHA's case; everything else of a profile stays away. */
const details = {
  abhaAddress: 'patient1@abdm',
  abhaNumber: '91-1234-5678-9015',
  name: 'Asha Verma',
  gender: 'F',
  yearOfBirth: 1990,
  monthOfBirth: 5,
  dayOfBirth: 15,
  mobile: '9999900001',
  address: '12, Lake Road, Udaipur, Rajasthan, 313001',
};

describe('before sharing', () => {
  test('P2 5.1.1 and SHARE_PATIENT_PROFILE_701: the facility and the seven details are shown, the mobile whole', async () => {
    const { browser, upstream } = await portalOf();
    const { body, status, text } = await review(browser);
    assert.equal(status, 200, text);
    assert.deepEqual(body, {
      facility: { hipId: 'HIP-1', name: 'Lake Hospital', city: 'Udaipur', state: 'Rajasthan' },
      details,
      missing: [],
    });
    assert.deepEqual(upstream.calls.toSorted(), ['profile.read', 'providers.read']);
    const asked = Object.fromEntries(
      upstream.calls.map((name, index) => [name, upstream.callers.slice(-2)[index]]),
    );
    assert.equal(asked['profile.read']?.patientId, 'upstream-patient-1');
    assert.equal('patientId' in (asked['providers.read'] ?? {}), false);
  });

  test('the two are read side by side', async () => {
    const { browser, upstream } = await portalOf();
    const begun: string[] = [];
    let open = (): void => undefined;
    const both = new Promise<void>((resolve) => (open = resolve));
    const meet = async <Value>(name: string, value: Value): Promise<Value> => {
      begun.push(name);
      if (begun.length === 2) open();
      await both;
      return value;
    };
    upstream.script.profile = () => meet('profile', whole);
    upstream.script.linking.provider = (hipId) => meet('facility', { hipId, name: 'Lake Hospital' });
    assert.equal((await review(browser)).status, 200);
    assert.deepEqual(begun.toSorted(), ['facility', 'profile']);
  });

  test('an ABHA number without KYC is nobody’s, and an address without postal code does not go to the counter', async () => {
    const { pincode: _, ...profile } = { ...whole, kycVerified: false };
    const { browser } = await portalOf(profile);
    const { abhaNumber: _number, address: _address, ...rest } = details;
    assert.deepEqual((await review(browser)).body.details, rest);
  });

  test('what upstream does not know is named as missing, in its order', async () => {
    const nobody: UpstreamProfile = {
      abhaAddress: 'patient1@abdm',
      abhaAddresses: ['patient1@abdm'],
      kycVerified: false,
      fullName: ' ',
    };
    for (const [profile, missing] of [
      [nobody, ['name', 'gender', 'birth', 'mobile']],
      [{ ...nobody, yearOfBirth: 1990, monthOfBirth: 5 }, ['name', 'gender', 'birth', 'mobile']],
      [{ ...whole, mobile: '******0001' }, ['mobile']],
      [{ ...whole, fullName: '' }, ['name']],
    ] as const) {
      const { browser } = await portalOf(profile);
      const { body } = await review(browser);
      assert.deepEqual(body.missing, missing);
      if (missing.some((name) => name === 'mobile')) assert.equal('mobile' in body.details, false);
    }
  });

  test('a living share of this counter is shown, and none of another', async () => {
    const { browser } = await portalOf();
    const { id } = await shared(browser);
    assert.equal((await review(browser)).body.share?.id, id);
    for (const other of [{ counterId: 'OPD 2' }, { hipId: 'HIP-2' }]) {
      assert.equal((await review(browser, { ...counter, ...other })).body.share, undefined);
    }
  });

  test('somebody else’s profile is never shown nor shared, whatever upstream answers', async () => {
    const { browser, upstream } = await portalOf(profileOf('upstream-patient-7'));
    refused(await review(browser), 503, 'upstream-unavailable');
    refused(await share(browser), 503, 'upstream-unavailable');
    assert(!upstream.calls.includes('shares.share'));
  });

  test('a facility that ABDM does not know, a session that is over and nobody are told so', async () => {
    const { browser, upstream, proxy } = await portalOf();
    upstream.script.linking.provider = () => {
      throw new UpstreamError('facility-not-found', { nothingDone: true });
    };
    refused(await review(browser), 404, 'facility-not-found');
    upstream.script.linking.provider = (hipId) => ({ hipId, name: 'Lake Hospital' });
    upstream.script.profile = () => {
      throw new UpstreamError('session-expired', { nothingDone: true });
    };
    const fresh = testPortal();
    fresh.upstream.script.profile = upstream.script.profile;
    await fresh.browser.login();
    refused(await review(fresh.browser), 401, 'session-expired');
    refused(await review(new Browser(proxy)), 401, 'sign-in-required');
  });

  test('ids that no counter has are refused before upstream is asked', async () => {
    const { browser, upstream } = await portalOf();
    for (const wrong of [
      { hipId: 'a/b' },
      { hipId: '..' },
      { counterId: '' },
      { counterId: ' OPD' },
      { counterId: 'x'.repeat(21) },
      { counterId: 'OPD/1' },
      { counterId: 'hip-1' },
      { extra: 1 },
    ]) {
      refused(await review(browser, { ...counter, ...wrong }), 400, 'invalid-request');
      refused(await share(browser, { ...counter, ...wrong }), 400, 'invalid-request');
    }
    assert.deepEqual(upstream.calls, []);
  });

  test('looking at counters counts as looking up facilities', async () => {
    const { browser, clock } = await portalOf();
    for (let count = 0; count < 120; count += 1) assert.equal((await review(browser)).status, 200);
    refused(await review(browser), 429, 'too-many-requests');
    refused(await share(browser), 429, 'too-many-requests');
    clock.advance(60);
    assert.equal((await review(browser)).status, 200);
  });
});
