import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from '../support/fast-check.js';
import { mostQrBytes } from '../../src/contract/profile.js';
import { abdmConnect, UpstreamError } from '../../src/proxy/index.js';
import { connectError, type Reply, scriptedConnect } from './connect-script.js';

async function failure(work: Promise<unknown>): Promise<UpstreamError> {
  const error = await work.then(
    () => assert.fail('it should fail'),
    (reason: unknown) => reason,
  );
  assert(error instanceof UpstreamError, String(error));
  return error;
}

const utf8 = new TextEncoder();

const readQr = (reply: Reply): Promise<Uint8Array> => {
  const { upstream, caller } = scriptedConnect(() => reply);
  return upstream.profile.readQr(caller);
};

test('what the QR code holds passes byte for byte, whatever its shape', async () => {
  const { upstream, sent, caller } = scriptedConnect(() => utf8.encode('{}'));
  await upstream.profile.readQr({ ...caller, patientId: 'oid-1' });
  const [call] = sent;
  assert.equal(call?.url.href, 'https://api.example/abdm/v1/profile/asset/qr?format=json');
  assert.equal(call?.headers.get('X-Pt-Id'), 'oid-1');
  await fc.assert(
    fc.asyncProperty(fc.json(), fc.constantFrom('', ' ', '\r\n', '\t'), async (json, space) => {
      const bytes = utf8.encode(space + json + space);
      if (bytes.length <= mostQrBytes) assert.deepEqual(await readQr(bytes), bytes);
    }),
    { numRuns: 200 },
  );
  const name = '{"name":"आशा","name":"Asha","n":1e400}';
  assert.deepEqual(await readQr(utf8.encode(name)), utf8.encode(name));
});

test('what no QR code of an ABHA can hold is refused', async () => {
  const full = `"${'x'.repeat(mostQrBytes - 2)}"`;
  assert.equal((await readQr(utf8.encode(full))).length, mostQrBytes);
  const wrong: Uint8Array[] = [
    new Uint8Array(),
    utf8.encode(' '),
    utf8.encode(`${full} `),
    utf8.encode('<html></html>'),
    utf8.encode('{"hidn": "91'),
    utf8.encode('{"a":1}{"a":1}'),
    new Uint8Array([0x22, 0xff, 0x22]),
    new Uint8Array([0x22, 0xc3, 0x22]),
  ];
  for (const bytes of wrong) {
    assert.equal((await failure(readQr(bytes))).kind, 'upstream-unavailable', String(bytes));
  }
  assert.equal((await failure(readQr(new Response(null, { status: 204 })))).kind, 'upstream-unavailable');
  const over = await failure(readQr(new Response('{"code": 491}', { status: 491 })));
  assert.deepEqual([over.kind, over.nothingDone], ['session-expired', true]);
});

test('what upstream compressed on the way arrives as it was before', async () => {
  const bytes = utf8.encode('{ "phr" : "asha@abdm" }');
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/connect-auth/')) {
      response.end(JSON.stringify({ access_token: 'token-1', expires_in: 1800 }));
    } else {
      response.setHeader('Content-Encoding', 'gzip').end(gzipSync(bytes));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => server.close());
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const upstream = abdmConnect({ baseUrl, clientId: 'client-1', clientSecret: 'client-secret-1' });
  const { caller } = scriptedConnect();
  assert.deepEqual(await upstream.profile.readQr(caller), bytes);
  server.closeAllConnections();
});

test('a deletion names the patient in its header only, and fails as upstream says', async () => {
  const remove = async (reply: Response): Promise<void> => {
    const { upstream, sent, caller } = scriptedConnect(() => reply);
    await upstream.profile.delete({ ...caller, patientId: 'oid-1' }).finally(() => {
      const [call] = sent;
      assert.deepEqual(
        [call?.method, call?.url.href, call?.body, call?.headers.get('X-Pt-Id')],
        ['DELETE', 'https://api.example/abdm/v1/profile', undefined, 'oid-1'],
      );
    });
  };
  await remove(new Response(null, { status: 204 }));
  for (const code of ['ABDM-1219', 'ABDM-1228', 'AS-1259']) {
    const linked = await failure(remove(connectError(400, code)));
    assert.deepEqual([linked.kind, linked.nothingDone], ['benefit-linked', true]);
  }
  assert.equal((await failure(remove(new Response('', { status: 491 })))).kind, 'session-expired');
});

test('KYC sends the number as ABDM wants it, and its own resend (P2 15.1 to 15.6)', async () => {
  const { upstream, sent, caller } = scriptedConnect(() => ({ txn_id: 'txn-2' }));
  const { kyc } = upstream;
  const abhaNumber = '91-1234-5678-9015';
  assert.deepEqual(await kyc.sendOtp({ method: 'abha-number', abhaNumber }, caller), {
    transaction: 'txn-2',
  });
  await kyc.sendOtp({ method: 'aadhaar', aadhaarNumber: '100000000015' }, caller);
  await kyc.resendOtp('txn-1', caller);
  await kyc.verifyOtp('txn-1', '123456', caller);
  assert.deepEqual(
    sent.map(({ method, url, body }) => [method, url.pathname.replace('/abdm/v1/profile/kyc/', ''), body]),
    [
      ['POST', 'init', { method: 'abha-number', identifier: abhaNumber }],
      ['POST', 'init', { method: 'aadhaar', identifier: '100000000015' }],
      ['POST', 'resend', { txn_id: 'txn-1' }],
      ['POST', 'verify', { txn_id: 'txn-1', otp: '123456' }],
    ],
  );
});

test('an answer that says nothing of KYC is a success only where it can be one', async () => {
  const verify = (reply: Reply): Promise<void> => {
    const { upstream, caller } = scriptedConnect(() => reply);
    return upstream.kyc.verifyOtp('txn-1', '123456', caller);
  };
  for (const reply of [{}, { txn_id: 'txn-1' }, { txn_id: null }, new Response(null, { status: 204 })]) {
    await verify(reply);
  }
  const table: [Reply, string][] = [
    [new Response('<html>'), 'upstream-unavailable'],
    [null, 'upstream-unavailable'],
    [[], 'upstream-unavailable'],
    [{ authResult: 'failed', message: 'Invalid OTP' }, 'otp-wrong'],
    [{ source_error: { code: 'AS-1066', message: 'linked' } }, 'already-linked'],
    [connectError(400, 'MIS-1013', 'OTP is invalid'), 'otp-wrong'],
    [connectError(400, 'ABDM-1056', 'linked'), 'already-linked'],
    [new Response('', { status: 491 }), 'session-expired'],
  ];
  for (const [reply, kind] of table) assert.equal((await failure(verify(reply))).kind, kind);
  const { upstream, caller } = scriptedConnect(() => ({}));
  const byNumber = { method: 'abha-number', abhaNumber: '91-1234-5678-9015' } as const;
  assert.equal((await failure(upstream.kyc.sendOtp(byNumber, caller))).kind, 'upstream-unavailable');
  assert.deepEqual(await upstream.kyc.resendOtp('txn-1', caller), { transaction: 'txn-1' });
});
