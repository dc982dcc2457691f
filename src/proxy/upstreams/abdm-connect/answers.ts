import type { Account } from '../../../contract/values.js';
import type { LoginStep, OtpSent, RegistrationStep, SignedIn } from '../upstream.js';
import { unusable } from './connection.js';
import { type Fields, fields, flag, isObject, items, maskedNumber, text } from './reading.js';
import { readAbha, readAddress } from './person.js';

// What is sealed for the browser must fit into a few kilobytes.
const mostAccounts = 20;
const longestTransaction = 256;
// Goes out as a header on later calls.
const usablePatientId = /^[\x21-\x7e]{1,128}$/;

/** What is known of a step before its answer is read. */
export interface Expected {
  /** Upstream's transaction so far, for an answer that does not repeat it. */
  readonly transaction: string;
  /** The address that was asked for, for an answer that does not repeat it. */
  readonly abhaAddress?: string;
  /** Whether the end of this call means a new ABHA or ABHA address. */
  readonly creates?: boolean;
}

/**
 * Reads the answer to a call that sends an OTP.
 *
 * @param previous - upstream's transaction so far, for an answer that does not repeat it
 */
export function readOtpSent(answer: unknown, previous?: string): OtpSent {
  const { hint, txn_id, ...rest } = fields(answer);
  const saysNothingElse = isObject(answer) && Object.keys(rest).length === 0;
  const transaction = text(txn_id) ?? (saysNothingElse ? previous : undefined);
  if (transaction === undefined || transaction.length > longestTransaction) throw unusable(answer);
  const sentTo = maskedNumber(hint);
  return { transaction, ...(sentTo !== undefined && { sentTo }) };
}

/** Reads the answer to a call that ends a step of a registration: `skip_state` decides what comes next. */
export function readStep(body: unknown, expected: Expected): RegistrationStep {
  const answer = fields(body);
  const transaction = readTransaction(body, expected.transaction);
  const accounts = readAccounts(answer);
  if (flag(answer['success']) === false) throw unusable(body);
  switch (stateOf(answer)) {
    case 'confirm_mobile_otp': {
      const sentTo = maskedNumber(answer['hint']);
      return { next: 'mobile-otp', transaction, ...(sentTo !== undefined && { sentTo }) };
    }
    case 'abha_select':
      if (accounts.length === 0) throw unusable(body);
      return { next: 'choose-account', transaction, accounts, mayCreate: false };
    case 'abha_create':
      return accounts.length === 0
        ? { next: 'create-address', transaction }
        : { next: 'choose-account', transaction, accounts, mayCreate: true };
    case 'abha_end': {
      const signedIn = readSignedIn(answer, expected.abhaAddress);
      if (!signedIn) throw unusable(body);
      return { next: 'done', created: expected.creates ?? false, ...signedIn };
    }
    default:
      throw unusable(body);
  }
}

/**
 * Reads the answer to a call that ends a step of a sign-in. Accounts without a finished sign-in are to be chosen from,
 * also a single one.
 */
export function readLoginStep(body: unknown, expected: Expected): LoginStep {
  const answer = fields(body);
  const transaction = readTransaction(body, expected.transaction);
  const state = stateOf(answer) ?? 'none';
  if (!['abha_end', 'abha_select', 'abha_create', 'none'].includes(state)) throw unusable(body);
  const signedIn = state === 'abha_end' ? readSignedIn(answer, expected.abhaAddress) : undefined;
  if (signedIn) return { next: 'done', ...signedIn };
  const accounts = readAccounts(answer);
  if (accounts.length > 0) return { next: 'choose-account', transaction, accounts };
  const saysNone = items(answer['abha_profiles']).length === 0;
  const mayBeNone = state === 'abha_create' || (state === 'none' && 'abha_profiles' in answer);
  if (!saysNone || !mayBeNone) throw unusable(body);
  return { next: 'no-account' };
}

const stateOf = (answer: Fields): string | undefined => text(answer['skip_state'])?.toLowerCase();

function readTransaction(body: unknown, previous: string): string {
  const transaction = text(fields(body)['txn_id']) ?? previous;
  if (transaction.length > longestTransaction) throw unusable(body);
  return transaction;
}

function readSignedIn(answer: Fields, expectedAddress: string | undefined): SignedIn | undefined {
  const { profile } = answer;
  const patientId = text(fields(answer['eka'])['oid']);
  const isNamed = isObject(profile) || patientId !== undefined;
  const abha = isNamed ? readAbha(fields(profile), expectedAddress) : undefined;
  const isUsable = patientId !== undefined && usablePatientId.test(patientId);
  return abha && { abha, ...(isUsable && { patientId }) };
}

function readAccounts(answer: Fields): Account[] {
  return items(answer['abha_profiles']).flatMap(readAccount).slice(0, mostAccounts);
}

function readAccount(value: unknown): Account[] {
  const profile = fields(value);
  const abhaAddress = readAddress(profile['abha_address']);
  if (abhaAddress === undefined) return [];
  return [
    { abhaAddress, name: text(profile['name']) ?? '', kycVerified: flag(profile['kyc_verified']) ?? false },
  ];
}
