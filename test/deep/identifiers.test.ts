import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { routes } from '../../src/contract/routes.js';
import { takeEveryRoute } from './every-route.js';
import { openWatchedHospital, type WatchedHospital } from './watched-hospital.js';

describe('a day of a hospital, seen from its logs, figures and traces', () => {
  let hospital: WatchedHospital;
  before(async () => {
    hospital = await openWatchedHospital();
    await takeEveryRoute(hospital);
    // Once more, with everything that the portal is told failing loudly.
    hospital.failHooks(true);
    const browser = hospital.browser();
    const identifier = { kind: 'mobile', value: '9999900011' };
    const sent = await browser.post<{ transaction: string }>('/v1/login/otp', {
      identifier,
      otpSystem: 'abdm',
    });
    const otp = hospital.otpTo('9999900011');
    await browser.post('/v1/login/verify', { transaction: sent.body.transaction, otp });
    await browser.get('/v1/rohan.deshpande@abdm', { traceparent: 'asha.verma@abdm', 'X-Request-Id': 'asha' });
    hospital.failHooks(false);
  });
  after(() => hospital.close());

  test('every route of the contract was taken, and succeeded', () => {
    const taken = hospital.logged().map((line) => JSON.parse(line) as { route?: string; status?: number });
    const succeeded = new Set(taken.filter(({ status }) => status === 200).map(({ route }) => route));
    assert.deepEqual(
      Object.keys(routes).filter((name) => !succeeded.has(name)),
      [],
    );
  });

  test('identifiers of every kind were used', () => {
    const { identifiers, sandbox } = hospital;
    for (const used of [
      'kamala.rajan@abdm',
      '9999900040',
      '91-0000-0000-0406',
      '226001',
      '14, Tilak Marg',
      'Not my doctor, says Kamala',
      '7193',
      'visit-0001',
      'MRN 88123',
      'upstream-oid-5512',
      'portal-user-7781',
      '192.0.2.77',
      'Lata Shripad Kulkarni',
      'sandbox-secret',
      sandbox.desk.sms('9999900045')[0]?.otp ?? '',
      sandbox.desk.people().find(({ aadhaar }) => identifiers.has(aadhaar ?? ''))?.aadhaar ?? 'no Aadhaar',
    ])
      assert(identifiers.has(used), used);
    assert(identifiers.size > 500, String(identifiers.size));
  });

  test('no log line has any of them', () => {
    const lines = new Set(hospital.logged());
    assert(lines.size > 100, String(lines.size));
    assert.deepEqual(hospital.identifiers.foundIn([...lines].join('\n')), []);
  });

  test('no figure has any of them', async () => {
    const figures = await hospital.figures();
    assert(figures.includes('abdm_upstream_calls_total{'));
    assert.deepEqual(hospital.identifiers.foundIn(figures), []);
  });

  test('no span has any of them', () => {
    const spans = new Set(hospital.spans());
    assert(spans.size > 100, String(spans.size));
    assert.deepEqual(hospital.identifiers.foundIn([...spans].join('\n')), []);
  });

  test('a single line with one of them, however it is written, would be found', () => {
    const { identifiers } = hospital;
    const [line = ''] = hospital.logged();
    const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
    for (const planted of [
      'kamala.rajan@abdm',
      'KAMALA.RAJAN@ABDM',
      encodeURIComponent('kamala.rajan@abdm'),
      btoa('kamala.rajan@abdm'),
      btoa('the patient is kamala.rajan@abdm today'),
      sha('kamala.rajan@abdm'),
      '91000000000406',
      '91-0000-0000-0406',
      '91 0000 0000 0406',
      sha('91000000000406'),
      '9999900040',
      '/abdm/v1/registration/pincode/226001',
      'visit-0001',
    ]) {
      assert.notDeepEqual(identifiers.foundIn(line.replace(/}$/, `,"note":"${planted}"}`)), [], planted);
      assert.notDeepEqual(identifiers.foundIn(`abdm_requests_total{route="${planted}"} 1`), [], planted);
    }
  });
});
