import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { AbdmClient } from '../../src/client/abdm-client.js';
import { isAbdmError } from '../../src/client/abdm-error.js';
import { listShares, readShare, reviewShare, shareProfile } from '../../src/contract/share.js';
import { nodeListener } from '../../src/proxy/node.js';
import { UpstreamError } from '../../src/proxy/index.js';
import { origin, testPortal } from './portal.js';
import { added, consent, counter } from './share-steps.js';

const { browser, proxy, upstream } = testPortal();
let server: Server;
let client: AbdmClient;

before(async () => {
  await browser.login();
  const listener = nodeListener(proxy);
  const answer: RequestListener = (request, response) => void listener(request, response);
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = new AbdmClient({
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/abdm`,
    retryDelay: 1,
    fetch: (input, init) => {
      const request = new Request(input, init);
      const headers = { ...Object.fromEntries(request.headers), Origin: origin, Cookie: browser.cookie };
      return fetch(new Request(request, { headers }));
    },
  });
});
after(() => {
  server.close();
  server.closeAllConnections();
});

test('over HTTP, with the client of the elements: from the review to the token', async () => {
  const { missing, facility } = await client.call(reviewShare, counter);
  assert.deepEqual([missing, facility.name], [['gender', 'birth'], 'Lake Hospital']);
  const waiting = await client.call(shareProfile, { ...counter, consent, added });
  const issued = await client.call(readShare, { id: waiting.id });
  assert(issued.state === 'issued' && issued.tokenNumber === '42');
  assert.deepEqual(await client.call(listShares, {}), { shares: [issued] });
  assert.equal((await client.call(reviewShare, counter)).share?.state, 'issued');
});

test('the client does not repeat a share whose answer is lost', async () => {
  upstream.script.shares.share = () => {
    throw new UpstreamError('upstream-timeout');
  };
  const before = upstream.calls.filter((name) => name === 'shares.share').length;
  await assert.rejects(
    client.call(shareProfile, { hipId: 'HIP-2', counterId: '1', consent, added }),
    (error: unknown) => isAbdmError(error) && error.kind === 'upstream-timeout',
  );
  assert.equal(upstream.calls.filter((name) => name === 'shares.share').length, before + 1);
});
