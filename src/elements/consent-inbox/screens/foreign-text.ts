import { html, type TemplateResult } from 'lit';
import { clipped, longestInRow } from '../request-texts.js';

/** Text from elsewhere, of any length and script; a long one unfolds. Part `whole-text`. */
export function foreignText(text: string): TemplateResult {
  if (text.length <= longestInRow) return html`<bdi>${text}</bdi>`;
  return html`<details part="whole-text">
    <summary><bdi>${clipped(text)}</bdi></summary>
    <bdi>${text}</bdi>
  </details>`;
}
