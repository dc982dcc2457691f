import type { RecordDocument } from '../../../src/elements/record-viewer/reading/blocks.js';
import { documentOf } from '../../../src/elements/record-viewer/reading/document.js';
import type { JsonObject } from '../../../src/elements/record-viewer/reading/json.js';
import { tellingWith } from '../../../src/elements/record-viewer/load-parts.js';
import { partsOf } from '../../../src/elements/record-viewer/reading/families.js';
import type { Telling } from '../../../src/elements/record-viewer/reading/reading.js';
import type { PartName, PlainTelling } from '../../../src/elements/record-viewer/reading/telling.js';
import { loadMessages } from '../../../src/locales/message-set.js';
import { recordLabelsMessages } from '../../../src/locales/record-labels.js';
import { recordWordsMessages } from '../../../src/locales/record-words.js';

async function plainIn(language: 'en' | 'hi', locale: string): Promise<PlainTelling> {
  const [words, labels] = await Promise.all([
    loadMessages(recordWordsMessages, language),
    loadMessages(recordLabelsMessages, language),
  ]);
  return { words, labels, locale, language };
}

const everyPart: readonly PartName[] = [
  'amounts',
  'bills',
  'labels',
  'medicines',
  'results',
  'uncommon',
  'vaccinations',
];

/** All words and formats of a language, with all parts. */
export const tellingIn = async (language: 'en' | 'hi', locale: string = language): Promise<Telling> =>
  tellingWith(await plainIn(language, locale), new Set(everyPart));

/** A bundle told with no more parts than it asks for, and which these are. */
export async function toldWithFew(
  bundle: JsonObject,
  language: 'en' | 'hi',
): Promise<{ readonly document: RecordDocument; readonly parts: readonly PartName[] }> {
  const plain = await plainIn(language, language);
  const wanted = partsOf(bundle);
  for (;;) {
    const { size } = wanted;
    const { document } = toldWith(bundle, await tellingWith(plain, wanted));
    if (wanted.size === size) return { document, parts: [...wanted].sort() };
  }
}

/** A bundle told at once, and the longest step in milliseconds. */
export function toldWith(
  bundle: unknown,
  telling: Telling,
): { readonly document: RecordDocument; readonly longest: number } {
  const steps = documentOf(bundle as JsonObject, telling);
  let longest = 0;
  for (;;) {
    const start = performance.now();
    const step = steps.next();
    longest = Math.max(longest, performance.now() - start);
    if (step.done) return { document: step.value, longest };
  }
}

/** All that a document says, one thing a line. */
export function textsOf({ title, facts, blocks, sections }: RecordDocument): string[] {
  const ofBlocks = (all: RecordDocument['blocks']): string[] =>
    all.flatMap((block) => {
      switch (block.kind) {
        case 'heading':
        case 'remark':
          return [block.text];
        case 'facts':
          return block.facts.flatMap(({ label, lines }) => lines.map((line) => `${label}: ${line}`));
        case 'table':
          return [
            block.caption,
            block.columns.join(' | '),
            ...block.rows.map(({ cells }) =>
              cells
                .map(({ lines, flag }) =>
                  [...lines, ...(flag ? [`${flag.sign} ${flag.text}`] : [])].join(' / '),
                )
                .join(' | '),
            ),
          ];
        case 'file':
          return [block.file.title ?? block.file.url ?? ''];
        case 'narrative':
          return [...block.markup];
      }
    });
  return [
    title,
    ...facts.flatMap(({ label, lines }) => lines.map((line) => `${label}: ${line}`)),
    ...ofBlocks(blocks),
    ...sections.flatMap((section) => [section.title, ...ofBlocks(section.blocks)]),
  ];
}
