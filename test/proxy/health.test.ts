import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { after, test } from 'node:test';
import { createHealth, type Health, type HealthCheck, type HealthOptions } from '../../src/proxy/health.js';
import type { LogFields } from '../../src/proxy/log-fields.js';
import { listen, stop } from './adapters/served.js';

const servers: Server[] = [];
after(() => servers.forEach(stop));

async function served(checks: HealthOptions['checks']): Promise<{
  ask: (path: string, method?: string) => Promise<[number, string]>;
  health: Health;
  said: string[];
  wait: (ms: number) => void;
}> {
  const said: string[] = [];
  const say = ({ missing = [] }: LogFields, message: string): void =>
    void said.push([message, ...missing].join(' '));
  let at = 0;
  const health = createHealth({ checks, logger: { info: say, warn: say, error: say }, now: () => at });
  const server = createServer((request, response) => {
    if (!health.answer(request, response)) response.writeHead(404).end('not asked');
  });
  servers.push(server);
  const port = await listen(server);
  return {
    async ask(path, method = 'GET') {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method });
      return [answer.status, await answer.text()];
    },
    health,
    said,
    wait: (ms) => (at += ms),
  };
}

test('ready means that all checks are good; which one is not, only the log tells', async () => {
  let redis: HealthCheck = () => true;
  const { ask, said, wait } = await served({ upstream: () => true, redis: () => redis() });
  assert.deepEqual(await ask('/ready'), [200, '{"ready":true}']);
  for (const failing of [() => false, () => Promise.reject(new Error('gone'))]) {
    redis = failing;
    wait(1_000);
    assert.deepEqual(await ask('/ready'), [503, '{"ready":false}']);
    assert.deepEqual(await ask('/health'), [200, '{"alive":true}']);
  }
  redis = () => true;
  wait(1_000);
  assert.deepEqual(await ask('/ready'), [200, '{"ready":true}']);
  assert.deepEqual(said, ['not ready redis', 'ready again']);
});

test('whoever asks often makes nobody busy', async () => {
  let times = 0;
  const { ask, wait } = await served({ redis: () => ++times > 0 });
  await Promise.all(Array.from({ length: 20 }, () => ask('/ready')));
  assert.equal(times, 1);
  wait(1_000);
  await ask('/ready');
  assert.equal(times, 2);
});

test('one that stops is alive, and not ready', async () => {
  const { ask, health } = await served({});
  health.stop();
  assert.equal((await ask('/ready'))[0], 503);
  assert.equal((await ask('/health'))[0], 200);
});

test('only the two questions are answered', async () => {
  const { ask } = await served({});
  for (const [path, method] of [
    ['/healthy', 'GET'],
    ['/ready/', 'GET'],
    ['/ready?details', 'GET'],
    ['/abdm/health', 'GET'],
    ['/health', 'POST'],
  ] as const)
    assert.deepEqual(await ask(path, method), [404, 'not asked'], path);
  assert.deepEqual(await ask('/ready', 'HEAD'), [200, '']);
});
