import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { genders } from '../abdm/person.js';
import type { PersonProblems, TypedPerson } from '../abdm/typed-person.js';
import type { PersonMessages } from '../locales/en/person.js';
import { textField } from './text-field.js';

/** State and district of the typed PIN code. `unchecked`: nobody could say. */
export type Place =
  'unknown' | 'looking' | 'not-found' | 'unchecked' | { readonly state: string; readonly district: string };

/** The fields for what somebody says of themselves. */
export interface PersonFields {
  readonly typed: TypedPerson;
  readonly problems: PersonProblems;
  readonly place: Place;
  readonly messages: PersonMessages;
  readonly onTyped: (field: keyof TypedPerson, text: string) => void;
}

function nameField(
  { typed, problems, messages: m, onTyped }: PersonFields,
  name: 'firstName' | 'middleName' | 'lastName',
  autocomplete: string,
): TemplateResult {
  const { [name]: problem } = problems;
  const isNeeded = name === 'firstName';
  return textField({
    name,
    label: isNeeded ? m.firstName : m.optional(m[name]),
    value: typed[name],
    hint: isNeeded ? m.nameHint : undefined,
    problem: problem && m.problems.name[problem],
    autocomplete,
    capitalize: 'words',
    required: isNeeded,
    onInput: (input) => onTyped(name, input.value),
  });
}

function datePart(fields: PersonFields, field: 'day' | 'month' | 'year'): TemplateResult {
  const { messages: m, problems, typed } = fields;
  return html`<span class="date-part">
    <label for=${field} part="label label-${field}">${m[field]}</label>
    <input
      id=${field}
      name=${field}
      part="input input-${field}"
      class="digits ${field}"
      dir="ltr"
      inputmode="numeric"
      maxlength=${field === 'year' ? 4 : 2}
      autocomplete=${`bday-${field}`}
      aria-required="true"
      aria-invalid=${problems.birth ? 'true' : 'false'}
      aria-describedby="birth-hint ${problems.birth ? 'birth-problem' : ''}"
      .value=${live(typed[field])}
      @input=${(event: Event) => fields.onTyped(field, (event.currentTarget as HTMLInputElement).value)}
    />
  </span>`;
}

/** Date of birth, each part apart since a part may be missing. */
export function birthFields(fields: PersonFields): TemplateResult {
  const m = fields.messages;
  const problem = fields.problems.birth;
  return html`<fieldset class="field" part="field field-birth">
    <legend part="label label-birth">${m.birth}</legend>
    <div class="dates">${(['day', 'month', 'year'] as const).map((field) => datePart(fields, field))}</div>
    <p id="birth-hint" class="muted" part="hint hint-birth">${m.birthHint}</p>
    ${
      problem
        ? html`<p id="birth-problem" class="problem" part="problem problem-birth">
            ${m.problems.birth[problem]}
          </p>`
        : nothing
    }
  </fieldset>`;
}

/** Gender as a choice. */
export function genderField({ typed, problems, messages: m, onTyped }: PersonFields): TemplateResult {
  const problem = problems.gender;
  return html`<fieldset class="field" part="field field-gender">
    <legend part="label label-gender">${m.gender}</legend>
    <div class="actions">
      ${genders.map(
        (gender) =>
          html`<label class="choice" part="gender">
            <input
              type="radio"
              name="gender"
              part="radio"
              .value=${gender}
              .checked=${live(typed.gender === gender)}
              aria-invalid=${problem ? 'true' : 'false'}
              aria-describedby=${problem ? 'gender-problem' : nothing}
              @change=${() => onTyped('gender', gender)}
            />
            <span>${m.genders[gender]}</span>
          </label>`,
      )}
    </div>
    ${
      problem
        ? html`<p id="gender-problem" class="problem" part="problem problem-gender">${m.problems.gender}</p>`
        : nothing
    }
  </fieldset>`;
}

/** State and district of the PIN code; polite, since it changes while the patient types. */
function placeLine({ place, messages: m }: PersonFields): TemplateResult {
  const words = { unknown: '', looking: m.lookingUp, 'not-found': '', unchecked: m.unchecked };
  const text = typeof place === 'string' ? words[place] : m.place(place.district, place.state);
  const look = typeof place === 'string' ? 'muted' : 'good';
  return html`<p class=${look} id="place" part="place" role="status">${text}</p>`;
}

/** Name, date of birth and gender: what KYC confirms. */
export function identityFields(fields: PersonFields): TemplateResult {
  return html`
    ${nameField(fields, 'firstName', 'given-name')} ${nameField(fields, 'middleName', 'additional-name')}
    ${nameField(fields, 'lastName', 'family-name')} ${birthFields(fields)} ${genderField(fields)}
  `;
}

/** Where somebody lives; state and district follow from the PIN code. */
export function addressFields(fields: PersonFields): TemplateResult {
  const { typed, problems, messages: m, place, onTyped } = fields;
  const pincode = problems.pincode ?? (place === 'not-found' ? place : undefined);
  return html`
    ${textField({
      name: 'line',
      label: m.line,
      value: typed.line,
      hint: m.lineHint,
      problem: problems.line && m.problems.line[problems.line],
      autocomplete: 'street-address',
      capitalize: 'words',
      required: true,
      onInput: (input) => onTyped('line', input.value),
    })}
    ${textField({
      name: 'pincode',
      label: m.pincode,
      value: typed.pincode,
      hint: m.pincodeHint,
      problem: pincode && m.problems.pincode[pincode],
      inputmode: 'numeric',
      autocomplete: 'postal-code',
      digits: true,
      required: true,
      describedBy: 'place',
      onInput: (input) => onTyped('pincode', input.value),
    })}
    ${placeLine(fields)}
  `;
}
