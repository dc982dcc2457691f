import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, runNode } from './run.mjs';

const folders = ['src', 'stories', 'test', 'demo', 'scripts'].filter((folder) =>
  existsSync(join(root, folder)),
);

const steps = {
  types: ['node_modules/typescript/bin/tsc', '-p', '.'],
  lint: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'],
  format: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  floors: [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    'scripts/floors.mjs',
    '--output-type',
    'err-long',
    ...folders,
  ],
  manifest: ['scripts/manifest.mjs', '--check'],
  lock: ['scripts/check-lock.mjs'],
};

/** Runs every step, so many at once, and returns the names of those that passed and of those that failed. */
export async function check({ atOnce = 2 } = {}) {
  const waiting = Object.entries(steps);
  const passed = [];
  const failures = [];
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const [name, args] = step;
      const { ok, output } = await runNode(args, { quiet: true });
      (ok ? passed : failures).push(name);
      console.log(ok ? `✓ ${name}` : `\n✗ ${name}\n${output.trimEnd()}\n`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { passed, failures };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { failures } = await check();
  if (failures.length)
    console.log(`Failed: ${failures.join(', ')}. "npm run fix" repairs format, some lint and the manifest.`);
  process.exitCode = failures.length ? 1 : 0;
}
