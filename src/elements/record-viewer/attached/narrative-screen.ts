import { html, nothing, type TemplateResult } from 'lit';
import type { RecordFilesMessages } from '../../../locales/record-files.js';
import type { NarrativeState } from './narratives-controller.js';

/** A text of the facility, as text. Part `narrative`. */
export function narrativeOf(state: NarrativeState, m: RecordFilesMessages['text']): TemplateResult {
  if (state === 'loading') return html`<p class="muted" aria-busy="true">${m.loading}</p>`;
  if (state === 'failed') return html`<p class="muted">${m.failed}</p>`;
  if (state.text === '') return html`<p class="muted">${m.empty}</p>`;
  return html`<p class="narrative" part="narrative" dir="auto">${state.text}</p>
    ${state.isCut ? html`<p class="muted">${m.cut}</p>` : nothing}`;
}
