import type { Abhas } from './abhas.js';
import type { AccountTokens } from './account-tokens.js';
import type { Clock } from './clock.js';
import type { Artefacts } from './consents/artefacts.js';
import type { Askers } from './consents/askers.js';
import type { Requests } from './consents/requests.js';
import type { ConsentSettingsRegister } from './consents/settings.js';
import type { Database } from './database.js';
import type { Otps } from './otp.js';
import type { Patients } from './patients.js';
import type { People } from './people.js';
import type { SmsOutbox } from './sms.js';
import type { Transactions } from './transactions.js';
import type { Visits } from './visits.js';

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
  readonly requests: Requests;
  readonly artefacts: Artefacts;
  readonly consentSettings: ConsentSettingsRegister;
  readonly askers: Askers;
}

/** What asking a patient needs. */
export type AskingServices = Omit<Services, 'askers'>;
