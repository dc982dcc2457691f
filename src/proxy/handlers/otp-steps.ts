import type { OtpBudget } from '../../contract/values.js';
import type { Call } from '../call.js';
import { randomId } from '../seal.js';
import type { NewStep } from '../transactions.js';
import type { OtpSent } from '../upstreams/upstream.js';

/** What the browser gets when an OTP is on its way. */
export interface OtpAnswer {
  readonly transaction: string;
  readonly otp: OtpBudget;
}

/** Sends the first OTP of a flow and begins its step `otp`. */
export async function sendFirst(
  call: Call,
  begun: Pick<NewStep, 'flow' | 'digest' | 'login' | 'link'>,
  send: () => Promise<OtpSent>,
): Promise<OtpAnswer> {
  const { otpBudgets, transactions } = call.services;
  const step = { ...begun, id: randomId(), step: 'otp' } as const;
  const { otp, transaction } = await otpBudgets.send(step, call.asker, send);
  return { transaction: await transactions.begin({ ...step, upstream: transaction }, call.binding), otp };
}

/** Sends another OTP in the present step. */
export async function sendAgain(
  call: Call,
  send: (transaction: string) => Promise<OtpSent>,
): Promise<OtpAnswer> {
  const { otpBudgets, transactions } = call.services;
  const step = call.transaction;
  const sent = await otpBudgets.send(step, call.asker, () => send(step.upstream));
  return { transaction: await transactions.repeat(step, sent.transaction), otp: sent.otp };
}

/** Does what ends the present step: once, however often it is asked for. OTP errors say where the patient stands. */
export async function endStep<Result>(call: Call, work: () => Promise<Result>): Promise<Result> {
  const { otpBudgets, transactions } = call.services;
  const step = call.transaction;
  return transactions.finish(step, () => otpBudgets.explain(step, work));
}
