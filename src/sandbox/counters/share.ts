import { randomUUID } from 'node:crypto';
import { type Counter, tokenLifeSeconds } from '../../abdm/counter.js';
import { refuse } from '../errors.js';
import { facilityById } from '../facilities/registry.js';
import type { Patient } from '../patients.js';
import type { Services } from '../services.js';
import { answerSecondsOf, type CounterBehaviour } from './behaviours.js';
import { indianDay } from './indian-time.js';
import { checkSent, type ShareRequest } from './share-request.js';
import type { ProfileShare, ShareAnswer } from './shares.js';

const givesTokens: readonly (CounterBehaviour | undefined)[] = ['prompt', 'slow', 'duplicate'];

/**
 * Gives a patient's details to a counter, and writes down what it will answer and when. A patient who comes again while a
 * token is valid gets that token again, at once.
 *
 * @throws Refusal `details-invalid`, `pincode-invalid`, `abha-not-found` for somebody else's address, `hip-unknown`,
 *   `share-unsupported`, `share-duplicate`
 */
export function share(
  services: Services,
  { oid, abha_address }: Patient,
  request: ShareRequest,
): ProfileShare {
  const { abhas, clock, counters, shares } = services;
  const { hip_id, counter_id, patient, location } = request;
  const now = clock.now();
  checkSent(request, now);
  if (abhas.find(patient.abha_address)?.address !== abha_address) throw refuse('abha-not-found');
  if (!facilityById(hip_id)) throw refuse('hip-unknown');
  const counter: Counter = { hipId: hip_id, counterId: counter_id };
  const behaviour = counters.find(counter)?.behaviour;
  if (behaviour === 'unsupported') throw refuse('share-unsupported');
  const live = givesTokens.includes(behaviour) ? shares.live(oid, counter) : undefined;
  if (live && behaviour === 'duplicate') throw refuse('share-duplicate');
  const sent = JSON.stringify({ patient, ...(location && { location }) });
  const answer = live ?? answerOf(services, counter, behaviour, now);
  const made = { ...answer, id: randomUUID(), oid, hip_id, counter_id, sent, received_at: now };
  shares.add(made);
  return made;
}

/** A counter that the facility does not know refuses. */
function answerOf(
  { facilityPace, shares }: Services,
  counter: Counter,
  behaviour: CounterBehaviour | undefined,
  now: number,
): ShareAnswer {
  const seconds = answerSecondsOf(behaviour);
  const answers_at = seconds === null ? null : now + facilityPace.milliseconds(seconds);
  const without = { answers_at, token_number: null, token_day: null, expires_at: null };
  if (behaviour === undefined) return { ...without, outcome: 'unknown-counter' };
  if (answers_at === null || !givesTokens.includes(behaviour)) return { ...without, outcome: 'no-token' };
  const token_day = indianDay(answers_at);
  return {
    answers_at,
    outcome: 'token',
    token_number: shares.nextToken(counter, token_day),
    token_day,
    expires_at: answers_at + tokenLifeSeconds * 1000,
  };
}
