import { encode } from 'uqr';
import { escaped } from './page.js';

/** Modules of white around a code, without which readers do not find it. */
const quietZone = 4;

/**
 * Draws a text as a QR code: an SVG image, black on white, one unit for each module.
 *
 * @param label - what it is, for those who cannot see it
 */
export function qrSvg(text: string, label: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: quietZone });
  const bars = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => {
      if (!isDark || row[x - 1] === true) return [];
      const end = row.indexOf(false, x);
      return [`M${x} ${y}h${end - x}v1h${x - end}z`];
    }),
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escaped(label)}" viewBox="0 0 ${size} ${size}" ` +
    `width="${size * 8}" height="${size * 8}"><rect width="${size}" height="${size}" fill="#fff"/>` +
    `<path d="${bars.join('')}" fill="#000" shape-rendering="crispEdges"/></svg>`
  );
}
