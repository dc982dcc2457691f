// Builds dist/ for npm, dist/cdn/ for the script tag, dist/openapi.json, and dist/types/ for frameworks and editors. Runs
// every step, and fails if one failed. With a folder: builds there instead of into dist/.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { scanningFolder } from './decode-worker.mjs';
import { root, runNode } from './run.mjs';

const dist = relative(root, resolve(root, process.argv[2] ?? 'dist'));
const vite = [
  'node_modules/vite/bin/vite.js',
  'build',
  `--outDir=${dist}/cdn`,
  '--emptyOutDir=false',
  '--logLevel=warn',
];
const elements = readdirSync(join(root, 'src/elements')).filter((name) =>
  existsSync(join(root, `src/elements/${name}/define.ts`)),
);
const steps = [
  {
    name: 'npm',
    needs: 'src',
    args: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', dist],
  },
  {
    name: 'npm worker',
    needs: `src/${scanningFolder}/decode-worker.ts`,
    // Over what tsc made of it, which imports packages.
    args: ['scripts/decode-worker.mjs', `${dist}/${scanningFolder}`],
  },
  { name: 'cdn', needs: 'src/cdn/abdm-elements.ts', args: vite },
  ...elements.map((element) => ({
    name: `cdn ${element}`,
    needs: `src/elements/${element}/define.ts`,
    args: [...vite, `--mode=${element}`],
  })),
  {
    name: 'openapi',
    needs: 'src/contract/openapi.ts',
    args: ['--import', 'tsx', 'scripts/openapi.ts', dist],
  },
  { name: 'types', needs: 'custom-elements.json', args: ['scripts/framework-types.mjs', dist] },
  {
    name: 'reference',
    needs: 'scripts/reference.ts',
    args: ['--import', 'tsx', 'scripts/reference.ts', dist],
  },
];

rmSync(join(root, dist), { recursive: true, force: true });
for (const { name, needs, args } of steps) {
  if (!existsSync(join(root, needs))) console.log(`${name}: skipped, there is no ${needs}`);
  else if ((await runNode(args)).ok) console.log(`${name}: built`);
  else {
    console.log(`${name}: failed`);
    process.exitCode = 1;
  }
}
