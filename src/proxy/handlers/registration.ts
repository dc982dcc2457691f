import type { Created, RegistrationOutcome } from '../../contract/registration.js';
import type { OtpBudget } from '../../contract/values.js';
import type { Call } from '../call.js';
import { Failure } from '../failure.js';
import { traceOf } from '../log.js';
import { randomId } from '../seal.js';
import type { Transaction } from '../transactions.js';
import type { OtpSent, RegistrationStep } from '../upstreams/upstream.js';
import type { HandlersOf } from './handler.js';

const flow = 'registration-aadhaar';

type Done = Extract<RegistrationStep, { next: 'done' }>;

async function sendAgain(
  call: Call,
  send: (transaction: string) => Promise<OtpSent>,
): Promise<{ transaction: string; otp: OtpBudget }> {
  const { otpBudgets, transactions } = call.services;
  const step = call.transaction;
  const sent = await otpBudgets.send(step, call.asker, () => send(step.upstream));
  return { transaction: await transactions.repeat(step, sent.transaction), otp: sent.otp };
}

async function goOn(call: Call, work: () => Promise<RegistrationStep>): Promise<RegistrationOutcome> {
  const { otpBudgets, transactions } = call.services;
  const step = call.transaction;
  return outcome(call, await transactions.finish(step, () => otpBudgets.explain(step, work)));
}

async function outcome(call: Call, step: RegistrationStep): Promise<RegistrationOutcome> {
  const { transactions, otpBudgets, settings } = call.services;
  const { addressDomain } = settings;
  switch (step.next) {
    case 'mobile-otp': {
      const id = randomId();
      const begun = { id, flow, step: step.next, upstream: step.transaction } as const;
      const otp = await otpBudgets.sentBy({ id }, step);
      return { next: step.next, transaction: await transactions.begin(begun, call.binding), otp };
    }
    case 'choose-account': {
      const accounts = [...step.accounts];
      const transaction = await transactions.begin(
        {
          flow,
          step: step.mayCreate ? 'create-address' : 'choose-account',
          upstream: step.transaction,
          accounts: accounts.map(({ abhaAddress }) => abhaAddress),
        },
        call.binding,
      );
      return { next: step.next, transaction, accounts, mayCreate: step.mayCreate, addressDomain };
    }
    case 'create-address': {
      const begun = { flow, step: step.next, upstream: step.transaction } as const;
      return { next: step.next, transaction: await transactions.begin(begun, call.binding), addressDomain };
    }
    case 'done': {
      const created = createdBy(step, call.transaction);
      await finishSignIn(call, step, created);
      return { next: step.next, created, abha: step.abha };
    }
  }
}

// Where an ABHA was found, upstream adds an address to it; that is not another ABHA.
function createdBy({ created }: Done, { accounts = [] }: Transaction): Created {
  if (!created) return 'nothing';
  return accounts.length > 0 ? 'address' : 'abha';
}

async function finishSignIn(call: Call, { abha, patientId }: Done, created: Created): Promise<void> {
  const { hooks, now, logger } = call.services.settings;
  const { requestId, route, portalUser } = call.facts;
  const { abhaAddress, abhaNumber } = abha;
  await call.signIn({ abhaAddress, ...(patientId !== undefined && { id: patientId }) });
  try {
    await hooks.onAbhaLinked?.({
      ...(portalUser && { portalUser }),
      abhaAddress,
      ...(abhaNumber !== undefined && { abhaNumber }),
      created,
      at: new Date(now()).toISOString(),
      requestId,
    });
  } catch (error) {
    logger.error({ requestId, route, hook: 'onAbhaLinked', ...traceOf(error) }, 'hook failed');
  }
}

/** Handlers of the creation of an ABHA by Aadhaar OTP. */
export const registrationHandlers: HandlersOf<
  | 'sendAadhaarOtp'
  | 'resendAadhaarOtp'
  | 'verifyAadhaarOtp'
  | 'resendMobileOtp'
  | 'verifyMobileOtp'
  | 'createAbha'
  | 'signInToFoundAbha'
> = {
  async sendAadhaarOtp({ aadhaarNumber, agreement }, call) {
    const { agreements, otpBudgets, sealer, settings, transactions } = call.services;
    await agreements.require(agreement, 'aadhaar-consent', call.binding);
    const subject = { id: randomId(), identifier: await sealer.digest('aadhaar', aadhaarNumber) };
    const { otp, transaction } = await otpBudgets.send(subject, call.asker, () =>
      settings.upstream.registration.sendAadhaarOtp(aadhaarNumber, call.stranger),
    );
    const begun = { ...subject, flow, step: 'otp', upstream: transaction } as const;
    return { transaction: await transactions.begin(begun, call.binding), otp };
  },

  async resendAadhaarOtp(_input, call) {
    const { registration } = call.services.settings.upstream;
    return sendAgain(call, (transaction) => registration.resendAadhaarOtp(transaction, call.stranger));
  },

  async verifyAadhaarOtp({ otp, mobileNumber }, call) {
    const { registration } = call.services.settings.upstream;
    const { upstream } = call.transaction;
    return goOn(call, () => registration.verifyAadhaarOtp(upstream, { otp, mobileNumber }, call.stranger));
  },

  async resendMobileOtp(_input, call) {
    const { registration } = call.services.settings.upstream;
    return sendAgain(call, (transaction) => registration.resendMobileOtp(transaction, call.stranger));
  },

  async verifyMobileOtp({ otp }, call) {
    const { registration } = call.services.settings.upstream;
    return goOn(call, () => registration.verifyMobileOtp(call.transaction.upstream, otp, call.stranger));
  },

  async createAbha({ abhaAddress }, call) {
    const { registration } = call.services.settings.upstream;
    return goOn(call, () => registration.createAbha(call.transaction.upstream, abhaAddress, call.stranger));
  },

  async signInToFoundAbha({ abhaAddress }, call) {
    const { registration } = call.services.settings.upstream;
    const { accounts = [], upstream } = call.transaction;
    if (!accounts.includes(abhaAddress)) throw new Failure('invalid-request', { field: 'abhaAddress' });
    return goOn(call, () => registration.signIn(upstream, abhaAddress, call.stranger));
  },
};
