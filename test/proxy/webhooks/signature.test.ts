import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { isSigned } from '../../../src/proxy/webhooks/signature.js';

const secret = 'a secret that upstream and the proxy share';
const now = 1_790_000_000_000;
const body = '{"event":"abha.created"}';

const signed = (t: number, text = body, key = secret): string =>
  `t=${t},v1=${createHmac('sha256', key).update(`${t}.${text}`).digest('hex')}`;

const holds = (header: string | null, text = body): Promise<boolean> =>
  isSigned([secret], { header, body: text, now });

test('takes what upstream signed, up to three minutes away in either direction', async () => {
  for (const seconds of [0, 179, 180, -180])
    assert.equal(await holds(signed(now / 1000 - seconds)), true, String(seconds));
  for (const seconds of [181, -181, 86_400])
    assert.equal(await holds(signed(now / 1000 - seconds)), false, String(seconds));
});

test('refuses another body, another secret, another moment, and what is no signature', async () => {
  const good = signed(now / 1000);
  assert.equal(await holds(good, `${body} `), false);
  assert.equal(await holds(signed(now / 1000, body, 'another secret')), false);
  assert.equal(await holds(good.replace(/t=\d+/, `t=${now / 1000 + 1}`)), false);
  const wrong = [
    null,
    '',
    't=,v1=',
    'v1=00',
    `t=${now / 1000}`,
    `t=x,${good.split(',')[1]}`,
    '=,=',
    good.slice(0, -1),
  ];
  for (const header of wrong) assert.equal(await holds(header), false, String(header));
});

test('while a secret is changed, either of them is good', async () => {
  const header = signed(now / 1000, body, 'the new one');
  assert.equal(await isSigned(['the new one', secret], { header, body, now }), true);
  assert.equal(await isSigned(['the new one', secret], { header: signed(now / 1000), body, now }), true);
});

test('reads the header however it is spaced and in whichever order', async () => {
  const [t, v1 = ''] = signed(now / 1000).split(',');
  assert.equal(await holds(`${v1.toUpperCase().replace('V1', 'v1')}, ${t}`), true);
});
