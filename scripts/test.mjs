// npm test: checks, Node tests, build, package, browser tests, end-to-end tests. One layer: node scripts/test.mjs <layer> [filter]
import { check } from './check.mjs';
import { layers, runLayer, strays } from './layers.mjs';
import { runNode } from './run.mjs';

const one = { atOnce: 1 };

async function checks() {
  const { passed, failures } = await check(one);
  return { passed: passed.length, skipped: 0, failures };
}

async function build() {
  const { ok } = await runNode(['scripts/build.mjs']);
  return { passed: ok ? 1 : 0, skipped: 0, failures: ok ? [] : ['npm run build'] };
}

/** What needs one processor goes side by side, the package once the build is there; each of the rest takes two. */
const everything = [
  [
    { check: checks, package: () => runLayer('package', one) },
    { build, node: () => runLayer('node', one) },
  ],
  [{ browser: () => runLayer('browser') }],
  [{ e2e: () => runLayer('e2e') }],
];

const [only, filter] = process.argv.slice(2);
if (only && !layers[only]) {
  console.error(
    `There is no layer "${only}": use ${Object.keys(layers).join(', ')}, or nothing for all that must pass.`,
  );
  process.exit(2);
}

const results = [];

async function runInTurn(parts) {
  for (const [name, run] of Object.entries(parts)) {
    console.log(`\n── ${name}`);
    const start = Date.now();
    const result = await run().catch((error) => ({
      passed: 0,
      skipped: 0,
      failures: [String(error.stack ?? error)],
    }));
    results.push({ name, ...result, seconds: (Date.now() - start) / 1000 });
  }
}

const named = only === 'deep' && !filter ? ['deep', 'deepBrowser'] : [only];
const chosen = only
  ? [[Object.fromEntries(named.map((name) => [name, () => runLayer(name, { filter })]))]]
  : everything;
for (const sideBySide of chosen) await Promise.all(sideBySide.map(runInTurn));

const misplaced = only ? [] : strays().map((file) => `${file}: belongs to no layer (see scripts/layers.mjs)`);
if (misplaced.length)
  results.push({ name: 'places', passed: 0, skipped: 0, failures: misplaced, seconds: 0 });

console.log();
for (const { name, passed, skipped, failures, seconds } of results)
  console.log(
    `${name.padEnd(11)} ${passed} passed, ${failures.length} failed, ${skipped} skipped (${seconds.toFixed(1)} s)`,
  );
const failures = results.flatMap((result) =>
  result.failures.map((failure) => `  ${result.name}: ${failure}`),
);
if (failures.length) console.log(`\nFailed:\n${failures.join('\n')}`);
const passed = results.reduce((sum, result) => sum + result.passed, 0);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length ? 1 : 0;
