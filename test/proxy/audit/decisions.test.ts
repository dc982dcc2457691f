import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import type { Discovery } from '../../../src/contract/linking.js';
import { notices } from '../../../src/abdm/notices.js';
import { auditFaults, type AuditLine, digestOf } from '../../../src/proxy/audit/audit-trail.js';
import type { ConsentDecidedEvent, ProxyOptions } from '../../../src/proxy/index.js';
import { askedRequest, wholeEntry } from '../consent-script.js';
import { type OtpAnswer, profileOf, refused, testPortal } from '../portal.js';
import { added, consent, counter } from '../share-steps.js';

const userId = 'user-a';
const abhaAddress = 'patient1@abdm';

interface KeptTrail {
  readonly lines: AuditLine[];
  isFull: boolean;
}

async function auditedPortal(options: Partial<ProxyOptions> = {}) {
  const trail: KeptTrail = { lines: [], isFull: false };
  const decided: ConsentDecidedEvent[] = [];
  const portal = testPortal({
    identify: () => ({ userId }),
    hooks: { onConsentDecided: (event) => void decided.push(event) },
    audit: (line) => {
      if (trail.isFull) throw new Error(`no space for ${abhaAddress}`);
      trail.lines.push(line);
    },
    ...options,
  });
  await portal.browser.login();
  return { ...portal, trail, decided };
}

const aadhaarConsent = {
  notice: 'aadhaar-consent',
  version: notices['aadhaar-consent'].version,
  language: 'ta',
};

test('every agreement and decision is kept, with who, when, what and which version', async () => {
  const { browser, upstream, clock, trail, decided } = await auditedPortal();
  const succeeded = async (path: string, body: object): Promise<string | null> => {
    const answer = await browser.post(path, body);
    assert.equal(answer.status, 200, answer.text);
    return answer.headers.get('X-Request-Id');
  };
  const agreedBy = await succeeded('/v1/agreements', aadhaarConsent);
  await succeeded('/v1/consents/request-1/grant', { entries: [wholeEntry] });
  await succeeded('/v1/consents/request-1/revocation', { hipIds: ['HIP-1'] });
  upstream.script.consents.asked = askedRequest;
  await succeeded('/v1/consents/request-1/denial', { reason: 'not mine' });
  await succeeded('/v1/auto-approval', { enabled: true });
  await succeeded('/v1/auto-approval', { enabled: true });
  upstream.script.profile = (id) => ({ ...profileOf(id), address: '', fullName: 'Asha Verma' });
  await succeeded('/v1/shares', { ...counter, consent, added });
  const found = await browser.post<Discovery>('/v1/care-contexts/discovery', { hipId: 'HIP-1' });
  assert(found.body.found === 'visits', found.text);
  const visit = { patientReference: 'MRN-1', careContextId: 'visit-1' };
  const sent = await browser.post<OtpAnswer>('/v1/care-contexts/link/otp', {
    transaction: found.body.transaction,
    ...visit,
  });
  await succeeded('/v1/care-contexts/link/confirm', { transaction: sent.body.transaction, otp: '123456' });
  await succeeded('/v1/profile/deletion', { abhaAddress });

  assert.deepEqual(
    trail.lines.map(({ event, subject, version, language }) => [event, subject, version, language]),
    [
      ['agreement', 'aadhaar-consent', aadhaarConsent.version, 'ta'],
      ['consent-granted', 'request-1', undefined, undefined],
      ['consent-revoked', 'request-1', undefined, undefined],
      ['consent-denied', 'request-1', undefined, undefined],
      ['auto-approval', 'on', undefined, undefined],
      ['agreement', 'profile-share', consent.version, 'hi'],
      ['profile-shared', 'HIP-1/OPD cardio', undefined, undefined],
      ['records-linked', 'HIP-1/visit-1', undefined, undefined],
      ['profile-deleted', undefined, undefined, undefined],
    ],
  );
  for (const line of trail.lines) {
    assert.deepEqual([line.portalUserId, line.abhaAddress], [userId, abhaAddress]);
    assert.equal(line.at, new Date(clock.now()).toISOString());
  }
  assert.equal(trail.lines[0]?.requestId, agreedBy);
  assert.deepEqual(
    trail.lines.filter(({ event }) => event.startsWith('consent')).map(({ terms }) => terms),
    await Promise.all(decided.map(({ facilities }) => digestOf(facilities))),
  );
  assert.deepEqual(await auditFaults(trail.lines), []);
});

test('an agreement that cannot be kept does not count, and the portal is told of none', async () => {
  const agreed: unknown[] = [];
  const onAgreement = (event: unknown): void => void agreed.push(event);
  const { browser, upstream, trail, log } = await auditedPortal({ hooks: { onAgreement } });
  trail.isFull = true;
  refused(await browser.post('/v1/agreements', aadhaarConsent), 503, 'internal');
  upstream.script.profile = (id) => ({ ...profileOf(id), fullName: 'Asha Verma' });
  refused(await browser.post('/v1/shares', { ...counter, consent, added }), 503, 'internal');
  assert(!upstream.calls.includes('shares.share'));
  assert.deepEqual(agreed, []);
  const lost = log.lines.filter(({ message }) => message === 'audit entry lost');
  assert.deepEqual(
    lost.map(({ level, fields }) => [level, fields.audit]),
    [
      ['error', 'agreement'],
      ['error', 'agreement'],
    ],
  );
  assert(!JSON.stringify(log.lines).includes('patient1'));
  trail.isFull = false;
  assert.equal((await browser.post('/v1/agreements', aadhaarConsent)).status, 200);
});

test('a decision that upstream has stands; it is told loudly, and tried until it is kept', async () => {
  const { browser, trail, log } = await auditedPortal();
  trail.isFull = true;
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const answer = await browser.post('/v1/auto-approval', { enabled: true });
    assert.deepEqual(answer.body, { enabled: true });
    const told = (): string[] =>
      log.lines.filter(({ level }) => level === 'error').map(({ message }) => message);
    assert.deepEqual(told(), ['audit entry not kept yet']);
    mock.timers.tick(1_000);
    await settled(() => told().length === 2);
    trail.isFull = false;
    mock.timers.tick(10_000);
    await settled(() => trail.lines.length === 1);
    assert.deepEqual(
      trail.lines.map(({ event }) => event),
      ['auto-approval'],
    );
    assert.equal(told().length, 2);
  } finally {
    mock.timers.reset();
  }
});

test('a proxy that closes tries once more, and says what is lost', async () => {
  const kept = await auditedPortal();
  const lost = await auditedPortal();
  for (const { browser, trail } of [kept, lost]) {
    trail.isFull = true;
    await browser.post('/v1/auto-approval', { enabled: true });
  }
  kept.trail.isFull = false;
  kept.proxy.close();
  lost.proxy.close();
  await settled(() => kept.trail.lines.length === 1);
  await settled(() => lost.log.lines.some(({ message }) => message === 'audit entry lost'));
});

async function settled(condition: () => boolean): Promise<void> {
  for (const end = performance.now() + 10_000; performance.now() < end && !condition();)
    await new Promise(setImmediate);
  assert(condition());
}
