import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAbdmProxy, OptionsError, type ProxyOptions, type Upstream } from '../../src/proxy/index.js';
import { readEnvironment } from '../../src/proxy/environment.js';
import { networkOf } from '../../src/proxy/limits.js';
import { origin, scriptedUpstream, secret } from './portal.js';

function mistakes(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    assert(error instanceof OptionsError);
    return error.mistakes;
  }
  return [];
}

const good: ProxyOptions = { upstream: scriptedUpstream(), secret, origins: [origin] };

test('every mistake in the options is named at once, and no secret', () => {
  const wrong = {
    secret: 'too short to be one',
    origins: ['portal.example', `${origin}/`, 'ftp://portal.example', 'null'],
    basePath: 'abdm/',
    addressDomain: 'ndhm',
    face: { hosts: ['https://face.example'] },
    consentPin: 'never',
    limits: { otpPerBrowser: 0 },
    signInLife: { idleSeconds: 0.5 },
  } as unknown as ProxyOptions;
  const found = mistakes(() => createAbdmProxy(wrong));
  assert.deepEqual(
    found.map((mistake) => mistake.split(':')[0]),
    [
      'upstream',
      'secret',
      ...new Array<string>(4).fill('origins'),
      'face.hosts',
      'basePath',
      'addressDomain',
      'consentPin',
      'limits.otpPerBrowser',
      'signInLife.idleSeconds',
    ],
  );
  assert(!found.join().includes('too short to be one'));
  assert.equal(mistakes(() => createAbdmProxy({} as ProxyOptions)).length, 3);
});

test('an upstream must have every part of the port', () => {
  const whole = scriptedUpstream();
  const { calls: _calls, given: _given, callers: _callers, script: _script, ...parts } = whole;
  for (const part of Object.keys(parts)) {
    const upstream = { ...whole, [part]: undefined } as unknown as Upstream;
    assert.equal(mistakes(() => createAbdmProxy({ ...good, upstream })).length, 1, part);
  }
});

test('face authentication needs a list of hosts', () => {
  const hosts: [string[], number][] = [
    [['face.example', 'face.example:8443', 'localhost:4174'], 0],
    [[], 1],
    [['face.example/path'], 1],
    [['https://face.example'], 1],
    [['user@face.example'], 1],
    [['FACE.example'], 1],
    [[''], 1],
  ];
  for (const [list, count] of hosts) {
    assert.equal(
      mistakes(() => createAbdmProxy({ ...good, face: { hosts: list } })).length,
      count,
      list.join(),
    );
  }
  const environment = readEnvironment({ ABDM_FACE_HOSTS: 'face.example, localhost:4174' });
  assert.deepEqual(environment.proxy.face, { hosts: ['face.example', 'localhost:4174'] });
  assert.equal(readEnvironment({}).proxy.face, undefined);
  assert.equal(mistakes(() => readEnvironment({ ABDM_FACE_HOSTS: 'https://x' })).length, 1);
});

test('several secrets must all be long enough', () => {
  assert.equal(mistakes(() => createAbdmProxy({ ...good, secret: [secret, secret] })).length, 0);
  assert.equal(mistakes(() => createAbdmProxy({ ...good, secret: [secret, 'short'] })).length, 1);
  assert.equal(mistakes(() => createAbdmProxy({ ...good, secret: [] })).length, 1);
});

test('production wants https, but for localhost', () => {
  const origins = ['http://portal.example', 'http://localhost:4173', origin];
  assert.equal(mistakes(() => createAbdmProxy({ ...good, origins })).length, 0);
  assert.deepEqual(
    mistakes(() => createAbdmProxy({ ...good, origins, production: true })),
    ['origins: http://portal.example needs https in production'],
  );
});

test('outside production the command reaches the local sandbox', () => {
  const { port, host, connection, proxy } = readEnvironment({ PORT: '', HOST: '' });
  assert.deepEqual([port, host], [4175, 'localhost']);
  assert.equal(connection.baseUrl, 'http://127.0.0.1:4174');
  assert(proxy.origins.includes('http://localhost:4173'));
  assert.equal(mistakes(() => createAbdmProxy({ ...proxy, upstream: scriptedUpstream() })).length, 0);
});

test('an upstream of its own needs its own credentials', () => {
  const environment = { ABDM_UPSTREAM_URL: 'https://api.example' };
  assert.deepEqual(
    mistakes(() => readEnvironment(environment)),
    ['ABDM_CLIENT_ID: it is needed', 'ABDM_CLIENT_SECRET: it is needed'],
  );
});

test('production starts with nothing left out', () => {
  const named = mistakes(() => readEnvironment({ NODE_ENV: 'production' })).map(
    (mistake) => mistake.split(':')[0],
  );
  assert.deepEqual(named, [
    'ABDM_UPSTREAM_URL',
    'ABDM_CLIENT_ID',
    'ABDM_CLIENT_SECRET',
    'ABDM_SECRET',
    'ABDM_ORIGINS',
  ]);
  const complete = {
    NODE_ENV: 'production',
    PORT: '8080',
    HOST: '0.0.0.0',
    ABDM_UPSTREAM_URL: 'https://api.example',
    ABDM_AUTH_URL: 'https://auth.example',
    ABDM_CLIENT_ID: 'client-1',
    ABDM_CLIENT_SECRET: 'client-secret-1',
    ABDM_HIP_ID: 'IN0001',
    ABDM_ORIGINS: 'https://portal.example, https://m.portal.example',
    ABDM_SECRET: `${secret.replaceAll(/[ ,]/g, '-')},${'x'.repeat(32)}`,
    ABDM_ADDRESS_DOMAIN: 'sbx',
    ABDM_CONSENT_PIN: 'always',
    ABDM_TRUST_PROXY: '1',
  };
  assert.deepEqual(readEnvironment(complete), {
    port: 8080,
    host: '0.0.0.0',
    trustProxy: 1,
    drainSeconds: 5,
    logLevel: 'info',
    connection: {
      baseUrl: 'https://api.example',
      authBaseUrl: 'https://auth.example',
      clientId: 'client-1',
      clientSecret: 'client-secret-1',
      hipId: 'IN0001',
    },
    proxy: {
      origins: ['https://portal.example', 'https://m.portal.example'],
      secret: complete.ABDM_SECRET.split(','),
      production: true,
      addressDomain: 'sbx',
      consentPin: 'always',
    },
  });
});

test('every wrong variable is named at once', () => {
  const wrong = {
    NODE_ENV: 'production',
    PORT: '70000',
    ABDM_UPSTREAM_URL: 'http://api.example',
    ABDM_AUTH_URL: 'nowhere',
    ABDM_CLIENT_ID: 'client-1',
    ABDM_CLIENT_SECRET: 'client-secret-1',
    ABDM_ORIGINS: 'http://portal.example',
    ABDM_SECRET: 'short',
    ABDM_ADDRESS_DOMAIN: 'ndhm',
    ABDM_CONSENT_PIN: 'never',
    ABDM_TRUST_PROXY: '-1',
  };
  const named = mistakes(() => readEnvironment(wrong)).map((mistake) => mistake.split(':')[0] ?? '');
  const expected = ['PORT', 'ABDM_UPSTREAM_URL', 'ABDM_AUTH_URL', 'ABDM_ORIGINS', 'ABDM_SECRET'];
  const others = ['ABDM_ADDRESS_DOMAIN', 'ABDM_CONSENT_PIN', 'ABDM_TRUST_PROXY'];
  assert.deepEqual(new Set(named), new Set([...expected, ...others]));
});

test('addresses of one IPv6 network count together', () => {
  const table: [string, string][] = [
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ];
  for (const [address, network] of table) assert.equal(networkOf(address), network);
});
