import type { Hono } from 'hono';
import type { Counter } from '../../src/abdm/counter.js';
import type { CounterDocument, DeskClient } from './desk-client.js';

/** The counter of this hospital, as the local sandbox knows it. */
export const ownCounter: Counter = { hipId: 'IN2710000004', counterId: 'OPD1' };

const documents: Readonly<Record<string, CounterDocument>> = {
  '/desk/counter/print': 'page',
  '/desk/counter/qr.svg': 'qr',
};

/** Adds the hospital's own side of its counter: the QR code, and who has shared their details there. */
export function registerFrontDesk(app: Hono, desk: DeskClient): void {
  app.get('/desk/counters', async (context) => context.json(await desk.counters()));
  app.get('/desk/counter/shares', async (context) => context.json(await desk.shares(ownCounter)));
  for (const [path, document] of Object.entries(documents))
    app.get(path, async () => {
      const { headers, body } = await desk.counterDocument(ownCounter, document);
      const kept = ['content-type', 'content-security-policy'].map((name) => [name, headers.get(name) ?? '']);
      return new Response(body, { headers: Object.fromEntries(kept) as Record<string, string> });
    });
}
