import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { palette } from '../../src/ui/tokens.css.js';
import { weakPairs } from './contrast.js';
import { exampleThemes } from './example-themes.js';
import { type ThemeColours, themeColours, themeCss } from './theme-css.js';
import { tokenEditorStyles } from './token-editor.css.js';

type Scheme = keyof ThemeColours;

const schemes: readonly Scheme[] = ['light', 'dark'];

/** The kit's own colours. */
export const ownColours: ThemeColours = {
  light: Object.fromEntries(Object.entries(palette).map(([name, [light]]) => [name, light])),
  dark: Object.fromEntries(Object.entries(palette).map(([name, [, dark]]) => [name, dark])),
};

/**
 * Lets a designer change the colour tokens of the elements inside, warns of colours that are too close, and writes the
 * style sheet to take away.
 */
export class TokenEditor extends LitElement {
  static override readonly styles = tokenEditorStyles;
  static override readonly properties = { colours: { state: true } };
  declare colours: ThemeColours;

  constructor() {
    super();
    this.colours = ownColours;
  }

  protected override render(): TemplateResult {
    return html`
      <form @submit=${(event: Event) => event.preventDefault()}>
        <label>
          Start from
          <select name="start" @change=${this.#start}>
            <option value="">the kit's own colours</option>
            ${Object.keys(exampleThemes).map((name) => html`<option value=${name}>${name}</option>`)}
          </select>
        </label>
        <fieldset>
          <legend>Colours</legend>
          <span class="head">Token</span><span class="head">Light</span><span class="head">Dark</span>
          ${Object.keys(palette).map(
            (name) => html`
              <span>--abdm-color-${name}</span>
              ${schemes.map((scheme) => this.#colourInput(name, scheme))}
            `,
          )}
        </fieldset>
        <div role="status">${schemes.map((scheme) => this.#warnings(scheme))}</div>
        <label>
          Style sheet
          <textarea name="css" rows="8" readonly .value=${themeCss(this.colours, ownColours)}></textarea>
        </label>
      </form>
      <div><slot></slot></div>
    `;
  }

  protected override updated(): void {
    for (const connect of this.querySelectorAll('abdm-connect'))
      for (const name of Object.keys(palette))
        connect.style.setProperty(
          `--abdm-color-${name}`,
          `light-dark(${this.colours.light[name]}, ${this.colours.dark[name]})`,
        );
  }

  #colourInput(name: string, scheme: Scheme): TemplateResult {
    return html`<input
      type="color"
      name="${name}-${scheme}"
      aria-label="${name}, ${scheme}"
      .value=${this.colours[scheme][name] ?? ''}
      @input=${({ target }: InputEvent) => this.#change(name, scheme, (target as HTMLInputElement).value)}
    />`;
  }

  #warnings(scheme: Scheme): TemplateResult | typeof nothing {
    const weak = weakPairs(this.colours[scheme]);
    if (weak.length === 0) return nothing;
    return html`<ul class="warning" aria-label="Too little contrast, ${scheme}">
      ${weak.map(
        ({ front, back, contrast, least }) =>
          html`<li>
            ${scheme}: ${front} on ${back} has ${contrast.toFixed(2)}:1, and needs ${least}:1 (WCAG 2.2)
          </li>`,
      )}
    </ul>`;
  }

  #change(name: string, scheme: Scheme, value: string): void {
    this.colours = { ...this.colours, [scheme]: { ...this.colours[scheme], [name]: value } };
  }

  readonly #start = ({ target }: Event): void => {
    const css = exampleThemes[(target as HTMLSelectElement).value];
    this.colours = css === undefined ? ownColours : themeColours(css);
  };
}

/** Registers the editor, once. */
export function defineTokenEditor(): void {
  if (!customElements.get('token-editor')) customElements.define('token-editor', TokenEditor);
}

declare global {
  interface HTMLElementTagNameMap {
    'token-editor': TokenEditor;
  }
}
