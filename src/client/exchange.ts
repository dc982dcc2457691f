import ky, { HTTPError } from 'ky';
import { epochHeader, requestIdHeader } from '../contract/headers.js';
import type { ResponseOf, Route } from '../contract/route.js';
import { readAnswer } from './read-answer.js';
import type { ProgressListener } from './read-stream.js';
import { requestUrl } from './request-url.js';

/** How one request goes out. */
export interface Exchange {
  readonly baseUrl: string;
  /** The patient whom the page shows, as the last answer named it. */
  readonly epoch: string | undefined;
  readonly signal: AbortSignal;
  readonly fetch: typeof globalThis.fetch | undefined;
  /** Milliseconds before the first repetition of a repeatable call. */
  readonly retryDelay: number;
  readonly onProgress?: ProgressListener | undefined;
}

const repetitions = 2;
const repeatableStatuses = [502, 503, 504];
const accepted: Partial<Record<Route['answer'], string>> = {
  image: 'image/*',
  stream: 'application/fhir+json',
  lines: 'application/x-ndjson',
};

function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (Number(bytes[6]) & 0x0f) | 0x40;
  bytes[8] = (Number(bytes[8]) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function send(route: Route, request: Record<string, unknown>, how: Exchange): Promise<Response> {
  const { url, body } = requestUrl(how.baseUrl, route, request);
  const headers: Record<string, string> = {
    [requestIdHeader]: newRequestId(),
    Accept: accepted[route.answer] ?? 'application/json',
  };
  if (how.epoch !== undefined) headers[epochHeader] = how.epoch;
  try {
    return await ky(url, {
      method: route.method,
      headers,
      ...(route.method === 'GET' ? {} : { json: body }),
      signal: how.signal,
      timeout: false,
      retry: {
        limit: route.repeatable ? repetitions : 0,
        methods: [route.method.toLowerCase() as 'get' | 'post'],
        statusCodes: repeatableStatuses,
        delay: (attempt) => how.retryDelay * 2 ** (attempt - 1),
      },
      credentials: 'same-origin',
      cache: 'no-store',
      // A redirect is a login page or a foreign gateway: never followed with a patient's data in the body.
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      ...(how.fetch === undefined ? {} : { fetch: how.fetch }),
    });
  } catch (error) {
    if (error instanceof HTTPError) return error.response;
    throw error;
  }
}

/**
 * Sends one request and reads its answer. A module of its own, so that a page loads it only when somebody asks something.
 *
 * @throws AbdmError for any answer but a success; what `fetch` throws when none came
 */
export async function exchange<R extends Route>(
  route: R,
  request: Record<string, unknown>,
  how: Exchange,
): Promise<{ readonly answer: ResponseOf<R>; readonly epoch: string | undefined }> {
  const response = await send(route, request, how);
  const answer = await readAnswer(route, response, how);
  return { answer, epoch: response.headers.get(epochHeader) ?? undefined };
}
