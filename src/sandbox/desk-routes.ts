import type { Hono } from 'hono';
import * as z from 'zod/mini';
import { type Desk, profileChanges } from './desk.js';
import { wishOf, wishRequest } from './consents/desk-wish.js';
import { registerCounterDesk } from './counters/desk-routes.js';
import { answered, withBody } from './desk-answers.js';
import { recordRequest } from './records/record-desk.js';
import { linkRequest, newVisitsOf, visitsRequest } from './linking/desk-visits.js';
import { deskBase } from './routes.js';
import { registerWebhookDesk } from './webhooks/desk-routes.js';

const longestAdvance = 10 * 365 * 24 * 60 * 60;
const longestDelay = 10 * 60 * 1000;

const integer = (minimum: number, maximum: number): z.ZodMiniNumberFormat =>
  z.int().check(z.gte(minimum), z.lte(maximum));

const expireRequest = z.strictObject({ abha_address: z.optional(z.string()) });
const profileRequest = z.strictObject({ ...profileChanges.shape, abha_address: z.string() });
const clockRequest = z.strictObject({ advance_s: z.number().check(z.gte(0), z.lte(longestAdvance)) });
const faultRequest = z.strictObject({
  path: z.string().check(z.startsWith('/')),
  method: z.optional(z.string()),
  status: z.optional(integer(200, 599)),
  body: z.optional(z.unknown()),
  delay_ms: z.optional(integer(0, longestDelay)),
  keep_bytes: z.optional(integer(0, 1_000_000)),
  times: z.optional(integer(1, 1_000_000)),
});

/** Adds the control desk. It asks for no token: the server lets only this computer in. */
export function registerDesk(app: Hono, desk: Desk): void {
  const on = (path: string): string => `${deskBase}/${path}`;

  app.get(on('sms'), (context) => context.json(desk.sms(context.req.query('to'))));
  app.get(on('people'), (context) => context.json(desk.people()));
  app.get(on('calls'), (context) => context.json(desk.calls(context.req.query('path'))));

  app.post(on('profile'), (context) =>
    withBody(context, profileRequest, ({ abha_address, ...changes }) => {
      desk.changeProfile(abha_address, changes);
      return { changed: true };
    }),
  );
  app.post(on('session/expire'), (context) =>
    withBody(context, expireRequest, ({ abha_address }) => ({ expired: desk.expireSessions(abha_address) })),
  );
  app.post(on('clock'), (context) =>
    withBody(context, clockRequest, ({ advance_s }) => ({ now: desk.advanceClock(advance_s) })),
  );
  app.post(on('faults'), (context) =>
    withBody(context, faultRequest, (fault) => {
      desk.addFault(fault);
      return { added: true };
    }),
  );
  app.delete(on('faults'), (context) => {
    desk.clearFaults();
    return context.json({ cleared: true });
  });
  app.post(on('reset'), (context) => {
    desk.reset();
    return context.json({ reset: true });
  });
  app.post(on('requests'), (context) =>
    withBody(context, wishRequest, (wish) => ({ id: desk.addRequest(wishOf(wish)) })),
  );
  app.get(`${deskBase}/requests/:id`, (context) => {
    const request = desk.request(context.req.param('id'));
    return request ? context.json(request) : context.json({ error: 'There is no such request.' }, 404);
  });
  app.post(on('records'), (context) =>
    withBody(context, recordRequest, (record) => {
      desk.putRecord(record);
      return { put: true };
    }),
  );
  app.get(on('facilities'), (context) => context.json(desk.facilities()));
  app.get(on('visits'), (context) =>
    answered(context, () => desk.visits(context.req.query('abha_address') ?? '')),
  );
  app.post(on('visits'), (context) =>
    withBody(context, visitsRequest, (visits) => ({ added: desk.addVisits(newVisitsOf(visits)) })),
  );
  app.post(on('linking/link'), (context) =>
    withBody(context, linkRequest, ({ abha_address, care_context_id }) => {
      desk.linkElsewhere(abha_address, care_context_id);
      return { linked: true };
    }),
  );
  registerCounterDesk(app, desk);
  registerWebhookDesk(app, desk);
  app.all(on('*'), (context) =>
    context.json({ error: `The desk has no ${context.req.method} ${context.req.path}.` }, 404),
  );
}
