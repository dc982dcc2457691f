import { type Caller, UpstreamError } from '../upstream.js';
import { createAccessTokens } from './access-token.js';
import { failedCheck, meaningOfBody, refusal } from './errors.js';
import type { SharedTokens } from './shared-tokens.js';
import type { Wire, WireCall } from './wire.js';

/** A call of the API; base URL, token and identity are added to it. */
export interface ApiCall extends Omit<WireCall, 'baseUrl' | 'headers'> {
  /** Goes to the host of health records, where that is another one. */
  readonly ofRecords?: true;
}

/** Calls the API and gives the body of a success; fails with {@link UpstreamError}. */
export type Connection = (call: ApiCall, caller: Caller) => Promise<unknown>;

/** What a connection is made of. */
export interface ConnectionOptions {
  readonly wire: Wire;
  readonly baseUrl: string;
  readonly authBaseUrl: string;
  readonly recordsBaseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly hipId: string | undefined;
  readonly now: () => number;
  /** The access tokens of other processes of the same account. */
  readonly sharedTokens?: SharedTokens | undefined;
}

/** Makes a connection to the API with the portal's account. */
export function createConnection(options: ConnectionOptions): Connection {
  const { wire, baseUrl, authBaseUrl, recordsBaseUrl, clientId, clientSecret, hipId, now } = options;
  const { sharedTokens: shared } = options;
  const tokens = createAccessTokens({ wire, baseUrl: authBaseUrl, clientId, clientSecret, now, shared });

  const identity = ({ requestId, patientId, portalUserId }: Caller): Record<string, string> => ({
    'X-Request-Id': requestId,
    ...(patientId !== undefined && { 'X-Pt-Id': patientId }),
    ...(portalUserId !== undefined && { 'X-Partner-Pt-Id': portalUserId }),
    ...(hipId !== undefined && { 'X-Hip-Id': hipId }),
  });

  return async ({ ofRecords, ...call }, caller) => {
    const host = ofRecords ? recordsBaseUrl : baseUrl;
    const send = (token: string): ReturnType<Wire> =>
      wire(
        { ...call, baseUrl: host, headers: { Authorization: `Bearer ${token}`, ...identity(caller) } },
        caller.report,
      );
    const token = await tokens.current(caller.report);
    let answer = await send(token);
    if (answer.status === 401 && !meaningOfBody(answer.body)) {
      answer = await send(await tokens.insteadOf(token, caller.report));
    }
    if (answer.status < 200 || answer.status >= 300) throw refusal(answer);
    return answer.body;
  };
}

/** The error for an answer that is a success by its status and yet says nothing that can be used. */
export function unusable(body: unknown): UpstreamError {
  const { kind = 'upstream-unavailable', waitSeconds } = meaningOfBody(body) ?? {};
  return new UpstreamError(kind, waitSeconds === undefined ? {} : { waitSeconds });
}

/** The answer to a check of an OTP. @throws UpstreamError when it says that the OTP is not the right one */
export function otpChecked(body: unknown): unknown {
  const kind = failedCheck(body);
  if (kind !== undefined) throw new UpstreamError(kind, { nothingDone: true });
  return body;
}
