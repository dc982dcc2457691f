import type { Hono } from 'hono';
import * as z from 'zod/mini';
import { withBody } from '../desk-answers.js';
import { deskBase } from '../routes.js';
import type { WebhookDesk } from './desk-webhooks.js';
import { sendings } from './sender.js';

const sendRequest = z.strictObject({ id: z.string(), as: z._default(z.enum(sendings), 'again') });

/** Adds looking at webhooks, and sending one again: rightly or wrongly. */
export function registerWebhookDesk(app: Hono, desk: WebhookDesk): void {
  const path = `${deskBase}/webhooks`;
  app.get(path, (context) => context.json(desk.webhooks()));
  app.post(path, (context) =>
    withBody(context, sendRequest, async ({ id, as }) => {
      const answered = await desk.sendWebhook(id, as);
      return answered === undefined ? { sent: false } : { sent: true, answered };
    }),
  );
}
