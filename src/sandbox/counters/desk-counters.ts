import { type Counter, isCounter } from '../../abdm/counter.js';
import { isoTime } from '../clock.js';
import { refuse } from '../errors.js';
import { facilityById } from '../facilities/registry.js';
import { deskBase } from '../routes.js';
import type { Services } from '../services.js';
import { type CounterBehaviour, counterStories } from './behaviours.js';
import { counterLink } from './counter-link.js';
import type { KnownCounter } from './counters.js';
import type { ShareRequest } from './share-request.js';
import type { ProfileShare, ShareState } from './shares.js';

/** A counter, with what there is of it at the desk. */
export interface DeskCounter extends Counter {
  /** Name of its facility. */
  readonly facility: string;
  readonly behaviour: CounterBehaviour;
  readonly story: string;
  /** What its QR code says. */
  readonly link: string;
  /** Path of the page to print. */
  readonly page: string;
  /** Path of the page with what it received. */
  readonly queue: string;
}

/** A profile as the counter received it. */
export interface DeskShare extends Counter {
  readonly requestId: string;
  readonly at: string;
  readonly patient: ShareRequest['patient'];
  readonly location?: ShareRequest['location'];
  readonly state: ShareState;
  /** Present once the counter gave it. */
  readonly tokenNumber?: string;
  /** The same. */
  readonly expiresAt?: string;
}

/** What the desk does with counters. */
export interface CounterDesk {
  counters(): DeskCounter[];
  counter(counter: Counter): DeskCounter | undefined;
  /**
   * Adds a counter, or changes how it answers from now on: `prompt` if no behaviour is given.
   *
   * @throws Refusal `hip-unknown`, or `bad-request` for an id that no counter may have
   */
  putCounter(counter: Counter & { readonly behaviour?: CounterBehaviour | undefined }): DeskCounter;
  /** What a facility, a counter, or all of them received; the newest first. */
  shares(at?: Partial<Counter>): DeskShare[];
}

/** Makes that part of the desk. */
export function createCounterDesk({ database, counters, shares }: Services): CounterDesk {
  const shown = (share: ProfileShare): DeskShare => {
    const state = shares.stateOf(share);
    return {
      requestId: share.id,
      hipId: share.hip_id,
      counterId: share.counter_id,
      at: isoTime(share.received_at),
      ...(JSON.parse(share.sent) as Pick<ShareRequest, 'patient' | 'location'>),
      state,
      ...(state === 'issued' && {
        tokenNumber: String(share.token_number),
        expiresAt: isoTime(share.expires_at ?? 0),
      }),
    };
  };
  return {
    counters: () => counters.all().map(deskCounter),
    counter(counter) {
      const known = counters.find(counter);
      return known && deskCounter(known);
    },
    putCounter: ({ hipId, counterId, behaviour = 'prompt' }) =>
      database.atomically(() => {
        if (!facilityById(hipId)) throw refuse('hip-unknown');
        const counter = { hipId, counterId, behaviour };
        if (!isCounter(counter)) throw refuse('bad-request');
        counters.put(counter);
        return deskCounter(counter);
      }),
    shares: (at = {}) => shares.received(at).map(shown),
  };
}

function deskCounter(counter: KnownCounter): DeskCounter {
  const { hipId, counterId, behaviour } = counter;
  const page = `${deskBase}/counters/${encodeURIComponent(hipId)}/${encodeURIComponent(counterId)}`;
  return {
    hipId,
    facility: facilityById(hipId)?.name ?? hipId,
    counterId,
    behaviour,
    story: counterStories[behaviour],
    link: counterLink(counter),
    page,
    queue: `${page}/queue`,
  };
}
