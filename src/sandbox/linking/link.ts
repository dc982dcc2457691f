import * as z from 'zod/mini';
import { refuse } from '../errors.js';
import { behaviourOf } from '../facilities/behaviours.js';
import { facilityById } from '../facilities/registry.js';
import type { OtpRefusals } from '../otp.js';
import { personOf } from '../patient-calls.js';
import type { Patient } from '../patients.js';
import type { Services } from '../services.js';
import type { Transaction } from '../transactions.js';
import { isLinked, type Visit } from '../visits.js';
import { mobileAt } from './facility-patients.js';

const flow = 'linking';
const step = 'link-otp';
const otpRefusals: OtpRefusals = { wrong: 'link-otp-wrong', expired: 'otp-expired' };

/** `InitRequestType3` of the published API. */
export const initRequest = z.object({
  txn_id: z.string(),
  patient_ref_id: z.string(),
  cc_ref_id: z.string(),
});

/** `ConfirmRequest` of the published API. */
export const confirmRequest = z.object({ txn_id: z.string(), otp: z.string() });

/** `ConfirmResponse` of the published API. */
export interface ConfirmAnswer {
  cc_ref_id: string;
  txn_id: string;
}

/**
 * Has a facility send the OTP with which a discovered visit is linked. Asking again for the same visit sends another one,
 * and the former is void; limits count for the visit.
 *
 * @throws Refusal `transaction-lost` where the discovery is over, another patient's, or did not show this visit;
 *   `already-linked`, `hip-down`, `abha-without-mobile` where the facility knows no number; `otp-too-soon`, `otp-too-many`
 */
export function initLink(
  services: Services,
  patient: Patient,
  { txn_id, patient_ref_id, cc_ref_id }: z.output<typeof initRequest>,
): { txn_id: string } {
  const { discoveries, visits, transactions, otps, linkAttempts } = services;
  const isOffered = discoveries
    .offered(txn_id, patient.oid)
    ?.some(({ reference, careContexts }) => reference === patient_ref_id && careContexts.includes(cc_ref_id));
  const [visit] = isOffered ? visits.byIds([cc_ref_id]) : [];
  if (!visit) throw refuse('transaction-lost');
  if (isLinked(visit)) throw refuse('already-linked');
  if (behaviourOf(visit.hip_id) === 'down-at-init') throw refuse('hip-down');
  const former = linkAttempts.of(patient.oid, visit.id);
  const open = former && transactions.open(former.transaction_id, flow, step);
  if (open) otps.resend(open, facilityById(visit.hip_id)?.name);
  const { id } = open ?? sendFirst(services, patient, visit);
  return { txn_id: linkAttempts.begin(patient.oid, visit.id, id) };
}

function sendFirst(services: Services, patient: Patient, visit: Visit): Transaction {
  const mobile = mobileAt(services, personOf(services, patient), visit.hip_id);
  if (mobile === null) throw refuse('abha-without-mobile');
  const transaction = services.transactions.begin(flow, step, {});
  const bound = { ...transaction, found: [patient.abha_address] };
  services.otps.send(bound, step, mobile, facilityById(visit.hip_id)?.name);
  return transaction;
}

/**
 * Checks that OTP and links the visit.
 *
 * @throws Refusal `transaction-lost`, `link-otp-wrong`, `otp-expired`, `otp-too-many`, or `already-linked` when somebody
 *   was quicker
 */
export function confirmLink(
  { visits, transactions, otps, linkAttempts }: Services,
  patient: Patient,
  { txn_id, otp }: z.output<typeof confirmRequest>,
): ConfirmAnswer {
  const attempt = linkAttempts.byId(txn_id, patient.oid);
  if (!attempt) throw refuse('transaction-lost');
  const transaction = transactions.inStep(attempt.transaction_id, flow, step);
  otps.check(transaction, otp, otpRefusals);
  transactions.change(transaction, { step: 'ended', otp: null });
  const [visit] = visits.byIds([attempt.visit_id]);
  if (!visit) throw new Error('a visit that is being linked must be there');
  if (isLinked(visit)) throw refuse('already-linked');
  visits.link(visit);
  return { cc_ref_id: visit.id, txn_id };
}
