import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { type ScriptTagBuild, scriptTags } from '../../src/cdn/tags.js';
import { version } from '../../src/elements/version.js';

const build: ScriptTagBuild = {
  version: '1.0.0',
  entry: 'abdm-elements-e.js',
  elements: {
    'abha-card': { first: ['chunks/core.js', 'chunks/card.js'], later: ['chunks/http.js'] },
    'abha-login': { first: ['chunks/core.js', 'chunks/login.js'], later: ['chunks/http.js'] },
  },
  prefix: ['chunks/prefix.js'],
};
const integrity = Object.fromEntries(
  [
    'abdm-elements-e.js',
    'chunks/core.js',
    'chunks/card.js',
    'chunks/http.js',
    'chunks/login.js',
    'chunks/prefix.js',
  ].map((file) => [file, `sha384-${file}`]),
);
const of = (options: Partial<Parameters<typeof scriptTags>[2]> = {}) =>
  scriptTags(build, integrity, { base: 'https://cdn.example/kit', elements: ['abha-card'], ...options });

const mapOf = (html: string): { text: string; files: string[] } => {
  const text = /<script type="importmap">(.*)<\/script>/.exec(html)?.[1] ?? '';
  return { text, files: Object.keys((JSON.parse(text) as { integrity: object }).integrity) };
};

test('the tags name the files of the elements that were asked for, and no others', async () => {
  const { html } = await of();
  assert.deepEqual(
    mapOf(html).files,
    ['abdm-elements-e.js', 'chunks/core.js', 'chunks/card.js', 'chunks/http.js'].map(
      (file) => `https://cdn.example/kit/${file}`,
    ),
  );
  assert.deepEqual(
    [...html.matchAll(/modulepreload" href="([^"]*)" integrity="([^"]*)" crossorigin/g)].map(
      ([, href, is]) => [href, is],
    ),
    ['chunks/core.js', 'chunks/card.js'].map((file) => [`https://cdn.example/kit/${file}`, `sha384-${file}`]),
  );
  assert.match(
    html,
    /<script type="module" src="https:\/\/cdn\.example\/kit\/abdm-elements-e\.js" integrity="sha384-abdm-elements-e\.js" crossorigin><\/script>/,
  );
});

test("the hash for the page's policy is that of the import map", async () => {
  const { html, scriptSrc } = await of();
  const hash = createHash('sha256').update(mapOf(html).text).digest('base64');
  assert.deepEqual(scriptSrc, [`'sha256-${hash}'`]);
});

test('what two elements share is named once; a prefix brings its file and stands on the tag', async () => {
  const { html } = await of({ elements: ['abha-card', 'abha-login', 'abha-card'], prefix: 'eka-' });
  assert.equal(html.split('href="https://cdn.example/kit/chunks/core.js"').length, 2);
  assert(mapOf(html).files.includes('https://cdn.example/kit/chunks/prefix.js'));
  assert.match(html, / data-prefix="eka-"><\/script>/);
});

test('a base cannot break out of the tags', async () => {
  const { html } = await of({ base: '/"></script><b>/' });
  assert.equal(html.includes('<b>'), false);
  assert.equal(html.includes('"></script><b'), false);
});

test('unknown elements and impossible prefixes are refused', async () => {
  await assert.rejects(of({ elements: ['abha-cart'] }), RangeError);
  await assert.rejects(of({ elements: ['constructor'] }), RangeError);
  await assert.rejects(of({ prefix: 'Eka "' }), RangeError);
});

test('the version of the kit is that of the package', async () => {
  const text = await readFile(join(import.meta.dirname, '../../package.json'), 'utf8');
  assert.equal(version, (JSON.parse(text) as { version: string }).version);
});
