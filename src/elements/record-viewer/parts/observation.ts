import type * as r4 from 'fhir/r4';
import type { Block, Cell, Row, Steps } from '../reading/blocks.js';
import { resultFlag } from './flags.js';
import { type JsonObject, listOf, objectsOf, Part, textOf } from '../reading/json.js';
import { labelOf } from '../reading/labels.js';
import type { Reading } from '../reading/reading.js';
import { linesOf, say } from '../reading/say.js';
import { statusRemarks } from '../reading/statuses.js';
import { fileBlocks, keepNarrative, referred, skipPatient } from '../reading/tell.js';
import { cellOf, restLines, tableBlocks } from './tables.js';

type Result = Part<r4.Observation>;

/** Codes of an assessment, from each of its codings. */
const codesOf = (value: unknown): string[] =>
  objectsOf(value).flatMap((concept) =>
    objectsOf(concept['coding']).flatMap(({ code }) => textOf(code) ?? []),
  );

/** Whether a facility's own words say nothing else than what is told anyway; a space before a unit is no difference. */
const isSame = (text: string | undefined, told: string): boolean =>
  text?.replace(/\s/g, '').toLowerCase() === told.replace(/\s/g, '').toLowerCase();

function rangeLines(part: Result, reading: Reading): string[] {
  return objectsOf(part.take('referenceRange')).map((json) => {
    const range = new Part<r4.ObservationReferenceRange>(json);
    const text = range.text('text');
    const span = say({ low: range.take('low'), high: range.take('high') }, reading);
    const applies = listOf(range.take('appliesTo')).map((one) => say(one, reading));
    return [isSame(text, span) ? '' : (text ?? ''), span, ...applies, ...restLines(range, reading)]
      .filter(Boolean)
      .join(' · ');
  });
}

/** The cells of a result, or of one of its components, but for remarks. */
function cellsOf(part: Result, reading: Reading, name: string): readonly Cell[] {
  const codes = codesOf(part.json['interpretation']);
  const value = part.choice('value');
  const flag = resultFlag(codes, value, part.json['referenceRange'], reading);
  // What the flag says already is not said twice.
  const assessed = linesOf(part.take('interpretation'), reading).filter(
    (text) => !flag || !(codes.includes(text) || text.toLowerCase() === flag.text.toLowerCase()),
  );
  const said = [...linesOf(value, reading), ...linesOf(part.take('dataAbsentReason'), reading), ...assessed];
  return [cellOf(name), { ...cellOf(...said), flag }, cellOf(...rangeLines(part, reading))];
}

interface Told {
  readonly rows: readonly Row[];
  /** Results that this one is made of, and that stand nowhere yet. */
  readonly members: readonly JsonObject[];
}

function rowsOf(resource: JsonObject, reading: Reading): Told {
  return reading.within(resource, () => {
    const part: Result = new Part(resource);
    keepNarrative(part, reading);
    // The table is named after the category.
    part.skip('category');
    skipPatient(part, reading);
    const remarks = statusRemarks(part, reading).map((block) => (block.kind === 'remark' ? block.text : ''));
    const inner = part.objects('component').map((json): Row => {
      const component: Result = new Part(json);
      const cells = cellsOf(component, reading, say(component.take('code'), reading));
      return { cells: [...cells, cellOf(...restLines(component, reading))], isInner: true };
    });
    const members = referred(part.take('hasMember'), reading);
    const cells = cellsOf(part, reading, say(part.take('code'), reading));
    const effective = say(part.choice('effective'), reading);
    const when = effective && `${labelOf('effective', reading)}: ${effective}`;
    const own = {
      cells: [...cells, cellOf(...remarks, ...members.names, when, ...restLines(part, reading))],
    };
    return { rows: [own, ...inner], members: members.resources };
  });
}

/** Tells results as tables, one for each category in turn. */
export function* tellResults(resources: readonly JsonObject[], reading: Reading): Steps<Block[]> {
  const waiting = [...resources].reverse();
  const tables: { readonly caption: string; readonly rows: Row[] }[] = [];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (reading.isShown(next)) continue;
    const { rows, members } = rowsOf(next, reading);
    const caption = say(next['category'], reading);
    const last = tables.at(-1);
    if (last?.caption === caption) last.rows.push(...rows);
    else tables.push({ caption, rows: [...rows] });
    waiting.push(...[...members].reverse());
    yield;
  }
  return [
    ...tables.flatMap(({ caption, rows }) => tableBlocks(reading.words.results, rows, reading, caption)),
    ...fileBlocks(reading),
  ];
}
