import { isoTime, type Clock } from './clock.js';
import type { Database } from './database.js';

/** A message that a phone would have received. */
export interface Sms {
  readonly to: string;
  readonly text: string;
  readonly otp: string;
  readonly at: string;
}

/** All messages that the sandbox has sent. */
export interface SmsOutbox {
  /** @param sender - who signs it; the sandbox, as ABDM, if left out */
  send(to: string, otp: string, purpose: string, sender?: string): void;
  /** Newest first; only those to one number if it is given. */
  list(to?: string): Sms[];
}

/** Makes the outbox. */
export function createSmsOutbox(database: Database, clock: Clock): SmsOutbox {
  return {
    send(to, otp, purpose, sender = 'ABDM sandbox') {
      const text = `${otp} is your OTP for ${purpose}. It is valid for 10 minutes. Do not share it with anyone. - ${sender}`;
      database.run('INSERT INTO sms (recipient, text, otp, sent_at) VALUES (?, ?, ?, ?)', [
        to,
        text,
        otp,
        clock.now(),
      ]);
    },
    list: (to) =>
      database
        .all<{ recipient: string; text: string; otp: string; sent_at: number }>(
          'SELECT recipient, text, otp, sent_at FROM sms WHERE ?1 IS NULL OR recipient = ?1 ORDER BY id DESC',
          [to ?? null],
        )
        .map((row) => ({ to: row.recipient, text: row.text, otp: row.otp, at: isoTime(row.sent_at) })),
  };
}
