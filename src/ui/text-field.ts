import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';

/** A labelled input with its hint and its error, told to screen readers in that order. */
export interface TextField {
  /** Unique in the element; also the base of the field's parts. */
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  /** What is wrong with what was typed; marks the field invalid. */
  readonly problem?: string | undefined;
  /** Marks the field invalid where a text elsewhere says why. */
  readonly invalid?: boolean;
  /** Id of that text, or of another one that belongs to the field. */
  readonly describedBy?: string;
  /** A remark that does not stop the patient. */
  readonly remark?: string | undefined;
  /** Text inside the frame after the input, such as `@abdm`. */
  readonly suffix?: string;
  readonly inputmode?: 'numeric' | 'tel' | 'text';
  readonly autocomplete?: string;
  /** Shown as digits: evenly wide. */
  readonly digits?: boolean;
  /** Words in the patient's own script; codes, numbers and addresses run left to right in every language. */
  readonly capitalize?: 'words';
  readonly required?: boolean;
  readonly onInput: (input: HTMLInputElement) => void;
  readonly onFocus?: (input: HTMLInputElement) => void;
  readonly onBlur?: (input: HTMLInputElement) => void;
}

/** Renders a {@link TextField}; parts `field`, `label`, `input`, `hint`, `problem`, and each again with `-<name>`. */
export function textField(field: TextField): TemplateResult {
  const { name } = field;
  const part = (kind: string): string => `${kind} ${kind}-${name}`;
  const described = [
    field.hint ? `${name}-hint` : '',
    field.problem ? `${name}-problem` : '',
    field.remark ? `${name}-remark` : '',
    field.describedBy ?? '',
  ]
    .filter(Boolean)
    .join(' ');
  const target = (event: Event): HTMLInputElement => event.currentTarget as HTMLInputElement;
  return html`
    <div class="field" part=${part('field')}>
      <label for=${name} part=${part('label')}>${field.label}</label>
      <div class="control">
        <input
          id=${name}
          name=${name}
          part=${part('input')}
          class=${field.digits ? 'digits' : ''}
          dir=${field.capitalize ? 'auto' : 'ltr'}
          autocapitalize=${field.capitalize ?? 'none'}
          aria-required=${field.required ? 'true' : nothing}
          autocomplete=${field.autocomplete ?? 'off'}
          inputmode=${ifDefined(field.inputmode)}
          spellcheck="false"
          aria-invalid=${field.problem || field.invalid ? 'true' : 'false'}
          aria-describedby=${described || nothing}
          .value=${live(field.value)}
          @input=${(event: Event) => field.onInput(target(event))}
          @focus=${(event: Event) => field.onFocus?.(target(event))}
          @blur=${(event: Event) => field.onBlur?.(target(event))}
        />
        ${field.suffix ? html`<span part="suffix">${field.suffix}</span>` : nothing}
      </div>
      ${field.hint ? html`<p id="${name}-hint" class="muted" part=${part('hint')}>${field.hint}</p>` : nothing}
      ${
        field.problem
          ? html`<p id="${name}-problem" class="problem" part=${part('problem')}>${field.problem}</p>`
          : nothing
      }
      ${field.remark ? html`<p id="${name}-remark" class="muted" part="remark">${field.remark}</p>` : nothing}
    </div>
  `;
}
