import type { AbhaAccount } from './abha-accounts.js';
import { refuse } from './errors.js';
import { newCanary } from './identifiers.js';
import { fullName, isKycVerified } from './people.js';
import { profileAnswer, type ProfileAnswer } from './profile.js';
import type { Services } from './services.js';
import type { Transaction } from './transactions.js';

/** `VerifyAbhaProfile` of the published API; `kyc_verified` is a text here and a boolean in the profile. */
export interface AbhaProfile {
  abha_address: string;
  kyc_verified: string;
  name: string;
}

/** Accounts as a chooser shows them. */
export function abhaProfiles(accounts: readonly AbhaAccount[]): AbhaProfile[] {
  return accounts.map(({ address, person }) => ({
    abha_address: address,
    kyc_verified: String(isKycVerified(person)),
    name: fullName(person),
  }));
}

/** What every sign-in answers, whatever led to it. */
export interface SignInAnswer {
  skip_state: 'abha_end';
  profile: ProfileAnswer;
  eka: { oid: string; uuid: string; min_token: string };
}

/** Signs the patient in, opens the gateway session, closes the transaction. */
export function signIn(
  { abhas, patients, transactions }: Services,
  transaction: Transaction,
  { address, person }: AbhaAccount,
): SignInAnswer {
  const { oid, uuid } = patients.signIn(address);
  transactions.change(transaction, { step: 'ended', otp: null });
  return {
    skip_state: 'abha_end',
    profile: profileAnswer(abhas, person, address),
    eka: { oid, uuid, min_token: newCanary('min-token') },
  };
}

/** The tokens that ABDM gives a patient. */
export function newAbhaTokens(): { token: string; refresh_token: string } {
  return { token: newCanary('abha-token'), refresh_token: newCanary('abha-refresh-token') };
}

/**
 * One of the accounts that a transaction has shown.
 *
 * @throws Refusal `abha-not-found`
 */
export function foundAccount(
  { abhas, people }: Services,
  transaction: Transaction,
  address: string,
): AbhaAccount {
  const known = abhas.find(address);
  if (!known || !transaction.found.includes(known.address)) throw refuse('abha-not-found');
  return { address: known.address, person: people.byId(known.personId) };
}
