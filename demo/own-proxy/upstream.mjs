// ABDM Connect, as far as this proxy asks it: https://developer.eka.care
import { Refusal } from './checks.mjs';

const longestWaitMs = 20_000;

/** Makes the way to ABDM Connect, with one access token for all. */
export function createUpstream({ url, clientId, clientSecret }) {
  let token;
  let goodUntil = 0;

  async function request(method, path, { body, headers = {} } = {}) {
    try {
      const response = await fetch(url + path, {
        method,
        headers: { 'Content-Type': 'application/json', ...headers },
        signal: AbortSignal.timeout(longestWaitMs),
        redirect: 'error',
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json().catch(() => undefined) };
    } catch {
      throw new Refusal('upstream-unavailable', 502);
    }
  }

  async function accessToken() {
    if (token !== undefined && Date.now() < goodUntil) return token;
    const credentials = { client_id: clientId, client_secret: clientSecret };
    const { body } = await request('POST', '/connect-auth/v1/account/login', { body: credentials });
    if (typeof body?.access_token !== 'string') throw new Refusal('upstream-unavailable', 502);
    token = body.access_token;
    goodUntil = Date.now() + ((body.expires_in ?? 600) - 60) * 1000;
    return token;
  }

  return {
    /** Asks upstream; gives status and body, and refuses what is upstream's own fault. */
    async ask(method, path, { body, patientId } = {}) {
      const tryOnce = async () =>
        request(method, path, {
          body,
          headers: {
            Authorization: `Bearer ${await accessToken()}`,
            ...(patientId !== undefined && { 'X-Pt-Id': patientId }),
          },
        });
      let answer = await tryOnce();
      if (answer.status === 401) {
        token = undefined;
        answer = await tryOnce();
      }
      if (answer.status >= 500 || answer.status === 401) throw new Refusal('upstream-unavailable', 502);
      return answer;
    },
  };
}
