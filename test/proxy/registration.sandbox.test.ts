import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { RegistrationOutcome } from '../../src/contract/outcomes.js';
import type { AbdmProxy, AbhaLinkedEvent } from '../../src/proxy/index.js';
import { seedPeople } from '../../src/sandbox/index.js';
import { type Answer, Browser, type OtpAnswer, refused } from './portal.js';
import { type SandboxPortal, startSandboxPortal } from './sandbox-portal.js';

const base = '/v1/registration/aadhaar';
const linked: AbhaLinkedEvent[] = [];
let portal: SandboxPortal;
let proxy: AbdmProxy;

before(async () => {
  portal = await startSandboxPortal({ hooks: { onAbhaLinked: (event) => void linked.push(event) } });
  ({ proxy } = portal);
});
after(() => portal.close());

const personWith = (story: RegExp): { aadhaar: string; mobile: string } => {
  const person = seedPeople.find((candidate) => story.test(candidate.story) && candidate.mobile !== null);
  assert(person?.mobile);
  return { aadhaar: person.aadhaar, mobile: person.mobile };
};

async function verify(
  browser: Browser,
  { aadhaar, mobile }: { aadhaar: string; mobile: string },
  mobileNumber = mobile,
): Promise<RegistrationOutcome> {
  const sent: Answer<OtpAnswer> = await browser.sendOtp(aadhaar);
  assert.equal(sent.status, 200, sent.text);
  assert.equal(sent.body.otp.sentTo?.slice(-4), mobile.slice(-4));
  const { transaction } = sent.body;
  const wrong = await browser.post(`${base}/verify`, { transaction, otp: '000000', mobileNumber });
  assert.equal(refused(wrong, 422, 'otp-wrong').otp?.sendsLeft, 2);
  const otp = portal.lastOtp(mobile);
  const answer = await browser.post<RegistrationOutcome>(`${base}/verify`, {
    transaction,
    otp,
    mobileNumber,
  });
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

test('a new patient makes an ABHA', async () => {
  const browser = new Browser(proxy);
  const outcome = await verify(browser, personWith(/^New to ABDM, keeps/));
  assert(outcome.next === 'create-address');
  const { transaction } = outcome;
  const { body } = await browser.post<{ suggestions: string[] }>('/v1/addresses/suggestions', {
    transaction,
  });
  assert(body.suggestions.length >= 3);
  const [abhaAddress] = body.suggestions;
  const free = await browser.post('/v1/addresses/availability', { transaction, abhaAddress });
  assert.deepEqual(free.body, { available: true });
  const end = await browser.post<RegistrationOutcome>(`${base}/abha`, { transaction, abhaAddress });
  assert(end.body.next === 'done', end.text);
  assert.equal(end.body.created, 'abha');
  assert.equal(end.body.abha.abhaAddress, abhaAddress);
  assert.match(end.body.abha.abhaNumber ?? '', /^\d\d-\d{4}-\d{4}-\d{4}$/);
  assert.equal(linked.at(-1)?.abhaAddress, abhaAddress);
  assert.equal((await browser.get('/v1/pincodes/226001')).status, 200);
});

test('another mobile number takes another OTP', async () => {
  const browser = new Browser(proxy);
  const mobileNumber = '9988776655';
  const outcome = await verify(browser, personWith(/wants another mobile/), mobileNumber);
  assert(outcome.next === 'mobile-otp');
  assert.equal(outcome.otp.sentTo?.slice(-4), '6655');
  const { transaction } = outcome;
  const otp = portal.lastOtp(mobileNumber);
  const next = await browser.post<RegistrationOutcome>(`${base}/mobile/verify`, { transaction, otp });
  assert.equal(next.body.next, 'create-address', next.text);
});

test('a patient who has an ABHA signs in to it', async () => {
  const browser = new Browser(proxy);
  const person = seedPeople.find(({ abha, mobile, endsAtOnce, locked }) =>
    Boolean((abha?.addresses.length ?? 0) > 1 && !abha?.deactivated && mobile && !endsAtOnce && !locked),
  );
  assert(person?.mobile);
  const outcome = await verify(browser, { aadhaar: person.aadhaar, mobile: person.mobile });
  assert(outcome.next === 'choose-account');
  const { transaction, accounts } = outcome;
  const abhaAddress = accounts[0]?.abhaAddress;
  const end = await browser.post<RegistrationOutcome>(`${base}/sign-in`, { transaction, abhaAddress });
  assert(end.body.next === 'done', end.text);
  assert.equal(end.body.created, 'nothing');
});

test('a number that nobody has', async () => {
  const { otp } = refused(await new Browser(proxy).sendOtp('999999990019'), 422, 'aadhaar-not-found');
  assert.equal(otp?.sendsLeft, 3);
});
