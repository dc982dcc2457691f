import { html, nothing, type TemplateResult } from 'lit';
import type { RecordViewerMessages } from '../../../locales/record-viewer.js';
import type { Received } from '../record-target.js';

/** A number of bytes, in the largest unit that fits. */
export function bytesText(bytes: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte'] as const;
  const power = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[power],
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power === 2 ? 1 : 0,
  }).format(bytes / 1000 ** power);
}

/** Says how much of a record has come, as a bar and in words. Parts `progress`, `received`. */
export function progressOf(
  { bytes, all }: Received,
  m: RecordViewerMessages,
  locale: string,
): TemplateResult {
  const most = all && Math.max(all, bytes);
  const came = bytesText(bytes, locale);
  return html`<progress
      part="progress"
      aria-label=${m.loading}
      max=${most ?? 1}
      value=${most ? bytes : nothing}
    ></progress>
    <p class="muted" part="received">
      ${most ? m.receivedOf(came, bytesText(most, locale)) : m.received(came)}
    </p>`;
}
