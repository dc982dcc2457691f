import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNode } from './run.mjs';

const folder = join(root, 'test/bench');
const names = existsSync(folder)
  ? readdirSync(folder)
      .filter((file) => /^[a-z0-9-]+\.ts$/.test(file))
      .map((file) => file.slice(0, -3))
      .sort()
  : [];
const [name, ...args] = process.argv.slice(2);

if (names.includes(name)) {
  const { ok } = await runNode(['--import', 'tsx', `test/bench/${name}.ts`, ...args]);
  process.exitCode = ok ? 0 : 1;
} else {
  console.log(`npm run bench -- <name> [arguments]\n\n${names.join('\n') || 'There are no benchmarks yet.'}`);
  process.exitCode = name ? 1 : 0;
}
