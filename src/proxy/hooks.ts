import type { ConsentSource, ConsentTerms } from '../abdm/consent.js';
import type { Created } from '../contract/outcomes.js';
import type { NoticeId } from '../abdm/notices.js';
import type { Notification } from './webhooks/notification.js';

/** The person whom the portal itself has signed in. */
export interface PortalUser {
  /** The portal's own id of the person: 1 to 200 printable ASCII characters. Upstream gets it as the partner's patient id. */
  readonly userId: string;
}

/** A patient agreed to a notice. */
export interface AgreementEvent {
  readonly notice: NoticeId;
  readonly version: string;
  /** BCP 47 tag of the language in which the patient read it. */
  readonly language: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly portalUser?: PortalUser;
  readonly requestId: string;
}

/** A patient is signed in with an ABHA, new or found: by a registration or a sign-in; or KYC has just verified it. */
export interface AbhaLinkedEvent {
  readonly portalUser?: PortalUser;
  readonly abhaAddress: string;
  /** Present only when KYC is verified. */
  readonly abhaNumber?: string;
  /** What was made just now: the ABHA, another address of one that existed before, or nothing, as by KYC. */
  readonly created: Created;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly requestId: string;
}

/** A facility of a decision, with what was asked of it or, once narrowed by the patient, granted. */
export type DecidedFacility = ConsentSource &
  Pick<ConsentTerms, 'hiTypes'> &
  Partial<Omit<ConsentTerms, 'hiTypes'>>;

/** A patient decided about a consent, and upstream showed it so afterwards. */
export interface ConsentDecidedEvent {
  readonly portalUser?: PortalUser;
  readonly abhaAddress: string;
  /** ABDM's id of the consent request. */
  readonly consentRequestId: string;
  readonly decision: 'granted' | 'denied' | 'revoked';
  /** The facilities that the decision is about, each with its terms; moments that upstream did not tell are absent. */
  readonly facilities: readonly DecidedFacility[];
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly requestId: string;
}

/** A patient linked visits of a facility with their ABHA, and upstream confirmed it. */
export interface RecordsLinkedEvent {
  readonly portalUser?: PortalUser;
  readonly abhaAddress: string;
  readonly hipId: string;
  readonly careContextIds: readonly string[];
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly requestId: string;
}

/** A patient's profile went to a counter, or the counter answered it. */
export interface SharedEvent {
  readonly portalUser?: PortalUser;
  readonly abhaAddress: string;
  readonly hipId: string;
  readonly counterId: string;
  /** First `waiting`, unless the counter answers at once; then what it answered. Each is told once. */
  readonly state: 'waiting' | 'issued' | 'refused';
  /** Present when the counter gave one. */
  readonly tokenNumber?: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly requestId: string;
}

/** Upstream told something by a webhook, such as a consent that was asked for. */
export type NotificationEvent = Notification & { readonly requestId: string };

/** What the portal's server wants to be told. */
export interface Hooks {
  /** Awaited: when it throws, the agreement does not count as recorded and the patient is asked to try again. */
  onAgreement?(event: AgreementEvent): void | Promise<void>;
  /** Awaited, but a failure is only logged: the patient is signed in or verified already. */
  onAbhaLinked?(event: AbhaLinkedEvent): void | Promise<void>;
  /** Awaited, but a failure is only logged: ABDM has the decision already. */
  onConsentDecided?(event: ConsentDecidedEvent): void | Promise<void>;
  /** Awaited, but a failure is only logged: the visits are linked already. */
  onRecordsLinked?(event: RecordsLinkedEvent): void | Promise<void>;
  /** Awaited, but a failure is only logged: the counter has the profile already. */
  onShared?(event: SharedEvent): void | Promise<void>;
  /**
   * Awaited: when it throws, upstream tells it again, so that each is heard of at least once. It may be heard of twice;
   * `transactionId` is the same then.
   */
  onNotification?(event: NotificationEvent): void | Promise<void>;
}
