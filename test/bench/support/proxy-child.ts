// The processes of the bench of the proxy: an upstream that answers at once, the proxy, and a bare reverse proxy.
import { getRequestListener } from '@hono/node-server';
import { Agent, createServer, request as ask, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { abdmConnect, createAbdmProxy } from '../../../src/proxy/index.js';
import { memoryChangeLog } from '../../../src/proxy/live/memory-change-log.js';
import { egressFetch, nodeListener } from '../../../src/proxy/node.js';

/** What the parent asks of a process. */
export type Question = 'memory' | 'change';

/** What it answers: the port once, then what was asked. */
export interface Answer {
  readonly port?: number;
  /** Bytes after a collection: of objects, and of the process. */
  readonly memory?: { readonly heap: number; readonly resident: number };
  readonly changed?: true;
}

/** Origin of the pages that the proxy serves. */
export const origin = 'http://localhost:4173';

const [, , role, upstreamUrl = ''] = process.argv;
const patient = 'patient-of-the-bench';
const say = (answer: Answer): void => void process.send?.(answer);

function upstream(): RequestListener {
  const profile = { abha_address: 'bench@abdm', name: 'Bench', kyc_verified: true };
  const providers = Array.from({ length: 20 }, (_, index) => ({
    hip_id: `IN07100000${10 + index}`,
    hip_name: `Hospital of the ${index}th Ward`,
    city: 'Udaipur',
    state: 'Rajasthan',
  }));
  const answers: readonly (readonly [end: string, answer: object])[] = [
    ['/account/login', { access_token: 'token-of-the-bench', expires_in: 86_400 }],
    ['/login/init', { txn_id: 'txn-1', hint: '******0001' }],
    ['/login/verify', { txn_id: 'txn-1', skip_state: 'abha_end', profile, eka: { oid: patient } }],
    ['/care-contexts/providers', { providers }],
  ];
  const texts = answers.map(([end, answer]) => [end, JSON.stringify(answer)] as const);
  return (request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    const found = texts.find(([end]) => path.endsWith(end));
    request.resume();
    response.writeHead(found ? 200 : 404, { 'Content-Type': 'application/json' });
    response.end(found?.[1] ?? '{}');
  };
}

/** Node's own streams, piped. */
function bare(): RequestListener {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const { hostname, port } = new URL(upstreamUrl);
  return (request, response) => {
    const { method, url: path, headers } = request;
    const onward = ask({ agent, hostname, port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.writeHead(502).end());
    request.pipe(onward);
  };
}

/** A reverse proxy of the same kind: a Fetch handler behind the same adapter, that passes on and does nothing else. */
function bareFetch(): RequestListener {
  const listener = getRequestListener(async (request) => {
    const { method, url, headers } = request;
    const answer = await fetch(upstreamUrl + new URL(url).pathname, {
      method,
      headers: { Authorization: headers.get('Authorization') ?? '' },
    });
    return new Response(answer.body, {
      status: answer.status,
      headers: { 'Content-Type': 'application/json' },
    });
  });
  return (request, response) => void listener(request, response);
}

function proxy(): RequestListener {
  const changes = memoryChangeLog();
  let name = '';
  const watch = changes.watch.bind(changes);
  const abdm = createAbdmProxy({
    upstream: abdmConnect({
      baseUrl: upstreamUrl,
      clientId: 'bench',
      clientSecret: 'bench-secret',
      fetch: egressFetch(),
    }),
    secret: 'a secret of the bench, long enough for anybody',
    origins: [origin],
    limits: { otpPerAddress: 100_000 },
    webhookSecret: 'a webhook secret of the bench',
    changes: {
      ...changes,
      watch(watched, listener) {
        name = watched;
        return watch(watched, listener);
      },
    },
  });
  process.on('message', (question: Question) => {
    if (question === 'change') void changes.append(name, 'records').then(() => say({ changed: true }));
  });
  const listener = nodeListener(abdm);
  return (request, response) => void listener(request, response);
}

const roles: Readonly<Record<string, () => RequestListener>> = { upstream, bare, bareFetch, proxy };
const make = roles[role ?? ''];
if (make) {
  process.on('message', (question: Question) => {
    if (question !== 'memory') return;
    globalThis.gc?.();
    const { heapUsed: heap, rss: resident } = process.memoryUsage();
    say({ memory: { heap, resident } });
  });
  const server = createServer(make());
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => say({ port: (server.address() as AddressInfo).port }));
}
