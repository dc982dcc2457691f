import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { button } from '../../../ui/button.js';
import { type InboxSort, inboxSorts, type InboxTab, tabStatuses } from '../inbox-view.js';
import type { ListView } from './list-view.js';

const inputOf = (event: Event): HTMLInputElement => event.currentTarget as HTMLInputElement;

function choice(
  group: string,
  text: string,
  isChosen: boolean,
  onChoose: () => void,
  mark?: string,
): TemplateResult {
  return html`<label class="choice chip" part=${group}>
    <input type="radio" name=${group} part="radio" .checked=${live(isChosen)} @change=${onChoose} />
    <span>${text}</span>
    ${mark ? html`<span class="mark" part="mark badge">${mark}</span>` : nothing}
  </label>`;
}

/** The tabs, with how many requests each has and how many of them are new. */
export function tabs({ state, list: m, tabCounts, onTab }: ListView): TemplateResult {
  const names = Object.keys(tabStatuses) as InboxTab[];
  const fresh = state.fresh.size;
  return html`<fieldset class="chips tabs" part="tabs">
    <legend class="visually-hidden">${m.which}</legend>
    ${names.map((name) => {
      const count = tabCounts[name];
      const text = count === undefined ? m.tabs[name] : m.counted(m.tabs[name], count);
      const mark = name === 'requests' && fresh > 0 ? m.newCount(fresh) : undefined;
      return choice('tab', text, state.tab === name, () => onTab(name), mark);
    })}
  </fieldset>`;
}

/** The statuses of the tab. */
export function statusFilter({ state, list: m, requests, counts, onStatus }: ListView): TemplateResult {
  const chosen = state.status[state.tab];
  return html`<fieldset class="chips" part="statuses">
    <legend part="label label-status">${m.filter}</legend>
    ${tabStatuses[state.tab].map((status) => {
      const count = counts[status];
      const text = requests.statuses[status];
      const label = count === undefined ? text : m.counted(text, count);
      return choice('status', label, chosen === status, () => onStatus(status));
    })}
    ${choice('status', m.all, chosen === 'all', () => onStatus('all'))}
  </fieldset>`;
}

/** The search. */
export function searchField({ state, list: m, onSearch }: ListView): TemplateResult {
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
        .value=${live(state.search)}
        @input=${(event: Event) => onSearch(inputOf(event).value)}
      />
      ${
        state.search
          ? button({ name: 'clear', label: m.clear, look: 'plain', onPress: () => onSearch('') })
          : nothing
      }
    </div>
    <p id="search-hint" class="muted" part="hint hint-search">${m.searchHint}</p>
  </div>`;
}

/** Order and grouping. */
export function order({ state, list: m, onSort, onGroup }: ListView): TemplateResult {
  const choose = (event: Event): void =>
    onSort((event.currentTarget as HTMLSelectElement).value as InboxSort);
  return html`<div class="actions order" part="order">
    <div class="field" part="field field-sort">
      <label for="sort" part="label label-sort">${m.sort}</label>
      <select id="sort" part="select" .value=${live(state.sort)} @change=${choose}>
        ${inboxSorts.map(
          (sort) => html`<option value=${sort} ?selected=${sort === state.sort}>${m.sorts[sort]}</option>`,
        )}
      </select>
    </div>
    <label class="choice" part="grouping">
      <input
        type="checkbox"
        part="checkbox"
        .checked=${live(state.isGrouped)}
        @change=${(event: Event) => onGroup(inputOf(event).checked)}
      />
      <span>${m.group}</span>
    </label>
  </div>`;
}
