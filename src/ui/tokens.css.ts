import { css, unsafeCSS } from 'lit';

/** Colour tokens, `--abdm-color-<name>` each, with their defaults on light and on dark pages. */
export const palette: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  text: ['#1b1f24', '#e8eaed'],
  muted: ['#4d5663', '#b3bac4'],
  surface: ['#ffffff', '#16191d'],
  raised: ['#f3f5f8', '#22272e'],
  border: ['#767f8c', '#7d8794'],
  accent: ['#0b57a4', '#8fc1ff'],
  'on-accent': ['#ffffff', '#06233f'],
  danger: ['#b3261e', '#ff9d94'],
  'danger-surface': ['#fdecea', '#3a1b19'],
  success: ['#146c2e', '#7bd497'],
  'info-surface': ['#e8f1fb', '#12283f'],
};

const colours = (value: (light: string, dark: string) => string): string =>
  Object.entries(palette)
    .map(([name, [light, dark]]) => `--_${name}: var(--abdm-color-${name}, ${value(light, dark)});`)
    .join('\n');

const lightColours = unsafeCSS(colours((light) => light));
const bothColours = unsafeCSS(colours((light, dark) => `light-dark(${light}, ${dark})`));

/**
 * Design tokens: each public `--abdm-*` property may be set by the page; the `--_*` ones are ours. Sizes are in `em` of
 * the reader's own font size, so that a host with a tiny root font does no harm. A browser without `light-dark()` shows
 * the light colours.
 */
export const tokens = css`
  :host {
    ${lightColours}
    --_radius: var(--abdm-radius, 0.5em);
    --_space: var(--abdm-space, 1em);
    --_font-size: var(--abdm-font-size, medium);

    display: block;
    box-sizing: border-box;
    font-family: var(--abdm-font-family, inherit);
    font-size: var(--_font-size);
    font-weight: normal;
    line-height: 1.5;
    letter-spacing: normal;
    text-align: start;
    text-transform: none;
    color: var(--_text);
    background: var(--_surface);
  }

  @supports (color: light-dark(#000, #fff)) {
    :host {
      ${bothColours}
    }
  }

  :host([hidden]) {
    display: none;
  }
`;
