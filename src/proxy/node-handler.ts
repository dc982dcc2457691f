import { getRequestListener } from '@hono/node-server';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, failureAnswer, responseOf } from './answer.js';
import { Failure } from './failure.js';
import { type AbdmProxy, respond } from './proxy.js';
import { isAmbiguousPath } from './request.js';

/** A request of Node's `http`, with what frameworks add to it. */
export interface NodeRequest extends IncomingMessage {
  /** The target as it came; frameworks cut the mount path off `url`. */
  readonly originalUrl?: string;
  /** What a body parser made of the body. */
  readonly body?: unknown;
  /** The bytes that a body parser kept. */
  rawBody?: unknown;
}

/** Answers a request of Node's `http`; never fails. */
export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The target as the browser sent it. */
export const targetOf = ({ originalUrl, url }: NodeRequest): string => originalUrl ?? url ?? '';

/** Whether a target is the proxy's own. */
export const isUnder = (target: string, basePath: string): boolean =>
  target === basePath || target.startsWith(`${basePath}/`) || target.startsWith(`${basePath}?`);

// Thrown where the answer is written already: the adapter then leaves it alone.
const written = new Error('written');

const refusal = (kind: 'invalid-request' | 'misconfigured'): Response =>
  responseOf(failureAnswer(new Failure(kind), { requestId: crypto.randomUUID() }));

/**
 * Makes a handler of a proxy.
 *
 * @param addressOf - network address of the browser
 */
export function createNodeHandler(
  proxy: AbdmProxy,
  addressOf: (request: IncomingMessage) => string | undefined,
): NodeHandler {
  let wasTold = false;

  function tellOnce(): void {
    if (wasTold) return;
    wasTold = true;
    process.emitWarning(
      `Something read the body of a request to ${proxy.basePath} and left nothing of it: mount the ABDM proxy before that`,
    );
  }

  const listener = getRequestListener(
    async (request, { incoming, outgoing }) => {
      const node = incoming as NodeRequest;
      const target = targetOf(node);
      // The URL in `request` has its dot segments resolved already.
      if (!target.startsWith('/') || isAmbiguousPath(target) || hasTwoHosts(node))
        return refusal('invalid-request');
      if (!hasBody(node)) {
        tellOnce();
        return refusal('misconfigured');
      }
      const address = addressOf(node);
      const client = address === undefined ? {} : { address };
      return send(await respond(proxy, atTarget(request, node), client), outgoing as ServerResponse);
    },
    {
      overrideGlobalObjects: false,
      errorHandler: (error) => (error === written ? undefined : refusal('invalid-request')),
    },
  );

  return async (request, response) => {
    restoreBody(request);
    await listener(request, response);
  };
}

// Node keeps the first and drops the others, which a server in front may have gone by (RFC 9112, 3.2).
const hasTwoHosts = ({ rawHeaders }: NodeRequest): boolean =>
  rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length > 1;

// A body that a parser took from the wire is written anew, unless it kept the bytes.
function restoreBody(request: NodeRequest): void {
  if (!request.readableDidRead || Buffer.isBuffer(request.rawBody)) return;
  const { rawBody, body } = request;
  if (typeof rawBody === 'string') request.rawBody = Buffer.from(rawBody);
  else if (Buffer.isBuffer(body)) request.rawBody = body;
  else if (typeof body === 'string') request.rawBody = Buffer.from(body);
  else if (typeof body === 'object' && body !== null) request.rawBody = Buffer.from(JSON.stringify(body));
}

const hasBody = ({ method, readableDidRead, rawBody }: NodeRequest): boolean =>
  method === 'GET' || method === 'HEAD' || !readableDidRead || rawBody !== undefined;

// Servers of Hono's put a class of their own in the place of `Response`.
const isResponse = (answer: Answer | Response): answer is Response => answer.headers instanceof Headers;

function send(answer: Answer | Response, outgoing: ServerResponse): Response {
  if (isResponse(answer) || typeof answer.body !== 'string') {
    const response = isResponse(answer) ? answer : responseOf(answer);
    // What middleware in front has set would be lost: an answer's own cookies replace those of the same header.
    for (const cookie of [outgoing.getHeader('Set-Cookie') ?? []].flat())
      response.headers.append('Set-Cookie', String(cookie));
    return response;
  }
  const { 'Set-Cookie': cookie, ...headers } = answer.headers;
  if (cookie !== undefined) outgoing.appendHeader('Set-Cookie', cookie);
  outgoing.writeHead(answer.status, headers).end(answer.body);
  throw written;
}

function atTarget(request: Request, { originalUrl, url }: NodeRequest): Request {
  if (originalUrl === undefined || originalUrl === url) return request;
  return new Request(new URL(originalUrl, request.url), request);
}
