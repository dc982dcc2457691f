import { html, nothing, type TemplateResult } from 'lit';
import type { CareContextStatus } from '../../../abdm/care-contexts.js';
import { button } from '../../../ui/button.js';
import { clipped, foreignText, isTelling } from '../../../ui/foreign-text.js';
import { dayText } from '../../../ui/formats.js';
import type { RecordItem } from '../record-search.js';
import type { FacilityView, ListView } from './list-view.js';

/** How a status is to be taken. */
const tones: Readonly<Record<CareContextStatus, 'ready' | 'waiting' | 'failed'>> = {
  ConsentRaised: 'waiting',
  ConsentGranted: 'waiting',
  ConsentError: 'failed',
  DataRequested: 'waiting',
  DataReceived: 'waiting',
  DataProcessing: 'waiting',
  DataProcessed: 'ready',
  InvalidDataReceived: 'failed',
  NoDataAvailable: 'failed',
};

/** A care context: when it was, what it is called, how it stands, and the way to its record. */
export function recordRow(
  view: ListView,
  facility: FacilityView,
  { careContext }: RecordItem,
  position: number,
  size: number,
): TemplateResult {
  const { careContexts: m, locale } = view;
  const { display, createdAt, status } = careContext;
  const name = isTelling(display) ? display : m.unnamed;
  const day = dayText(createdAt, locale);
  return html`<div
    class="record"
    role="listitem"
    part="record"
    aria-setsize=${size}
    aria-posinset=${position}
  >
    <span class="muted" part="date">${day ?? m.undated}</span>
    <div class="stack tight">
      <div class="record-name" part="display">${foreignText(name)}</div>
      ${
        status
          ? html`<p class="status-${tones[status]}" part="status status-${tones[status]}">
              ${m.statuses[status]}
            </p>`
          : nothing
      }
    </div>
    ${button({
      name: 'open',
      label: m.open,
      fullLabel: m.openOf([clipped(name), day].filter(Boolean).join(', ')),
      onPress: () => view.onOpen(facility, careContext),
    })}
  </div>`;
}
