import { abhaMobileOf } from '../abha-accounts.js';
import { refuse } from '../errors.js';
import { refuseLockedOut } from '../lock-out.js';
import { otpSeconds } from '../otp.js';
import { personOf } from '../patient-calls.js';
import type { Patient } from '../patients.js';
import type { Services } from '../services.js';

const flow = 'consent-pin';
const step = 'consent-pin-otp';

/** `InitResponseType3` of the published API. Upstream sends the mobile number as it is, not masked. */
export interface PinOtpAnswer {
  txn_id: string;
  medium: 'mobile';
  otp_medium_value: string;
  expiry_in_minutes: number;
}

/**
 * Sends the OTP with which a forgotten PIN can be replaced.
 *
 * @throws Refusal `pin-not-set`, `abha-without-mobile`, `otp-too-soon`, or a lock
 */
export function sendPinOtp(services: Services, patient: Patient): PinOtpAnswer {
  const { transactions, otps, consentSettings } = services;
  const person = personOf(services, patient);
  if (consentSettings.of(patient.abha_address).pin === null) throw refuse('pin-not-set');
  refuseLockedOut(services, person);
  const mobile = abhaMobileOf(services, person);
  if (mobile === null) throw refuse('abha-without-mobile');
  otps.refuseTooSoon(flow, patient.oid);
  const transaction = transactions.begin(flow, step, { personId: person.id, sentFor: patient.oid });
  otps.send({ ...transaction, found: [patient.abha_address] }, step, mobile);
  return {
    txn_id: transaction.id,
    medium: 'mobile',
    otp_medium_value: mobile,
    expiry_in_minutes: otpSeconds / 60,
  };
}

/**
 * Checks that OTP.
 *
 * @throws Refusal `transaction-lost`, `otp-wrong`, `otp-expired`, `otp-too-many`
 */
export function verifyPinOtp(
  { transactions, otps }: Services,
  abhaAddress: string,
  id: string,
  otp: string,
): void {
  const transaction = transactions.inStep(id, flow, step);
  if (!transaction.found.includes(abhaAddress)) throw refuse('transaction-lost');
  otps.check(transaction, otp);
  transactions.change(transaction, { step: 'ended', otp: null });
}
