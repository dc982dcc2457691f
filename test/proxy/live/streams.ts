import type { ChangesLine } from '../../../src/contract/changes.js';
import { createHmac } from 'node:crypto';
import { origin, type Browser } from '../portal.js';

/** What the tests sign webhooks with. */
export const webhookSecret = 'a secret of the webhooks of the tests';

/** A stream that a browser reads line by line. */
export interface OpenStream {
  readonly response: Response;
  /** The next line; `undefined` once it has ended. */
  next(): Promise<ChangesLine | undefined>;
  /** The next line that tells a change. */
  change(): Promise<ChangesLine | undefined>;
  leave(): Promise<void>;
}

type Fetch = (request: Request) => Promise<Response>;

/** Opens the stream of a browser. */
export async function openStream(
  { proxy, cookie, address }: Browser,
  {
    position,
    fetch = (request) => proxy.fetch(request, { address }),
  }: { position?: string; fetch?: Fetch } = {},
): Promise<OpenStream> {
  const left = new AbortController();
  const request = new Request(`${origin}/abdm/v1/changes`, {
    method: 'POST',
    headers: { Origin: origin, 'Content-Type': 'application/json', Cookie: cookie },
    body: JSON.stringify(position === undefined ? {} : { position }),
    signal: left.signal,
  });
  const response = await fetch(request);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  const next = async (): Promise<ChangesLine | undefined> => {
    while (!rest.includes('\n')) {
      const { done, value } = await reader.read();
      if (done) return undefined;
      rest += value;
    }
    const end = rest.indexOf('\n');
    const line = JSON.parse(rest.slice(0, end)) as ChangesLine;
    rest = rest.slice(end + 1);
    return line;
  };
  return {
    response,
    next,
    async change() {
      for (;;) {
        const line = await next();
        if (!line || line.changed.length > 0) return line;
      }
    },
    async leave() {
      left.abort();
      await reader.cancel().catch(() => undefined);
    },
  };
}

let transactions = 0;

/** The body of a webhook, each with a transaction of its own. */
export const notice = (event: string, data: object): string =>
  JSON.stringify({ service: 'abdm', event, transaction_id: `transaction-${(transactions += 1)}`, data });

/** Signs a body as upstream does. @param at - milliseconds since 1970 */
export function signed(body: string, at: number, secret = webhookSecret): string {
  const t = Math.floor(at / 1000);
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}

/** Sends a webhook. */
export function sendWebhook(fetch: Fetch, body: string, signature: string | undefined): Promise<Response> {
  return fetch(
    new Request(`${origin}/abdm/webhooks`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(signature !== undefined && { 'Eka-Webhook-Signature': signature }),
      },
      body,
    }),
  );
}
