import { html, type TemplateResult } from 'lit';
import { adoptExampleThemes } from '../stories/theming/example-themes.js';

adoptExampleThemes(document);

/** A page around a story, in the language, the theme and the look that the toolbar says. */
export function page(
  story: unknown,
  globals: { language?: unknown; theme?: unknown; look?: unknown },
): TemplateResult {
  const theme = globals.theme === 'dark' ? 'dark' : 'light';
  return html`<div
    class=${typeof globals.look === 'string' ? `theme-${globals.look}` : ''}
    lang=${globals.language === 'hi' ? 'hi' : 'en'}
    .style=${`color-scheme: ${theme}; padding: 1em; background: Canvas; color: CanvasText`}
  >
    ${story}
  </div>`;
}
