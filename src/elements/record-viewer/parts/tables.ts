import type { Block, Cell, Row, Steps } from '../reading/blocks.js';
import type { AnyPart, JsonObject } from '../reading/json.js';
import { limits } from '../reading/limits.js';
import type { Reading } from '../reading/reading.js';
import { factsOf } from '../reading/say.js';

/** The rows of resources, one after the other. */
export function* rowsOfEach(
  resources: readonly JsonObject[],
  reading: Reading,
  rowOf: (resource: JsonObject, reading: Reading) => Row,
): Steps<Row[]> {
  const rows: Row[] = [];
  for (const resource of resources) {
    rows.push(reading.within(resource, () => rowOf(resource, reading)));
    yield;
  }
  return rows;
}

/** A cell with the lines that say something. */
export const cellOf = (...lines: (string | undefined)[]): Cell => ({
  lines: [...new Set(lines.flatMap((line) => line?.split('\n') ?? []).filter(Boolean))],
});

/** What nobody has told of a part yet, as lines of a cell. */
export const restLines = (part: AnyPart, reading: Reading): string[] =>
  factsOf(part, reading).map(({ label, lines }) => `${label}: ${lines.join(', ')}`);

/** Takes out of a table what all its rows remark, and says it once. */
function inCommon(rows: readonly Row[]): {
  readonly common: readonly string[];
  readonly rows: readonly Row[];
} {
  const own = rows.filter(({ isInner }) => !isInner);
  const remarksOf = ({ cells }: Row): readonly string[] => cells.at(-1)?.lines ?? [];
  const [first, ...others] = own;
  if (!first || others.length === 0) return { common: [], rows };
  const common = remarksOf(first).filter((line) => others.every((row) => remarksOf(row).includes(line)));
  const without = (row: Row): Row => {
    const lines = remarksOf(row).filter((line) => !common.includes(line));
    return { ...row, cells: [...row.cells.slice(0, -1), { ...row.cells.at(-1), lines }] };
  };
  return { common, rows: common.length > 0 ? rows.map((row) => (row.isInner ? row : without(row))) : rows };
}

/**
 * A table, in parts where it is long: one of thousands of rows would be laid out anew with each.
 *
 * @param name - what it is about, if its heading does not say that
 */
export function tableBlocks(
  { caption, columns }: { readonly caption: string; readonly columns: readonly string[] },
  all: readonly Row[],
  reading: Reading,
  name = '',
): Block[] {
  const { common, rows } = inCommon(all);
  // A column in which no row says anything is left out.
  const used = columns.map((_, column) => column < 2 || rows.some(({ cells }) => says(cells[column])));
  const kept = <Item>(items: readonly Item[]): Item[] => items.filter((_, column) => used[column]);
  const blocks: Block[] = common.map((text) => ({ kind: 'remark', text, isWarning: false }));
  for (let first = 0; first < rows.length; first += limits.rows) {
    const some = rows.slice(first, first + limits.rows);
    const place = [first + 1, first + some.length, rows.length].map((n) => reading.number(n)) as [
      string,
      string,
      string,
    ];
    blocks.push({
      kind: 'table',
      caption: name || caption,
      isPlain: !name,
      part: rows.length > limits.rows ? reading.words.part(...place) : undefined,
      columns: kept(columns),
      rows: some.map((row) => ({ ...row, cells: kept(row.cells) })),
    });
  }
  return blocks;
}

const says = (cell: Cell | undefined): boolean =>
  cell !== undefined && (cell.lines.length > 0 || cell.flag !== undefined);
