// A proxy of somebody's own, in plain Node without any package: the least that lets <abha-login> and <provider-search> work
// against ABDM Connect. `abdm-elements conformance` holds it to the contract; dist/openapi.json describes that.
import { createServer } from 'node:http';
import { checkPage, Refusal, readInput } from './checks.mjs';
import { createBindings } from './bindings.mjs';
import { routes } from './routes.mjs';
import { createUpstream } from './upstream.mjs';

const {
  PORT = '4185',
  PORTAL_ORIGIN = 'http://localhost:4173',
  ABDM_UPSTREAM_URL = 'http://127.0.0.1:4174',
  ABDM_CLIENT_ID = 'sandbox-client',
  ABDM_CLIENT_SECRET = 'sandbox-secret',
  OWN_PROXY_SECRET = crypto.randomUUID(),
} = process.env;

const base = '/abdm';
const bindings = createBindings({
  secret: OWN_PROXY_SECRET,
  secure: PORTAL_ORIGIN.startsWith('https:'),
});
const upstream = createUpstream({
  url: ABDM_UPSTREAM_URL,
  clientId: ABDM_CLIENT_ID,
  clientSecret: ABDM_CLIENT_SECRET,
});

const safeHeaders = {
  'Content-Type': 'application/json; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'",
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Finds the route of a request, or says why there is none. */
function routeOf({ method, url }) {
  const there = routes.filter(({ path }) => url === base + path);
  if (there.length === 0) throw new Refusal('invalid-request', 404);
  const route = there.find((one) => one.method === method);
  const allow = there.map((one) => one.method).join(', ');
  if (!route) throw new Refusal('invalid-request', 405, { headers: { Allow: allow } });
  return route;
}

async function answer(request, requestId) {
  const call = { bindings, upstream, requestId, setCookie: undefined, epoch: undefined };
  try {
    if (request.url.length > 2048) throw new Refusal('invalid-request', 414);
    if (request.url.includes('?')) throw new Refusal('invalid-request', 400);
    const route = routeOf(request);
    checkPage(request, route, PORTAL_ORIGIN);
    call.binding = bindings.open(request.headers.cookie);
    call.epoch = call.binding?.epoch ?? bindings.epochOfNobody;
    const shown = request.headers['abdm-epoch'];
    if (shown !== undefined && shown !== call.epoch) throw new Refusal('patient-changed', 409);
    const input = await readInput(request, route);
    if (route.method !== 'GET' && !call.binding) bindings.begin(call);
    if (route.patient && !call.binding?.patient) throw new Refusal('sign-in-required', 401);
    return { status: 200, body: await route.handle(input, call), call };
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal('internal', 500);
    if (refusal !== error) process.stderr.write(`${requestId} ${error?.constructor?.name}\n`);
    return { status: refusal.status, body: refusal.body(requestId), headers: refusal.headers, call };
  }
}

const server = createServer(async (request, response) => {
  const given = request.headers['x-request-id'] ?? '';
  const requestId = uuid.test(given) ? given.toLowerCase() : crypto.randomUUID();
  const { status, body, headers = {}, call } = await answer(request, requestId);
  response.writeHead(status, {
    ...safeHeaders,
    'X-Request-Id': requestId,
    ...(call.epoch !== undefined && { 'Abdm-Epoch': call.epoch }),
    ...(call.setCookie !== undefined && { 'Set-Cookie': call.setCookie }),
    ...headers,
  });
  response.end(request.method === 'HEAD' ? undefined : JSON.stringify(body));
});

server.listen(Number(PORT), '127.0.0.1', () => {
  process.stdout.write(`Own proxy on http://127.0.0.1:${server.address().port}${base}\n`);
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close());
