// Packs the package as npm would publish it, into a folder of the machine's own, and installs it there for test/package: the
// tarball, what is in it, and beside it links to the packages that consumers have. Builds first what is older than its source.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { consumersFolder } from './consumers-folder.mjs';
import { root, runNode } from './run.mjs';

const build = join(consumersFolder, 'build');
const modules = join(consumersFolder, 'node_modules');
const sources = ['src', 'scripts', 'custom-elements.json'].flatMap((name) =>
  statSync(join(root, name)).isDirectory()
    ? readdirSync(join(root, name), { recursive: true }).map((file) => join(root, name, file))
    : join(root, name),
);
const changedAt = Math.max(...sources.map((file) => statSync(file).mtimeMs));

/** Whether a whole build is there that is younger than its source; the types are its last step. */
const isCurrent = (folder) => {
  const last = join(folder, 'dist/types/web-types.json');
  return existsSync(last) && statSync(last).mtimeMs >= changedAt;
};

/** The folder with a current `dist`: the project's own, or a build beside the consumers. */
async function built() {
  if (isCurrent(root)) return root;
  if (!isCurrent(build) && !(await runNode(['scripts/build.mjs', join(build, 'dist')])).ok)
    throw new Error('The build failed.');
  for (const name of ['package.json', 'custom-elements.json', 'README.md', 'LICENSE', 'docs'])
    cpSync(join(root, name), join(build, name), { recursive: true });
  return build;
}

function pack(folder) {
  const npm = process.env.npm_execpath;
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', consumersFolder];
  const output = execFileSync(npm ? process.execPath : 'npm', [...(npm ? [npm] : []), ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: !npm && process.platform === 'win32',
  });
  return join(consumersFolder, JSON.parse(output)[0].filename);
}

mkdirSync(consumersFolder, { recursive: true });
const tarball = pack(await built());
rmSync(modules, { recursive: true, force: true });
const installed = join(modules, 'abdm-elements');
mkdirSync(installed, { recursive: true });
execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);

const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
const frameworks = ['@types/node', '@types/react', 'react', 'solid-js', 'svelte', 'vue'];
for (const name of [...Object.keys(dependencies), ...frameworks]) {
  mkdirSync(dirname(join(modules, name)), { recursive: true });
  symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction');
}
writeFileSync(join(consumersFolder, 'package.json'), '{ "private": true, "type": "module" }\n');
writeFileSync(join(consumersFolder, 'tarball.txt'), tarball);
