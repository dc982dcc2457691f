// Writes custom-elements.json; with --check, compares the one there with what the source says now.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import Ajv from 'ajv';
import { root } from './run.mjs';

const file = join(root, 'custom-elements.json');
const config = 'scripts/custom-elements-manifest.config.mjs';
const manifest = await cli({ argv: ['analyze', '--config', config], cwd: root, noWrite: true });
const text = `${JSON.stringify(manifest, null, 2)}\n`;

const schema = createRequire(import.meta.url)('custom-elements-manifest/schema.json');
const validate = new Ajv({ strict: false }).compile(schema);
if (!validate(JSON.parse(text))) {
  console.error('The manifest does not keep to schema 2.1.0:');
  for (const { instancePath, message } of validate.errors) console.error(`  ${instancePath} ${message}`);
  process.exitCode = 1;
}

const current = () => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (current() !== text) {
  console.error(
    'custom-elements.json is out of date: run "node scripts/manifest.mjs" (or "npm run fix") and commit it.',
  );
  process.exitCode = 1;
}
