import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { consumersFolder } from '../../scripts/consumers-folder.mjs';

/** What a package.json says, as far as the tests read it. */
export interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly files: readonly string[];
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly sideEffects: readonly string[];
  readonly customElements: string;
  readonly 'web-types': string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** The file that `npm pack` made. */
export const tarball = readFileSync(join(consumersFolder, 'tarball.txt'), 'utf8');

/** The package as it is when installed from the tarball. */
export const installed = join(consumersFolder, 'node_modules/abdm-elements');

/** What is in it. */
export const packageJson = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as PackageJson;

/** Its files, as paths from its root. */
export const files: readonly string[] = readdirSync(installed, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(installed.length + 1)
      .replaceAll('\\', '/'),
  );

/** The elements in it, by tag. */
export const tags: readonly string[] = readdirSync(join(installed, 'dist/elements'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Its entries as consumers import them; a pattern stands for one entry for each element. */
export const entries: readonly { readonly specifier: string; readonly targets: readonly string[] }[] =
  Object.entries(packageJson.exports).flatMap(([key, target]) => {
    const targets = typeof target === 'string' ? [target] : Object.values(target);
    const names = key.includes('*') ? tags : [''];
    return names.map((name) => ({
      specifier: packageJson.name + key.slice(1).replace('*', name),
      targets: targets.map((path) => path.replace('*', name)),
    }));
  });
