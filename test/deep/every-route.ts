import assert from 'node:assert/strict';
import type { LinkedCareContext } from '../../src/contract/care-contexts.js';
import type { Discovery } from '../../src/contract/linking.js';
import type { LoginOutcome, RegistrationOutcome } from '../../src/contract/outcomes.js';
import type { Profile } from '../../src/contract/profile.js';
import type { RequestDetails } from '../../src/contract/requests.js';
import { seedPeople } from '../../src/sandbox/index.js';
import { person } from '../proxy/connect-script.js';
import { notice, openStream, sendWebhook, signed } from '../proxy/live/streams.js';
import { type Answer, type Browser, type OtpAnswer } from '../proxy/portal.js';
import { consent } from '../proxy/share-steps.js';
import type { WatchedHospital } from './watched-hospital.js';

interface Step {
  readonly transaction: string;
}

/** Goes through every route of the contract as patients do, with what goes wrong on the way. */
export async function takeEveryRoute(hospital: WatchedHospital): Promise<void> {
  await registerByAadhaar(hospital);
  await registerByMobile(hospital);
  await registerByFace(hospital);
  await signInWays(hospital);
  await decideAboutConsents(hospital);
  await linkAndRead(hospital);
  await shareAtCounter(hospital);
  await changeProfiles(hospital);
  await tellByWebhook(hospital);
}

async function done<Body = Record<string, unknown>>(asked: Promise<Answer<Body>>): Promise<Body> {
  const answer = await asked;
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

function personWith(story: RegExp): { aadhaar: string; mobile: string } {
  const { aadhaar, mobile } =
    seedPeople.find((known) => story.test(known.story)) ?? assert.fail(String(story));
  return { aadhaar, mobile: mobile ?? '' };
}

async function signIn({ browser, otpTo }: WatchedHospital, address: string, mobile: string, on = browser()) {
  const identifier = { kind: 'abha-address', value: address };
  const { transaction } = await done(on.post<OtpAnswer>('/v1/login/otp', { identifier, otpSystem: 'abdm' }));
  const otp = otpTo(mobile);
  const { next } = await done(on.post<LoginOutcome>('/v1/login/verify', { transaction, otp }));
  assert.equal(next, 'done');
  return on;
}

async function registerByAadhaar(hospital: WatchedHospital): Promise<void> {
  const { browser: open, otpTo, wait } = hospital;
  const base = '/v1/registration/aadhaar';
  const verified = async (
    browser: Browser,
    { aadhaar, mobile }: ReturnType<typeof personWith>,
    own = mobile,
  ) => {
    let { transaction } = await done(browser.sendOtp(aadhaar));
    wait(60);
    ({ transaction } = await done(browser.post<OtpAnswer>(`${base}/otp/resend`, { transaction })));
    await browser.post(`${base}/verify`, { transaction, otp: '000000', mobileNumber: own });
    const verify = { transaction, otp: otpTo(mobile), mobileNumber: own };
    return done(browser.post<RegistrationOutcome>(`${base}/verify`, verify));
  };

  const newcomer = open();
  const outcome = await verified(newcomer, personWith(/^New to ABDM, keeps/));
  assert(outcome.next === 'create-address');
  const { transaction } = outcome;
  const suggested = newcomer.post<{ suggestions: string[] }>('/v1/addresses/suggestions', { transaction });
  const [abhaAddress] = (await done(suggested)).suggestions;
  await done(newcomer.post('/v1/addresses/availability', { transaction, abhaAddress }));
  await done(newcomer.post(`${base}/abha`, { transaction, abhaAddress }));
  await done(newcomer.get('/v1/pincodes/226001'));

  const other = open();
  const mobileNumber = '9988776655';
  const asked = await verified(other, personWith(/wants another mobile/), mobileNumber);
  assert(asked.next === 'mobile-otp');
  wait(60);
  const resent = await done(
    other.post<Step>(`${base}/mobile/otp/resend`, { transaction: asked.transaction }),
  );
  const proof = { transaction: resent.transaction, otp: otpTo(mobileNumber) };
  await done(other.post(`${base}/mobile/verify`, proof));

  const holder = open();
  const known = seedPeople.find(({ abha, mobile, endsAtOnce, locked }) =>
    Boolean((abha?.addresses.length ?? 0) > 1 && !abha?.deactivated && mobile && !endsAtOnce && !locked),
  );
  const found = await verified(holder, { aadhaar: known?.aadhaar ?? '', mobile: known?.mobile ?? '' });
  assert(found.next === 'choose-account');
  const choice = { transaction: found.transaction, abhaAddress: found.accounts[0]?.abhaAddress };
  await done(holder.post(`${base}/sign-in`, choice));
}

async function registerByMobile({ browser: open, otpTo, wait }: WatchedHospital): Promise<void> {
  const base = '/v1/registration/mobile';
  const verified = async (browser: Browser, mobileNumber: string): Promise<RegistrationOutcome> => {
    let { transaction } = await done(browser.post<Step>(`${base}/otp`, { mobileNumber }));
    wait(60);
    ({ transaction } = await done(browser.post<Step>(`${base}/otp/resend`, { transaction })));
    return done(browser.post(`${base}/verify`, { transaction, otp: otpTo(mobileNumber) }));
  };
  const newcomer = open();
  const { transaction } = (await verified(newcomer, '9999900091')) as Step;
  const { firstName, lastName, yearOfBirth, monthOfBirth, dayOfBirth } = person;
  const about = { firstName: firstName.trim(), lastName, yearOfBirth, monthOfBirth, dayOfBirth };
  const suggested = newcomer.post<{ suggestions: string[] }>('/v1/addresses/suggestions', {
    transaction,
    about,
  });
  const [abhaAddress] = (await done(suggested)).suggestions;
  const agreement = await newcomer.agree('user-information');
  await done(newcomer.post(`${base}/address`, { transaction, abhaAddress, person, agreement }));

  const holder = open();
  const found = await verified(holder, '9999900042');
  assert(found.next === 'choose-account');
  const choice = { transaction: found.transaction, abhaAddress: found.accounts[1]?.abhaAddress };
  await done(holder.post(`${base}/sign-in`, choice));
}

async function registerByFace({ browser: open }: WatchedHospital): Promise<void> {
  const base = '/v1/registration/face';
  const browser = open();
  const agreement = await browser.agree();
  const { transaction, link } = await done(browser.post<Step & { link: string }>(base, { agreement }));
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  await fetch(link, { method: 'POST', headers, body: 'answer=confirm' });
  await done(browser.post(`${base}/status`, { transaction }));
  const { aadhaar: aadhaarNumber } = personWith(/^Aadhaar has no mobile number$/);
  await done(browser.post(`${base}/verify`, { transaction, aadhaarNumber }));
}

async function signInWays(hospital: WatchedHospital): Promise<void> {
  const { browser: open, otpTo, sandbox, wait } = hospital;
  const browser = open();
  await done(browser.post('/v1/login/methods', { abhaAddress: 'manoj.thapa@abdm' }));
  const value = '9999900040';
  const identifier = { kind: 'mobile', value };
  let { transaction } = await done(browser.post<Step>('/v1/login/otp', { identifier, otpSystem: 'abdm' }));
  wait(60);
  ({ transaction } = await done(browser.post<Step>('/v1/login/otp/resend', { transaction })));
  const verify = { transaction, otp: otpTo(value) };
  const found = await done(browser.post<LoginOutcome>('/v1/login/verify', verify));
  assert(found.next === 'choose-account');
  const abhaAddress = 'ananya.rao10@abdm';
  await done(browser.post('/v1/login/account', { transaction: found.transaction, abhaAddress }));

  await signIn(hospital, 'pooja.barman@abdm', '9999900041', browser);
  sandbox.desk.expireSessions('pooja.barman@abdm');
  assert.equal((await browser.get('/v1/profile')).status, 401);
  wait(60);
  ({ transaction } = await done(browser.post<Step>('/v1/session/otp', {})));
  wait(60);
  ({ transaction } = await done(browser.post<Step>('/v1/session/otp/resend', { transaction })));
  await done(browser.post('/v1/session/verify', { transaction, otp: otpTo('9999900041') }));
  const { patients } = await browser.session();
  await done(
    browser.post('/v1/session/patient', { patient: patients.find(({ current }) => !current)?.patient }),
  );
  await done(browser.post('/v1/session/sign-out', {}));
}

async function decideAboutConsents(hospital: WatchedHospital): Promise<void> {
  const { sandbox, otpTo, wait, identifiers } = hospital;
  const kamala = await signIn(hospital, 'kamala.rajan@abdm', '9999900061');
  await done(kamala.get('/v1/requests/granted'));
  const ask = (): string => sandbox.desk.addRequest({ abhaAddress: 'kamala.rajan@abdm', kind: 'consent' });
  const id = ask();
  const request = await done(kamala.get<RequestDetails>(`/v1/requests/consent/${id}`));
  const { facilities, hiTypes, from, to, eraseAt } = request;
  const entries = facilities.map(({ hip, careContexts }) => ({
    hipId: hip.id,
    careContexts: careContexts.map((visit) => visit.id),
    hiTypes: hiTypes.map(({ code }) => code),
    from,
    to,
    eraseAt,
  }));
  const wide = [{ ...entries[0], eraseAt: '2200-01-01T00:00:00Z' }];
  assert.equal((await kamala.post(`/v1/consents/${id}/grant`, { entries: wide })).status, 422);
  await done(kamala.post(`/v1/consents/${id}/grant`, { entries }));
  identifiers.take(sandbox.desk.request(id)?.artefacts, 'artefact');
  await done(kamala.post(`/v1/consents/${id}/revocation`, { hipIds: [entries[0]?.hipId] }));
  await done(kamala.post(`/v1/consents/${ask()}/denial`, { reason: 'Not my doctor, says Kamala' }));
  const { enabled } = await done(kamala.get<{ enabled: boolean }>('/v1/auto-approval'));
  await done(kamala.post('/v1/auto-approval', { enabled: !enabled }));
  await done(kamala.post('/v1/consent-pin', { pin: '7193' }));

  const sarita = await signIn(hospital, 'sarita.mohanty@abdm', '9999900062');
  await done(sarita.get('/v1/consent-pin'));
  assert.equal((await sarita.post('/v1/consent-pin/verify', { pin: '8264' })).status, 422);
  await done(sarita.post('/v1/consent-pin/verify', { pin: '1234' }));
  await done(sarita.post('/v1/consent-pin/change', { pin: '1234', newPin: '2580' }));
  wait(60);
  let { transaction } = await done(sarita.post<Step>('/v1/consent-pin/otp', {}));
  wait(60);
  ({ transaction } = await done(sarita.post<Step>('/v1/consent-pin/otp/resend', { transaction })));
  const proof = { transaction, otp: otpTo('9999900062') };
  ({ transaction } = await done(sarita.post<Step>('/v1/consent-pin/otp/verify', proof)));
  await done(sarita.post('/v1/consent-pin/reset', { transaction, pin: '6047' }));
}

async function linkAndRead(hospital: WatchedHospital): Promise<void> {
  const { sandbox, otpTo, wait } = hospital;
  const base = '/v1/care-contexts';
  const address = 'devika.pillai@abdm';
  const devika = await signIn(hospital, address, '9999900071');
  const waiting = sandbox.desk.visits(address).find(({ display }) => display === 'Hearing test');
  const hipId = waiting?.hip_id ?? assert.fail();
  await done(devika.post('/v1/providers/search', { name: 'panchganga' }));
  await done(devika.post('/v1/providers/details', { hipId }));
  await done(devika.post(`${base}/discovery`, { hipId, patientReference: 'MRN 88123' }));
  const found = await done(devika.post<Discovery>(`${base}/discovery`, { hipId }));
  assert(found.found === 'visits');
  const [patient] = found.patients;
  const visit = { patientReference: patient?.reference, careContextId: patient?.careContexts[0]?.id };
  let { transaction } = await done(
    devika.post<Step>(`${base}/link/otp`, { transaction: found.transaction, ...visit }),
  );
  wait(60);
  ({ transaction } = await done(devika.post<Step>(`${base}/link/otp/resend`, { transaction })));
  await done(devika.post(`${base}/link/confirm`, { transaction, otp: otpTo('9999900071') }));
  await done(devika.get(`${base}/providers`));
  await done(devika.post<{ careContexts: LinkedCareContext[] }>(`${base}/linked`, { hipId }));

  const kamala = await signIn(hospital, 'kamala.rajan@abdm', '9999900061');
  const record = { hipId: 'IN2910000001', careContextId: 'visit-0001' };
  const answer = await kamala.post('/v1/records', record);
  assert.equal(answer.status, 200, answer.text);
  hospital.identifiers.take(JSON.parse(answer.text), 'record');
}

async function shareAtCounter(hospital: WatchedHospital): Promise<void> {
  const { sandbox, wait } = hospital;
  const ramdas = await signIn(hospital, 'ramdas.bhoi@abdm', '9999900047');
  const { hipId, counterId } =
    sandbox.desk.counters().find(({ behaviour }) => behaviour === 'prompt') ?? assert.fail();
  await done(ramdas.post('/v1/shares/review', { hipId, counterId }));
  const location = { latitude: 20.296059, longitude: 85.82454 };
  const shared = { hipId, counterId, consent, added: {}, location };
  const { id } = await done(ramdas.post<{ id: string }>('/v1/shares', shared));
  wait(1);
  await done(ramdas.get(`/v1/shares/${id}`));
  await done(ramdas.get('/v1/shares'));
}

async function changeProfiles(hospital: WatchedHospital): Promise<void> {
  const { sandbox, otpTo, wait } = hospital;
  const path = '/v1/profile';
  const lata = await signIn(hospital, 'lata.kulkarni70@abdm', '9999900045');
  const stream = await openStream(lata);
  hospital.sawAnswer(stream.response);
  await stream.next();
  await done(lata.post(`${path}/kyc/otp`, { method: 'abha-number', abhaNumber: '91-0000-0000-0406' })).then(
    async (sent) => {
      wait(60);
      const again = await done(
        lata.post<Step>(`${path}/kyc/otp/resend`, { transaction: (sent as unknown as Step).transaction }),
      );
      const proof = { transaction: again.transaction, otp: otpTo('9999900045') };
      await done(lata.post(`${path}/kyc/verify`, proof));
    },
  );
  const { etag } = await done(lata.get<Profile>(path));
  await done(lata.patch(path, { etag, changes: { address: '14, Tilak Marg', pincode: '411002' } }));
  await done(lata.get(`${path}/mobile`));
  assert.equal((await lata.get(`${path}/card`)).status, 200);
  await done(lata.get(`${path}/qr`));
  sandbox.desk.addFault({
    path: '/abdm/v1/profile*',
    status: 500,
    body: { error: 'no lata.kulkarni70@abdm' },
  });
  await lata.get(`${path}/card`);
  sandbox.desk.clearFaults();
  await stream.leave();
  await done(lata.post(`${path}/deletion`, { abhaAddress: 'lata.kulkarni70@abdm' }));
}

async function tellByWebhook({
  proxy,
  now,
  failHooks,
  identifiers,
  sawAnswer,
}: WatchedHospital): Promise<void> {
  const data = { oid: 'upstream-oid-5512', abha_address: 'kamala.rajan@abdm', care_context_id: 'visit-0001' };
  identifiers.take(data, 'webhook');
  const send = async (body: string, signature: string): Promise<number> => {
    const response = await sendWebhook((request) => proxy.fetch(request), body, signature);
    sawAnswer(response);
    return response.status;
  };
  const body = notice('abha.link_care_context', data);
  identifiers.take((JSON.parse(body) as { transaction_id: string }).transaction_id, 'webhook');
  failHooks(true);
  assert.equal(await send(body, signed(body, now())), 503);
  failHooks(false);
  const signature = signed(body, now() + 1000);
  assert.equal(await send(body, signature), 200);
  assert.equal(await send(body, signature), 409);
  assert.equal(await send(body, 't=1,v1=00'), 403);
}
