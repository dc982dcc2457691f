import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { groupFiles } from './group-files.mjs';
import { root, runNode } from './run.mjs';

const minutes = (count) => String(count * 60_000);

const nodeTests =
  ({ limit, groups = Infinity }) =>
  (files, { folder, atOnce }) => [
    '--import',
    'tsx',
    '--test',
    `--test-concurrency=${atOnce}`,
    `--test-timeout=${limit}`,
    '--test-reporter=./scripts/reporters/node.mjs',
    '--test-reporter-destination=stdout',
    ...groupFiles(files, groups, folder),
  ];

const browserTests = (files) => [
  'node_modules/@web/test-runner/dist/bin.js',
  '--config',
  'scripts/web-test-runner.config.mjs',
  '--files',
  ...files,
];

// Two files that find no elements would build them over each other.
const makeElements = [
  '--import',
  'tsx',
  '--eval',
  "import('./demo/portal/elements.ts').then(({ ensureElements }) => ensureElements())",
];

const testsIn = (...folders) => new RegExp(`^test/(${folders.join('|')})/.*\\.test\\.ts$`);
const nodeFolders = [
  'abdm',
  'contract',
  'client',
  'proxy',
  'sandbox',
  'command',
  'locales',
  'scripts',
  'docs',
  'stories',
];
const browserFiles = testsIn('context', 'controllers', 'ui', 'elements', 'cdn');

const inDepth = { FUZZ_FACTOR: '10', TEST_DEPTH: 'deep' };

/** Which test files belong to which layer, and how Node is called to run them, and `first` to make them ready. */
export const layers = {
  node: {
    files: testsIn(...nodeFolders),
    args: nodeTests({ limit: minutes(8), groups: 4 }),
  },
  browser: { files: browserFiles, args: browserTests },
  e2e: {
    files: testsIn('e2e'),
    args: nodeTests({ limit: minutes(10), groups: 6 }),
    // They wait for pages, a third of the time.
    atOnce: 3,
    first: makeElements,
  },
  // What is packed, and what others make of it.
  package: {
    files: /^test\/package\/.*\.test\.ts$/,
    args: nodeTests({ limit: minutes(20) }),
    first: ['scripts/package.mjs'],
  },
  // The long ones; and those of every run again, with more cases, and with what is tested `inDepth` only.
  deep: {
    files: testsIn('deep', 'e2e', ...nodeFolders),
    args: nodeTests({ limit: minutes(60), groups: 12 }),
    env: inDepth,
    first: makeElements,
  },
  deepBrowser: { files: browserFiles, args: browserTests, env: inDepth },
  openapi: {
    files: /^test\/.*\.openapi\.test\.ts$/,
    args: nodeTests({ limit: minutes(5), groups: 2 }),
  },
};

const testFiles = ['test', 'src']
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, file)))
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.(test|spec)\.[cm]?[jt]sx?$/.test(file))
  .sort();

/** Test files that no layer would run. */
export const strays = () =>
  testFiles.filter(
    (file) => !['node', 'browser', 'e2e', 'package', 'deep'].some((name) => layers[name].files.test(file)),
  );

/**
 * Runs one layer, as far as its files' paths contain `filter`, in so many processes at once. A run that leaves no counts behind
 * is a failure.
 */
export async function runLayer(name, { filter = '', atOnce = layers[name].atOnce ?? 2 } = {}) {
  const { files: pattern, args, env, first } = layers[name];
  const files = testFiles.filter((file) => pattern.test(file) && file.includes(filter));
  if (files.length === 0)
    return { passed: 0, skipped: 0, failures: filter ? [`no ${name} test has "${filter}" in its path`] : [] };

  if (first && !(await runNode(first)).ok)
    return { passed: 0, skipped: 0, failures: [`the ${name} run could not be made ready`] };

  const folder = mkdtempSync(join(tmpdir(), 'abdm-elements-'));
  const counts = join(folder, 'results.json');
  try {
    const { ok, code } = await runNode(args(files, { folder, atOnce }), {
      env: { ...env, TEST_RESULTS: counts },
    });
    if (!existsSync(counts))
      return { passed: 0, skipped: 0, failures: [`the ${name} run broke off (exit code ${code})`] };
    const { passed, skipped, failures, files: ran } = JSON.parse(readFileSync(counts, 'utf8'));
    const reported = (file) => failures.some((failure) => failure.startsWith(file));
    failures.push(
      ...files.filter((file) => !ran.includes(file) && !reported(file)).map((file) => `${file}: no test ran`),
    );
    if (!ok && failures.length === 0) failures.push(`the ${name} run ended with exit code ${code}`);
    return { passed, skipped, failures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
