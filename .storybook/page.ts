import { html, type TemplateResult } from 'lit';

/** A page around a story, in the language and the theme that the toolbar says. */
export function page(story: unknown, globals: { language?: unknown; theme?: unknown }): TemplateResult {
  const theme = globals.theme === 'dark' ? 'dark' : 'light';
  return html`<div
    lang=${globals.language === 'hi' ? 'hi' : 'en'}
    .style=${`color-scheme: ${theme}; padding: 1em; background: Canvas; color: CanvasText`}
  >
    ${story}
  </div>`;
}
