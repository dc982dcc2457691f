import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { epochHeader } from '../../src/contract/headers.js';
import { readShare, shareProfile } from '../../src/contract/share.js';
import {
  type AgreementEvent,
  type CounterDecision,
  memoryStore,
  type ProfileToShare,
  type ProxyOptions,
  type SharedEvent,
  UpstreamError,
} from '../../src/proxy/index.js';
import { Browser, patientNumber, profileOf, refused, testPortal } from './portal.js';
import { added, consent, counter, list, read, review, share, shared } from './share-steps.js';

const days = { idleSeconds: 3 * 24 * 60 * 60, absoluteSeconds: 3 * 24 * 60 * 60 };
const startedAt = '2026-11-01T09:00:00.000Z';

/** A portal with a patient, which keeps what its server is told. */
async function sharingPortal(options: Partial<ProxyOptions> = {}) {
  const told: SharedEvent[] = [];
  const agreed: AgreementEvent[] = [];
  const portal = testPortal({
    identify: () => ({ userId: 'user-a' }),
    hooks: { onShared: (event) => void told.push(event), onAgreement: (event) => void agreed.push(event) },
    ...options,
  });
  await portal.browser.login();
  const { calls } = portal.upstream;
  const sends = (): number => calls.filter((name) => name === 'shares.share').length;
  const reads = (): number => calls.filter((name) => name === 'shares.read').length;
  const states = (): string[] => told.map(({ state }) => state);
  return { ...portal, told, agreed, states, sends, reads };
}

/** The profile that went to a counter last. */
function lastSent({ calls, given }: { calls: string[]; given: unknown[][] }): ProfileToShare {
  return given[calls.lastIndexOf('shares.share')]?.[0] as ProfileToShare;
}

describe('sharing', () => {
  test('P2 5.1.2 and 5.1.3: the profile goes to the counter once, and the counter’s token is shown (P2 20.1)', async () => {
    const { browser, upstream, told, agreed } = await sharingPortal();
    const waiting = await share(browser);
    assert.equal(waiting.status, 200, waiting.text);
    const { id } = waiting.body;
    const known = { id, ...counter, facilityName: 'Lake Hospital', at: startedAt, sharedAt: startedAt };
    assert.deepEqual(waiting.body, { state: 'waiting', ...known });
    assert(shareProfile.response.safeParse(waiting.body).success);
    assert.deepEqual(lastSent(upstream), {
      counter,
      patient: { abhaAddress: 'patient1@abdm', name: 'Patient 1', mobile: '9999900001', ...added },
    });
    assert.equal(upstream.callers.at(-1)?.patientId, 'upstream-patient-1');

    const issued = await read(browser, id);
    assert.deepEqual(issued.body, {
      state: 'issued',
      ...known,
      tokenNumber: '42',
      expiresAt: '2026-11-01T09:30:00.000Z',
    });
    assert(readShare.response.safeParse(issued.body).success);
    assert.deepEqual(upstream.given.at(-1), ['upstream-share-1']);

    const event = {
      portalUser: { userId: 'user-a' },
      abhaAddress: 'patient1@abdm',
      ...counter,
      at: startedAt,
    };
    const [first, second] = [waiting, issued].map(({ headers }) => headers.get('X-Request-Id'));
    assert.deepEqual(told, [
      { ...event, state: 'waiting', requestId: first },
      { ...event, state: 'issued', tokenNumber: '42', requestId: second },
    ]);
    assert.deepEqual(agreed, [
      { notice: 'profile-share', ...consent, at: startedAt, portalUser: event.portalUser, requestId: first },
    ]);
  });

  test('upstream’s id of the share reaches no browser', async () => {
    const { browser } = await sharingPortal();
    const answers = [await share(browser), await browser.get('/v1/shares'), await review(browser)];
    answers.push(await read(browser, (await list(browser))[0]?.id ?? ''));
    for (const { text, status } of answers) {
      assert.equal(status, 200, text);
      assert(!text.includes('upstream-share'), text);
    }
  });

  test('a counter that answers at once is told of once', async () => {
    const { browser, upstream, states, reads } = await sharingPortal();
    upstream.script.shares.share = () => ({ state: 'issued', tokenNumber: 'A-7' });
    const { id, state } = await shared(browser);
    assert.equal(state, 'issued');
    assert.equal((await read(browser, id)).body.state, 'issued');
    assert.deepEqual([states(), reads()], [['issued'], 0]);
  });

  test('ABDM-9999: a counter without a token may have the details nevertheless; another try is allowed', async () => {
    const { browser, upstream, states, sends } = await sharingPortal();
    upstream.script.shares.share = () => ({ state: 'refused' });
    const { id, state } = await shared(browser);
    assert.equal(state, 'refused');
    assert.deepEqual(await list(browser), []);
    assert.equal((await review(browser)).body.share, undefined);
    assert.equal((await read(browser, id)).body.state, 'refused');
    await shared(browser);
    assert.deepEqual([states(), sends()], [['refused', 'refused'], 2]);
  });

  test('ABDM-1149/AS-1223 and ABDM-1087/AS-1129: what upstream refuses is told, and nothing is kept', async () => {
    const { browser, upstream, told } = await sharingPortal();
    for (const [kind, status] of [
      ['share-not-supported', 422],
      ['share-duplicate', 409],
      ['session-expired', 401],
      ['upstream-unavailable', 503],
    ] as const) {
      upstream.script.shares.share = () => {
        throw new UpstreamError(kind);
      };
      refused(await share(browser), status, kind);
      assert.deepEqual([await list(browser), told], [[], []]);
    }
  });

  test('after a timeout nobody knows whether the counter has it; the patient may share again', async () => {
    const { browser, upstream, sends } = await sharingPortal();
    const answer = upstream.script.shares.share;
    upstream.script.shares.share = () => {
      throw new UpstreamError('upstream-timeout');
    };
    refused(await share(browser), 504, 'upstream-timeout');
    assert.equal(sends(), 1);
    upstream.script.shares.share = answer;
    assert.equal((await shared(browser)).state, 'waiting');
    assert.equal(sends(), 2);
  });

  test('only the sentence in force can be agreed to, and the portal must have kept the agreement', async () => {
    const { browser, sends, agreed } = await sharingPortal();
    for (const version of ['', 'P2-5.1.0', '1.4']) {
      refused(await share(browser, { consent: { ...consent, version } }), 403, 'agreement-required');
    }
    for (const wrong of [{ version: consent.version }, { ...consent, language: '<b>' }, undefined]) {
      assert.equal(
        refused(await share(browser, { consent: wrong }), 400, 'invalid-request').field,
        'consent',
      );
    }
    assert.deepEqual([sends(), agreed], [0, []]);
    const failing = await sharingPortal({
      hooks: {
        onAgreement: () => {
          throw new Error('disk full');
        },
      },
    });
    refused(await share(failing.browser), 500, 'internal');
    assert.equal(failing.sends(), 0);
  });

  test('the portal’s own failure to hear of a share undoes nothing', async () => {
    const { browser, log } = await sharingPortal({
      hooks: {
        onShared: () => {
          throw new Error('no database');
        },
      },
    });
    const { id } = await shared(browser);
    assert.equal((await read(browser, id)).body.state, 'issued');
    const failed = log.lines.filter(({ message }) => message === 'hook failed');
    assert.deepEqual(
      failed.map(({ fields }) => fields['hook']),
      ['onShared', 'onShared'],
    );
  });

  test('a location goes only when the patient gives one that there is', async () => {
    const { browser, upstream } = await sharingPortal();
    await shared(browser);
    assert.equal('location' in lastSent(upstream), false);
    const location = { latitude: 24.585445, longitude: -73.712479 };
    await shared(browser, { counterId: '2', location });
    assert.deepEqual(lastSent(upstream).location, location);
    for (const wrong of [
      { latitude: 91, longitude: 0 },
      { latitude: 0, longitude: -180.5 },
      { latitude: '1', longitude: 2 },
      { latitude: 1 },
    ]) {
      const answer = await share(browser, { counterId: '3', location: wrong });
      assert.equal(refused(answer, 400, 'invalid-request').field, 'location');
    }
  });

  test('the facility’s name is absent where it could not be looked up', async () => {
    const { browser, upstream } = await sharingPortal();
    upstream.script.linking.provider = () => {
      throw new UpstreamError('upstream-timeout');
    };
    assert.equal('facilityName' in (await shared(browser)), false);
  });
});

describe('what the patient adds', () => {
  const sent = async (profile: object, more: object): Promise<ProfileToShare['patient'] | string> => {
    const { browser, upstream } = await sharingPortal();
    upstream.script.profile = () => ({ ...profileOf('upstream-patient-1'), ...profile });
    const answer = await share(browser, { added: more });
    if (answer.status === 200) return lastSent(upstream).patient;
    assert.equal(upstream.calls.includes('shares.share'), false);
    return refused(answer, 422, 'invalid-request').field ?? '';
  };

  test('fills what upstream has not, and replaces nothing', async () => {
    const profile = { fullName: 'Asha Verma', gender: 'F', yearOfBirth: 1990, monthOfBirth: 5 };
    const more = { name: 'Asha', gender: 'M', yearOfBirth: 1991, monthOfBirth: 6, dayOfBirth: 15 };
    const place = { address: '12 Lake Road', pincode: '313001' };
    assert.deepEqual(await sent(profile, { ...more, ...place, mobile: '9999900002' }), {
      abhaAddress: 'patient1@abdm',
      name: 'Asha Verma',
      gender: 'F',
      yearOfBirth: 1990,
      monthOfBirth: 5,
      dayOfBirth: 15,
      mobile: '9999900001',
      ...place,
    });
  });

  test('is asked for as long as something is missing, by its name', async () => {
    const { gender, ...birth } = added;
    assert.equal(await sent({ fullName: '' }, added), 'name');
    assert.equal(await sent({}, birth), 'gender');
    assert.equal(await sent({}, { gender }), 'birth');
    assert.equal(await sent({}, { ...added, dayOfBirth: undefined }), 'birth');
    assert.equal(await sent({ mobile: '******0001' }, added), 'mobile');
    assert.equal(await sent({}, { ...added, address: '12 Lake Road' }), 'pincode');
  });

  test('must be a day on which somebody may have been born, as a whole', async () => {
    for (const wrong of [
      { monthOfBirth: 2, dayOfBirth: 30 },
      { yearOfBirth: 1850 },
      { monthOfBirth: 13 },
      { dayOfBirth: 0 },
      { yearOfBirth: 2027 },
    ]) {
      assert.equal(await sent({}, { ...added, ...wrong }), 'birth', JSON.stringify(wrong));
    }
    assert.equal(await sent({ yearOfBirth: 2001 }, { ...added, monthOfBirth: 2, dayOfBirth: 29 }), 'birth');
    const leap = await sent({ yearOfBirth: 2004 }, { ...added, monthOfBirth: 2, dayOfBirth: 29 });
    assert(typeof leap === 'object');
  });

  test('has a form of its own each', async () => {
    const { browser } = await sharingPortal();
    for (const wrong of [
      { name: '<b>' },
      { gender: 'U' },
      { dayOfBirth: 1.5 },
      { mobile: '0999900001' },
      { address: '<b>' },
      { pincode: '012345' },
      { abhaAddress: 'patient2@abdm' },
      { abhaNumber: '91-1234-5678-9015' },
    ]) {
      const answer = await share(browser, { added: { ...added, ...wrong } });
      assert.equal(refused(answer, 400, 'invalid-request').field, 'added', JSON.stringify(wrong));
    }
  });
});

describe('one share at a counter', () => {
  test('P2 19.8: while a token lives nothing is sent anew, and after 30 minutes it is gone', async () => {
    const { browser, clock, sends } = await sharingPortal();
    const { id } = await shared(browser);
    await read(browser, id);
    clock.advance(30 * 60 - 1);
    const again = await shared(browser);
    assert.deepEqual([again.id, again.state, again.at], [id, 'issued', '2026-11-01T09:29:59.000Z']);
    assert.equal(sends(), 1);
    clock.advance(1);
    refused(await read(browser, id), 404, 'share-not-found');
    assert.deepEqual(await list(browser), []);
    assert.notEqual((await shared(browser)).id, id);
    assert.equal(sends(), 2);
  });

  test('while its answer is waited for, up to a minute, nothing is sent anew', async () => {
    const { browser, upstream, clock, sends, reads } = await sharingPortal();
    upstream.script.shares.read = () => ({ state: 'waiting' });
    const { id } = await shared(browser);
    clock.advance(59);
    assert.equal((await shared(browser)).id, id);
    assert.deepEqual([(await list(browser)).length, sends(), reads()], [1, 1, 0]);
    clock.advance(1);
    assert.deepEqual(await list(browser), []);
    assert.equal((await review(browser)).body.share, undefined);
    const second = await shared(browser);
    assert.notEqual(second.id, id);
    assert.deepEqual([sends(), reads()], [2, 1]);
    assert.equal((await read(browser, id)).body.state, 'waiting');
  });

  test('a slow counter is asked once more before it gets anything anew', async () => {
    const { browser, upstream, clock, sends, states } = await sharingPortal();
    const { id } = await shared(browser);
    clock.advance(90);
    upstream.script.shares.read = () => {
      throw new UpstreamError('upstream-unavailable');
    };
    const second = await shared(browser);
    assert.notEqual(second.id, id);
    clock.advance(90);
    upstream.script.shares.read = (requestId) => ({ state: 'issued', tokenNumber: requestId });
    const found = await shared(browser);
    assert(found.state === 'issued');
    assert.deepEqual([found.id, found.tokenNumber], [second.id, 'upstream-share-2']);
    assert.deepEqual([sends(), states()], [2, ['waiting', 'waiting', 'issued']]);
  });

  test('two presses at once, also on two browsers, send once', async () => {
    const { browser, upstream, proxy, sends, states } = await sharingPortal();
    const other = new Browser(proxy);
    await other.login(3);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    upstream.script.shares.share = async () => {
      await held;
      return { state: 'waiting', requestId: 'upstream-share-1' };
    };
    const all = Promise.all([shared(browser), shared(browser), shared(other)]);
    while (sends() === 0) await new Promise((resolve) => setImmediate(resolve));
    release();
    const ids = (await all).map(({ id }) => id);
    assert.equal(new Set(ids).size, 1);
    assert.deepEqual([sends(), states()], [1, ['waiting']]);
  });

  test('other counters and other patients are apart', async () => {
    const { browser, upstream, proxy, sends } = await sharingPortal();
    await shared(browser);
    await shared(browser, { counterId: '2' });
    await shared(browser, { hipId: 'HIP-2' });
    upstream.script.login = () => ({ next: 'done', ...patientNumber(2) });
    const other = new Browser(proxy);
    await other.login(2);
    await shared(other);
    assert.equal(sends(), 4);
    assert.equal(lastSent(upstream).patient.abhaAddress, 'patient2@abdm');
    assert.deepEqual([(await list(browser)).length, (await list(other)).length], [3, 1]);
  });
});

describe('the answer of a counter', () => {
  test('is asked for as long as it is waited for, and told once, also to two polls at once', async () => {
    const { browser, upstream, clock, states, reads } = await sharingPortal();
    let answer: CounterDecision | { state: 'waiting' } = { state: 'waiting' };
    upstream.script.shares.read = () => answer;
    const { id } = await shared(browser);
    for (let count = 0; count < 3; count += 1) {
      clock.advance(10);
      assert.equal((await read(browser, id)).body.state, 'waiting');
    }
    answer = { state: 'issued', tokenNumber: '42' };
    const polls = await Promise.all([read(browser, id), read(browser, id), read(browser, id)]);
    assert(polls.every(({ body }) => body.state === 'issued'));
    const asked = reads();
    await read(browser, id);
    assert.equal(reads(), asked);
    assert.deepEqual(states(), ['waiting', 'issued']);
  });

  test('may be that there is none', async () => {
    const { browser, upstream, states } = await sharingPortal();
    upstream.script.shares.read = () => ({ state: 'refused' });
    const { id } = await shared(browser);
    assert.equal((await read(browser, id)).body.state, 'refused');
    assert.deepEqual([states(), await list(browser)], [['waiting', 'refused'], []]);
  });

  test('that never comes is forgotten after half an hour', async () => {
    const { browser, upstream, clock } = await sharingPortal();
    upstream.script.shares.read = () => ({ state: 'waiting' });
    const { id } = await shared(browser);
    clock.advance(30 * 60 - 1);
    assert.equal((await read(browser, id)).body.state, 'waiting');
    clock.advance(1);
    refused(await read(browser, id), 404, 'share-not-found');
  });

  test('that cannot be read is a failure of that look only', async () => {
    const { browser, upstream } = await sharingPortal();
    const answer = upstream.script.shares.read;
    const { id } = await shared(browser);
    for (const [kind, status] of [
      ['upstream-timeout', 504],
      ['session-expired', 401],
      ['share-not-found', 404],
    ] as const) {
      upstream.script.shares.read = () => {
        throw new UpstreamError(kind);
      };
      refused(await read(browser, id), status, kind);
    }
    upstream.script.shares.read = answer;
    assert.equal((await read(browser, id)).body.state, 'issued');
  });

  test('ends when upstream says, within a day; an end that cannot be counts as none', async () => {
    for (const [expiresAt, end] of [
      [undefined, '2026-11-01T09:30:00.000Z'],
      ['2026-11-01T09:10:00.000Z', '2026-11-01T09:10:00.000Z'],
      ['2026-11-01T12:00:00.000Z', '2026-11-01T12:00:00.000Z'],
      ['2026-11-02T09:00:00.000Z', '2026-11-02T09:00:00.000Z'],
      ['2027-01-01T00:00:00.000Z', '2026-11-02T09:00:00.000Z'],
      [startedAt, '2026-11-01T09:30:00.000Z'],
      ['1970-01-01T00:00:00.000Z', '2026-11-01T09:30:00.000Z'],
      ['soon', '2026-11-01T09:30:00.000Z'],
    ] as const) {
      const { browser, upstream, clock } = await sharingPortal({ signInLife: days });
      const told = expiresAt === undefined ? {} : { expiresAt };
      upstream.script.shares.read = () => ({ state: 'issued', tokenNumber: '42', ...told });
      const { id } = await shared(browser);
      const { body } = await read(browser, id);
      assert(body.state === 'issued');
      assert.equal(body.expiresAt, end);
      clock.advance((Date.parse(end) - clock.now()) / 1000 - 1);
      assert.equal((await list(browser)).length, 1, end);
      clock.advance(1);
      refused(await read(browser, id), 404, 'share-not-found');
    }
  });

  test('that is over before anybody looked is gone, and the portal’s server is told of it nevertheless', async () => {
    const { browser, upstream, clock, states } = await sharingPortal();
    const { id } = await shared(browser);
    upstream.script.shares.read = () => ({
      state: 'issued',
      tokenNumber: '42',
      expiresAt: '2026-11-01T09:05:00.000Z',
    });
    clock.advance(10 * 60);
    refused(await read(browser, id), 404, 'share-not-found');
    refused(await read(browser, id), 404, 'share-not-found');
    assert.deepEqual(states(), ['waiting', 'issued']);
  });
});

describe('the patient’s shares', () => {
  test('are listed, the newest first, and nobody is asked', async () => {
    const { browser, upstream, clock } = await sharingPortal();
    const first = await shared(browser);
    await read(browser, first.id);
    clock.advance(10);
    const second = await shared(browser, { counterId: '2' });
    const calls = upstream.calls.length;
    const shares = await list(browser);
    assert.deepEqual(
      shares.map(({ id, state }) => [id, state]),
      [
        [second.id, 'waiting'],
        [first.id, 'issued'],
      ],
    );
    assert.equal(upstream.calls.length, calls);
  });

  test('are seen by the same patient on another browser, and by nobody else', async () => {
    const { browser, upstream, proxy } = await sharingPortal();
    const { id } = await shared(browser);
    const same = new Browser(proxy);
    await same.login(3);
    assert.equal((await read(same, id)).status, 200);
    upstream.script.login = () => ({ next: 'done', ...patientNumber(2) });
    const other = new Browser(proxy);
    await other.login(2);
    refused(await read(other, id), 404, 'share-not-found');
    assert.deepEqual(await list(other), []);
    await browser.login(4);
    refused(await read(browser, id), 404, 'share-not-found');
    refused(await read(browser, 'x'.repeat(22)), 404, 'share-not-found');
    for (const wrong of ['short', 'x'.repeat(65), `${id}%20`]) {
      refused(await read(browser, wrong), 400, 'invalid-request');
    }
    const nobody = new Browser(proxy);
    for (const path of ['/v1/shares', `/v1/shares/${id}`]) {
      refused(await nobody.get(path), 401, 'sign-in-required');
    }
    refused(await share(nobody), 401, 'sign-in-required');
  });

  test('a page that shows another patient shares nothing', async () => {
    const { browser, upstream, sends } = await sharingPortal();
    const epoch = browser.epoch ?? '';
    upstream.script.login = () => ({ next: 'done', ...patientNumber(2) });
    await browser.login(2);
    const body = { ...counter, consent, added };
    refused(await browser.post('/v1/shares', body, { [epochHeader]: epoch }), 409, 'patient-changed');
    assert.equal(sends(), 0);
  });

  test('are kept without a word that names somebody, and not longer than they matter', async () => {
    const kept: string[] = [];
    const lives: number[] = [];
    const clock = testPortal().clock;
    const inner = memoryStore({ now: clock.now });
    const { browser } = await sharingPortal({
      now: clock.now,
      store: {
        ...inner,
        put(key, value, seconds) {
          kept.push(key, value);
          lives.push(seconds);
          return inner.put(key, value, seconds);
        },
        putIfAbsent(key, value, seconds) {
          kept.push(key, value);
          return inner.putIfAbsent(key, value, seconds);
        },
      },
    });
    const { id } = await shared(browser);
    await read(browser, id);
    assert(kept.some((key) => key.startsWith('share:')));
    const words = ['patient1', 'Patient 1', '9999900001', 'HIP-1', 'OPD', 'Lake', 'upstream-share', '"42"'];
    for (const word of words) assert(!kept.join(' ').includes(word), word);
    assert(Math.max(...lives) <= 24 * 60 * 60);
  });
});
