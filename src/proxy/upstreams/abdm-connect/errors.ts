import type { ErrorKind } from '../../../abdm/errors.js';
import { meaningOfUpstreamError, type UpstreamMeaning } from '../../../abdm/upstream-errors.js';
import { UpstreamError, type UpstreamErrorDetails } from '../upstream.js';
import { type Fields, fields, items, seconds, text } from './reading.js';

/** An answer of upstream as it came. */
export interface WireAnswer {
  readonly status: number;
  /**
   * Parsed JSON, or bytes or the response where they were asked for; no fields for 204, `undefined` for any other body that
   * is not JSON.
   */
  readonly body: unknown;
  readonly retryAfter: string | null;
}

const codeInText = /\b(?:(?:ABDM|AS|MIS|EKA)-\d{4}|9009\d\d)\b/;

/** An error that a body names. */
export interface NamedError {
  /** Empty where there is none. */
  readonly code: string;
  /** All that is said of it. */
  readonly message: string;
}

// Upstream wraps ABDM's error as `source_error`; NHA's own forms are `error` as an object, flat fields, and arrays.
function errorsOf(body: Fields): NamedError[] {
  const summary = text(body['error']) ?? text(body['message']) ?? '';
  const named = [fields(body['source_error']), fields(body['error']), body].map((source) => {
    const message = `${text(source['message']) ?? ''} ${summary}`;
    return { code: text(source['code']) ?? codeInText.exec(message)?.[0] ?? '', message };
  });
  return [...named, { code: codeInText.exec(summary)?.[0] ?? '', message: summary }];
}

/** The errors that a body may name, those told apart best first. */
export function namedErrors(body: unknown): NamedError[] {
  return [body, ...items(body)].flatMap((candidate) => errorsOf(fields(candidate)));
}

/** What a body says of an error, if it says one that is known. */
export function meaningOfBody(body: unknown): UpstreamMeaning | undefined {
  for (const { code, message } of namedErrors(body)) {
    const meaning = meaningOfUpstreamError(code, message);
    if (meaning) return meaning;
  }
  return undefined;
}

/** Whether a body says that there are no records, which is an answer where records are looked for. */
export function saysNoRecords(body: unknown): boolean {
  return namedErrors(body).some(({ code }) => /^(?:ABDM-1001|ABDM-1012|AS-1013)\b/.test(code));
}

/** A refusal of upstream, with the answer that says so. */
export class Refusal extends UpstreamError {
  constructor(
    kind: ErrorKind,
    details: UpstreamErrorDetails,
    readonly answer: WireAnswer,
  ) {
    super(kind, details);
  }
}

function kindOfStatus(status: number): ErrorKind {
  if (status === 429) return 'too-many-requests';
  if (status === 401 || status === 403) return 'misconfigured';
  if (status === 408 || status === 504) return 'upstream-timeout';
  return status >= 400 && status < 500 ? 'invalid-request' : 'upstream-unavailable';
}

/** The error that an answer stands for: by its code where that is known, else by its status. */
export function refusal(answer: WireAnswer): Refusal {
  const { status, body, retryAfter } = answer;
  const meaning = meaningOfBody(body);
  // No code says more than this status: upstream uses it for nothing else.
  const kind = status === 491 ? 'session-expired' : (meaning?.kind ?? kindOfStatus(status));
  const waitSeconds = meaning?.waitSeconds ?? seconds(retryAfter);
  const isRefusal = (status >= 400 && status < 500) || meaning !== undefined;
  const nothingDone = isRefusal && !['upstream-unavailable', 'upstream-timeout'].includes(kind);
  return new Refusal(kind, { ...(waitSeconds !== undefined && { waitSeconds }), nothingDone }, answer);
}

/**
 * What a check of an OTP says when it refuses with a success by its status: NHA's `authResult: "failed"` (test notes on
 * P1 6.3 and 8.2). `undefined` when it does not.
 */
export function failedCheck(body: unknown): ErrorKind | undefined {
  const answer = fields(body);
  const result = text(answer['authResult']) ?? text(answer['auth_result']);
  if (result?.toLowerCase() !== 'failed') return undefined;
  const said = [answer['message'], answer['error'], fields(answer['source_error'])['message']]
    .map(text)
    .join(' ');
  const isExpired = /expired/i.test(said) && !/incorrect|invalid|wrong/i.test(said);
  return meaningOfBody(body)?.kind ?? (isExpired ? 'otp-expired' : 'otp-wrong');
}
