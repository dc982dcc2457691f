import type { LinkedCareContext, LinkedProvider } from '../../src/contract/care-contexts.js';
import type { Provider } from '../../src/contract/providers.js';
import type { Caller, Upstream, UpstreamDiscovery, VisitToLink } from '../../src/proxy/index.js';
import type { Asked } from './consent-script.js';

type Later<Value> = Value | Promise<Value>;

/** What a scripted upstream answers about facilities and linking; a visit that is confirmed is linked. */
export interface LinkingScript {
  search: (name: string) => Later<readonly Provider[]>;
  provider: (hipId: string) => Later<Provider>;
  providers: () => Later<readonly LinkedProvider[]>;
  linked: (hipId: string) => Later<readonly LinkedCareContext[]>;
  discover: (hipId: string, patientReference?: string) => Later<UpstreamDiscovery>;
  sendOtp: (visit: VisitToLink) => Later<{ transaction: string; sentTo?: string }>;
  confirm: (transaction: string, otp: string) => Later<void>;
}

/** Two people of one name, with three visits between them. */
export const foundPatients: Extract<UpstreamDiscovery, { found: 'patients' }> = {
  found: 'patients',
  transaction: 'upstream-txn-discovery',
  patients: [
    {
      reference: 'MRN-1',
      display: 'Asha Verma, 1990',
      careContexts: [
        { id: 'visit-1', display: 'Visit of May' },
        { id: 'visit-2', display: 'Visit of June' },
      ],
    },
    { reference: 'MRN-2', display: 'Asha Verma', careContexts: [{ id: 'visit-3', display: 'Blood test' }] },
  ],
};

export function linkingScript(): LinkingScript {
  let sends = 0;
  return {
    search: (name) => [{ hipId: 'HIP-1', name: `${name} Hospital`, city: 'Udaipur' }],
    provider: (hipId) => ({ hipId, name: 'Lake Hospital', city: 'Udaipur', state: 'Rajasthan' }),
    providers: () => [{ hipId: 'HIP-1', name: 'Lake Hospital' }, { hipId: 'HIP-2' }],
    linked: () => [],
    discover: () => foundPatients,
    sendOtp: () => ({ transaction: `upstream-txn-link-${++sends}` }),
    confirm: () => undefined,
  };
}

/** The parts of the port that this script answers. */
export function scriptedLinking(
  asked: Asked,
  script: () => LinkingScript,
): Pick<Upstream, 'providers' | 'careContexts' | 'linking'> {
  return {
    providers: {
      search: asked('providers.search', (name: string, _: Caller) => script().search(name)),
      read: asked('providers.read', (hipId: string, _: Caller) => script().provider(hipId)),
    },
    careContexts: {
      providers: asked('careContexts.providers', (_: Caller) => script().providers()),
      list: asked('careContexts.list', (hipId: string, _: Caller) => script().linked(hipId)),
    },
    linking: {
      discover: asked('linking.discover', (hipId: string, reference: string | undefined, _: Caller) =>
        script().discover(hipId, reference),
      ),
      sendOtp: asked('linking.sendOtp', (_txn: string, visit: VisitToLink, _: Caller) =>
        script().sendOtp(visit),
      ),
      confirm: asked('linking.confirm', (txn: string, otp: string, _: Caller) => script().confirm(txn, otp)),
    },
  };
}
