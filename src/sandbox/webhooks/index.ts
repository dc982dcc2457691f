import type { MiddlewareHandler } from 'hono';
import type { AskingServices } from '../services.js';
import { createWebhookDesk, type WebhookDesk } from './desk-webhooks.js';
import { createOutbox } from './outbox.js';
import { type TellingRegisters, tellingRegisters } from './registers.js';
import { createSender, type WebhookReceiver } from './sender.js';
import { createTeller } from './teller.js';

/** What tells a portal's backend what happens to its patients. */
export interface Webhooks {
  /** Registers whose changes are told. */
  readonly registers: Partial<TellingRegisters>;
  readonly desk: WebhookDesk;
  /** Learns which portal user a patient is. */
  readonly middleware: MiddlewareHandler;
  /** Ends what is on its way. */
  end(): void;
}

/** How webhooks are set up. */
export interface WebhooksOptions {
  readonly webhook?: WebhookReceiver;
  /** The computer's time, in milliseconds. */
  readonly systemTime?: () => number;
}

const nobody: Webhooks = {
  registers: {},
  desk: { webhooks: () => [], sendWebhook: async () => undefined },
  middleware: (_, next) => next(),
  end: () => undefined,
};

/** Makes the webhooks of a sandbox; nothing is told where there is no receiver. What was not taken before a restart goes on. */
export function createWebhooks(
  services: AskingServices,
  clientId: string,
  { webhook, systemTime: now = Date.now }: WebhooksOptions,
): Webhooks {
  if (!webhook) return nobody;
  const outbox = createOutbox(services.database);
  const sender = createSender(outbox, webhook, now);
  const teller = createTeller(services, { outbox, clientId, now, added: () => sender.wake() });
  sender.wake();
  return {
    registers: tellingRegisters(services, teller),
    desk: createWebhookDesk(outbox, sender),
    middleware({ req }, next) {
      const [oid, partnerPatientId] = [req.header('x-pt-id'), req.header('x-partner-pt-id')];
      if (oid !== undefined && partnerPatientId !== undefined) teller.learn(oid, partnerPatientId);
      return next();
    },
    end: () => sender.end(),
  };
}
