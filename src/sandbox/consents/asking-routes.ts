import type { Context, Hono } from 'hono';
import * as z from 'zod/mini';
import { isoTime } from '../clock.js';
import { refuse } from '../errors.js';
import type { Facility } from '../facilities/facility.js';
import { facilityById } from '../facilities/registry.js';
import { readBody } from '../requests.js';
import type { Services } from '../services.js';
import type { Artefact } from './artefacts.js';
import { ask } from './asking.js';
import { ownArtefact } from './own-artefact.js';
import { facilityName } from './request-answers.js';
import type { ConsentRequest } from './request.js';
import { visitsGranted } from './shared-records.js';

const base = '/abdm/v1/consents';
const moment = z.iso.datetime({ offset: true });

/** The purposes for which a hospital can ask through upstream, in its words. */
const purposeCodes = {
  'Self Requested': 'PATRQT',
  'Care management': 'CAREMGT',
  'Public Health': 'PUBHLTH',
  'Disease Specific Health Research': 'DSRCH',
} as const;

const patient = z.object({ health_id: z.optional(z.string()), oid: z.optional(z.string()) });

const createRequest = z.object({
  patient,
  purpose: z.optional(z.enum(Object.keys(purposeCodes) as [keyof typeof purposeCodes])),
  record_types: z.nullish(z.array(z.string())),
  period: z.optional(
    z.object({ from: z.optional(moment), to: z.optional(moment), expiry: z.optional(moment) }),
  ),
  hip_identifier: z.optional(z.object({ id: z.string() })),
  care_contexts: z.optional(z.array(z.object({ cc_ref: z.string() }))),
  hiu: z.optional(z.object({ requester: z.optional(z.object({ name: z.optional(z.string()) })) })),
});
const listRequest = z.object({ patient });
const detailsRequest = z.object({ consent_id: z.string(), health_id: z.string() });

/** `ConsentConsentDetail` of the published API: what was granted at one facility, or a request of which nothing came yet. */
interface ConsentAnswer {
  consent_init_id: string;
  consent_id?: string;
  status: string;
  hi_types: readonly string[];
  period: { from: string; to: string; expiry: string };
  c_at: string;
  u_at: string;
}

/**
 * Adds the asking side: a facility, named in the header, asks for records and sees what it was granted. The published
 * answers are bodies of a `204`, which cannot have one: they come with `200`.
 */
export function registerAsking(app: Hono, services: Services): void {
  const { database, requests } = services;
  app.post(`${base}/create`, async (context) => {
    const hiu = askerOf(context);
    const body = await readBody(context, createRequest);
    return context.json(database.atomically(() => create(services, hiu, body)));
  });
  app.post(`${base}/list`, async (context) => {
    const hiu = askerOf(context);
    const body = await readBody(context, listRequest);
    const found = requests.byAsker(addressOf(services, body.patient), hiu.id);
    return context.json({ consents: found.flatMap((request) => consentsOf(services, request)) });
  });
  app.post(`${base}/details`, async (context) => {
    const hiu = askerOf(context);
    const body = await readBody(context, detailsRequest);
    return context.json({ data: [detailsOf(services, hiu, body)] });
  });
}

function askerOf(context: Context): Facility {
  const facility = facilityById(context.req.header('x-hip-id') ?? '');
  if (!facility) throw refuse('hiu-unknown');
  return facility;
}

function addressOf({ abhas, patients }: Services, { health_id, oid }: z.output<typeof patient>): string {
  const address = health_id ?? patients.byOid(oid ?? '')?.abha_address ?? '';
  const known = abhas.find(address);
  if (!known) throw refuse('abha-not-found');
  return known.address;
}

function create(
  services: Services,
  { id, name }: Facility,
  sent: z.output<typeof createRequest>,
): { consent_init_id: string } {
  const { period = {}, hip_identifier: hip, care_contexts } = sent;
  const time = (moment: string | undefined): number | undefined =>
    moment === undefined ? undefined : Date.parse(moment);
  const consent_init_id = ask(services, {
    abhaAddress: addressOf(services, sent.patient),
    kind: 'consent',
    hiu: { id, name },
    requester: sent.hiu?.requester?.name,
    purpose: sent.purpose && purposeCodes[sent.purpose],
    hiTypes: sent.record_types ?? undefined,
    from: time(period.from),
    to: time(period.to),
    eraseAt: time(period.expiry),
    sources: hip && [{ hipId: hip.id, careContexts: care_contexts?.map(({ cc_ref }) => cc_ref) }],
  });
  return { consent_init_id };
}

function consentsOf({ artefacts }: Services, request: ConsentRequest): ConsentAnswer[] {
  const granted = artefacts.ofRequest(request.id);
  const head = { consent_init_id: request.id, c_at: isoTime(request.created_at) };
  const period = (of: ConsentRequest | Artefact): ConsentAnswer['period'] => ({
    from: isoTime(of.from),
    to: isoTime(of.to),
    expiry: isoTime(of.erase_at),
  });
  if (granted.length === 0) {
    const { status, hi_types, updated_at } = request;
    return [{ ...head, status, hi_types, period: period(request), u_at: isoTime(updated_at) }];
  }
  return granted.map((artefact) => {
    const state = artefacts.stateOf(artefact);
    return {
      ...head,
      consent_id: artefact.id,
      status: state === 'active' ? 'granted' : state,
      hi_types: artefact.hi_types,
      period: period(artefact),
      u_at: isoTime(artefact.revoked_at ?? artefact.granted_at),
    };
  });
}

/** `ConsentConsentDetailData` of the published API: nothing of what was taken back, or is over (NHA case P3 1.4.4). */
function detailsOf(
  services: Services,
  hiu: Facility,
  { consent_id, health_id }: z.output<typeof detailsRequest>,
): object {
  const address = addressOf(services, { health_id });
  const { artefact, request } = ownArtefact(
    services,
    consent_id,
    ({ hiu: { id }, abha_address }) => id === hiu.id && abha_address === address,
  );
  const state = services.artefacts.stateOf(artefact);
  if (state === 'revoked') throw refuse('consent-not-granted');
  if (state === 'expired') throw refuse('request-expired');
  return {
    hip: { id: artefact.hip_id, name: facilityName(artefact.hip_id) },
    care_contexts: visitsGranted(services, request, artefact).map(({ id, display, visited_at }) => ({
      id,
      display,
      created_at: isoTime(visited_at),
      status: 'LINKED',
    })),
  };
}
