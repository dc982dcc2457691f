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

/** An answer before it is a `Response`: Node writes one of text as it is, in a third of the time. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | Streamed['body'];
}

const safeHeaders = {
  'Content-Type': 'application/json; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'",
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** The same as a `Response`. */
export function responseOf({ status, headers, body }: Answer): Response {
  return new Response(body instanceof Uint8Array ? new Blob([body]) : body, { status, headers });
}

function answer(
  body: Answer['body'],
  status: number,
  { requestId, epoch, cookie }: Envelope,
  headers: Answer['headers'] = {},
): Answer {
  return {
    status,
    headers: {
      ...safeHeaders,
      [requestIdHeader]: requestId,
      ...(epoch !== undefined && { [epochHeader]: epoch }),
      ...(cookie !== undefined && { 'Set-Cookie': cookie }),
      ...headers,
    },
    body,
  };
}

/** A success: JSON, or bytes as they are. */
export function successAnswer(route: Route, given: unknown, envelope: Envelope): Answer {
  if (given instanceof Streamed)
    return (route.answer === 'lines' ? linesAnswer : streamAnswer)(given, envelope);
  if (route.answer === 'opaque-json') return answer(given as Uint8Array<ArrayBuffer>, 200, envelope);
  if (route.answer !== 'image') return answer(JSON.stringify(given), 200, envelope);
  const { type, bytes } = given as Image;
  return answer(bytes, 200, envelope, { 'Content-Type': type });
}

// As a download: opened in a tab of its own, what a facility wrote would be a page of the portal.
function streamAnswer(
  { body, length, type }: Streamed,
  envelope: Envelope,
  headers: Answer['headers'] = {},
): Answer {
  return answer(body, 200, envelope, {
    'Content-Type': type,
    'Content-Disposition': 'attachment',
    'Cache-Control': 'private, no-store',
    ...(length !== undefined && { 'Content-Length': String(length) }),
    ...headers,
  });
}

// A server in between must neither hold lines back nor compress them, which holds them back as well.
function linesAnswer(streamed: Streamed, envelope: Envelope): Answer {
  const headers = { 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' };
  return streamAnswer(streamed, envelope, headers);
}

/** That something was taken in; whoever told it needs no more. */
export function noticeAnswer(envelope: Envelope): Answer {
  return answer('{}', 200, envelope);
}

/** A refusal or failure in the contract's form. */
export function failureAnswer({ kind, details }: Failure, envelope: Envelope): Answer {
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
  return answer(JSON.stringify(body), status, envelope, {
    ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
    ...(allow !== undefined && { Allow: allow }),
  });
}
