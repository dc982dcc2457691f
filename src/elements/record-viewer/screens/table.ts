import { html, nothing, type TemplateResult } from 'lit';
import type { Block, Cell, Row } from '../reading/blocks.js';

type Table = Extract<Block, { kind: 'table' }>;

/** Lines of a record: each in its own direction. */
export const lines = (texts: readonly string[]): TemplateResult[] =>
  texts.map((text) => html`<span class="line" dir="auto">${text}</span>`);

function content({ lines: texts, flag }: Cell): TemplateResult {
  return html`${lines(texts)}${
    flag
      ? html`<span class="flag ${flag.tone}" part="flag flag-${flag.tone}"
          ><span aria-hidden="true">${flag.sign}</span> ${flag.text}</span
        >`
      : nothing
  }`;
}

/** An empty cell takes no place on a narrow screen. */
function classOf({ lines: texts, flag }: Cell): string {
  if (flag) return flag.tone === 'warn' ? 'warn' : '';
  return texts.length === 0 ? 'none' : '';
}

function rowOf({ cells, isInner }: Row, columns: readonly string[]): TemplateResult {
  const [first, ...others] = cells;
  return html`<tr class=${isInner ? 'inner' : ''} part="row">
    <th scope="row" part="row-name">${first ? content(first) : nothing}</th>
    ${others.map(
      (cell, index) =>
        html`<td part="cell" class=${classOf(cell)} data-label=${columns[index + 1] ?? ''}>
          ${content(cell)}
        </td>`,
    )}
  </tr>`;
}

/**
 * A table that scrolls by itself where it is wider than its place, also by the keyboard. Parts `table-frame`, `table`,
 * `caption`, `column`, `row`, `row-name`, `cell`, `flag`.
 *
 * @param rows - how many of its rows are shown by now
 */
export function tableOf(
  { caption, isPlain, part, columns, rows: all }: Table,
  id: string,
  rows: number,
): TemplateResult {
  return html`<div class="table-frame" part="table-frame" role="group" tabindex="0" aria-labelledby=${id}>
    <table part="table">
      <caption id=${id} part="caption" class=${isPlain && !part ? 'visually-hidden' : ''}>
        <span dir="auto">${caption}</span>
        ${part ? html`<span class="muted">${part}</span>` : nothing}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col" part="column">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${all.slice(0, rows).map((row) => rowOf(row, columns))}
      </tbody>
    </table>
  </div>`;
}
