import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

/** A labelled day with its hint and its error. Days are `YYYY-MM-DD`. */
export interface DateField {
  /** Unique in the element; also the base of the field's parts. */
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly onChange: (day: string) => void;
}

/** Renders a {@link DateField} with the platform's own calendar; parts as of a text field. */
export function dateField({
  name,
  label,
  value,
  min,
  max,
  hint,
  problem,
  onChange,
}: DateField): TemplateResult {
  const part = (kind: string): string => `${kind} ${kind}-${name}`;
  const described = [hint ? `${name}-hint` : '', problem ? `${name}-problem` : ''].filter(Boolean).join(' ');
  return html`
    <div class="field" part=${part('field')}>
      <label for=${name} part=${part('label')}>${label}</label>
      <div class="control">
        <input
          id=${name}
          type="date"
          part=${part('input')}
          min=${min || nothing}
          max=${max || nothing}
          aria-invalid=${problem ? 'true' : 'false'}
          aria-describedby=${described || nothing}
          .value=${live(value)}
          @change=${(event: Event) => onChange((event.currentTarget as HTMLInputElement).value)}
        />
      </div>
      ${hint ? html`<p id="${name}-hint" class="muted" part=${part('hint')}>${hint}</p>` : nothing}
      ${problem ? html`<p id="${name}-problem" class="problem" part=${part('problem')}>${problem}</p>` : nothing}
    </div>
  `;
}
