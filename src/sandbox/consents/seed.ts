import type { ConsentEntry } from '../../abdm/consent.js';
import { isoTime } from '../clock.js';
import { seedVisits } from '../seed-visits.js';
import type { Services } from '../services.js';
import { requestOf } from './asking.js';
import { entriesAsAsked, grant } from './grant.js';
import type { ConsentRequest } from './request.js';
import {
  seedAsked,
  seedAutoApproval,
  seedPins,
  seedRequests,
  type Outcome,
  type SeedRequest,
} from './seed-requests.js';
import { consentVisits } from './seed-visits.js';

/** All that is written of visits and consents at the beginning. */
export const consentSeed = {
  visits: consentVisits,
  requests: seedRequests,
  pins: seedPins,
  autoApproval: seedAutoApproval,
  asked: seedAsked,
} as const;

const day = 24 * 60 * 60;

/** Writes visits, requests and what became of them, for the people of the seed. */
export function seedConsents(services: Services): void {
  const { abhas, consentSettings, askers } = services;
  const addressOf = (who: string): string => `${who}@${abhas.domain}`;
  seedVisits(services, consentSeed.visits, 1);
  for (const request of consentSeed.requests) addRequest(services, addressOf(request.who), request);
  for (const [who, pin] of Object.entries(consentSeed.pins)) consentSettings.change(addressOf(who), { pin });
  for (const who of consentSeed.autoApproval) consentSettings.change(addressOf(who), { auto_approval: 1 });
  for (const [who, backlog] of Object.entries(consentSeed.asked))
    askers.askNowAndThen(addressOf(who), backlog);
}

function addRequest(services: Services, abhaAddress: string, seeded: SeedRequest): void {
  const createdAt = services.clock.now() - seeded.daysAgo * day * 1000;
  const { eraseDays, facilities, isForAllVisits } = seeded;
  const id = services.requests.add(
    requestOf(services, {
      ...seeded,
      abhaAddress,
      createdAt,
      eraseAt: eraseDays === undefined ? undefined : createdAt + eraseDays * day * 1000,
      sources: facilities?.map((hipId) => ({ hipId, careContexts: isForAllVisits && [] })),
    }),
  );
  const request = services.requests.find(id);
  if (!request) throw new Error('a request that was just added must be there');
  outcomes[seeded.outcome](services, request);
}

const outcomes: Readonly<Record<Outcome, (services: Services, request: ConsentRequest) => void>> = {
  waits: () => undefined,
  unanswered: () => undefined,
  denied: ({ requests }, request) => {
    requests.decide(request, { status: 'denied', denial_reason: 'I do not know this hospital' });
  },
  granted: grantAll,
  'granted in part': (services, request) => {
    grantSome(services, request, entriesAsAsked(request).slice(0, 1).map(narrowed));
  },
  over: grantAll,
  revoked: (services, request) => {
    grantAll(services, request);
    for (const artefact of services.artefacts.ofRequest(request.id)) services.artefacts.revoke(artefact);
    services.requests.decide(request, { status: 'revoked' });
  },
  'revoked in part': (services, request) => {
    grantAll(services, request);
    const [first] = services.artefacts.ofRequest(request.id);
    if (first) services.artefacts.revoke(first);
  },
};

function grantAll(services: Services, request: ConsentRequest): void {
  grantSome(services, request, entriesAsAsked(request));
}

/** Of a subscription or authorization upstream tells no artefacts. */
function grantSome(services: Services, request: ConsentRequest, entries: readonly ConsentEntry[]): void {
  if (request.kind === 'consent') grant(services, request, entries);
  else services.requests.decide(request, { status: 'granted', ends_at: request.erase_at });
}

/** One kind of record, of the last two years. */
function narrowed(entry: ConsentEntry): ConsentEntry {
  const twoYears = 2 * 365 * day * 1000;
  return {
    ...entry,
    hiTypes: entry.hiTypes.slice(0, 1),
    from: isoTime(Date.parse(entry.to) - twoYears),
  };
}
