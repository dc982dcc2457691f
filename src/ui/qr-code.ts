import { html, type TemplateResult } from 'lit';
import { encode } from 'uqr';

/** Modules of white around a code, without which readers do not find it. */
const quietZone = 4;

/**
 * Draws a text as a QR code, dark on white in every colour scheme. Part `qr`.
 *
 * @param label - what it is, for those who cannot see it
 */
export function qrCode(text: string, label: string): TemplateResult {
  const { data, size } = encode(text, { ecc: 'M', border: quietZone });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return html`<svg class="qr" part="qr" role="img" aria-label=${label} viewBox="0 0 ${size} ${size}">
    <rect width=${size} height=${size} fill="#fff"></rect>
    <path d=${path} fill="#000" shape-rendering="crispEdges"></path>
  </svg>`;
}
