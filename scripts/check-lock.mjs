// Names the optional platform packages that the lock file lacks: npm ci refuses such a lock, and other platforms would miss a binary.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));

/** The folders in which Node would look for a dependency of the package at `path`, nearest first. */
const folders = (path) => {
  const parts = path.split(/(?:^|\/)node_modules\//).slice(1);
  return parts
    .map((_, i) =>
      parts
        .slice(0, parts.length - i)
        .map((part) => `node_modules/${part}/`)
        .join(''),
    )
    .concat('');
};

const missing = Object.entries(packages).flatMap(([path, { version, optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !folders(path).some((folder) => packages[`${folder}node_modules/${name}`]))
    .map((name) => `${path}@${version}: no ${name}`),
);

console.log(missing.join('\n') || `lock file complete: ${Object.keys(packages).length - 1} packages`);
process.exitCode = missing.length ? 1 : 0;
