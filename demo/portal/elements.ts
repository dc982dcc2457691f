import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const source = join(root, 'src');
const entry = 'abdm-elements.js';

/** Where the script-tag build of the elements is. */
export const elementsFolder = join(root, 'dist/cdn');

const onServerOnly = /^(proxy|sandbox|command)[\\/]/;

function isCurrent(): boolean {
  const built = join(elementsFolder, entry);
  if (!existsSync(built)) return false;
  const builtAt = statSync(built).mtimeMs;
  const sources = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|css)$/.test(file) && !onServerOnly.test(file))
    .map((file) => join(source, file));
  return [...sources, join(root, 'vite.config.ts'), join(root, 'scripts/vite-script-tags.ts')].every(
    (file) => statSync(file).mtimeMs <= builtAt,
  );
}

/**
 * Builds the elements for the script tag, if they are missing or older than their source.
 *
 * @param say - hears that it takes a moment
 */
export async function ensureElements(say: (text: string) => void = () => undefined): Promise<void> {
  if (isCurrent()) return;
  say('Building the elements; this takes a few seconds.');
  const { build } = await import('vite');
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
}
