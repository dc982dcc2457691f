import { assert } from '@open-wc/testing';
import type { Bundle } from 'fhir/r4';
import type { HiType } from '../../../src/abdm/hi-types.js';
import { timeText } from '../../../src/elements/record-viewer/parts/time-of-day.js';
import { unitText } from '../../../src/elements/record-viewer/parts/units.js';
import { own } from '../../../src/elements/record-viewer/reading/json.js';
import type { RecordViewer } from '../../../src/elements/record-viewer/index.js';
import { recordAmounts, type TimeUnit } from '../../../src/locales/en/record-amounts.js';
import { recordLabels } from '../../../src/locales/en/record-labels.js';
import { recordMedicines } from '../../../src/locales/en/record-medicines.js';
import { recordMoreLabels } from '../../../src/locales/en/record-more-labels.js';
import { recordResults } from '../../../src/locales/en/record-results.js';
import { recordKinds, recordOf as sandboxRecord } from '../../../src/sandbox/records/record.js';
import { closeAll } from '../../support/element-page.js';
import { bundleAnswer, openNarratives } from '../../support/fixtures-records.js';
import { records } from '../../support/record-bundles.js';
import { recordPage } from './page.js';

const visit = (hiType: HiType): Parameters<typeof sandboxRecord>[0] => ({
  id: 'visit-7',
  display: 'Visit of October',
  hiType,
  at: Date.UTC(2026, 9, 1, 4, 30),
  facility: { id: 'IN2910000123', name: 'Lake View Hospital', city: 'Mysuru', state: 'Karnataka' },
  patient: {
    name: 'Nisha Rao',
    gender: 'F',
    born: '1995-03-27',
    abhaAddress: 'nisha.rao@abdm',
    abhaNumber: '91-1234-5678-9015',
    mobile: '9999900012',
    address: '12, Lake Road',
  },
});

const all: readonly (readonly [string, Bundle])[] = [
  ...Object.entries(records),
  ...Object.entries(recordKinds).flatMap(([hiType, { contents }]) =>
    contents.map(
      (_, index) => [`${hiType} ${index + 1}`, sandboxRecord(visit(hiType as HiType), index)] as const,
    ),
  ),
];

interface Leaf {
  readonly text: string;
  /** Keys from the resource down to the text, without places in lists. */
  readonly path: readonly string[];
  readonly beside: Readonly<Record<string, unknown>>;
}

function* leavesOf(value: unknown, path: readonly string[], beside: Leaf['beside']): Generator<Leaf> {
  if (typeof value === 'string') yield { text: value.trim(), path, beside };
  else if (Array.isArray(value)) for (const one of value) yield* leavesOf(one, path, beside);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inside] of Object.entries(value))
      yield* leavesOf(inside, [...path, key], value as Leaf['beside']);
}

const because = (pattern: RegExp, why: string) => ({ pattern, why });

/** What is not on the page, by the end of its path, and why. */
const leftOut = [
  because(
    /(?:^|\.)(?:resourceType|id|system|profile|versionId|lastUpdated|hash|language|use)$/,
    'for machines',
  ),
  because(/\.reference$/, 'leads to a resource, which is told'),
  because(/\.(?:data|contentType)$/, 'a file, shown as one; its type is found by its bytes'),
  because(/^text\.status$/, 'how the text was made'),
  because(/section\.(?:text\.status|mode|orderedBy\..*)$/, 'how the section was made'),
  because(/section\.code\..*/, 'the section has a title'),
  because(/doseAndRate\.type\..*/, 'whether the dose was ordered or calculated'),
] as const;

/** Codes beside words that say the same. */
function isSaidBeside({ path, beside, text }: Leaf): boolean {
  const key = path.at(-1);
  if (key === 'code') return ['display', 'unit', 'value'].some((name) => beside[name] !== undefined);
  if (key === 'type') return beside['reference'] !== undefined || beside['amount'] !== undefined;
  return key === 'comparator' && text in recordAmounts.compared;
}

/** Codes for which the kit has words of its own. */
function wordsFor({ text, path }: Leaf): readonly string[] {
  const { flags } = recordResults;
  const { timing } = recordMedicines;
  const end = path.at(-1) ?? '';
  if (path.includes('interpretation')) return flags[text] === undefined ? [] : [flags[text]];
  if (end === 'when') return timing.when[text] === undefined ? [] : [timing.when[text]];
  // The limits say it in the kit's own words.
  if (path.slice(-2).join('.') === 'referenceRange.text')
    return [text.replace(/ %/g, '%').replace(/^U/, 'u')];
  if (end === 'unit') return [unitText(text, undefined)];
  if (end === 'currency') return [text === 'INR' ? '₹' : text];
  if (end === 'periodUnit') return [recordAmounts.spans[text as TimeUnit](2, '').trim(), ...oneOf(text)];
  if (end === 'dayOfWeek') return [weekdays[text] ?? text];
  if (end === 'timeOfDay') return [timeText(text, 'en')];
  const known = [recordLabels.codes, recordMoreLabels.codes, recordMoreLabels.warnings];
  return known.flatMap((table) => own(table, text) ?? []);
}

/** The names of one span: day, a day. */
const oneOf = (unit: string): string[] => [
  recordMedicines.timing.often[unit as TimeUnit](1, '').replace('once ', ''),
];

const weekdays: Readonly<Record<string, string>> = { mon: 'Monday', thu: 'Thursday', sun: 'Sunday' };

const ordinary =
  /^(?:final|completed|active|current|finished|available|issued|order|balanced|billed|generated)$/;

function dateWords(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2})(?:T.*)?)?$/.exec(text) ?? [];
  if (!year || !month) return undefined;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1));
  const format = new Intl.DateTimeFormat('en', {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
    ...(day && { day: 'numeric' }),
  });
  return format.format(at);
}

const plain = (text: string): string => text.replace(/[\s•·]+/g, ' ').trim();

/** The texts of a facility's own text. */
function textsOfMarkup(markup: string): string[] {
  const { body } = new DOMParser().parseFromString(markup, 'text/html');
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) texts.push(plain(walker.currentNode.nodeValue ?? ''));
  return texts.filter(Boolean);
}

function shownBy(element: RecordViewer): string {
  const alternatives = [...element.shadowRoot!.querySelectorAll('img')].map(({ alt }) => alt);
  const texts: string[] = [];
  const walker = document.createTreeWalker(element.shadowRoot!, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode.nodeValue ?? '');
  return plain([...texts, ...alternatives].join(' '));
}

describe('Nothing of a record is dropped silently', () => {
  afterEach(closeAll);
  const reasons = new Map<string, number>();
  let shownTexts = 0;
  after(() => {
    const told = [...reasons].map(([why, count]) => `${count} × ${why}`).join('; ');
    console.log(`Records: ${all.length} bundles, ${shownTexts} texts on the page; left out: ${told}`);
  });

  for (const [name, bundle] of all) {
    it(`${name}: every text that says something to a reader is on the page`, async () => {
      const { element } = recordPage({ readRecord: bundleAnswer(bundle) });
      await openNarratives(element);
      const page = shownBy(element);
      const dropped: string[] = [];
      for (const { resource } of bundle.entry ?? [])
        for (const leaf of leavesOf(resource, [], {})) {
          const path = leaf.path.join('.');
          const wanted = leaf.path.at(-1) === 'div' ? textsOfMarkup(leaf.text) : [plain(leaf.text)];
          if (wanted.every((text) => page.includes(text))) {
            shownTexts++;
            continue;
          }
          const inWords = [...wordsFor(leaf), dateWords(leaf.text)].some(
            (text) => text && page.includes(text),
          );
          const why =
            leftOut.find(({ pattern }) => pattern.test(path))?.why ??
            (isSaidBeside(leaf) ? 'a code beside its words' : undefined) ??
            (inWords ? 'said in words, or as a date' : undefined) ??
            (/(?:status|intent|docStatus)$/i.test(path) && ordinary.test(leaf.text)
              ? 'an ordinary status'
              : undefined);
          if (why) reasons.set(why, (reasons.get(why) ?? 0) + 1);
          else dropped.push(`${resource?.resourceType ?? ''}.${path}: ${leaf.text.slice(0, 80)}`);
        }
      assert.deepEqual(dropped, []);
    }).timeout(30_000);
  }
});
