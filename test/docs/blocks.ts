import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** A piece of code in the documentation. */
export interface Block {
  /** File and line, as editors open it. */
  readonly where: string;
  readonly language: string;
  readonly text: string;
}

/** The files of the documentation, from the project's folder. */
export const documents: readonly string[] = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** Reads a file of the documentation. */
export const textOf = (document: string): string => readFileSync(join(root, document), 'utf8');

/** All pieces of code in some languages. */
export function blocks(...languages: readonly string[]): Block[] {
  return allBlocks.filter(({ language }) => languages.includes(language));
}

/** All pieces of code. */
export const allBlocks: readonly Block[] = documents.flatMap((document) => {
  const text = textOf(document);
  return [...text.matchAll(/^( *)```([^\n]*)\n([\s\S]*?)^\1```$/gm)].map((match) => ({
    where: `${document}:${text.slice(0, match.index).split('\n').length}`,
    language: (match[2] ?? '').trim(),
    text: match[3] ?? '',
  }));
});
