import * as z from 'zod/mini';
import { type ErrorAnswer, errorAnswer, errorStatus } from '../contract/errors.js';

// What is wrong before the contract counts keeps its HTTP status: path, method, size and type of the body.
const ownStatus = [404, 405, 413, 414, 415];

/** A body as JSON; `undefined` when it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An answer as an error of the contract; `undefined` when it is none, or its status does not fit. */
export function errorIn(status: number, json: unknown): ErrorAnswer['error'] | undefined {
  const read = z.safeParse(errorAnswer, json);
  if (!read.success) return undefined;
  const { error } = read.data;
  const fits =
    errorStatus[error.kind] === status || (error.kind === 'invalid-request' && ownStatus.includes(status));
  return fits ? error : undefined;
}
