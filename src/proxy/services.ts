import { type Agreements, createAgreements } from './agreements.js';
import { type Bindings, createBindings } from './binding.js';
import { type ConsentPins, createConsentPins } from './consent-pins.js';
import { createRequestLimits, type RequestLimits } from './limits.js';
import type { Settings } from './options.js';
import { createOtpBudgets, type OtpBudgets } from './otp-budget.js';
import { createProfileCache, type ProfileCache } from './profile-cache.js';
import { createProfileTurns, type ProfileTurns } from './profile-turns.js';
import { createRevocations, type Revocations } from './revocations.js';
import { createSealer, type Sealer } from './seal.js';
import { createShares, type Shares } from './shares.js';
import { createTransactions, type Transactions } from './transactions.js';
import { createTurns, type Turns } from './turns.js';

/** What the proxy works with; one of each per proxy. */
export interface Services {
  readonly settings: Settings;
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
}

/** Makes the services of one proxy. */
export function createServices(settings: Settings): Services {
  const sealer = createSealer(settings.secrets);
  const revocations = createRevocations(settings);
  const turns = createTurns(settings, sealer);
  return {
    settings,
    sealer,
    revocations,
    bindings: createBindings(settings, sealer, revocations),
    transactions: createTransactions(settings, sealer),
    agreements: createAgreements(settings, sealer),
    otpBudgets: createOtpBudgets(settings),
    profiles: createProfileCache(settings),
    profileTurns: createProfileTurns(),
    requestLimits: createRequestLimits(settings),
    turns,
    consentPins: createConsentPins(settings, sealer, turns),
    shares: createShares(settings, sealer, turns),
  };
}
