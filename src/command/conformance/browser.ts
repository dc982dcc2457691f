import * as z from 'zod/mini';
import type { ErrorAnswer } from '../../contract/errors.js';
import { epochHeader, requestIdHeader } from '../../contract/headers.js';
import type { ResponseOf, Route } from '../../contract/route.js';
import { errorIn, parsed } from '../proxy-error.js';

/** Where the proxy is, and as whose page it is asked. */
export interface Target {
  /** Address of the proxy, as an element's `base-url` says it, whole. */
  readonly base: URL;
  /** Origin of the portal's pages. */
  readonly origin: string;
  /** Cookies of the portal's own sign-in, as in a `Cookie` header; empty where the portal needs none. */
  readonly cookie: string;
}

/** What a proxy answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
  /** The body as an error of the contract; `undefined` when it is none, or its status does not fit. */
  readonly error: ErrorAnswer['error'] | undefined;
}

/** What may differ from what a page of the portal would send. */
export interface Difference {
  readonly method?: string;
  /** A header set to `null` is not sent. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** The body as it is, instead of JSON. */
  readonly body?: string;
  readonly pathInPlace?: Readonly<Record<string, string>>;
}

const longestWaitMs = 40_000;

/** Asks a proxy as a browser does: keeps its cookies, and the epoch of its answers. */
export class Browser {
  readonly #target: Target;
  readonly #cookies = new Map<string, string>();
  /** The `Set-Cookie` headers of the last answer that had any. */
  setCookies: readonly string[] = [];
  /** The epoch of the last answer. */
  epoch: string | undefined;
  /** Every answer's text; nothing in it may be more than a page may know. */
  readonly heard: string[] = [];

  constructor(target: Target) {
    this.#target = target;
  }

  /** Another browser with the same cookies, as of somebody who copied them. */
  copy(): Browser {
    const copy = new Browser(this.#target);
    for (const [name, value] of this.#cookies) copy.#cookies.set(name, value);
    return copy;
  }

  /** Asks a route. Fields of the path are taken out of `data`. */
  async ask(route: Route, data: object = {}, difference: Difference = {}): Promise<Answer> {
    const left = { ...data } as Record<string, unknown>;
    const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = left[name];
      delete left[name];
      return encodeURIComponent(typeof value === 'string' ? value : 'nobody');
    });
    const isRead = (difference.method ?? route.method) === 'GET';
    return this.send(path, {
      method: route.method,
      ...(!isRead && { body: JSON.stringify(left) }),
      ...difference,
      headers: {
        ...(!isRead && { 'Content-Type': 'application/json' }),
        ...difference.headers,
      },
    });
  }

  /** Asks for a path under the proxy's base. */
  async send(path: string, { method = 'GET', headers = {}, body }: Difference = {}): Promise<Answer> {
    const cookies = [this.#target.cookie, ...[...this.#cookies].map(([name, value]) => `${name}=${value}`)];
    const all: Record<string, string | null> = {
      Origin: method === 'GET' ? null : this.#target.origin,
      Cookie: cookies.filter((cookie) => cookie !== '').join('; ') || null,
      [epochHeader]: this.epoch ?? null,
      ...headers,
    };
    const sent = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
    const response = await fetch(this.#target.base.href.replace(/\/+$/, '') + path, {
      method,
      headers: sent,
      redirect: 'manual',
      signal: AbortSignal.timeout(longestWaitMs),
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    this.#remember(response.headers);
    this.heard.push(text);
    const json = parsed(text);
    return {
      status: response.status,
      headers: response.headers,
      text,
      json,
      error: errorIn(response.status, json),
    };
  }

  #remember(headers: Headers): void {
    this.epoch = headers.get(epochHeader) ?? this.epoch;
    const set = headers.getSetCookie();
    if (set.length > 0) this.setCookies = set;
    for (const cookie of set) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /;\s*max-age=0/i.test(cookie)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}

/** What a route gives, read by its schema; `undefined` when the answer is no success, or not by the schema. */
export function given<R extends Route>(route: R, { status, json }: Answer): ResponseOf<R> | undefined {
  if (status !== 200) return undefined;
  const read = z.safeParse(route.response, json);
  return read.success ? (read.data as ResponseOf<R>) : undefined;
}

/** The request id of an answer. */
export const requestIdOf = ({ headers }: Answer): string | null => headers.get(requestIdHeader);
