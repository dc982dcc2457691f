import { isKycVerified, type Person } from './people.js';
import type { Services } from './services.js';

/** An ABHA address that somebody can sign in to. */
export interface AbhaAccount {
  readonly address: string;
  readonly person: Person;
}

/** The accounts of somebody: the addresses they chose, or the given one where they chose none. */
export function accountsOf({ abhas }: Services, person: Person): AbhaAccount[] {
  const chosen = abhas.chosenAddresses(person.id);
  const addresses = chosen.length > 0 ? chosen : abhas.allAddresses(person.id);
  return addresses.map((address) => ({ address, person }));
}

/** Everybody who is reached by a mobile, those with an ABHA number first. */
export function holdersOnMobile({ abhas, people }: Services, mobile: string): Person[] {
  const verified = abhas.onMobile(mobile).map((abha) => people.byId(abha.person_id));
  return [...verified, ...people.selfDeclaredOn(mobile)];
}

/** Every account on a mobile (NHA case P1 1.6), without those that are deactivated. */
export function accountsOnMobile(services: Services, mobile: string): AbhaAccount[] {
  return holdersOnMobile(services, mobile)
    .filter((person) => !isDeactivated(services, person))
    .flatMap((person) => accountsOf(services, person));
}

/** Whether somebody's ABHA is deactivated. */
export function isDeactivated({ abhas }: Services, person: Person): boolean {
  return abhas.ofPerson(person.id)?.deactivated === 1;
}

/** The mobile to which ABDM sends somebody's OTPs. */
export function abhaMobileOf({ abhas }: Pick<Services, 'abhas'>, person: Person): string | null {
  return isKycVerified(person) ? (abhas.ofPerson(person.id)?.mobile ?? null) : person.mobile;
}

/** The account that is signed in to without choosing, for those whom the seed wants so. */
export function accountAtOnce(accounts: readonly AbhaAccount[]): AbhaAccount | undefined {
  const isOnePerson = new Set(accounts.map(({ person }) => person.id)).size === 1;
  return isOnePerson && accounts[0]?.person.ends_at_once ? accounts[0] : undefined;
}
