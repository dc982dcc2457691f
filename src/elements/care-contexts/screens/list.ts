import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { button } from '../../../ui/button.js';
import { numberText } from '../../../ui/formats.js';
import { facilityItem } from './facility.js';
import { dayFields, searchField } from './filters.js';
import type { ListView } from './list-view.js';

function actions({
  careContexts: m,
  common,
  isLinking,
  isRefreshing,
  onLink,
  onRefresh,
}: ListView): TemplateResult {
  return html`<div class="actions" part="actions">
    ${button({
      name: 'link',
      label: m.link,
      look: 'primary',
      busy: isLinking ? common.loading : undefined,
      onPress: () => onLink(),
    })}
    ${button({
      name: 'refresh',
      label: m.refresh,
      look: 'plain',
      busy: isRefreshing ? m.refreshing : undefined,
      onPress: onRefresh,
    })}
  </div>`;
}

/** How many facilities could not be read; each says why itself. */
function troubles({ failed, careContexts: m, locale, onRetryAll }: ListView): unknown {
  if (failed === 0) return nothing;
  return html`<div class="notice stack tight" role="status" part="notice notice-partial">
    <p>${m.partial(failed, numberText(failed, locale))}</p>
    ${
      failed > 1
        ? html`<div class="actions">
            ${button({ name: 'retry-all', label: m.retryAll, onPress: onRetryAll })}
          </div>`
        : nothing
    }
  </div>`;
}

/** What a search has found; an empty text while it has not been through all. */
function foundText({
  isNarrowed,
  progress,
  found,
  foundAt,
  facilities,
  careContexts: m,
  locale,
}: ListView): string {
  if (!isNarrowed || progress) return '';
  if (facilities.length === 0) return m.nothingFound;
  return m.found(found, numberText(found, locale), foundAt, numberText(foundAt, locale));
}

/** How far a search is, what it has found, and the way out of it. */
function summary(view: ListView): TemplateResult {
  const { isNarrowed, progress, careContexts: m, locale, onClear } = view;
  const done = progress && m.progress(numberText(progress.done, locale), numberText(progress.all, locale));
  return html`<div class="summary">
    ${done ? html`<p part="progress" aria-busy="true">${done}</p>` : nothing}
    <p part="summary" role="status">${foundText(view)}</p>
    ${
      isNarrowed
        ? button({ name: 'clear-search', label: m.clearSearch, look: 'plain', onPress: onClear })
        : nothing
    }
  </div>`;
}

function facilitiesOf(view: ListView): TemplateResult | typeof nothing {
  const { facilities, careContexts: m } = view;
  if (facilities.length === 0) return nothing;
  return html`<ul class="facilities stack" part="facilities" aria-label=${m.facilities}>
    ${repeat(
      facilities,
      ({ hipId }) => hipId,
      (facility, index) => facilityItem(view, facility, index),
    )}
  </ul>`;
}

/** The patient's facilities with their linked records. */
export function listScreen(view: ListView): TemplateResult {
  const { isEmpty, isAwaited, careContexts: m } = view;
  const awaited = isAwaited
    ? html`<p class="notice" part="notice notice-recent">${m.recentlyLinked}</p>`
    : nothing;
  if (isEmpty)
    return html`${awaited}
      <p part="empty">${m.empty}</p>
      ${actions(view)}`;
  return html`${actions(view)} ${awaited}
    <div class="filters stack tight" part="filters">
      ${searchField(view)} ${dayFields(view)} ${summary(view)}
    </div>
    ${troubles(view)} ${facilitiesOf(view)}`;
}
