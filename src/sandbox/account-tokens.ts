import type { Clock } from './clock.js';
import type { Database } from './database.js';
import { refuse } from './errors.js';
import { newCanary } from './identifiers.js';

/** What logging in and refreshing answer. */
export interface AccountTokenAnswer {
  access_token: string;
  expires_in: number;
  refresh_token: string;
  refresh_expires_in: number;
}

/** The tokens with which the hospital's server calls the upstream. */
export interface AccountTokens {
  issue(clientId: string): AccountTokenAnswer;
  /** Whether an access token is valid now. */
  isValid(accessToken: string): boolean;
  /**
   * Changes a refresh token, which works once, for new tokens.
   *
   * @param accessToken - the one that is to be replaced; it may be over
   * @throws Refusal `unauthorized`
   */
  refresh(clientId: string, accessToken: string, refreshToken: string): AccountTokenAnswer;
}

interface Row {
  kind: 'access' | 'refresh';
  client_id: string;
  expires_at: number;
}

/** Makes the register of tokens. */
export function createAccountTokens(
  database: Database,
  clock: Clock,
  accessSeconds: number,
  refreshSeconds: number,
): AccountTokens {
  const add = (kind: Row['kind'], clientId: string, seconds: number): string => {
    const token = newCanary(kind === 'access' ? 'access-token' : 'access-refresh-token');
    database.run('INSERT INTO account_token (token, kind, client_id, expires_at) VALUES (?, ?, ?, ?)', [
      token,
      kind,
      clientId,
      clock.now() + seconds * 1000,
    ]);
    return token;
  };
  const find = (token: string, kind: Row['kind']): Row | undefined =>
    database.first<Row>(
      'SELECT kind, client_id, expires_at FROM account_token WHERE token = ? AND kind = ?',
      [token, kind],
    );
  const issue = (clientId: string): AccountTokenAnswer => ({
    access_token: add('access', clientId, accessSeconds),
    expires_in: accessSeconds,
    refresh_token: add('refresh', clientId, refreshSeconds),
    refresh_expires_in: refreshSeconds,
  });

  return {
    issue,
    isValid: (accessToken) => (find(accessToken, 'access')?.expires_at ?? 0) > clock.now(),
    refresh(clientId, accessToken, refreshToken) {
      const refresh = find(refreshToken, 'refresh');
      const isRefreshable =
        refresh?.client_id === clientId &&
        refresh.expires_at > clock.now() &&
        find(accessToken, 'access')?.client_id === clientId;
      if (!isRefreshable) throw refuse('unauthorized');
      database.run('DELETE FROM account_token WHERE token = ?', [refreshToken]);
      return issue(clientId);
    },
  };
}
