import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');
const source = join(root, 'src');
const elements = readdirSync(join(source, 'elements'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => [`elements/${name}/index.ts`, `elements/${name}/define.ts`]);
const entries = ['index.ts', 'client/index.ts', 'contract/index.ts', 'cdn/abdm-elements.ts', ...elements];

// A bundle of its own for each: what one entry has loaded would hide what the next one needs.
test('no entry needs a DOM to be imported', async (context) => {
  const folder = mkdtempSync(join(root, 'node_modules/.abdm-no-dom-'));
  try {
    await build({
      entryPoints: entries.map((entry) => join(source, entry)),
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      packages: 'external',
      platform: 'neutral',
      format: 'esm',
      logLevel: 'error',
    });
    assert.equal(typeof document, 'undefined');
    for (const entry of entries)
      await context.test(entry, () => import(pathToFileURL(join(folder, entry.replace(/ts$/, 'mjs'))).href));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
