import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { button } from '../../../ui/button.js';
import { dateField } from '../../../ui/date-field.js';
import type { ListView } from './list-view.js';

/** The search in names of facilities and visits. */
export function searchField({ query, careContexts: m, onQuery }: ListView): TemplateResult {
  const onInput = (event: Event): void =>
    onQuery({ search: (event.currentTarget as HTMLInputElement).value });
  return html`<div class="field" part="field field-search">
    <label for="search" part="label label-search">${m.search}</label>
    <div class="control">
      <input
        id="search"
        type="search"
        part="input input-search"
        dir="auto"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        enterkeyhint="search"
        aria-describedby="search-hint"
        .value=${live(query.search)}
        @input=${onInput}
      />
      ${
        query.search
          ? button({ name: 'clear', label: m.clear, look: 'plain', onPress: () => onQuery({ search: '' }) })
          : nothing
      }
    </div>
    <p id="search-hint" class="muted" part="hint hint-search">${m.searchHint}</p>
  </div>`;
}

/** The days to which the list can be narrowed. */
export function dayFields({ query, problems, careContexts: m, onQuery }: ListView): TemplateResult {
  return html`<details part="dates">
    <summary>${m.dates}</summary>
    <div class="days">
      ${dateField({
        name: 'from',
        label: m.from,
        value: query.from,
        problem: problems.from && m.problems.from[problems.from],
        onChange: (from) => onQuery({ from }),
      })}
      ${dateField({
        name: 'to',
        label: m.to,
        value: query.to,
        problem: problems.to && m.problems.to[problems.to],
        onChange: (to) => onQuery({ to }),
      })}
    </div>
  </details>`;
}
