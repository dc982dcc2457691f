import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Failure } from '../../../client/failure.js';
import { button } from '../../../ui/button.js';
import { failureText } from '../../../ui/failure-notice.js';
import { clipped, foreignText } from '../../../ui/foreign-text.js';
import { numberText } from '../../../ui/formats.js';
import { timeOrDay } from '../../../ui/moments.js';
import type { FacilityView, ListView } from './list-view.js';
import { recordRow } from './record.js';

/** Why the records of a facility could not be read, and the way on for it alone. */
function trouble(view: ListView, facility: FacilityView, failure: Failure): TemplateResult {
  const { careContexts: m, common, failures, locale, now } = view;
  const { kind, waitUntil = 0 } = failure;
  const isExpired = kind === 'session-expired';
  const way = isExpired
    ? button({ name: 'renew', label: common.renewSession, onPress: view.onRenew })
    : button({
        name: 'retry',
        label: common.tryAgain,
        fullLabel: m.retryOf(clipped(facility.name)),
        onPress: () => view.onPull(facility.hipId),
      });
  return html`<div class="notice danger stack tight" part="notice notice-facility">
    <p>${facility.records ? m.facilityStale : m.facilityFailed}</p>
    <p>${failureText({ kind, messages: common, failures })}</p>
    ${
      waitUntil > now
        ? html`<p>${common.waitUntil(timeOrDay(waitUntil, locale, now))}</p>`
        : html`<div class="actions">${way}</div>`
    }
  </div>`;
}

function records(view: ListView, facility: FacilityView): unknown {
  const { careContexts: m } = view;
  const { records: found, blocks, window, known } = facility;
  if (found === undefined)
    return known.isReading
      ? html`<p class="muted" part="loading" aria-busy="true">${m.loadingVisits}</p>`
      : nothing;
  if (found.length === 0) return html`<p class="muted" part="no-records">${m.noVisits}</p>`;
  return html`<div
    role="list"
    part="records"
    aria-label=${m.records(clipped(facility.name))}
    ${ref(window?.list)}
    @focusin=${window?.focusMoved}
  >
    ${blocks.map(
      ({ first, items, isRendered }) =>
        html`<div class="block" role="none">
          ${
            isRendered
              ? repeat(
                  items,
                  ({ key }) => key,
                  (item, index) =>
                    recordRow(view, facility, item, first + index + 1, found.length + known.older),
                )
              : nothing
          }
        </div>`,
    )}
  </div>`;
}

function body(view: ListView, facility: FacilityView): TemplateResult {
  const { careContexts: m, common } = view;
  const { hipId, name, known, isRecent, isLinking } = facility;
  const short = clipped(name);
  return html`<div class="stack" part="facility-body">
    ${short === name ? nothing : foreignText(name)}
    ${isRecent ? html`<p class="notice" part="notice notice-recent">${m.recentlyLinked}</p>` : nothing}
    ${known.failure ? trouble(view, facility, known.failure) : nothing}
    <div class="actions" part="actions">
      ${button({
        name: 'pull',
        label: m.pull,
        fullLabel: m.pullOf(short),
        busy: known.isReading ? m.pulling : undefined,
        onPress: () => view.onPull(hipId),
      })}
      ${button({
        name: 'link-more',
        label: m.linkMore,
        fullLabel: m.linkMoreOf(short),
        busy: isLinking ? common.loading : undefined,
        look: 'plain',
        onPress: () => view.onLink(facility),
      })}
    </div>
    ${records(view, facility)}
  </div>`;
}

/** A facility; its care contexts show once it is open (NHA cases P2 1.8 and 12.1). */
export function facilityItem(view: ListView, facility: FacilityView, index: number): TemplateResult {
  const { careContexts: m, locale, onToggle } = view;
  const { hipId, name, records: found, isOpen, known } = facility;
  const toggled = (event: Event): void => {
    if (event.target === event.currentTarget)
      onToggle(hipId, (event.currentTarget as HTMLDetailsElement).open);
  };
  const all = (found?.length ?? 0) + known.older;
  const count = found && m.visits(all, numberText(all, locale));
  return html`<li>
    <details id="facility-${index}" class="facility" part="facility" ?open=${isOpen} @toggle=${toggled}>
      <summary part="facility-head">
        <h3 part="facility-name"><bdi>${clipped(name)}</bdi></h3>
        ${known.failure && !found ? html`<span class="mark" part="mark">${m.notLoaded}</span>` : nothing}
        ${count ? html`<span class="muted" part="facility-count">${count}</span>` : nothing}
      </summary>
      ${isOpen ? body(view, facility) : nothing}
    </details>
  </li>`;
}
