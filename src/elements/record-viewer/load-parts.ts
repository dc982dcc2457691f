import { loaded } from '../../client/abdm-error.js';
import { loadMessages } from '../../locales/message-set.js';
import type { ReadingPart, Telling } from './reading/reading.js';
import type { PartName, PlainTelling } from './reading/telling.js';

const parts: Readonly<Record<PartName, () => Promise<{ readonly part: ReadingPart }>>> = {
  amounts: () => import('./parts/amounts.js'),
  bills: () => import('./parts/bills.js'),
  labels: () => import('./parts/labels.js'),
  medicines: () => import('./parts/medicines.js'),
  results: () => import('./parts/results.js'),
  uncommon: () => import('./parts/uncommon.js'),
  vaccinations: () => import('./parts/vaccinations.js'),
};

/**
 * Loads the parts that a record needs, with their words.
 *
 * @throws AbdmError `offline` where one could not be loaded
 */
export async function tellingWith(plain: PlainTelling, wanted: Set<PartName>): Promise<Telling> {
  const all = await Promise.all(
    [...wanted].map(async (name) => {
      const { part } = await loaded(parts[name]());
      const words = part.words && (await loadMessages(part.words, plain.language));
      const labels = part.labels && (await loadMessages(part.labels, plain.language));
      return { ...part, words, labels: labels ?? [] };
    }),
  );
  const merged = <Key extends 'families' | 'datatypes' | 'words'>(key: Key): object =>
    Object.assign({}, ...all.map((part) => part[key])) as object;
  return {
    words: { ...plain.words, ...merged('words') } as Telling['words'],
    labels: [plain.labels, ...all.flatMap(({ labels }) => labels)],
    locale: plain.locale,
    families: merged('families') as Telling['families'],
    datatypes: merged('datatypes') as Telling['datatypes'],
    wanted,
  };
}
