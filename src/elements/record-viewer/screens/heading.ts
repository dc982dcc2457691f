import { html, type TemplateResult } from 'lit';

/** A heading in the page's order of headings. */
export interface Heading {
  readonly level: number;
  readonly part: string;
  readonly text: unknown;
  /** Focus may be moved to it. */
  readonly id?: string;
}

/** Renders a {@link Heading}; the sixth level is the last there is. */
export function heading({ level, part, text, id }: Heading): TemplateResult {
  const at = id ?? '';
  switch (Math.min(6, Math.max(1, Math.trunc(level) || 2))) {
    case 1:
      return html`<h1 id=${at} tabindex="-1" part=${part}>${text}</h1>`;
    case 2:
      return html`<h2 id=${at} tabindex="-1" part=${part}>${text}</h2>`;
    case 3:
      return html`<h3 id=${at} tabindex="-1" part=${part}>${text}</h3>`;
    case 4:
      return html`<h4 id=${at} tabindex="-1" part=${part}>${text}</h4>`;
    case 5:
      return html`<h5 id=${at} tabindex="-1" part=${part}>${text}</h5>`;
    default:
      return html`<h6 id=${at} tabindex="-1" part=${part}>${text}</h6>`;
  }
}
