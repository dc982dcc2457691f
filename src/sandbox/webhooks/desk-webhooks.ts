import { isoTime } from '../clock.js';
import { parseJson } from '../requests.js';
import type { Outbox, Webhook } from './outbox.js';
import type { Sender, Sending } from './sender.js';

/** A webhook, and what became of it. */
export interface DeskWebhook {
  readonly id: string;
  readonly event: string;
  readonly body: unknown;
  readonly at: string;
  readonly state: 'waiting' | 'taken' | 'given-up';
  readonly attempts: number;
  /** The receiver's last status; `null` where none came. */
  readonly answered: number | null;
}

/** What the desk does with webhooks. */
export interface WebhookDesk {
  /** The newest first. */
  webhooks(): DeskWebhook[];
  /** Sends one now; gives the receiver's status, `null` where none came, and `undefined` where there is no such webhook. */
  sendWebhook(id: string, sending: Sending): Promise<number | null | undefined>;
}

/** Makes that part of the desk. */
export function createWebhookDesk(outbox: Outbox, sender: Sender): WebhookDesk {
  return {
    webhooks: () => outbox.list().map(deskWebhook),
    async sendWebhook(id, sending) {
      const webhook = outbox.byId(id);
      return webhook && sender.send(webhook, sending);
    },
  };
}

function deskWebhook({ id, event, body, created_at, next_at, attempts, answered }: Webhook): DeskWebhook {
  const isTaken = answered !== null && answered < 300;
  return {
    id,
    event,
    body: parseJson(body),
    at: isoTime(created_at),
    state: next_at !== null ? 'waiting' : isTaken ? 'taken' : 'given-up',
    attempts,
    answered,
  };
}
