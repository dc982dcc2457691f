import type { Colours } from './contrast.js';

/** Colours of a theme on light and on dark pages. */
export interface ThemeColours {
  readonly light: Colours;
  readonly dark: Colours;
}

const colourToken = /--abdm-color-([a-z-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/gi;

/** The colour tokens that a style sheet sets. */
export function themeColours(css: string): ThemeColours {
  const tokens = [...css.matchAll(colourToken)];
  return {
    light: Object.fromEntries(tokens.map(([, name = '', light = '']) => [name, light])),
    dark: Object.fromEntries(tokens.map(([, name = '', , dark = '']) => [name, dark])),
  };
}

/** The style sheet that sets what differs from the kit's own colours. */
export function themeCss({ light, dark }: ThemeColours, own: ThemeColours): string {
  const changed = Object.keys(own.light).filter(
    (name) => light[name] !== own.light[name] || dark[name] !== own.dark[name],
  );
  const lines = changed.map((name) => `  --abdm-color-${name}: light-dark(${light[name]}, ${dark[name]});`);
  return ['abdm-connect {', ...lines, '}'].join('\n');
}
