import * as z from 'zod/mini';
import { epochHeader } from '../contract/headers.js';
import * as registrationFace from '../contract/registration-face.js';
import type { Route } from '../contract/route.js';
import { type Answer, failureAnswer, successAnswer } from './answer.js';
import type { Presented } from './binding.js';
import { Call } from './call.js';
import { Failure } from './failure.js';
import type { PortalUser } from './hooks.js';
import type { Observation } from './observer.js';
import { checkHeaders, checkSite, readInput } from './request.js';
import type { Services } from './services.js';
import { Streamed } from './streamed.js';
import { UpstreamError } from './upstreams/upstream.js';

/** A request that found its route. */
export interface Arrival {
  readonly request: Request;
  readonly seen: Observation;
  readonly address: string | undefined;
  readonly route: Route;
  readonly inPath: Readonly<Record<string, string>>;
  readonly handler: (input: never, call: Call) => Promise<unknown>;
}

/** What is logged instead of a failure that nobody waited for; as nginx does. */
const browserGone = 499;

const faceRoutes = Object.values(registrationFace).map(({ name }) => name);

/** The way of one request: every check in its order, the handler, the answer by the route's schema. */
export async function handle(arrival: Arrival, services: Services): Promise<Answer> {
  const { request, seen, route } = arrival;
  const { requestId } = seen;
  const { settings, bindings } = services;
  seen.route = route.name;
  let presented: Presented | undefined;
  let call: Call | undefined;
  let given: unknown;
  let failure: Failure | undefined;
  let cookie: string | undefined;
  try {
    checkHeaders(request);
    checkSite(request, route.method, settings.origins);
    const portalUser = await identify(request, services);
    presented = await bindings.present(request, portalUser);
    call = new Call(
      services,
      { requestId, route: route.name, seen, address: arrival.address, portalUser, signal: request.signal },
      presented,
    );
    given = await answerTo(arrival, call);
  } catch (error) {
    if (isSessionOver(error)) await call?.forgetProfile().catch(() => undefined);
    failure = failureOf(error, arrival);
  }
  try {
    // A page that listens is not a patient who does something: it keeps no sign-in alive.
    if (presented && route.answer !== 'lines')
      cookie = await bindings.cookie(presented, call?.presentBinding);
  } catch (error) {
    failure ??= failureOf(error, arrival);
  }
  const envelope = { requestId, ...(call && { epoch: call.epoch }), cookie };
  const answer = failure ? failureAnswer(failure, envelope) : successAnswer(route, given, envelope);
  if (failure && request.signal.aborted) seen.ended(browserGone);
  else seen.ended(answer.status, failure?.kind);
  return answer;
}

async function answerTo(arrival: Arrival, call: Call): Promise<unknown> {
  const { request, route, inPath, handler } = arrival;
  const shown = request.headers.get(epochHeader);
  if (shown !== null && shown !== call.epoch) throw new Failure('patient-changed');
  const input = await readInput(request, route, inPath);
  if (route.method !== 'GET') await call.bind();
  if (route.patient && !call.presentPatient) throw new Failure('sign-in-required');
  if (!call.services.settings.face && faceRoutes.includes(route.name))
    throw new Failure('method-not-allowed');
  if (route.lookUp) await call.services.requestLimits.lookUp(call.asker);
  if (route.transaction) {
    await call.enter((input as { transaction: string }).transaction, route.transaction);
  }
  const given = await handler(input as never, call);
  return given instanceof Streamed ? given : z.parse(route.response, given);
}

// A copy without the body, so that nobody else can use the body up.
async function identify(request: Request, { settings }: Services): Promise<PortalUser | undefined> {
  if (!settings.identify) return undefined;
  const user = await settings.identify(new Request(request.url, { headers: request.headers }));
  if (user === null) return undefined;
  if (!/^[\x21-\x7e]{1,200}$/.test(user.userId)) throw new TypeError('identify gave an unusable userId');
  return { userId: user.userId };
}

function failureOf(error: unknown, { seen, route }: Arrival): Failure {
  if (error instanceof Failure || error instanceof UpstreamError) {
    const failure = error instanceof Failure ? error : failureOfUpstream(error);
    // A renewal of the session would not help where none is needed.
    const isOddEnd = failure.kind === 'session-expired' && !route.gatewaySession;
    return isOddEnd ? new Failure('upstream-unavailable', failure.details) : failure;
  }
  seen.failed(error);
  return new Failure('internal');
}

function isSessionOver(error: unknown): boolean {
  return (error instanceof Failure || error instanceof UpstreamError) && error.kind === 'session-expired';
}

function failureOfUpstream({ kind, waitSeconds }: UpstreamError): Failure {
  return new Failure(kind, waitSeconds === undefined ? {} : { retryAfterSeconds: waitSeconds });
}
