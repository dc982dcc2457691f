import { accountAtOnce, accountsOf, isDeactivated } from './abha-accounts.js';
import { refuse } from './errors.js';
import type { Person } from './people.js';
import { chooserAnswer, endAnswer, type RegistrationAnswer } from './registration-answers.js';
import type { Services } from './services.js';
import type { Transaction } from './transactions.js';

/**
 * Refuses somebody whose Aadhaar is verified, but who cannot have an ABHA with this mobile.
 *
 * @throws Refusal `abha-deactivated`, which ends the transaction, or `mobile-limit`
 */
export function refuseWithoutWay(
  services: Services,
  transaction: Transaction,
  person: Person,
  mobile: string | null,
): void {
  const { abhas, transactions } = services;
  if (isDeactivated(services, person)) {
    transactions.change(transaction, { step: 'ended' });
    throw refuse('abha-deactivated');
  }
  if (mobile !== null && !abhas.ofPerson(person.id)) abhas.refuseFullMobile(mobile);
}

/** What comes after Aadhaar and mobile are settled: the choice of an address, or the end. */
export function continueWithMobile(
  services: Services,
  transaction: Transaction,
  person: Person,
): RegistrationAnswer {
  const { abhas, transactions } = services;
  const accounts = accountsOf(services, person);
  const hasChosen = abhas.chosenAddresses(person.id).length > 0;
  const atOnce = accountAtOnce(accounts);
  if (atOnce && hasChosen) return { ...endAnswer(services, transaction, atOnce), hint: null };
  const found = accounts.map(({ address }) => address);
  transactions.change(transaction, { step: 'choose-address', found, otp: null });
  return chooserAnswer(transaction, hasChosen ? 'abha_select' : 'abha_create', accounts);
}
