import type { Context, Hono } from 'hono';
import * as z from 'zod/mini';
import { withBody } from '../desk-answers.js';
import { deskBase } from '../routes.js';
import { counterBehaviours } from './behaviours.js';
import { counterImage, counterPage } from './counter-page.js';
import type { CounterDesk, DeskCounter } from './desk-counters.js';
import { lockedHeaders, type DeskDocument } from './page.js';
import { queuePage } from './queue-page.js';

const base = `${deskBase}/counters`;
const one = `${base}/:hip_id/:counter_id` as const;

const counterRequest = z.strictObject({
  hip_id: z.string(),
  counter_id: z.string(),
  behaviour: z.optional(z.enum(counterBehaviours)),
});

/** Adds the desk's counters: those that there are, what they received, and their pages. */
export function registerCounterDesk(app: Hono, desk: CounterDesk): void {
  app.get(base, (context) => context.json(desk.counters()));
  app.post(base, (context) =>
    withBody(context, counterRequest, ({ hip_id, counter_id, behaviour }) =>
      desk.putCounter({ hipId: hip_id, counterId: counter_id, behaviour }),
    ),
  );
  app.get(`${deskBase}/shares`, (context) => {
    const { hip_id: hipId, counter_id: counterId } = context.req.query();
    return context.json(
      desk.shares({ ...(hipId !== undefined && { hipId }), ...(counterId !== undefined && { counterId }) }),
    );
  });
  app.get(one, (context) => show(context, counterPage));
  app.get(`${one}/queue`, (context) => show(context, (counter) => queuePage(counter, desk.shares(counter))));
  app.get(`${one}/qr.svg`, (context) =>
    show(context, (counter) => ({ body: counterImage(counter), headers: lockedHeaders('image/svg+xml') })),
  );

  function show(context: Context, make: (counter: DeskCounter) => DeskDocument): Response {
    const { hip_id: hipId = '', counter_id: counterId = '' } = context.req.param();
    const counter = desk.counter({ hipId, counterId });
    if (!counter) return context.json({ error: 'There is no such counter.' }, 404);
    const { body, headers } = make(counter);
    return context.body(body, 200, headers);
  }
}
