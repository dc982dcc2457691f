import { type Agreements, createAgreements } from './agreements.js';
import { type Bindings, createBindings } from './binding.js';
import { type Asker, createLookUpLimit } from './limits.js';
import type { Settings } from './options.js';
import { createOtpBudgets, type OtpBudgets } from './otp-budget.js';
import { createSealer, type Sealer } from './seal.js';
import { createTransactions, type Transactions } from './transactions.js';

/** What the proxy works with; one of each per proxy. */
export interface Services {
  readonly settings: Settings;
  readonly sealer: Sealer;
  readonly bindings: Bindings;
  readonly transactions: Transactions;
  readonly agreements: Agreements;
  readonly otpBudgets: OtpBudgets;
  readonly limitLookUps: (asker: Asker) => Promise<void>;
}

/** Makes the services of one proxy. */
export function createServices(settings: Settings): Services {
  const sealer = createSealer(settings.secrets);
  return {
    settings,
    sealer,
    bindings: createBindings(settings, sealer),
    transactions: createTransactions(settings, sealer),
    agreements: createAgreements(settings, sealer),
    otpBudgets: createOtpBudgets(settings),
    limitLookUps: createLookUpLimit(settings),
  };
}
