import type { Hono, MiddlewareHandler } from 'hono';
import * as z from 'zod/mini';
import { refuse } from './errors.js';
import { readBody } from './requests.js';
import type { Services } from './services.js';

/** Name and secret of the hospital's server at the upstream. */
export interface Client {
  readonly id: string;
  readonly secret: string;
}

const base = '/connect-auth/v1/account';
const loginRequest = z.object({ client_id: z.string(), client_secret: z.string() });
const refreshRequest = z.object({ refresh_token: z.string() });

/**
 * Lets nobody through without a valid access token.
 *
 * @throws Refusal `unauthorized`
 */
export function requireAccessToken({ accountTokens }: Services): MiddlewareHandler {
  return async (context, next) => {
    const isFree = context.req.path.startsWith(`${base}/`);
    if (!isFree && !accountTokens.isValid(bearer(context.req.header('authorization'))))
      throw refuse('unauthorized');
    await next();
  };
}

/** Adds login and refresh of the hospital's server. */
export function registerAccounts(app: Hono, { database, accountTokens }: Services, client: Client): void {
  app.post(`${base}/login`, async (context) => {
    const { client_id, client_secret } = await readBody(context, loginRequest);
    if (client_id !== client.id || client_secret !== client.secret) throw refuse('wrong-credentials');
    return context.json(database.atomically(() => accountTokens.issue(client_id)));
  });

  app.post(`${base}/refresh-token`, async (context) => {
    const { refresh_token } = await readBody(context, refreshRequest);
    const clientId = context.req.header('client-id') ?? '';
    const accessToken = bearer(context.req.header('authorization'));
    return context.json(
      database.atomically(() => accountTokens.refresh(clientId, accessToken, refresh_token)),
    );
  });
}

function bearer(authorization = ''): string {
  return /^Bearer (\S+)$/i.exec(authorization)?.[1] ?? '';
}
