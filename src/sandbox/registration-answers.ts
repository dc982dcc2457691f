import type { AbhaAccount } from './abha-accounts.js';
import type { Services } from './services.js';
import { abhaProfiles, newAbhaTokens, signIn, type AbhaProfile, type SignInAnswer } from './sign-in.js';
import type { Transaction } from './transactions.js';

/** What the portal has to do next, in the upstream's words. */
export type SkipState = 'abha_end' | 'confirm_mobile_otp' | 'abha_select' | 'abha_create';

/** `VerifyResponse` and `CreateResponse` of the published API. */
export interface RegistrationAnswer extends Partial<Pick<SignInAnswer, 'profile' | 'eka'>> {
  skip_state: SkipState;
  txn_id: string;
  abha_profiles?: AbhaProfile[];
  token: string | null;
  refresh_token: string | null;
  hint?: string | null;
}

/** Lets the patient choose among the accounts that were found, or make one. */
export function chooserAnswer(
  transaction: Transaction,
  skipState: 'abha_select' | 'abha_create',
  accounts: readonly AbhaAccount[],
): RegistrationAnswer {
  return {
    skip_state: skipState,
    txn_id: transaction.id,
    abha_profiles: abhaProfiles(accounts),
    token: null,
    refresh_token: null,
    hint: null,
  };
}

/** Ends a registration by Aadhaar: signs the patient in. */
export function endAnswer(
  services: Services,
  transaction: Transaction,
  account: AbhaAccount,
): RegistrationAnswer {
  return { txn_id: transaction.id, ...signIn(services, transaction, account), ...newAbhaTokens() };
}
