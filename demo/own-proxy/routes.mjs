// The routes that this proxy has. `fields` says what a request holds, each with a check.
import { Refusal } from './checks.mjs';

const isText = (most) => (value) => typeof value === 'string' && value.length > 0 && value.length <= most;
const isOtp = (value) => typeof value === 'string' && /^\d{6}$/.test(value);
const isAddress = (value) => isText(100)(value) && /^[\w.-]+@[a-z]+$/i.test(value);
const isHipId = (value) => isText(50)(value) && /^[\w.@-]+$/.test(value);

const kinds = {
  mobile: { name: 'mobile', isGood: (value) => /^[1-9]\d{9}$/.test(value) },
  'abha-number': { name: 'abha_number', isGood: (value) => /^\d{2}(?:-\d{4}){3}$/.test(value) },
  'abha-address': { name: 'phr_address', isGood: isAddress },
};
const isIdentifier = (value) =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).sort().join() === 'kind,value' &&
  Object.hasOwn(kinds, value.kind) &&
  typeof value.value === 'string' &&
  kinds[value.kind].isGood(value.value);

const login = '/abdm/na/v1/profile/login';
const pauseMs = 60_000;
const mostSends = 3;

/** When an OTP went to whom, so that a double press sends one. */
const sentAt = new Map();

function mayHaveOtp(whom) {
  const now = Date.now();
  for (const [key, at] of sentAt) if (at + pauseMs <= now) sentAt.delete(key);
  const left = (sentAt.get(whom) ?? -Infinity) + pauseMs - now;
  if (left > 0) throw new Refusal('otp-too-soon', 429, { retryAfterSeconds: Math.ceil(left / 1000) });
  sentAt.set(whom, now);
}

async function sendOtp({ identifier, otpSystem, sends = 1 }, call) {
  const { kind, value } = identifier;
  mayHaveOtp(`${kind}:${value}`);
  const body = { method: kinds[kind].name, identifier: value, otp_system: otpSystem };
  const sent = await call.upstream.ask('POST', `${login}/init`, { body });
  if (sent.status !== 200) throw new Refusal('abha-not-found', 404);
  const now = Date.now();
  return {
    transaction: call.bindings.transaction(call, 'otp', {
      upstream: sent.body.txn_id,
      identifier,
      otpSystem,
      sends,
    }),
    otp: {
      at: new Date(now).toISOString(),
      resendAt: new Date(now + pauseMs).toISOString(),
      sendsLeft: mostSends - sends,
    },
  };
}

const accountOf = (profile) => ({
  abhaAddress: profile.abha_address,
  name: profile.name ?? '',
  kycVerified: profile.kyc_verified === true || profile.kyc_verified === 'true',
});

function nextStep(answer, upstream, call) {
  const patientId = answer.eka?.oid;
  if (answer.skip_state === 'abha_end' && patientId !== undefined) {
    const abha = accountOf(answer.profile);
    call.bindings.signIn(call, { id: patientId, ...abha });
    return { next: 'done', abha };
  }
  const accounts = (answer.abha_profiles ?? []).map(accountOf);
  if (accounts.length === 0) return { next: 'no-account' };
  const transaction = call.bindings.transaction(call, 'choose-account', { upstream });
  return { next: 'choose-account', transaction, accounts };
}

async function session({ binding, upstream }) {
  const patient = binding?.patient;
  if (!patient) return { patients: [], gatewaySession: 'none' };
  const { status, body } = await upstream
    .ask('GET', '/abdm/v1/session/status', { patientId: patient.id })
    .catch(() => ({ status: 502 }));
  const isOpen = body?.logged_in === true || body?.logged_in === 'true';
  const gatewaySession = status !== 200 ? 'unknown' : isOpen ? 'open' : 'expired';
  const { abhaAddress, name } = patient;
  return { patients: [{ patient: 'p1', abhaAddress, name, current: true }], gatewaySession };
}

const providerOf = ({ hip_id: hipId, hip_name: name, city, state }) => ({
  hipId,
  name: name ?? hipId,
  ...(city && { city }),
  ...(state && { state }),
});

const mostFound = 50;

/** All of them. */
export const routes = [
  { method: 'GET', path: '/v1/session', fields: {}, handle: (_, call) => session(call) },
  {
    method: 'POST',
    path: '/v1/session/sign-out',
    fields: {},
    handle(_, call) {
      call.bindings.signOut(call);
      return session(call);
    },
  },
  {
    method: 'POST',
    path: '/v1/session/patient',
    fields: { patient: (value) => isText(64)(value) && /^[\w-]+$/.test(value) },
    patient: true,
    handle({ patient }, call) {
      if (patient !== 'p1') throw new Refusal('invalid-request', 400, { field: 'patient' });
      return session(call);
    },
  },
  {
    method: 'POST',
    path: '/v1/login/otp',
    fields: { identifier: isIdentifier, otpSystem: (value) => ['abdm', 'aadhaar'].includes(value) },
    handle: sendOtp,
  },
  {
    method: 'POST',
    path: '/v1/login/otp/resend',
    fields: { transaction: isText(4096) },
    handle({ transaction }, call) {
      const { sends, ...before } = call.bindings.openTransaction(call, transaction, 'otp');
      if (sends >= mostSends) throw new Refusal('otp-too-soon', 429, { retryAfterSeconds: 1800 });
      return sendOtp({ ...before, sends: sends + 1 }, call);
    },
  },
  {
    method: 'POST',
    path: '/v1/login/verify',
    fields: { transaction: isText(4096), otp: isOtp },
    async handle({ transaction, otp }, call) {
      const { upstream } = call.bindings.openTransaction(call, transaction, 'otp');
      const answer = await call.upstream.ask('POST', `${login}/verify`, { body: { txn_id: upstream, otp } });
      // A wrong code may come back as a success that failed.
      const isWrong = answer.status !== 200 || /^failed$/i.test(answer.body?.authResult ?? '');
      if (isWrong) throw new Refusal('otp-wrong', 422, { field: 'otp' });
      return nextStep(answer.body, answer.body.txn_id ?? upstream, call);
    },
  },
  {
    method: 'POST',
    path: '/v1/login/account',
    fields: { transaction: isText(4096), abhaAddress: isAddress },
    async handle({ transaction, abhaAddress }, call) {
      const { upstream } = call.bindings.openTransaction(call, transaction, 'choose-account');
      const body = { txn_id: upstream, phr_address: abhaAddress };
      const answer = await call.upstream.ask('POST', `${login}/phr`, { body });
      if (answer.status !== 200) throw new Refusal('abha-not-found', 404);
      return nextStep(answer.body, upstream, call);
    },
  },
  {
    method: 'POST',
    path: '/v1/providers/search',
    fields: { name: (value) => isText(100)(value) && value.trim().length >= 3 },
    async handle({ name }, { upstream }) {
      const { body } = await upstream.ask('GET', `/abdm/v1/providers?${new URLSearchParams({ name })}`);
      const found = (Array.isArray(body) ? body : []).filter(({ hip_id: hipId }) => isHipId(hipId));
      return { providers: found.slice(0, mostFound).map(providerOf), more: found.length > mostFound };
    },
  },
  {
    method: 'POST',
    path: '/v1/providers/details',
    fields: { hipId: isHipId },
    async handle({ hipId }, { upstream }) {
      const { status, body } = await upstream.ask('GET', `/abdm/v1/provider/${encodeURIComponent(hipId)}`);
      if (status !== 200 || !body?.hip_id) throw new Refusal('facility-not-found', 404);
      return providerOf(body);
    },
  },
];
