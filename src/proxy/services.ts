import { type Agreements, createAgreements } from './agreements.js';
import { type Audit, createAudit } from './audit/audit.js';
import { type Bindings, createBindings } from './binding.js';
import { type ConsentPins, createConsentPins } from './consent-pins.js';
import { type Audience, createAudience } from './live/audience.js';
import { type ChangeStreams, createChangeStreams } from './live/change-streams.js';
import { createRequestLimits, type RequestLimits } from './limits.js';
import type { Settings } from './options.js';
import { createOtpBudgets, type OtpBudgets } from './otp-budget.js';
import { privateStore } from './private-store.js';
import { createProfileCache, type ProfileCache } from './profile-cache.js';
import { createProfileTurns, type ProfileTurns } from './profile-turns.js';
import { createRevocations, type Revocations } from './revocations.js';
import { createSealer, type Sealer } from './seal.js';
import { createShares, type Shares } from './shares.js';
import { createTransactions, type Transactions } from './transactions.js';
import { createTurns, type Turns } from './turns.js';
import { createWebhooks, type Webhooks } from './webhooks/webhooks.js';

/** What the proxy works with; one of each per proxy. */
export interface Services {
  readonly settings: Settings;
  readonly audit: Audit;
  readonly sealer: Sealer;
  readonly revocations: Revocations;
  readonly bindings: Bindings;
  readonly transactions: Transactions;
  readonly agreements: Agreements;
  readonly otpBudgets: OtpBudgets;
  readonly profiles: ProfileCache;
  readonly profileTurns: ProfileTurns;
  readonly requestLimits: RequestLimits;
  readonly turns: Turns;
  readonly consentPins: ConsentPins;
  readonly shares: Shares;
  readonly audience: Audience;
  readonly changeStreams: ChangeStreams;
  /** Absent without a secret to check webhooks by. */
  readonly webhooks: Webhooks | undefined;
}

/** Makes the services of one proxy. */
export function createServices(given: Settings): Services {
  const sealer = createSealer(given.secrets, given);
  const { store, storeIsOutside } = given;
  const settings = { ...given, store: storeIsOutside ? privateStore(store, sealer) : store };
  const changeStreams = createChangeStreams({ log: settings.changes });
  const revocations = createRevocations(settings, (browser) => changeStreams.check(browser));
  const turns = createTurns(settings);
  const audience = createAudience(settings, sealer);
  return {
    settings,
    audit: createAudit(settings),
    sealer,
    revocations,
    bindings: createBindings(settings, sealer, revocations),
    transactions: createTransactions(settings, sealer),
    agreements: createAgreements(settings, sealer),
    otpBudgets: createOtpBudgets(settings),
    profiles: createProfileCache(settings, sealer),
    profileTurns: createProfileTurns(settings, turns),
    requestLimits: createRequestLimits(settings),
    turns,
    consentPins: createConsentPins(settings, sealer, turns),
    shares: createShares(settings, sealer, turns),
    audience,
    changeStreams,
    webhooks: createWebhooks(settings, sealer, { audience, changes: settings.changes }),
  };
}
