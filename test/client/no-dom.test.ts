import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const source = join(import.meta.dirname, '../../src');
const elements = readdirSync(join(source, 'elements'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => [`elements/${name}/index.ts`, `elements/${name}/define.ts`]);
const entries = ['index.ts', 'client/index.ts', 'contract/index.ts', 'cdn/abdm-elements.ts', ...elements];

// A process of its own for each: what one entry has loaded would hide what the next one needs.
for (const entry of entries) {
  test(`importing src/${entry} without a DOM does not throw`, async () => {
    const url = pathToFileURL(join(source, entry)).href;
    const script = `await import(${JSON.stringify(url)}); process.stdout.write(typeof document);`;
    const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: join(source, '..') });
    assert.equal(stdout, 'undefined');
  });
}
