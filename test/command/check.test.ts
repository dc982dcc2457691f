import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../src/command/check/check.js';
import { checkCommand } from '../../src/command/check/command.js';
import type { Finding } from '../../src/command/check/finding.js';
import { goodPage, goodPolicy, type Portal, servePortal } from './portal-page.js';

async function findings(portal: Portal): Promise<readonly Finding[]> {
  let found: readonly Finding[] = [];
  await servePortal(portal, async (url) => {
    found = (await check(new URL(url))).findings;
  });
  return found;
}

const withBody = (body: string): string => goodPage.replace(/<body>.*<\/body>/s, `<body>${body}</body>`);
const underPolicy = (policy: string, html = goodPage): Portal => ({
  html,
  headers: { 'Content-Security-Policy': policy },
});

/** Exactly one finding, with these words in what it says. */
function only(found: readonly Finding[], level: Finding['level'], what: RegExp, next: RegExp): void {
  assert.equal(found.length, 1, JSON.stringify(found, null, 1));
  assert.equal(found[0]!.level, level);
  assert.match(found[0]!.what, what);
  assert.match(found[0]!.next, next);
}

test('a page under the reference policy, with a proxy behind it, has nothing to complain of', async () => {
  assert.deepEqual(await findings(underPolicy(goodPolicy)), []);
});

test('a page without any policy is fine, too', async () => {
  assert.deepEqual(await findings({}), []);
});

const tags: readonly (readonly [string, string, Finding['level'], RegExp, RegExp])[] = [
  [
    'a misspelled tag',
    '<abha-sigup base-url="/abdm"></abha-sigup>',
    'problem',
    /<abha-sigup>/,
    /<abha-signup>/,
  ],
  ['a tag without its dash', '<qrshare></qrshare>', 'problem', /<qrshare>/, /<qr-share>/],
  ['a tag that may be the own one', '<abha-banner></abha-banner>', 'advice', /<abha-banner>/, /<abha-card>/],
  [
    'a misspelled attribute',
    '<abha-card base-url="/abdm" helpurl="/help"></abha-card>',
    'problem',
    /no attribute "helpurl"/,
    /help-url/,
  ],
  [
    'an element without a connection',
    '<abha-card></abha-card>',
    'problem',
    /where the proxy is/,
    /<abdm-connect>/,
  ],
  ['a page without elements', '<p>Nothing</p>', 'advice', /none of the kit's elements/, /server renders/],
];

for (const [name, body, level, what, next] of tags)
  test(`of tags it finds ${name}`, async () => {
    only(await findings({ html: withBody(body) }), level, what, next);
  });

test("elements of the portal's own, and what a template holds, are left alone", async () => {
  const html = withBody(
    '<my-menu></my-menu><template><abha-sigup></abha-sigup></template><abha-card base-url="/abdm" data-x aria-label="Card"></abha-card>',
  );
  assert.deepEqual(await findings({ html }), []);
});

const script = (attributes: string): string => goodPage.replace(/<script [^>]*>/, `<script ${attributes}>`);

const scripts: readonly (readonly [string, string, Finding['level'], RegExp, RegExp])[] = [
  [
    'one of the kit from elsewhere without integrity',
    script('type="module" src="https://cdn.example/abdm-elements.js"'),
    'problem',
    /cdn\.example.*without integrity/,
    /integrity="…"/,
  ],
  [
    'one of the kit from the own origin without integrity',
    script('type="module" src="/elements/abha-signup.js"'),
    'advice',
    /without integrity/,
    /integrity="…"/,
  ],
  [
    'a classic one',
    script('src="/elements/abdm-elements.js" integrity="sha384-x"'),
    'problem',
    /classic script/,
    /type="module"/,
  ],
  [
    "somebody else's without integrity",
    goodPage.replace('</head>', '<script src="https://statistics.example/s.js"></script></head>'),
    'advice',
    /statistics\.example/,
    /patients type/,
  ],
  ['none of the kit', goodPage.replace(/<script .*<\/script>/, ''), 'advice', /No script tag/, /bundle/],
];

for (const [name, html, level, what, next] of scripts)
  test(`of scripts it finds ${name}`, async () => {
    only(await findings({ html }), level, what, next);
  });

const card = goodPage.replace(/<abha-signup.*<\/abha-signup>/, '<record-viewer></record-viewer>');
const scanner = goodPage.replace(/<abha-signup.*<\/abha-signup>/, '<qr-share></qr-share>');

const policies: readonly (readonly [string, Portal, Finding['level'], RegExp, RegExp])[] = [
  [
    'the script refused by script-src',
    underPolicy("script-src 'none'"),
    'problem',
    /abdm-elements\.js.*\(script-src\)/,
    /script-src 'self'$/,
  ],
  [
    'the script refused without its nonce',
    underPolicy("script-src 'nonce-abc' 'strict-dynamic'"),
    'problem',
    /\(script-src\)/,
    /nonce/,
  ],
  [
    'the proxy refused by default-src',
    underPolicy("default-src 'none'; script-src 'self'; img-src blob:"),
    'problem',
    /refuses the proxy .*\(default-src\)/,
    /connect-src 'self'$/,
  ],
  [
    'the proxy refused by connect-src, which keeps what it has',
    underPolicy('connect-src https://api.example'),
    'problem',
    /\(connect-src\)/,
    /connect-src https:\/\/api\.example 'self'$/,
  ],
  [
    'pictures refused',
    underPolicy("img-src 'self'", card),
    'problem',
    /pictures.*img-src without blob:/,
    /img-src 'self' blob:$/,
  ],
  [
    'the worker refused',
    underPolicy("worker-src 'none'", scanner),
    'advice',
    /worker of <qr-share>/,
    /worker-src 'self'$/,
  ],
  [
    'policies of Trusted Types refused',
    underPolicy("require-trusted-types-for 'script'; trusted-types lit-html", card),
    'problem',
    /Trusted Types/,
    /trusted-types lit-html abdm-elements$/,
  ],
  ['a sandbox', underPolicy('sandbox allow-forms'), 'problem', /sandbox/, /allow-scripts allow-same-origin/],
  [
    'a policy in a meta tag',
    {
      html: goodPage.replace(
        '<head>',
        `<head><meta http-equiv="Content-Security-Policy" content="connect-src 'none'">`,
      ),
    },
    'problem',
    /<meta>.*refuses the proxy/,
    /connect-src 'self'$/,
  ],
  [
    'the stricter of two policies',
    { headers: { 'Content-Security-Policy': [goodPolicy, "connect-src 'none'"] } },
    'problem',
    /refuses the proxy/,
    /connect-src 'self'$/,
  ],
];

for (const [name, portal, level, what, next] of policies)
  test(`of policies it finds ${name}`, async () => {
    only(await findings(portal), level, what, next);
  });

test('a nonce, a host, a scheme and a path let the script through as in browsers', async () => {
  const html = goodPage.replace('<script ', '<script nonce="abc" ');
  for (const source of ["'nonce-abc'", "'nonce-abc' 'strict-dynamic'"])
    assert.deepEqual(await findings(underPolicy(`script-src ${source}`, html)), [], source);
  for (const source of ['*', 'http:', 'localhost:*', 'http://localhost:*', 'localhost:*/elements/'])
    assert.deepEqual(await findings(underPolicy(`script-src ${source}`)), [], source);
  for (const source of ['https:', 'localhost', '*.localhost:*', 'localhost:*/other/', 'data:'])
    assert.equal((await findings(underPolicy(`script-src ${source}`))).length, 1, source);
});

test('a policy that only reports breaks nothing', async () => {
  assert.deepEqual(
    await findings({ headers: { 'Content-Security-Policy-Report-Only': "script-src 'none'" } }),
    [],
  );
});

const changed = (answer: Response, change: (headers: Headers) => void, status = answer.status): Response => {
  const headers = new Headers(answer.headers);
  change(headers);
  return new Response(answer.body, { status, headers });
};
const ownPage = (): Response =>
  new Response('<h1>Not here</h1>', { status: 404, headers: { 'Content-Type': 'text/html' } });

const proxies: readonly (readonly [string, Portal, RegExp, RegExp])[] = [
  ["the portal's own page in its place", { onAnswer: ownPage }, /answers with status 404/, /Mount the proxy/],
  [
    'that it is elsewhere',
    { html: goodPage.replace('base-url="/abdm"', 'base-url="https://proxy.example/abdm"') },
    /another origin/,
    /Mount the proxy on http:\/\/localhost/,
  ],
  [
    'CORS headers',
    {
      onAnswer: (answer, _path, request) =>
        request.has('Origin')
          ? changed(answer, (headers) => headers.set('Access-Control-Allow-Origin', '*'))
          : answer,
    },
    /CORS/,
    /needs no CORS/,
  ],
  [
    'headers that were dropped',
    {
      onAnswer: (answer) =>
        changed(answer, (headers) => {
          headers.delete('Cache-Control');
          headers.set('X-Content-Type-Options', 'none');
        }),
    },
    /Cache-Control, X-Content-Type-Options\./,
    /pass them on/,
  ],
  [
    'routes that are missing',
    { onAnswer: (answer, path) => (path.includes('/v1/consents') ? ownPage() : answer) },
    /as the contract says: .*\/v1\/consents/,
    /every path/,
  ],
  [
    'statuses that were replaced',
    { onAnswer: (answer) => (answer.status === 401 ? changed(answer, () => undefined, 500) : answer) },
    /as the contract says: GET/,
    /every status/,
  ],
  [
    'a page of the server for what is unknown',
    { onAnswer: (answer, path) => (path.endsWith('no-such-route') ? ownPage() : answer) },
    /answer 404 in the contract's form/,
    /no page of its own/,
  ],
  [
    'that pages of other sites may read',
    { onRequest: (headers) => headers.delete('Sec-Fetch-Site') },
    /page of another site/,
    /Sec-Fetch-Site/,
  ],
  [
    'that pages of other origins may write',
    { onRequest: (headers, own) => headers.set('Origin', own) },
    /takes writes from pages of other origins: POST/,
    /origins/,
  ],
];

for (const [name, portal, what, next] of proxies)
  test(`of the proxy it finds ${name}`, async () => {
    only(await findings(portal), 'problem', what, next);
  });

test('the command ends with 0, 1 or 2, and says as text and as JSON what to do', async () => {
  await servePortal({}, async (url) => {
    const { code, out } = await checkCommand([url]);
    assert.equal(code, 0);
    assert.match(
      out!,
      /<abdm-connect> <abha-signup>\nProxy: http.*\/abdm\n\nno problems, no pieces of advice\n$/,
    );
  });
  await servePortal({ html: withBody('<abha-sigup></abha-sigup>') }, async (url) => {
    const text = await checkCommand([url]);
    assert.equal(text.code, 1);
    assert.match(text.out!, /✗ Problem: <abha-sigup> is no element of the kit\.\n {2}Write <abha-signup>\./);
    const json = await checkCommand(['--json', url]);
    assert.equal(json.code, 1);
    const { findings: found } = JSON.parse(json.out!) as { findings: Finding[] };
    assert.equal(found[0]!.next, 'Write <abha-signup>.');
  });
  await servePortal({ status: 500 }, async (url) => {
    assert.deepEqual(await checkCommand([url]), {
      code: 2,
      err: `${url}/ cannot be checked: it answers with status 500\n`,
    });
  });
  await servePortal({ headers: { 'Content-Type': 'application/json' } }, async (url) => {
    assert.match((await checkCommand([url])).err!, /no HTML page, but application\/json/);
  });
});

for (const args of [[], ['portal.example'], ['file:///etc/hosts'], ['http://a.example', 'http://b.example']])
  test(`the command refuses ${JSON.stringify(args)}`, async () => {
    const { code, err } = await checkCommand(args);
    assert.equal(code, 2);
    assert.match(err!, /^Usage/);
  });
