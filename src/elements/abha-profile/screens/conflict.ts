import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { isGender } from '../../../abdm/person.js';
import type { TypedPerson } from '../../../abdm/typed-person.js';
import type { ProfileMessages } from '../../../locales/profile.js';
import type { PersonField } from '../../../ui/person-fields.js';
import { inputsIn, inputsOf, typedOf } from '../profile-fields.js';
import type { ProfileForm } from '../profile-form.js';

/** What a field is called. */
export const fieldLabel = (field: PersonField, m: ProfileMessages['form']): string => m[field];

function valueText(field: PersonField, typed: Partial<TypedPerson>, m: ProfileMessages['form']): string {
  const { gender = '' } = typed;
  if (field === 'gender' && isGender(gender)) return m.genders[gender];
  return (
    inputsOf[field]
      .map((input) => typed[input])
      .join(' ')
      .trim() || m.nothing
  );
}

/** A field that both changed: which of the two shall be, as a choice. Parts `conflict`, `choice`, `radio`. */
export function conflictChoice(
  field: PersonField,
  form: ProfileForm,
  m: ProfileMessages['form'],
  onChoose: (choice: 'mine' | 'theirs') => void,
): TemplateResult | undefined {
  const conflict = form.conflicts[field];
  if (!conflict) return undefined;
  const isAsked = form.remark === 'undecided' && !conflict.choice;
  const values = { mine: conflict.mine, theirs: inputsIn(typedOf(form.base), field) };
  return html`<fieldset class="notice stack tight" part="conflict" aria-describedby="conflict-${field}">
    <legend class="visually-hidden">${m.conflictOf(fieldLabel(field, m))}</legend>
    <p id="conflict-${field}" class=${isAsked ? 'problem' : ''}>${isAsked ? m.choose : m.bothChanged}</p>
    ${(['mine', 'theirs'] as const).map(
      (choice) =>
        html`<label class="choice" part="choice">
          <input
            type="radio"
            id="choice-${field}-${choice}"
            name="choice-${field}"
            part="radio"
            .checked=${live(conflict.choice === choice)}
            @change=${() => onChoose(choice)}
          />
          <span>${m[choice]} <bdi>${valueText(field, values[choice], m)}</bdi></span>
        </label>`,
    )}
  </fieldset>`;
}
