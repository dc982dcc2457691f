import { formatAbhaNumber, isAbhaNumber } from '../../../abdm/abha-number.js';
import { isAbhaAddress } from '../../../abdm/abha-address.js';
import type { Abha, Account } from '../../../contract/values.js';
import type { OtpSent, RegistrationStep, RegistrationUpstream } from '../upstream.js';
import { type Connection, unusable } from './connection.js';
import { type Fields, fields, flag, isObject, items, maskedNumber, text } from './reading.js';

const base = '/abdm/na/v1/registration/aadhaar';
// What is sealed for the browser must fit into a few kilobytes.
const mostAccounts = 20;
const longestTransaction = 256;
// Goes out as a header on later calls.
const usablePatientId = /^[\x21-\x7e]{1,128}$/;

interface Expected {
  /** Upstream's transaction so far, for an answer that does not repeat it. */
  readonly transaction: string;
  /** The address that was asked for, for an answer that does not repeat it. */
  readonly abhaAddress?: string;
  /** Whether the end of this call means a new ABHA. */
  readonly creates?: boolean;
}

/** The part of the adapter that registers by Aadhaar OTP. */
export function registrationOver(connection: Connection): RegistrationUpstream {
  return {
    async sendAadhaarOtp(aadhaarNumber, caller) {
      const body = { aadhaar_number: aadhaarNumber };
      return readOtpSent(await connection({ method: 'POST', path: `${base}/init`, body }, caller));
    },
    async resendAadhaarOtp(transaction, caller) {
      const body = { txn_id: transaction };
      return readOtpSent(
        await connection({ method: 'POST', path: `${base}/resend`, body }, caller),
        transaction,
      );
    },
    async verifyAadhaarOtp(transaction, { otp, mobileNumber }, caller) {
      const body = { txn_id: transaction, otp, mobile: mobileNumber };
      return readStep(await connection({ method: 'POST', path: `${base}/verify`, body }, caller), {
        transaction,
      });
    },
    async resendMobileOtp(transaction, caller) {
      const path = `${base}/mobile/resend`;
      const body = { txn_id: transaction };
      return readOtpSent(await connection({ method: 'POST', path, body }, caller), transaction);
    },
    async verifyMobileOtp(transaction, otp, caller) {
      const path = `${base}/mobile/verify`;
      const body = { txn_id: transaction, otp };
      return readStep(await connection({ method: 'POST', path, body }, caller), { transaction });
    },
    async createAbha(transaction, abhaAddress, caller) {
      const path = `${base}/create-phr`;
      const body = { txn_id: transaction, abha_address: abhaAddress };
      const expected = { transaction, abhaAddress, creates: true };
      return readStep(await connection({ method: 'POST', path, body }, caller), expected);
    },
    async signIn(transaction, abhaAddress, caller) {
      const path = `${base}/auto-login`;
      const body = { txn_id: transaction, abha_address: abhaAddress };
      return readStep(await connection({ method: 'POST', path, body }, caller), { transaction, abhaAddress });
    },
  };
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

/** Reads the answer to a call that ends a step: `skip_state` decides what comes next. */
export function readStep(body: unknown, expected: Expected): RegistrationStep {
  const answer = fields(body);
  const transaction = text(answer['txn_id']) ?? expected.transaction;
  if (transaction.length > longestTransaction) throw unusable(body);
  const accounts = items(answer['abha_profiles']).flatMap(readAccount).slice(0, mostAccounts);
  switch (text(answer['skip_state'])?.toLowerCase()) {
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
    case 'abha_end':
      return readDone(answer, expected);
    default:
      throw unusable(body);
  }
}

function readDone(answer: Fields, { abhaAddress, creates = false }: Expected): RegistrationStep {
  const abha = readAbha(fields(answer['profile']), abhaAddress);
  if (!abha) throw unusable(answer);
  const patientId = text(fields(answer['eka'])['oid']);
  const isUsable = patientId !== undefined && usablePatientId.test(patientId);
  return { next: 'done', created: creates, abha, ...(isUsable && { patientId }) };
}

function readAbha(profile: Fields, expectedAddress: string | undefined): Abha | undefined {
  const abhaAddress = text(profile['abha_address']) ?? expectedAddress;
  if (abhaAddress === undefined || !isAbhaAddress(abhaAddress)) return undefined;
  const kycVerified = flag(profile['kyc_verified']) ?? false;
  const abhaNumber = kycVerified ? readAbhaNumber(profile['abha_number']) : undefined;
  return {
    abhaAddress,
    ...(abhaNumber !== undefined && { abhaNumber }),
    name: readName(profile),
    kycVerified,
  };
}

function readAbhaNumber(value: unknown): string | undefined {
  const written = text(value) ?? '';
  const abhaNumber = /^\d{14}$/.test(written) ? formatAbhaNumber(written) : written;
  return isAbhaNumber(abhaNumber) ? abhaNumber : undefined;
}

function readName(profile: Fields): string {
  const parts = [profile['first_name'], profile['middle_name'], profile['last_name']].map(text);
  return text(profile['full_name']) ?? parts.filter((part) => part !== undefined).join(' ');
}

function readAccount(value: unknown): Account[] {
  const profile = fields(value);
  const abhaAddress = text(profile['abha_address']);
  if (abhaAddress === undefined || !isAbhaAddress(abhaAddress)) return [];
  return [
    { abhaAddress, name: text(profile['name']) ?? '', kycVerified: flag(profile['kyc_verified']) ?? false },
  ];
}
