import { strokes, type Canvas, type Colour, type Segment } from './canvas.js';
import { capitalHeight, glyphs, type Glyph } from './glyphs.js';
import { strokePaths } from './stroke-paths.js';

/** How a text is drawn. */
export interface TextStyle {
  /** Height of its capitals, in pixels. */
  readonly size: number;
  readonly colour: Colour;
  readonly bold?: boolean;
}

const gap = 3.6;
const space: Glyph = [2, ''];
const unknown = glyphs['?'] ?? space;

/** The letters of a text: accents are left out, and a letter that the alphabet lacks is a question mark. */
function lettersOf(text: string): Glyph[] {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}\u200c\u200d]/gu, '')
    .replace(/’/gu, "'");
  return Array.from(plain, (letter) => (letter === ' ' ? space : (glyphs[letter] ?? unknown)));
}

/** How wide a text is, in pixels. */
export function textWidth(text: string, size: number): number {
  const widths = lettersOf(text).map(([width]) => width + gap);
  return ((widths.reduce((sum, width) => sum + width, 0) - gap) * size) / capitalHeight;
}

/** Draws one line of text; `x` and `y` are the left end of its capitals' top. */
export function drawText(canvas: Canvas, text: string, x: number, y: number, style: TextStyle): void {
  const scale = style.size / capitalHeight;
  let left = x;
  for (const [width, paths] of lettersOf(text)) {
    const segments = strokePaths(paths).map(([x1, y1, x2, y2]): Segment => [
      left + x1 * scale,
      y + y1 * scale,
      left + x2 * scale,
      y + y2 * scale,
    ]);
    if (segments.length > 0)
      canvas.paint(strokes(segments, style.size * (style.bold ? 0.16 : 0.115)), style.colour);
    left += (width + gap) * scale;
  }
}
