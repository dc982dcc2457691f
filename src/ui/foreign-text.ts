import { html, type TemplateResult } from 'lit';

/** Characters of a text from elsewhere that stand in a row; the rest is unfolded. */
export const longestInRow = 160;

/** The beginning of a text that is too long for a row; a short one as it is. */
export const clipped = (text: string): string =>
  text.length <= longestInRow ? text : `${text.slice(0, longestInRow).replace(/[\ud800-\udbff]$/, '')}…`;

const directions = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text from elsewhere as it stands in a sentence of ours: without marks that would turn our words round. */
export const withoutDirections = (text: string): string => text.replace(directions, '').trim();

/** Whether a text from elsewhere tells anything: one without any visible character does not. */
export const isTelling = (text: string | undefined): text is string =>
  text !== undefined && /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);

/** Text from elsewhere, of any length and script; a long one unfolds. Part `whole-text`. */
export function foreignText(text: string): TemplateResult {
  if (text.length <= longestInRow) return html`<bdi>${text}</bdi>`;
  return html`<details part="whole-text">
    <summary><bdi>${clipped(text)}</bdi></summary>
    <bdi>${text}</bdi>
  </details>`;
}
