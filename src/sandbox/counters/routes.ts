import type { Hono } from 'hono';
import { refuse } from '../errors.js';
import { patientInSession } from '../patient-calls.js';
import { readBody } from '../requests.js';
import type { Services } from '../services.js';
import { indianTime } from './indian-time.js';
import { share } from './share.js';
import { shareRequest } from './share-request.js';
import type { ProfileShare, ShareState } from './shares.js';

const base = '/abdm/v2/profile/share';

/** As the published API spells them: all but the first with a space in front. */
const statuses = { issued: 'success', waiting: ' processing', refused: ' failed' } as const satisfies Record<
  ShareState,
  string
>;

/** `ScanandshareResponse` of the published API. */
export interface ShareStatusAnswer {
  request_id: string;
  status: (typeof statuses)[ShareState];
  token_number?: string;
  expiry: string | null;
}

/** Adds sharing a profile with a counter, and what the counter answered (NHA cases P2 5.1.2, 19.8 and 20.1). */
export function registerShare(app: Hono, services: Services): void {
  const { database, shares } = services;
  app.post(base, async (context) => {
    const patient = patientInSession(services, context);
    const body = await readBody(context, shareRequest);
    const made = database.atomically(() => share(services, patient, body));
    const { request_id, status } = answerOf(services, made);
    return context.json({ request_id, status }, 202);
  });
  app.get(`${base}/:request_id`, (context) => {
    const patient = patientInSession(services, context);
    const found = shares.byId(context.req.param('request_id'));
    if (found?.oid !== patient.oid) throw refuse('share-not-found');
    return context.json(answerOf(services, found));
  });
}

function answerOf({ shares }: Services, one: ProfileShare): ShareStatusAnswer {
  const state = shares.stateOf(one);
  if (state === 'refused' && one.outcome === 'no-token') throw refuse('share-no-token');
  const answer = { request_id: one.id, status: statuses[state] };
  if (state !== 'issued' || one.expires_at === null) return { ...answer, expiry: null };
  return { ...answer, token_number: String(one.token_number), expiry: indianTime(one.expires_at) };
}
