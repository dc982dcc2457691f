import type { ConsentEntry } from '../../src/abdm/consent.js';
import type { RequestHead, RequestStatus } from '../../src/contract/requests.js';
import type { Caller, Upstream, UpstreamRequest } from '../../src/proxy/index.js';

type Later<Value> = Value | Promise<Value>;

/** What a scripted upstream answers about requests; a request changes as it is decided. */
export interface ConsentScript {
  /** What is asked for, and how it stands. */
  asked: UpstreamRequest;
  list: (status: RequestStatus) => Later<readonly RequestHead[]>;
  read: (id: string) => Later<UpstreamRequest>;
  grant: (entries: readonly ConsentEntry[]) => Later<void>;
  deny: () => Later<void>;
  revoke: (artefactIds: readonly string[]) => Later<void>;
  isAutoApproving: () => Later<boolean>;
  turnAutoApproval: () => Later<void>;
}

/** What a scripted upstream answers about the consent PIN. */
export interface PinScript {
  exists: () => Later<boolean>;
  set: (pin: string) => Later<void>;
  verify: (pin: string) => Later<void>;
  change: (pin: string, newPin: string) => Later<void>;
  verifyOtp: () => Later<void>;
  reset: (pin: string) => Later<void>;
}

/** A hospital and a clinic are asked for records of 2026, to be erased at the end of 2027. */
export const askedRequest: UpstreamRequest = {
  id: 'request-1',
  kind: 'consent',
  createdAt: '2026-10-30T08:00:00.000Z',
  updatedAt: '2026-10-30T08:00:00.000Z',
  status: 'requested',
  from: '2026-01-01T00:00:00.000Z',
  to: '2026-10-31T00:00:00.000Z',
  eraseAt: '2027-12-31T00:00:00.000Z',
  hiu: { id: 'HIU-1', name: 'City Clinic' },
  purpose: { code: 'CAREMGT', text: 'Care Management' },
  requester: 'Dr. Nisha Rao',
  hiTypes: [
    { code: 'Prescription', text: 'Prescription' },
    { code: 'DiagnosticReport', text: 'Diagnostic Report' },
  ],
  facilities: [
    {
      hip: { id: 'HIP-1', name: 'Lake Hospital' },
      careContexts: [
        { id: 'visit-1', display: 'Visit of May' },
        { id: 'visit-2', display: 'Visit of June' },
      ],
    },
    { hip: { id: 'HIP-2', name: 'Hill Clinic' }, careContexts: [] },
  ],
};

/** The whole of what the first facility is asked for. */
export const wholeEntry = {
  hipId: 'HIP-1',
  careContexts: ['visit-1', 'visit-2'],
  hiTypes: ['Prescription', 'DiagnosticReport'],
  from: '2026-01-01T00:00:00.000Z',
  to: '2026-10-31T00:00:00.000Z',
  eraseAt: '2027-12-31T00:00:00.000Z',
};

/** The same of the second, which names no visits. */
export const otherEntry = { ...wholeEntry, hipId: 'HIP-2', careContexts: [] };

/** A request as it stands once both facilities' records are granted. */
export const grantedRequest: UpstreamRequest = {
  ...askedRequest,
  status: 'granted',
  facilities: askedRequest.facilities.map((facility) => ({
    ...facility,
    artefactId: `artefact-of-${facility.hip.id}`,
  })),
};

export function consentScript(): ConsentScript {
  let autoApproves = false;
  const script: ConsentScript = {
    asked: askedRequest,
    list: () => [script.asked],
    read: (id) => ({ ...script.asked, id }),
    grant(entries) {
      const hipIds = entries.map(({ hipId }) => hipId);
      script.asked = {
        ...script.asked,
        status: 'granted',
        facilities: script.asked.facilities.map((facility) =>
          hipIds.includes(facility.hip.id)
            ? { ...facility, artefactId: `artefact-of-${facility.hip.id}` }
            : facility,
        ),
      };
    },
    deny() {
      script.asked = { ...script.asked, status: 'denied' };
    },
    revoke(artefactIds) {
      const facilities = script.asked.facilities.map(({ artefactId, ...facility }) =>
        artefactId === undefined || artefactIds.includes(artefactId) ? facility : { ...facility, artefactId },
      );
      const isOver = facilities.every((facility) => !('artefactId' in facility));
      script.asked = { ...script.asked, status: isOver ? 'revoked' : 'granted', facilities };
    },
    isAutoApproving: () => autoApproves,
    turnAutoApproval() {
      autoApproves = !autoApproves;
    },
  };
  return script;
}

export const pinScript = (): PinScript => ({
  exists: () => false,
  set: () => undefined,
  verify: () => undefined,
  change: () => undefined,
  verifyOtp: () => undefined,
  reset: () => undefined,
});

/** Notes that a call of the port was made, and what with. */
export type Asked = <Parameters extends unknown[], Result>(
  name: string,
  answer: (...parameters: Parameters) => Later<Result>,
) => (...parameters: Parameters) => Promise<Result>;

/** The parts of the port that these scripts answer. */
export function scriptedConsents(
  asked: Asked,
  scripts: () => { readonly consents: ConsentScript; readonly pin: PinScript },
  sendOtp: (name: string) => (caller: Caller) => Promise<{ transaction: string; sentTo?: string }>,
): Pick<Upstream, 'requests' | 'consentPin'> {
  const consents = (): ConsentScript => scripts().consents;
  const pins = (): PinScript => scripts().pin;
  return {
    requests: {
      list: asked('requests.list', (status: RequestStatus, _: Caller) => consents().list(status)),
      read: asked('requests.read', (_kind: string, id: string, _: Caller) => consents().read(id)),
      grant: asked(
        'requests.grant',
        (_request: UpstreamRequest, entries: readonly ConsentEntry[], _: Caller) => consents().grant(entries),
      ),
      deny: asked('requests.deny', (_id: string, _reason: string, _: Caller) => consents().deny()),
      revoke: asked('requests.revoke', (ids: readonly string[], _: Caller) => consents().revoke(ids)),
      isAutoApproving: asked('requests.isAutoApproving', (_: Caller) => consents().isAutoApproving()),
      turnAutoApproval: asked('requests.turnAutoApproval', (_: Caller) => consents().turnAutoApproval()),
    },
    consentPin: {
      exists: asked('pin.exists', (_: Caller) => pins().exists()),
      set: asked('pin.set', (pin: string, _: Caller) => pins().set(pin)),
      verify: asked('pin.verify', (pin: string, _: Caller) => pins().verify(pin)),
      change: asked('pin.change', (pin: string, other: string, _: Caller) => pins().change(pin, other)),
      sendOtp: sendOtp('pin.sendOtp'),
      verifyOtp: asked('pin.verifyOtp', (_txn: string, _otp: string, _: Caller) => pins().verifyOtp()),
      reset: asked('pin.reset', (pin: string, _: Caller) => pins().reset(pin)),
    },
  };
}
