import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RequestAnswer } from '../../src/sandbox/consents/request-answers.js';
import { loadPublishedApi, type PublishedApi } from '../support/published-api.js';
import {
  openCaller,
  type Answer,
  type AnswerBody,
  type Caller,
  type CallListener,
} from './sandbox-caller.js';

/** Where the upstream's published description is; empty where the check does not run. */
export const publishedPath = process.env['ABDM_OPENAPI'] ?? '';

/** Why the check does not run; `false` where it does. */
export const skip =
  publishedPath === '' && 'set ABDM_OPENAPI to the upstream’s published OpenAPI document to run this';

/** Where the description of the account's tokens should be, beside the other. */
export const authPath = publishedPath && join(dirname(publishedPath), 'connect-auth-openapi.yml');

/** A caller whose every call is held against the published documents; remembers what was answered. */
export async function openChecked(): Promise<Caller & { seen: Set<string> }> {
  const connect = loadPublishedApi(publishedPath);
  const auth: PublishedApi | undefined = existsSync(authPath) ? loadPublishedApi(authPath) : undefined;
  const seen = new Set<string>();
  const listener: CallListener = (method, target, body, answer) => {
    const { pathname, searchParams } = new URL(target, 'http://sandbox');
    const api = pathname.startsWith('/connect-auth/') ? auth : connect;
    if (/^\/(_desk|face)\//.test(pathname) || !api) return;
    // NHA's answer to a wrong OTP of a sign-in is passed on; the document does not know it.
    const isImage = answer.headers.get('content-type') === 'image/png';
    const { status, json } = withoutStraying(pathname, answer);
    if (answer.body.authResult === undefined)
      api.checkAnswer(method, pathname, status, isImage ? answer.text : json);
    // What is refused as malformed is meant to be: only requests that are understood are held to the document.
    if (answer.body.source_error?.code !== 'ABDM-1006' && answer.status !== 413) {
      const sent = typeof body === 'string' ? Object.fromEntries(new URLSearchParams(body)) : body;
      api.checkRequest(method, pathname, { body: sent, query: Object.fromEntries(searchParams) });
    }
    const { skip_state, source_error, authResult }: Partial<AnswerBody> = answer.body;
    const kind = skip_state ?? authResult ?? source_error?.code;
    const step = pathname.split('/').slice(-2).join('/');
    seen.add(`${step} ${kind ?? answer.status}`);
  };
  return { ...(await openCaller({ accessTokenSeconds: 7 * 24 * 60 * 60, facilityPace: 0 }, listener)), seen };
}

/**
 * An answer with what is known to be otherwise than published put right: the document gives the answers to a hospital that
 * asks the status 204, which has no body; and it knows neither `Invoice` nor the spaces before kinds of records.
 */
function withoutStraying(pathname: string, { status, json }: Answer): Pick<Answer, 'status' | 'json'> {
  if (/\/consents\/(create|list|details)$/.test(pathname) && status === 200) return { status: 204, json };
  if (pathname !== '/abdm/v1/request' || status !== 200) return { status, json };
  const request = json as RequestAnswer;
  const types = request.hi_types.map((type) => ({ ...type, id: type.id.trim() }));
  return { status, json: { ...request, hi_types: types.filter(({ id }) => id !== 'Invoice') } };
}
