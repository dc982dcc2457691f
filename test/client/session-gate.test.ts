import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AbdmClient } from '../../src/client/abdm-client.js';
import { isAbort } from '../../src/client/abdm-error.js';
import type { Renewal } from '../../src/client/session-gate.js';
import { readProfile } from '../../src/contract/profile.js';
import { findSession } from '../../src/contract/session.js';
import { until } from '../support/until.js';
import { client, failure, json } from './answering.js';

const profile = {
  etag: 'tag',
  abhaAddress: 'nisha@abdm',
  abhaAddresses: ['nisha@abdm'],
  kycVerified: false,
  fullName: 'Nisha',
};
const expired = { error: { kind: 'session-expired', nextStep: 'sign-in', requestId: 'r' } };
const changed = { error: { kind: 'patient-changed', nextStep: 'restart', requestId: 'r' } };

interface Portal {
  readonly abdm: AbdmClient;
  /** Requests for the profile, with the epoch of each. */
  readonly reads: (string | null)[];
  open: boolean;
  epoch: string;
}

/** A portal whose session with ABDM is over until it is renewed. */
function portal(): Portal {
  const state = { open: false, epoch: 'one' };
  const reads: (string | null)[] = [];
  const { client: abdm } = client((request) => {
    const headers = { 'Abdm-Epoch': state.epoch };
    if (request.url.endsWith('/v1/session')) {
      const patients: unknown[] = [];
      return json({ patients, gatewaySession: state.open ? 'open' : 'expired' }, 200, headers);
    }
    const epoch = request.headers.get('Abdm-Epoch');
    reads.push(epoch);
    if (epoch !== null && epoch !== state.epoch) return json(changed, 409, headers);
    return state.open ? json(profile, 200, headers) : json(expired, 401, headers);
  });
  return Object.assign(state, { abdm, reads });
}

/** A patient who renews when the test says so. */
function renewer(page: Portal): {
  asked: number;
  decide: (renewal: Renewal) => void;
  readonly renew: () => Promise<Renewal>;
} {
  const desk = {
    asked: 0,
    decide: (_renewal: Renewal): void => undefined,
    renew: () =>
      new Promise<Renewal>((resolve) => {
        desk.asked++;
        desk.decide = (renewal) => {
          page.open = renewal === 'renewed';
          resolve(renewal);
        };
      }),
  };
  page.abdm.session.register(desk.renew, 'shared');
  return desk;
}

describe('calls that meet an expired session', () => {
  it('open one renewal, however many they are, and go on exactly once each', async () => {
    const page = portal();
    const desk = renewer(page);
    const calls = Array.from({ length: 50 }, () => page.abdm.call(readProfile, {}));
    await until(() => desk.asked === 1 && page.reads.length === 50);
    assert.equal(page.abdm.session.isRenewing, true);
    desk.decide('renewed');
    for (const answer of await Promise.all(calls)) assert.equal(answer.abhaAddress, 'nisha@abdm');
    assert.equal(desk.asked, 1);
    assert.equal(page.reads.length, 100);
    assert.equal(page.abdm.session.isRenewing, false);
  });

  it('fail with session-expired when the patient does not renew, and are not sent again', async () => {
    const page = portal();
    const desk = renewer(page);
    const calls = [page.abdm.call(readProfile, {}), page.abdm.call(readProfile, {})];
    await until(() => desk.asked === 1 && page.reads.length === 2);
    desk.decide('ended');
    for (const call of calls) assert.equal((await failure(call)).kind, 'session-expired');
    assert.equal(page.reads.length, 2);
  });

  it('ask again for a renewal the next time', async () => {
    const page = portal();
    const desk = renewer(page);
    const first = failure(page.abdm.call(readProfile, {}));
    await until(() => desk.asked === 1);
    desk.decide('ended');
    await first;
    const second = page.abdm.call(readProfile, {});
    await until(() => desk.asked === 2);
    desk.decide('renewed');
    await second;
  });

  it('go on only for the same patient: the epoch of the first try goes along', async () => {
    const page = portal();
    const desk = renewer(page);
    page.open = true;
    await page.abdm.call(readProfile, {});
    page.open = false;
    const call = failure(page.abdm.call(readProfile, {}));
    await until(() => desk.asked === 1);
    page.epoch = 'two';
    desk.decide('renewed');
    assert.equal((await call).kind, 'patient-changed');
    assert.deepEqual(page.reads, [null, 'one', 'one']);
  });

  it('can be given up while they wait, and the renewal goes on for the others', async () => {
    const page = portal();
    const desk = renewer(page);
    const controller = new AbortController();
    const given = page.abdm.call(readProfile, {}, { signal: controller.signal });
    const kept = page.abdm.call(readProfile, {});
    await until(() => desk.asked === 1 && page.reads.length === 2);
    controller.abort();
    await assert.rejects(given, isAbort);
    desk.decide('renewed');
    assert.equal((await kept).fullName, 'Nisha');
    assert.equal(page.reads.length, 3);
  });

  it('in the background open none', async () => {
    const page = portal();
    const desk = renewer(page);
    const error = await failure(page.abdm.call(readProfile, {}, { background: true }));
    assert.equal(error.kind, 'session-expired');
    assert.equal(desk.asked, 0);
  });

  it('that fail a second time are not renewed a second time', async () => {
    const page = portal();
    let asked = 0;
    page.abdm.session.register(() => {
      asked++;
      return Promise.resolve('renewed');
    }, 'shared');
    assert.equal((await failure(page.abdm.call(readProfile, {}))).kind, 'session-expired');
    assert.deepEqual([asked, page.reads.length], [1, 2]);
  });

  it('fail at once where nobody can renew', async () => {
    const page = portal();
    assert.equal((await failure(page.abdm.call(readProfile, {}))).kind, 'session-expired');
  });

  it('fail with session-expired where whoever renews breaks, and ask again the next time', async () => {
    const page = portal();
    let asked = 0;
    page.abdm.session.register(() => {
      asked += 1;
      return Promise.reject(new TypeError('a part did not load'));
    }, 'shared');
    assert.equal((await failure(page.abdm.call(readProfile, {}))).kind, 'session-expired');
    assert.equal((await failure(page.abdm.call(readProfile, {}))).kind, 'session-expired');
    assert.equal(asked, 2);
  });

  it('are asked of whom the portal placed itself, the last of them first', async () => {
    const page = portal();
    const asked: string[] = [];
    const says = (name: string) => (): Promise<Renewal> => {
      asked.push(name);
      page.open = true;
      return Promise.resolve('renewed');
    };
    const { session } = page.abdm;
    session.register(says('placed first'), 'placed');
    const takeBack = session.register(says('placed last'), 'placed');
    session.register(says('shared'), 'shared');
    await page.abdm.call(readProfile, {});
    takeBack();
    page.open = false;
    await page.abdm.call(readProfile, {});
    assert.deepEqual(asked, ['placed last', 'placed first']);
  });

  it('are those of routes that need the session; others go through', async () => {
    const page = portal();
    const desk = renewer(page);
    assert.equal((await page.abdm.call(findSession, {})).gatewaySession, 'expired');
    assert.equal(desk.asked, 0);
  });
});
