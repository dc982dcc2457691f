import type { Abhas } from './abhas.js';
import type { AccountTokens } from './account-tokens.js';
import type { Clock } from './clock.js';
import type { Artefacts } from './consents/artefacts.js';
import type { Requests } from './consents/requests.js';
import type { ConsentSettingsRegister } from './consents/settings.js';
import type { Counters } from './counters/counters.js';
import type { Shares } from './counters/shares.js';
import type { Database } from './database.js';
import type { Discoveries } from './linking/discoveries.js';
import type { LinkAttempts } from './linking/link-attempts.js';
import type { FacilityPace } from './linking/pace.js';
import type { Otps } from './otp.js';
import type { Patients } from './patients.js';
import type { People } from './people.js';
import type { DeskRecords } from './records/desk-records.js';
import type { SmsOutbox } from './sms.js';
import type { Transactions } from './transactions.js';
import type { Visits } from './visits.js';

/** The hospitals that ask by themselves. */
export interface Askers {
  /** Makes somebody one of those whom they ask; `backlog` requests come at once when they first look. */
  askNowAndThen(abhaAddress: string, backlog: number): void;
  /** Asks a patient what should have been asked by now. */
  catchUp(abhaAddress: string): void;
}

/** What the capabilities of the sandbox work with. */
export interface Services {
  readonly database: Database;
  readonly clock: Clock;
  readonly people: People;
  readonly abhas: Abhas;
  readonly patients: Patients;
  readonly transactions: Transactions;
  readonly otps: Otps;
  readonly sms: SmsOutbox;
  readonly accountTokens: AccountTokens;
  readonly visits: Visits;
  readonly deskRecords: DeskRecords;
  readonly discoveries: Discoveries;
  readonly linkAttempts: LinkAttempts;
  readonly facilityPace: FacilityPace;
  readonly counters: Counters;
  readonly shares: Shares;
  readonly requests: Requests;
  readonly artefacts: Artefacts;
  readonly consentSettings: ConsentSettingsRegister;
  readonly askers: Askers;
}

/** What asking a patient needs. */
export type AskingServices = Omit<Services, 'askers'>;
