import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';

/** A file as a suite of its own: its hooks are run before and after its own tests, and what it fails at names it. */
const suite = (file) =>
  `describe(${JSON.stringify(file)}, () => import(${JSON.stringify(pathToFileURL(join(root, file)).href)}));`;

/**
 * Writes modules that each run a share of Node test files one after another, and returns their paths: Node starts a process
 * for each module it is given, and to load the source once more takes longer than most files' tests.
 */
export function groupFiles(files, groups, folder) {
  return Array.from({ length: Math.min(groups, files.length) }, (_, nth) => {
    const mine = files.filter((_, index) => index % groups === nth);
    const path = join(folder, `group-${nth + 1}.mjs`);
    writeFileSync(path, ["import { describe } from 'node:test';", ...mine.map(suite), ''].join('\n'));
    return path;
  });
}
