import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rollup } from 'vite';
import { type ScriptTagBuild, scriptTags } from '../src/cdn/tags.js';

const entry = 'abdm-elements.js';
const sources = /[\\/]src[\\/](?:elements[\\/]([a-z-]+)[\\/]define|cdn[\\/](core|prefix|shadow-roots))\.ts$/;

const sri = (content: Buffer): string => `sha384-${createHash('sha384').update(content).digest('base64')}`;

function readJson(path: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}

/** Files that a file leads to, itself included. */
function closure(bundle: Rollup.OutputBundle, from: readonly string[], withLater: boolean): string[] {
  const found = new Set(from);
  for (const file of found) {
    const chunk = bundle[file];
    if (chunk?.type !== 'chunk') continue;
    for (const next of [...chunk.imports, ...(withLater ? chunk.dynamicImports : [])])
      if (next !== entry) found.add(next);
  }
  return [...found];
}

/** Which file has the source of each element, of what all need, and of the prefix. */
function filesBySource(bundle: Rollup.OutputBundle): Map<string, string> {
  const files = new Map<string, string>();
  for (const chunk of Object.values(bundle)) {
    if (chunk.type !== 'chunk') continue;
    for (const id of chunk.moduleIds) {
      const [, element, part] = sources.exec(id) ?? [];
      const name = element ?? part;
      if (name !== undefined) files.set(name, chunk.fileName);
    }
  }
  return files;
}

function describe(bundle: Rollup.OutputBundle, version: string, hashed: string): ScriptTagBuild {
  const {
    core = '',
    prefix = '',
    'shadow-roots': shadowRoots = '',
    ...elements
  } = Object.fromEntries(filesBySource(bundle));
  const filesOf = (file: string): ScriptTagBuild['elements'][string] => {
    const first = closure(bundle, [core, file], false);
    const later = closure(bundle, [core, file, shadowRoots], true).filter((one) => !first.includes(one));
    return { first, later };
  };
  return {
    version,
    entry: hashed,
    elements: Object.fromEntries(Object.entries(elements).map(([tag, file]) => [tag, filesOf(file)])),
    prefix: [prefix],
  };
}

/**
 * Puts beside a build: the entry under the name of its content, `integrity.json` (every file's sha384), `tags.json` (which
 * element needs which files), `tags.html` (the tags for all elements, to copy) and `reserve-space.css`.
 */
export function immutableFiles(version: string): Plugin {
  return {
    name: 'immutable-files',
    async writeBundle({ dir = '' }, bundle) {
      const write = (name: string, content: string | Buffer): void => writeFileSync(join(dir, name), content);
      const names = Object.keys(bundle).filter((name) => !name.endsWith('.map'));
      const integrity = readJson(join(dir, 'integrity.json'));
      for (const name of names) integrity[name] = sri(readFileSync(join(dir, name)));
      const own = bundle[entry];
      if (own) {
        const content = readFileSync(join(dir, entry));
        const hash = createHash('sha256').update(content).digest('base64url').slice(0, 8);
        const hashed = `abdm-elements-${hash}.js`;
        write(hashed, content);
        write('reserve-space.css', readFileSync('src/cdn/reserve-space.css'));
        integrity[hashed] = sri(content);
        const build = describe(bundle, version, hashed);
        write('tags.json', `${JSON.stringify(build, undefined, 1)}\n`);
        const everything = {
          base: `https://cdn.example/abdm-elements@${version}/dist/cdn`,
          elements: Object.keys(build.elements),
        };
        const { html, scriptSrc } = await scriptTags(build, integrity, everything);
        write('tags.html', `<!-- script-src ${scriptSrc.join(' ')} -->\n${html}`);
      }
      write('integrity.json', `${JSON.stringify(integrity, undefined, 1)}\n`);
    },
  };
}
