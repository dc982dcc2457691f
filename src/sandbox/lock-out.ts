import { refuse } from './errors.js';
import { lockSeconds, type Person } from './people.js';
import type { Services } from './services.js';

const halfHour = 30 * 60 * 1000;

/**
 * Refuses an OTP to somebody who is locked out, and locks out whoever the seed says asks too often.
 *
 * @throws Refusal one of the locks
 */
export function refuseLockedOut({ people, transactions, clock }: Services, person: Person): void {
  const { lock, locked_until: until, otp_requests_allowed: allowed } = person;
  if (lock === null) return;
  const now = clock.now();
  if (until !== null && until > now) throw refuse(lock);
  // A lock that waits for the very first request comes once: otherwise nobody would see the end of it.
  if (allowed === 0 && until !== null) return;
  if (transactions.countSince(person.id, now - halfHour) < allowed) return;
  people.lock(person, now + lockSeconds[lock] * 1000);
  throw refuse(lock);
}
