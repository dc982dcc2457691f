import type { ErrorKind } from '../abdm/errors.js';
import { errorAnswer } from '../contract/errors.js';
import { requestIdHeader } from '../contract/headers.js';
import type { ResponseOf, Route } from '../contract/route.js';
import { AbdmError } from './abdm-error.js';
import type { StreamReading } from './read-stream.js';

/** Seconds of a `Retry-After` header, which may also be a date. */
function retryAfterSeconds(headers: Headers): number | undefined {
  const value = headers.get('Retry-After');
  if (value === null || value.trim() === '') return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - Date.now()) / 1000));
}

/** Guesses the kind where the answer is not of our proxy: a gateway, a firewall or a login page stands in between. */
function kindOfForeignAnswer(status: number): ErrorKind {
  if (status === 429) return 'too-many-requests';
  if (status === 404 || status === 405) return 'misconfigured';
  if (status >= 500) return 'upstream-unavailable';
  return 'unexpected-answer';
}

async function json(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function read(answer: Route['answer'], response: Response, how: StreamReading): Promise<unknown> {
  if (answer === 'image') return image(response);
  if (answer === 'stream') return (await import('./read-stream.js')).readStream(response, how);
  return answer === 'opaque-json' ? opaqueJson(response) : json(response);
}

const bytes = async (response: Response): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer());

/** Bytes of JSON, untouched; nothing for others, as when a login page answers in between, and for `null`. */
async function opaqueJson(response: Response): Promise<Uint8Array | undefined> {
  const given = await bytes(response);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(given)) === null ? undefined : given;
  } catch {
    return undefined;
  }
}

async function image(response: Response): Promise<unknown> {
  const [type] = (response.headers.get('Content-Type') ?? '').split(';');
  return { type, bytes: await bytes(response) };
}

/**
 * Reads the proxy's answer to a route.
 *
 * @param how - for a streamed answer, which is read as it arrives
 * @returns what the route gives, unknown keys dropped
 * @throws AbdmError for any other answer
 */
export async function readAnswer<R extends Route>(
  route: R,
  response: Response,
  how: StreamReading,
): Promise<ResponseOf<R>> {
  const requestId = response.headers.get(requestIdHeader) ?? undefined;
  if (response.ok) {
    // Whoever asked for lines reads them as they come.
    if (route.answer === 'lines') return response as unknown as ResponseOf<R>;
    const parsed = route.response.safeParse(await read(route.answer, response, how));
    if (parsed.success) return parsed.data as ResponseOf<R>;
    throw new AbdmError('unexpected-answer', { requestId });
  }
  const refused = errorAnswer.safeParse(await json(response));
  const after = retryAfterSeconds(response.headers);
  if (!refused.success) {
    throw new AbdmError(kindOfForeignAnswer(response.status), { requestId, retryAfterSeconds: after });
  }
  const { error } = refused.data;
  throw new AbdmError(error.kind, { ...error, retryAfterSeconds: error.retryAfterSeconds ?? after });
}
