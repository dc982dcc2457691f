import type { RequestDetails, RequestHead, RequestStatus } from '../../src/contract/requests.js';
import { listRequests } from '../../src/contract/requests.js';
import { after, type AnswerMaker, otpBudget, refuse, type RecordedCall, type Script } from './fixtures.js';

const headOf = ({ id, kind, createdAt, from, to, hiu, purpose, requester }: RequestDetails): RequestHead => ({
  ...{ id, kind, createdAt, from, to, hiu, purpose, requester },
});

/** Answers a list of a status out of requests. */
export function listed(requests: readonly RequestDetails[], call: RecordedCall): Promise<Response> {
  const heads = requests.filter(({ status }) => status === call.body['status']).map(headOf);
  const answer = listRequests.response.parse({ requests: heads });
  return Promise.resolve(after(0, answer)(call));
}

/** What a patient's decision makes of a request. */
const decide = {
  grantConsent(request: RequestDetails, { entries }: RecordedCall['body']): RequestDetails {
    const granted = new Set((entries as { hipId: string }[]).map(({ hipId }) => hipId));
    const facilities = request.facilities.filter(({ hip }) => granted.has(hip.id));
    return {
      ...request,
      status: 'granted',
      facilities: facilities.map((facility) => ({ ...facility, isGranted: true })),
    };
  },
  denyConsent: (request: RequestDetails): RequestDetails => ({ ...request, status: 'denied' }),
  revokeConsent(request: RequestDetails, { hipIds }: RecordedCall['body']): RequestDetails {
    const facilities = request.facilities.map((facility) => ({
      ...facility,
      isGranted: facility.isGranted && !(hipIds as string[]).includes(facility.hip.id),
    }));
    const status: RequestStatus = facilities.some(({ isGranted }) => isGranted) ? 'granted' : 'revoked';
    return { ...request, status, facilities };
  },
};

const proven = {
  pinProof: 'proof.1',
  at: '2026-11-20T06:30:00Z',
  validUntil: '2026-11-20T06:35:00Z',
} as const;

/** Proxy and ABDM for one patient's requests: what is decided stays decided. */
export interface ConsentBackend {
  readonly script: Script;
  /** How the requests stand now. */
  readonly requests: readonly RequestDetails[];
  /** Somebody else, or time, changes a request. */
  change(id: string, changes: Partial<RequestDetails>): void;
  /** A hospital asks. */
  add(request: RequestDetails): void;
}

/**
 * A backend at which nothing goes wrong.
 *
 * @param pin - whether decisions need the PIN
 */
export function consentBackend(
  start: readonly RequestDetails[],
  { pin = false }: { readonly pin?: boolean } = {},
): ConsentBackend {
  const requests = new Map(start.map((request) => [request.id, request]));
  let isOn = false;
  const read: AnswerMaker = (call) => {
    const request = requests.get(String(call.body['id']));
    return request ? after(0, request)(call) : refuse('request-not-found')(call);
  };
  const decision =
    (name: keyof typeof decide): AnswerMaker =>
    (call) => {
      const request = requests.get(String(call.body['id']));
      if (!request) return refuse('request-not-found')(call);
      if (pin && name !== 'denyConsent' && call.body['pinProof'] !== proven.pinProof)
        return refuse('pin-required')(call);
      const now = decide[name](request, call.body);
      requests.set(request.id, now);
      return after(0, { request: now })(call);
    };
  return {
    script: {
      findSession: {
        patients: [{ patient: 'p1', abhaAddress: 'nisha.rao@abdm', name: 'Nisha Rao', current: true }],
        gatewaySession: 'open',
      },
      listRequests: (call) => listed([...requests.values()], call),
      readRequest: read,
      grantConsent: decision('grantConsent'),
      denyConsent: decision('denyConsent'),
      revokeConsent: decision('revokeConsent'),
      readConsentPin: { needed: pin, exists: true },
      setConsentPin: proven,
      verifyConsentPin: proven,
      changeConsentPin: proven,
      sendPinOtp: { transaction: 'tx.pin', otp: otpBudget({ sentTo: '******0001' }) },
      resendPinOtp: { transaction: 'tx.pin2', otp: otpBudget({ sentTo: '******0001', sendsLeft: 1 }) },
      verifyPinOtp: { transaction: 'tx.pin3' },
      resetConsentPin: proven,
      readAutoApproval: (call) => after(0, { enabled: isOn })(call),
      setAutoApproval: (call) => {
        isOn = call.body['enabled'] === true;
        return after(0, { enabled: isOn })(call);
      },
    },
    get requests() {
      return [...requests.values()];
    },
    change(id, changes) {
      const request = requests.get(id);
      if (request) requests.set(id, { ...request, ...changes });
    },
    add: (request) => void requests.set(request.id, request),
  };
}
