import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { encode, type QrCodeGenerateResult } from 'uqr';

/** Modules of white around a code, without which readers do not find it. */
const quietZone = 4;

/** Pixels of a page that a code has on each side at least; more where a module would be less than one of them. */
const smallest = 160;

/** The better correction of errors where it fits: a code of 2,332 bytes or more has room for the lowest only. */
function drawn(content: string | Uint8Array): QrCodeGenerateResult {
  const data = typeof content === 'string' ? content : Array.from(content);
  try {
    return encode(data, { ecc: 'M', border: quietZone });
  } catch {
    return encode(data, { ecc: 'L', border: quietZone });
  }
}

/** The dark modules, as one path of bars. */
function pathOf({ data }: QrCodeGenerateResult): string {
  const bars: string[] = [];
  for (const [y, row] of data.entries()) {
    for (let x = row.indexOf(true); x >= 0;) {
      const end = row.indexOf(false, x);
      bars.push(`M${x} ${y}h${end - x}v1h${x - end}z`);
      x = row.indexOf(true, end);
    }
  }
  return bars.join('');
}

function code(content: string | Uint8Array, label: string): TemplateResult {
  const result = drawn(content);
  const { size } = result;
  const side = size * Math.ceil(smallest / size);
  return html`<svg
    class="qr"
    part="qr"
    role="img"
    aria-label=${label}
    width=${side}
    height=${side}
    viewBox="0 0 ${size} ${size}"
  >
    <rect width=${size} height=${size} fill="#fff"></rect>
    <path d=${pathOf(result)} fill="#000" shape-rendering="crispEdges"></path>
  </svg>`;
}

/**
 * Draws a text, or bytes just as they are, as a QR code: black on white in every colour scheme, each module a whole number
 * of pixels. Part `qr`.
 *
 * @param content - at most 2,953 bytes
 * @param label - what it is, for those who cannot see it
 */
export function qrCode(content: string | Uint8Array, label: string): TemplateResult {
  return html`${guard([content, label], () => code(content, label))}`;
}
