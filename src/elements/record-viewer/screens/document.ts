import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { RecordViewerMessages } from '../../../locales/record-viewer.js';
import type { Attached } from '../attached/attached.js';
import type { Block, Fact, RecordDocument, Section } from '../reading/blocks.js';
import { heading } from './heading.js';
import { lines, tableOf } from './table.js';

/** Texts of the facility that say again what stands above. */
export type Unfolding = Extract<Block, { kind: 'narrative' }>;

/** A document as it is shown. */
export interface DocumentView {
  readonly document: RecordDocument;
  /** Level of the heading above it. */
  readonly level: number;
  /** How many rows may be on the page by now. */
  readonly rows: number;
  /** Shows files and texts of the facility; a document with nothing of the kind does without. */
  readonly attached: Attached | undefined;
  /** Texts of the facility that the patient has unfolded. */
  readonly unfolded: ReadonlySet<Unfolding>;
  readonly messages: RecordViewerMessages;
  readonly onUnfold: (block: Unfolding) => void;
}

/** Hands out the rows that may be on the page. */
class Allowance {
  #left: number;
  isUsedUp = false;

  constructor(rows: number) {
    this.#left = rows;
  }

  /** Takes as many as are left. */
  take(wanted: number): number {
    const given = Math.max(0, Math.min(wanted, this.#left));
    this.#left -= given;
    this.isUsedUp ||= given < wanted;
    return given;
  }

  /** Takes all that are wanted, or none of them. */
  takeWhole(wanted: number): boolean {
    return this.#left >= wanted && this.take(wanted) === wanted;
  }
}

/** Facts under their names. Parts `facts`, `fact`, `term`, `value`. */
function factsOf(facts: readonly Fact[]): TemplateResult {
  return html`<dl class="facts" part="facts">
    ${facts.map(
      ({ label, lines: texts }) =>
        html`<div class="fact" part="fact">
          <dt class="muted" part="term">${label}</dt>
          <dd part="value">${lines(texts)}</dd>
        </div>`,
    )}
  </dl>`;
}

function remarkOf(text: string, isWarning: boolean): TemplateResult {
  return isWarning
    ? html`<p class="notice danger" part="warning" role="note">${text}</p>`
    : html`<p class="muted" part="remark" dir="auto">${text}</p>`;
}

/** Texts of the facility that say again what stands above. Parts `narratives`, `summary`, `narrative`. */
function unfoldingOf(block: Unfolding, view: DocumentView): TemplateResult {
  const { attached, unfolded, messages: m, onUnfold } = view;
  const isUnfolded = unfolded.has(block);
  const toggle = ({ currentTarget }: Event): void => {
    if ((currentTarget as HTMLDetailsElement).open && !isUnfolded) onUnfold(block);
  };
  const content = attached?.narrative(block.markup) ?? html`<p class="muted">${m.narrativeFailed}</p>`;
  return html`<details part="narratives" class=${isUnfolded ? '' : 'unread'} @toggle=${toggle}>
    <summary part="summary">${m.narrative}</summary>
    <div class="stack tight">${isUnfolded ? content : nothing}</div>
  </details>`;
}

/** How many rows a block takes. */
function rowsOf(block: Block): number {
  if (block.kind === 'table') return block.rows.length;
  return block.kind === 'facts' ? block.facts.length : 1;
}

function blockOf(block: Block, id: string, view: DocumentView, allowance: Allowance): unknown {
  const rows = allowance.take(rowsOf(block));
  if (rows === 0) return nothing;
  switch (block.kind) {
    case 'table':
      return guard([block, rows], () => tableOf(block, id, rows));
    case 'facts':
      return allowance.isUsedUp ? nothing : guard([block], () => factsOf(block.facts));
    case 'heading': {
      const text = html`<span dir="auto">${block.text}</span>`;
      const level = view.level + block.level;
      return guard([block, level], () => heading({ level, part: 'item', text }));
    }
    case 'remark':
      return guard([block], () => remarkOf(block.text, block.isWarning));
    case 'file':
      return view.attached?.file(block.file);
    case 'narrative':
      return block.open ? view.attached?.narrative(block.markup) : unfoldingOf(block, view);
  }
}

function sectionOf(
  { title, level, blocks }: Section,
  index: number,
  view: DocumentView,
  allowance: Allowance,
): unknown {
  if (allowance.take(1) === 0) return nothing;
  const text = html`<span dir="auto">${title}</span>`;
  return html`<div class="section stack" part="section">
    ${heading({ level: view.level + level, part: 'section-title', text })}
    ${blocks.map((block, place) => blockOf(block, `table-${index}-${place}`, view, allowance))}
  </div>`;
}

/** Sections that are laid out together, and left alone together once they are whole. */
const groupSize = 40;

/** How many rows a group takes, by its first section; not a number where files or texts in it change by themselves. */
const weights = new WeakMap<Section, number>();

function weightOf(group: readonly Section[], first: Section): number {
  const known = weights.get(first);
  if (known !== undefined) return known;
  const blocks = group.flatMap((section) => section.blocks);
  const isStill = blocks.every(({ kind }) => kind !== 'file' && kind !== 'narrative');
  const weight = isStill ? blocks.reduce((sum, block) => sum + rowsOf(block), group.length) : NaN;
  weights.set(first, weight);
  return weight;
}

function groupOf(
  group: readonly Section[],
  start: number,
  view: DocumentView,
  allowance: Allowance,
): unknown {
  const [first] = group;
  const content = (rows: Allowance): TemplateResult =>
    html`<div class="sections">
      ${group.map((section, index) => (rows.isUsedUp ? nothing : sectionOf(section, start + index, view, rows)))}
    </div>`;
  const weight = first ? weightOf(group, first) : NaN;
  return allowance.takeWhole(weight)
    ? guard([first, view.level, view.messages], () => content(new Allowance(weight)))
    : content(allowance);
}

/**
 * A record as far as it may be on the page by now. Parts `document`, `section`, `section-title`, `item`.
 *
 * @returns what is rendered, and whether there is more to come
 */
export function documentView(view: DocumentView): {
  readonly content: TemplateResult;
  readonly isCut: boolean;
} {
  const allowance = new Allowance(view.rows);
  const { facts, blocks, sections } = view.document;
  const first = blocks.map((block, place) => blockOf(block, `table-head-${place}`, view, allowance));
  const shown: unknown[] = [];
  for (let start = 0; start < sections.length && !allowance.isUsedUp; start += groupSize)
    shown.push(groupOf(sections.slice(start, start + groupSize), start, view, allowance));
  const content = html`<div class="document" part="document">
    ${first} ${facts.length > 0 ? factsOf(facts) : nothing} ${shown}
  </div>`;
  return { content, isCut: allowance.isUsedUp };
}
