import * as z from 'zod/mini';
import {
  excessOf,
  termsProblems,
  type ConsentEntry,
  type Excess,
  type TermsProblem,
} from '../../abdm/consent.js';
import { refuse, type RefusalReason } from '../errors.js';
import type { Patient } from '../patients.js';
import type { Services } from '../services.js';
import { askedOf, grant } from './grant.js';
import { openConsent } from './open-consent.js';
import type { ConsentRequest } from './request.js';

const moment = z.iso.datetime({ offset: true });

const terms = {
  access_mode: z.optional(z.literal('view')),
  hi_types: z.nullish(z.array(z.string())),
  duration: z.nullish(z.object({ from: z.optional(moment), to: z.optional(moment) })),
  erase_at: z.nullish(moment),
};

const artefactRequest = z.object({
  ...terms,
  hip_id: z.string(),
  care_contexts: z.nullish(z.array(z.object({ id: z.string(), display: z.optional(z.string()) }))),
});

/** `ApproveRequest` of the published API. What an artefact leaves out, it takes from the whole. */
export const approveRequest = z.object({
  ...terms,
  id: z.string(),
  consent_artefacts: z.nullable(z.array(artefactRequest)),
});

const refusalOfProblem: Readonly<Record<TermsProblem, RefusalReason>> = {
  'no-hi-type': 'details-invalid',
  'from-missing': 'details-invalid',
  'to-missing': 'details-invalid',
  'erase-missing': 'details-invalid',
  'from-after-to': 'date-range-invalid',
  'from-in-future': 'date-range-invalid',
  'erase-in-past': 'erase-date-invalid',
};

const refusalOfExcess: Readonly<Record<Excess, RefusalReason>> = {
  facility: 'consent-too-wide',
  'care-context': 'consent-too-wide',
  'hi-type': 'consent-too-wide',
  from: 'date-range-invalid',
  to: 'date-range-invalid',
  'erase-at': 'consent-too-wide',
};

/**
 * Grants a consent request of a patient, or less than it asks for; gives the request.
 *
 * @throws Refusal `request-not-found`, `request-decided`, `request-expired`; `details-invalid` for no facility, one named
 *   twice, no kind of record or no dates; `date-range-invalid`, `erase-date-invalid` and `consent-too-wide`
 */
export function approve(
  services: Services,
  patient: Patient,
  sent: z.output<typeof approveRequest>,
): ConsentRequest {
  const request = openConsent(services, patient, sent.id);
  const entries = entriesOf(sent);
  refuseUnevenFacilities(entries);
  for (const entry of entries) refuseEntry(request, entry, services.clock.now());
  grant(services, request, entries);
  return request;
}

function entriesOf(sent: z.output<typeof approveRequest>): ConsentEntry[] {
  return (sent.consent_artefacts ?? []).map((artefact) => ({
    hipId: artefact.hip_id,
    careContexts: (artefact.care_contexts ?? []).map(({ id }) => id),
    hiTypes: artefact.hi_types ?? sent.hi_types ?? [],
    from: artefact.duration?.from ?? sent.duration?.from ?? '',
    to: artefact.duration?.to ?? sent.duration?.to ?? '',
    eraseAt: artefact.erase_at ?? sent.erase_at ?? '',
  }));
}

function refuseUnevenFacilities(entries: readonly ConsentEntry[]): void {
  const facilities = new Set(entries.map(({ hipId }) => hipId));
  if (facilities.size === 0 || facilities.size < entries.length) throw refuse('details-invalid');
}

function refuseEntry(request: ConsentRequest, entry: ConsentEntry, now: number): void {
  const [problem] = termsProblems(entry, now);
  if (problem) throw refuse(refusalOfProblem[problem]);
  const [excess] = excessOf(askedOf(request), entry);
  if (excess) throw refuse(refusalOfExcess[excess]);
}
