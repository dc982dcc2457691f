import type {
  AbhaLinkedEvent,
  AgreementEvent,
  ConsentDecidedEvent,
  Hooks,
  NotificationEvent,
  RecordsLinkedEvent,
  SharedEvent,
} from '../../src/proxy/index.js';

/** Something that the proxy told the portal's server. */
export type Told =
  | ({ readonly hook: 'onAgreement' } & AgreementEvent)
  | ({ readonly hook: 'onAbhaLinked' } & AbhaLinkedEvent)
  | ({ readonly hook: 'onConsentDecided' } & ConsentDecidedEvent)
  | ({ readonly hook: 'onRecordsLinked' } & RecordsLinkedEvent)
  | ({ readonly hook: 'onShared' } & SharedEvent)
  | ({ readonly hook: 'onNotification' } & NotificationEvent);

/** What a hospital would write into its own database. */
export interface ToldStore {
  readonly hooks: Required<Hooks>;
  /** What was told about one user of the portal, newest first. */
  about(userId: string): Told[];
}

const kept = 500;

/** Makes the store; a restart forgets everything. */
export function createToldStore(): ToldStore {
  const told: Told[] = [];
  const keep = (entry: Told): void => {
    told.unshift(entry);
    told.length = Math.min(told.length, kept);
  };
  return {
    hooks: {
      onAgreement: (event) => keep({ hook: 'onAgreement', ...event }),
      onAbhaLinked: (event) => keep({ hook: 'onAbhaLinked', ...event }),
      onConsentDecided: (event) => keep({ hook: 'onConsentDecided', ...event }),
      onRecordsLinked: (event) => keep({ hook: 'onRecordsLinked', ...event }),
      onShared: (event) => keep({ hook: 'onShared', ...event }),
      // Upstream's id of a patient never reaches a browser, and the pages show what is kept.
      onNotification: ({ patientId: _, ...event }) => keep({ hook: 'onNotification', ...event }),
    },
    about: (userId) => told.filter((entry) => userOf(entry) === userId),
  };
}

// A webhook that names only a request is about nobody whom this portal could tell.
const userOf = (entry: Told): string | undefined =>
  entry.hook === 'onNotification' ? entry.portalUserId : entry.portalUser?.userId;
