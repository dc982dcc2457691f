import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';

/** A button that stays focusable while its work is under way, and ignores presses meanwhile. */
export interface Button {
  /** Becomes the part's name: `button-<name>`. */
  readonly name: string;
  readonly label: string;
  /** What it does in full, where several of one label stand together. */
  readonly fullLabel?: string;
  /** Under way: the label says what is being done. */
  readonly busy?: string | undefined;
  /** Cannot be pressed now; a text beside it says why. */
  readonly disabled?: boolean;
  readonly look?: 'primary' | 'secondary' | 'plain' | 'danger';
  /** Submits the form it stands in when there is no handler. */
  readonly onPress?: () => void;
  /** Element that says why it is disabled. */
  readonly describedBy?: string;
}

/** Renders a {@link Button}. */
export function button(options: Button): TemplateResult {
  const off = options.busy !== undefined || options.disabled === true;
  // What a press sets going is given back: its failure is one of the element.
  const press = (event: Event): unknown => (off ? event.preventDefault() : options.onPress?.());
  return html`<button
    type=${options.onPress ? 'button' : 'submit'}
    class=${options.look ?? 'secondary'}
    part="button button-${options.name}"
    aria-label=${options.busy === undefined ? ifDefined(options.fullLabel) : nothing}
    aria-disabled=${off ? 'true' : 'false'}
    aria-describedby=${options.describedBy ?? ''}
    @click=${press}
  >
    ${options.busy ?? options.label}
  </button>`;
}
