import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

/** A field for a PIN, which nobody beside the patient may read. */
export interface PinFieldOptions {
  /** Unique in the element; also the base of the field's parts. */
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly problem?: string | undefined;
  /** A PIN that is being chosen: a password manager may keep it, and must not fill in another. */
  readonly isNew: boolean;
  readonly onInput: (text: string) => void;
}

/** Renders {@link PinFieldOptions}; parts as of a text field. */
export function pinField({ name, label, value, problem, isNew, onInput }: PinFieldOptions): TemplateResult {
  const part = (kind: string): string => `${kind} ${kind}-${name}`;
  return html`
    <div class="field" part=${part('field')}>
      <label for=${name} part=${part('label')}>${label}</label>
      <div class="control">
        <input
          id=${name}
          type="password"
          class="digits"
          dir="ltr"
          part=${part('input')}
          inputmode="numeric"
          autocomplete=${isNew ? 'new-password' : 'current-password'}
          aria-invalid=${problem ? 'true' : 'false'}
          aria-describedby=${problem ? `${name}-problem` : nothing}
          .value=${live(value)}
          @input=${(event: Event) => onInput((event.currentTarget as HTMLInputElement).value)}
        />
      </div>
      ${problem ? html`<p id="${name}-problem" class="problem" part=${part('problem')}>${problem}</p>` : nothing}
    </div>
  `;
}
