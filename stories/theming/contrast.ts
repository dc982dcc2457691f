/** Two colours that meet in an element, and how far apart they must be. Source: WCAG 2.2, 1.4.3 and 1.4.11. */
export interface ContrastPair {
  readonly front: string;
  readonly back: string;
  readonly least: 3 | 4.5;
}

const text = 4.5;
const frame = 3;

/** Every pair of colour tokens that the elements put upon each other. */
export const contrastPairs: readonly ContrastPair[] = [
  { front: 'text', back: 'surface', least: text },
  { front: 'text', back: 'raised', least: text },
  { front: 'text', back: 'info-surface', least: text },
  { front: 'text', back: 'danger-surface', least: text },
  { front: 'muted', back: 'surface', least: text },
  { front: 'muted', back: 'raised', least: text },
  { front: 'accent', back: 'surface', least: text },
  { front: 'on-accent', back: 'accent', least: text },
  { front: 'danger', back: 'surface', least: text },
  { front: 'danger', back: 'danger-surface', least: text },
  { front: 'success', back: 'surface', least: text },
  { front: 'border', back: 'surface', least: frame },
];

/** Colours of a page by token, each `#rrggbb`. */
export type Colours = Readonly<Record<string, string>>;

/** A pair that is too close, with the contrast that it has. */
export interface WeakPair extends ContrastPair {
  readonly contrast: number;
}

/** The pairs of a theme that a person with low vision may not tell apart. */
export function weakPairs(colours: Colours): WeakPair[] {
  return contrastPairs
    .map((pair) => ({ ...pair, contrast: contrast(colours[pair.front] ?? '', colours[pair.back] ?? '') }))
    .filter(({ contrast: found, least }) => !(found >= least));
}

/** Contrast of two colours `#rrggbb`, 1 to 21; NaN for anything else. */
export function contrast(one: string, other: string): number {
  const [light = NaN, dark = NaN] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [, ...channels] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour) ?? [];
  const [red = NaN, green = NaN, blue = NaN] = channels.map((hex) => {
    const share = parseInt(hex, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
