import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Integrity, type ScriptTagBuild, scriptTags } from '../cdn/tags.js';
import type { Outcome } from './check/command.js';

const help = `Usage: abdm-elements tags <element>... --base <url> [--prefix <prefix>]

  prints the script tags for a page with these elements, and what its policy must allow for them
  --base    where your page finds this package's dist/cdn, for example https://static.example/abdm-elements-1.0.0
  --prefix  what the tags on the page begin with, for example eka-
`;

const built = async <T>(name: string): Promise<T> =>
  JSON.parse(await readFile(new URL(`../cdn/${name}`, import.meta.url), 'utf8')) as T;

/** `abdm-elements tags`: the tags for the elements that a page has. Ends with 2 where it is asked wrongly. */
export async function tagsCommand(args: readonly string[]): Promise<Outcome> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { base: { type: 'string' }, prefix: { type: 'string' } },
    });
    const { base, prefix } = values;
    if (base === undefined || positionals.length === 0) return { code: 2, err: help };
    const [build, integrity] = await Promise.all([
      built<ScriptTagBuild>('tags.json'),
      built<Integrity>('integrity.json'),
    ]);
    const { html, scriptSrc } = await scriptTags(build, integrity, { base, elements: positionals, prefix });
    const origin = URL.canParse(base) ? new URL(base).origin : "'self'";
    return {
      code: 0,
      out: `<!-- Content-Security-Policy: script-src ${origin} ${scriptSrc.join(' ')} -->\n${html}`,
    };
  } catch (error) {
    return { code: 2, err: `${error instanceof Error ? error.message : String(error)}\n\n${help}` };
  }
}
