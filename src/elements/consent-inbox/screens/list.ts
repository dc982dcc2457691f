import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { button } from '../../../ui/button.js';
import { order, searchField, statusFilter, tabs } from './list-filters.js';
import { listRow } from './list-row.js';
import type { ListView } from './list-view.js';

export type { ListView } from './list-view.js';

/** What could not be read, with the way to try again. */
function troubles({ missing, isStale, list: m, requests, locale, common, onRetry }: ListView): unknown {
  if (missing.length === 0 && !isStale) return nothing;
  const names = new Intl.ListFormat(locale).format(missing.map((status) => requests.statuses[status]));
  return html`<div class="notice stack tight" role="status" part="notice notice-partial">
    <p>${missing.length > 0 ? m.partial(names) : m.stale}</p>
    <div class="actions">${button({ name: 'retry', label: common.tryAgain, onPress: onRetry })}</div>
  </div>`;
}

/** Says why there are no rows, and leads out of a search without any. */
function empty({ state, isLoading, missing, list: m, onSearch }: ListView): unknown {
  if (isLoading) return html`<p class="muted" part="loading" aria-busy="true">${m.loading}</p>`;
  if (state.search.trim()) {
    return html`<div class="stack tight" part="empty">
      <p>${m.nothingFound(state.search)}</p>
      <div class="actions">
        ${button({ name: 'clear-search', label: m.clearSearch, onPress: () => onSearch('') })}
      </div>
    </div>`;
  }
  return missing.length > 0 ? nothing : html`<p part="empty">${m.empty[state.status[state.tab]]}</p>`;
}

function rows(view: ListView): TemplateResult {
  const { blocks, attention, list: m } = view;
  return html`<div
    class="request-list"
    ${ref(view.window.list)}
    role="list"
    part="list"
    aria-label=${m.list}
    @pointerenter=${attention.pointerEntered}
    @pointerleave=${attention.pointerLeft}
    @touchstart=${attention.touched}
    @touchend=${attention.touched}
    @touchcancel=${attention.touched}
    @focusin=${view.window.focusMoved}
    @focusout=${attention.focusLeft}
  >
    ${blocks.map(
      ({ first, items, isRendered }) =>
        html`<div class="block" role="none">
          ${
            isRendered
              ? repeat(
                  items,
                  ({ key }) => key,
                  (item, index) => listRow(view, item, first + index + 1),
                )
              : nothing
          }
        </div>`,
    )}
  </div>`;
}

/** The patient's requests (NHA cases P2 9.1-9.3 and 10.1-10.2). */
export function listScreen(view: ListView): TemplateResult {
  const { state, waiting, found, list: m, onShowNew } = view;
  const isSearched = state.search.trim() !== '';
  return html`<div class="stack" part="inbox">
    ${tabs(view)} ${statusFilter(view)} ${searchField(view)} ${order(view)} ${troubles(view)}
    <p class="muted" part="summary" role="status">${isSearched && found > 0 ? m.matches(found) : nothing}</p>
    ${
      waiting > 0
        ? html`<div class="actions">
            ${button({ name: 'show-new', label: m.showNew(waiting), look: 'primary', onPress: onShowNew })}
          </div>`
        : nothing
    }
    ${found > 0 ? rows(view) : empty(view)}
  </div>`;
}
