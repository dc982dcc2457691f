import type { Created, LoginOutcome, RegistrationOutcome } from '../../contract/outcomes.js';
import type { Flow } from '../../contract/route.js';
import type { Account } from '../../contract/values.js';
import type { Call } from '../call.js';
import { Failure } from '../failure.js';
import { isSameAddress } from '../patients.js';
import { randomId } from '../seal.js';
import type { Transaction } from '../transactions.js';
import type { LoginStep, RegistrationStep, SignedIn } from '../upstreams/upstream.js';
import { tellAbhaLinked } from './abha-linked.js';

/** Turns what upstream wants next in a registration into the next step, or signs the patient in. */
export async function registrationOutcome(call: Call, step: RegistrationStep): Promise<RegistrationOutcome> {
  const { transactions, otpBudgets, settings } = call.services;
  const { addressDomain } = settings;
  const flow = flowAfter(call.transaction.flow);
  switch (step.next) {
    case 'mobile-otp': {
      const id = randomId();
      const begun = { id, flow, step: step.next, upstream: step.transaction } as const;
      const otp = await otpBudgets.sentBy({ id }, step);
      return { next: step.next, transaction: await transactions.begin(begun, call.binding), otp };
    }
    case 'choose-account': {
      const { mayCreate } = step;
      const transaction = await beginChoice(
        call,
        flow,
        step,
        mayCreate ? 'create-address' : 'choose-account',
      );
      return { next: step.next, transaction, accounts: [...step.accounts], mayCreate, addressDomain };
    }
    case 'create-address': {
      const begun = { flow, step: step.next, upstream: step.transaction } as const;
      return { next: step.next, transaction: await transactions.begin(begun, call.binding), addressDomain };
    }
    case 'done': {
      const created = createdBy(step.created, call.transaction);
      await finishSignIn(call, step, created);
      return { next: step.next, created, abha: step.abha };
    }
  }
}

/** Turns what upstream wants next in a sign-in into the next step, or signs the patient in. */
export async function loginOutcome(call: Call, step: LoginStep): Promise<LoginOutcome> {
  switch (step.next) {
    case 'no-account':
      return { next: step.next };
    case 'choose-account': {
      const transaction = await beginChoice(call, 'login', step, step.next);
      return { next: step.next, transaction, accounts: [...step.accounts] };
    }
    case 'done': {
      await finishSignIn(call, step, 'nothing');
      const { abhaAddress } = step.abha;
      const version = await call.services.agreements.lastVersion('data-processing', abhaAddress);
      return { next: step.next, abha: step.abha, ...(version !== undefined && { dataProcessing: version }) };
    }
  }
}

/** Makes the browser the patient's, and tells the portal. */
export async function finishSignIn(
  call: Call,
  { abha, patientId }: SignedIn,
  created: Created,
): Promise<void> {
  const { abhaAddress, name } = abha;
  await call.signIn({ abhaAddress, name, ...(patientId !== undefined && { id: patientId }) });
  if (patientId !== undefined) await call.services.profiles.drop(patientId);
  await tellAbhaLinked(call, abha, created);
}

/** Refuses an address that the present transaction has not found. @throws Failure `invalid-request` */
export function requireFound({ transaction }: Call, abhaAddress: string): void {
  const isFound = (transaction.accounts ?? []).some((found) => isSameAddress(found, abhaAddress));
  if (!isFound) throw new Failure('invalid-request', { field: 'abhaAddress' });
}

function flowAfter(flow: Flow): Flow {
  return flow === 'registration-face' ? 'registration-aadhaar' : flow;
}

async function beginChoice(
  call: Call,
  flow: Flow,
  found: { readonly transaction: string; readonly accounts: readonly Account[] },
  step: 'choose-account' | 'create-address',
): Promise<string> {
  const accounts = found.accounts.map(({ abhaAddress }) => abhaAddress);
  return call.services.transactions.begin(
    { flow, step, upstream: found.transaction, accounts },
    call.binding,
  );
}

// Where an ABHA was found, upstream adds an address to it; a self-declared address belongs to no ABHA number.
function createdBy(created: boolean, { flow, accounts = [] }: Transaction): Created {
  if (!created) return 'nothing';
  return flow === 'registration-mobile' || accounts.length > 0 ? 'address' : 'abha';
}
