// What every request must be before anybody looks at what it wants.

const nextSteps = {
  'invalid-request': 'edit',
  'origin-refused': 'ask-facility',
  'patient-changed': 'restart',
  'sign-in-required': 'sign-in',
  'transaction-lost': 'restart',
  'otp-wrong': 'edit',
  'otp-too-soon': 'wait',
  'abha-not-found': 'edit',
  'facility-not-found': 'edit',
  'upstream-unavailable': 'retry',
  internal: 'retry',
};

/** Why a request is refused, as the contract says it. */
export class Refusal extends Error {
  constructor(kind, status, { headers = {}, field, retryAfterSeconds } = {}) {
    super(kind);
    this.kind = kind;
    this.status = status;
    this.details = {
      ...(field !== undefined && { field }),
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    };
    this.headers = {
      ...headers,
      ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
    };
  }

  body(requestId) {
    return {
      error: { kind: this.kind, nextStep: nextSteps[this.kind], requestId, ...this.details },
    };
  }
}

/** Refuses other sites, and requests that say who the patient is. */
export function checkPage({ headers }, route, portalOrigin) {
  const identity = ['x-pt-id', 'x-partner-pt-id', 'x-hip-id', 'authorization'];
  if (identity.some((name) => name in headers)) throw new Refusal('invalid-request', 400);
  const isOurs =
    route.method === 'GET' ? headers['sec-fetch-site'] !== 'cross-site' : headers.origin === portalOrigin;
  if (!isOurs) throw new Refusal('origin-refused', 403);
}

const largest = 16 * 1024;

async function bodyOf(request) {
  if (!/^application\/json\s*(?:;|$)/i.test(request.headers['content-type'] ?? ''))
    throw new Refusal('invalid-request', 415);
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    // Read to its end, so that the browser hears the answer.
    if (size <= largest) chunks.push(chunk);
  }
  if (size > largest) throw new Refusal('invalid-request', 413);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    throw new Refusal('invalid-request', 400);
  }
}

/** Reads the fields of a route, all of them and no others. */
export async function readInput(request, { method, fields }) {
  if (method === 'GET') return {};
  const body = await bodyOf(request);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Refusal('invalid-request', 400);
  for (const key of Object.keys(body))
    if (!Object.hasOwn(fields, key)) throw new Refusal('invalid-request', 400);
  for (const [key, isGood] of Object.entries(fields))
    if (!Object.hasOwn(body, key) || !isGood(body[key]))
      throw new Refusal('invalid-request', 400, { field: key });
  return body;
}
