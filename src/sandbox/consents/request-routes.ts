import type { Context, Hono } from 'hono';
import * as z from 'zod/mini';
import { refuse } from '../errors.js';
import { patientInSession } from '../patient-calls.js';
import type { Services } from '../services.js';
import { headAnswer, requestAnswer, type RequestHeadAnswer } from './request-answers.js';
import { requestKinds, requestStatuses, type RequestKind } from './request.js';

const status = z.enum(requestStatuses);
const listQuery = z.object({ status, type: z.enum([...requestKinds, 'all']) });
const detailsQuery = z.object({
  id: z.string(),
  type: z.optional(z.enum(['consent', 'subscription'])),
  status: z.optional(status),
});

/** Adds the patient's requests: the list, and one of them with all that is known. */
export function registerRequests(app: Hono, services: Services): void {
  const { requests, askers, database } = services;
  app.get('/abdm/v1/requests', (context) => {
    const { abha_address } = patientInSession(services, context);
    const query = readQuery(context, listQuery);
    database.atomically(() => askers.catchUp(abha_address));
    const found = requests.list(abha_address, query.status);
    const ofKind = (kind: RequestKind): RequestHeadAnswer[] =>
      query.type === 'all' || query.type === kind
        ? found.filter((request) => request.kind === kind).map(headAnswer)
        : [];
    return context.json({
      consents: ofKind('consent'),
      subscriptions: ofKind('subscription'),
      authorizations: ofKind('authorization'),
    });
  });
  app.get('/abdm/v1/request', (context) => {
    const { abha_address } = patientInSession(services, context);
    const query = readQuery(context, detailsQuery);
    const request = requests.ofPatient(abha_address, query.id);
    const isMeant =
      request.kind !== 'authorization' &&
      (query.type ?? request.kind) === request.kind &&
      (query.status ?? request.status) === request.status;
    if (!isMeant) throw refuse('request-not-found');
    return context.json(requestAnswer(services, request));
  });
}

function readQuery<Schema extends z.ZodMiniType>(context: Context, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(context.req.query());
  if (!parsed.success) throw refuse('bad-request');
  return parsed.data;
}
