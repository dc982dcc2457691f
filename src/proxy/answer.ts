import { errorKinds } from '../abdm/errors.js';
import { type ErrorAnswer, errorStatus } from '../contract/errors.js';
import { epochHeader, requestIdHeader } from '../contract/headers.js';
import type { Route } from '../contract/route.js';
import type { Image } from '../contract/values.js';
import type { Failure } from './failure.js';
import { Streamed } from './streamed.js';

/** What every answer says beside its body. */
export interface Envelope {
  readonly requestId: string;
  /** Absent when the request was refused before anybody looked who sent it. */
  readonly epoch?: string;
  readonly cookie?: string | undefined;
}

const safeHeaders = {
  'Content-Type': 'application/json; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'",
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

function answer(body: BodyInit, status: number, envelope: Envelope): Response {
  const headers = new Headers(safeHeaders);
  headers.set(requestIdHeader, envelope.requestId);
  if (envelope.epoch !== undefined) headers.set(epochHeader, envelope.epoch);
  if (envelope.cookie !== undefined) headers.set('Set-Cookie', envelope.cookie);
  return new Response(body, { status, headers });
}

/** A success: JSON, or bytes as they are. */
export function successAnswer(route: Route, given: unknown, envelope: Envelope): Response {
  if (given instanceof Streamed)
    return (route.answer === 'lines' ? linesAnswer : streamAnswer)(given, envelope);
  if (route.answer === 'opaque-json')
    return answer(new Blob([given as Uint8Array<ArrayBuffer>]), 200, envelope);
  if (route.answer !== 'image') return answer(JSON.stringify(given), 200, envelope);
  const { type, bytes } = given as Image;
  const response = answer(new Blob([bytes]), 200, envelope);
  response.headers.set('Content-Type', type);
  return response;
}

// As a download: opened in a tab of its own, what a facility wrote would be a page of the portal.
function streamAnswer({ body, length, type }: Streamed, envelope: Envelope): Response {
  const response = answer(body, 200, envelope);
  response.headers.set('Content-Type', type);
  response.headers.set('Content-Disposition', 'attachment');
  response.headers.set('Cache-Control', 'private, no-store');
  if (length !== undefined) response.headers.set('Content-Length', String(length));
  return response;
}

// A server in between must neither hold lines back nor compress them, which holds them back as well.
function linesAnswer(streamed: Streamed, envelope: Envelope): Response {
  const response = streamAnswer(streamed, envelope);
  response.headers.set('Cache-Control', 'no-store, no-transform');
  response.headers.set('X-Accel-Buffering', 'no');
  return response;
}

/** That something was taken in; whoever told it needs no more. */
export function noticeAnswer(envelope: Envelope): Response {
  return answer('{}', 200, envelope);
}

/** A refusal or failure in the contract's form. */
export function failureAnswer({ kind, details }: Failure, envelope: Envelope): Response {
  const { field, otp, allow, status = errorStatus[kind] } = details;
  const retryAfterSeconds = details.retryAfterSeconds && Math.max(1, Math.ceil(details.retryAfterSeconds));
  const body: ErrorAnswer = {
    error: {
      kind,
      nextStep: errorKinds[kind],
      requestId: envelope.requestId,
      ...(field !== undefined && { field }),
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
      ...(otp && { otp }),
    },
  };
  const response = answer(JSON.stringify(body), status, envelope);
  if (retryAfterSeconds !== undefined) response.headers.set('Retry-After', String(retryAfterSeconds));
  if (allow !== undefined) response.headers.set('Allow', allow);
  return response;
}
