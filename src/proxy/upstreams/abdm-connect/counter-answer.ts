import type { CounterDecision } from '../upstream.js';
import { meaningOfBody, namedErrors } from './errors.js';
import { fields, isObject, text } from './reading.js';
import { readMoment } from './moments.js';

const longestToken = 100;

// NHA's acknowledgement says FAILED, its older text FAILURE.
const failed = ['failed', 'failure'];

/** Whether a body says that the facility made no token (NHA's ABDM-9999, which stands for other faults as well). */
export function saysNoToken(body: unknown): boolean {
  return namedErrors(body).some(
    ({ code, message }) => /^ABDM-9999\b/.test(code) && /\btoken\b/i.test(message),
  );
}

/** Whether a body says that the counter has answered with a token, named in it or not. */
export function saysSuccess(body: unknown): boolean {
  return statusOf(body) === 'success';
}

/** Reads what a counter has answered; `undefined` for what says nothing of it. */
export function readCounterAnswer(answer: unknown): CounterDecision | { state: 'waiting' } | undefined {
  if (!isObject(answer)) return undefined;
  const status = statusOf(answer);
  if (saysNoToken(answer) || failed.includes(status ?? '')) return { state: 'refused' };
  const isKnown = status === undefined ? isSilent(answer) : ['success', 'processing'].includes(status);
  if (!isKnown || meaningOfBody(answer)) return undefined;
  const tokenNumber = text(answer['token_number']);
  if (tokenNumber === undefined || status === 'processing') return { state: 'waiting' };
  if (tokenNumber.length > longestToken) return undefined;
  const expiresAt = readMoment(answer['expiry']);
  return { state: 'issued', tokenNumber, ...(expiresAt !== undefined && { expiresAt }) };
}

const statusOf = (body: unknown): string | undefined => text(fields(body)['status'])?.toLowerCase();

function isSilent(answer: object): boolean {
  return 'request_id' in answer || 'token_number' in answer || Object.keys(answer).length === 0;
}
