// Builds dist/ for npm, dist/cdn/ for the script tag, and dist/openapi.json. Runs every step, and fails if one failed.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { scanningFolder } from './decode-worker.mjs';
import { root, runNode } from './run.mjs';

const vite = ['node_modules/vite/bin/vite.js', 'build', '--emptyOutDir=false', '--logLevel=warn'];
const elements = readdirSync(join(root, 'src/elements')).filter((name) =>
  existsSync(join(root, `src/elements/${name}/define.ts`)),
);
const steps = [
  { name: 'npm', needs: 'src', args: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'] },
  {
    name: 'npm worker',
    needs: `src/${scanningFolder}/decode-worker.ts`,
    // Over what tsc made of it, which imports packages.
    args: ['scripts/decode-worker.mjs', `dist/${scanningFolder}`],
  },
  { name: 'cdn', needs: 'src/cdn/abdm-elements.ts', args: vite },
  ...elements.map((element) => ({
    name: `cdn ${element}`,
    needs: `src/elements/${element}/define.ts`,
    args: [...vite, `--mode=${element}`],
  })),
  { name: 'openapi', needs: 'src/contract/openapi.ts', args: ['--import', 'tsx', 'scripts/openapi.ts'] },
];

rmSync(join(root, 'dist'), { recursive: true, force: true });
for (const { name, needs, args } of steps) {
  if (!existsSync(join(root, needs))) console.log(`${name}: skipped, there is no ${needs}`);
  else if ((await runNode(args)).ok) console.log(`${name}: built`);
  else {
    console.log(`${name}: failed`);
    process.exitCode = 1;
  }
}
