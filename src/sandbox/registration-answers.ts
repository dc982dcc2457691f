import { newCanary } from './identifiers.js';
import { fullName, type Person } from './people.js';
import { profileAnswer, type ProfileAnswer } from './profile.js';
import type { Services } from './services.js';
import type { Transaction } from './transactions.js';

/** What the portal has to do next, in the upstream's words. */
export type SkipState = 'abha_end' | 'confirm_mobile_otp' | 'abha_select' | 'abha_create';

/** `VerifyResponse` and `CreateResponse` of the published API. */
export interface RegistrationAnswer {
  skip_state: SkipState;
  txn_id: string;
  /** As the upstream publishes it, `kyc_verified` is a text here and a boolean in the profile. */
  abha_profiles?: { abha_address: string; kyc_verified: string; name: string }[];
  profile?: ProfileAnswer;
  eka?: { oid: string; uuid: string; min_token: string };
  token: string | null;
  refresh_token: string | null;
  hint?: string | null;
}

/** Lets the patient choose among the addresses that were found, or make one. */
export function chooserAnswer(
  transaction: Transaction,
  skipState: 'abha_select' | 'abha_create',
  person: Person,
  found: readonly string[],
): RegistrationAnswer {
  return {
    skip_state: skipState,
    txn_id: transaction.id,
    abha_profiles: found.map((address) => ({
      abha_address: address,
      kyc_verified: 'true',
      name: fullName(person),
    })),
    token: null,
    refresh_token: null,
    hint: null,
  };
}

/** Ends a registration: signs the patient in, opens the gateway session, closes the transaction. */
export function endAnswer(
  { abhas, patients, transactions }: Services,
  transaction: Transaction,
  person: Person,
  address: string,
): RegistrationAnswer {
  const { oid, uuid } = patients.signIn(address);
  transactions.change(transaction, { step: 'ended', otp: null });
  return {
    skip_state: 'abha_end',
    txn_id: transaction.id,
    profile: profileAnswer(abhas, person, address),
    eka: { oid, uuid, min_token: newCanary('min-token') },
    token: newCanary('abha-token'),
    refresh_token: newCanary('abha-refresh-token'),
  };
}
