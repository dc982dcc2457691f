import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { genders, type TypedDate } from '../abdm/person.js';
import type { PersonProblems, TypedPerson } from '../abdm/typed-person.js';
import type { PersonMessages } from '../locales/en/person.js';
import { textField } from './text-field.js';

/** State and district of the typed PIN code. `unchecked`: nobody could say. */
export type Place =
  'unknown' | 'looking' | 'not-found' | 'unchecked' | { readonly state: string; readonly district: string };

/** A field of what somebody says of themselves; the parts of a date are one. */
export type PersonField = keyof PersonProblems;

/** The fields for what somebody says of themselves. */
export interface PersonFields {
  readonly typed: TypedPerson;
  readonly problems: PersonProblems;
  readonly place: Place;
  readonly messages: PersonMessages;
  /** Parts of the date of birth that cannot be changed; they stand there as text. */
  readonly fixed?: readonly (keyof TypedDate)[];
  /** What else is to be said of a field, below it. */
  readonly below?: (field: PersonField) => TemplateResult | typeof nothing;
  readonly onTyped: (field: keyof TypedPerson, text: string) => void;
}

const below = ({ below: more }: PersonFields, field: PersonField): TemplateResult | typeof nothing =>
  more?.(field) ?? nothing;

const autocompletes = {
  firstName: 'given-name',
  middleName: 'additional-name',
  lastName: 'family-name',
} as const;

function nameField(fields: PersonFields, name: keyof typeof autocompletes): TemplateResult {
  const { typed, problems, messages: m, onTyped } = fields;
  const { [name]: problem } = problems;
  const isNeeded = name === 'firstName';
  return html`${textField({
    name,
    label: isNeeded ? m.firstName : m.optional(m[name]),
    value: typed[name],
    hint: isNeeded ? m.nameHint : undefined,
    problem: problem && m.problems.name[problem],
    autocomplete: autocompletes[name],
    capitalize: 'words',
    required: isNeeded,
    onInput: (input) => onTyped(name, input.value),
  })}
  ${below(fields, name)}`;
}

function datePart(fields: PersonFields, field: 'day' | 'month' | 'year'): TemplateResult {
  const { messages: m, problems, typed, fixed } = fields;
  if (fixed?.includes(field))
    return html`<span class="date-part">
      <span class="muted" part="label label-${field}">${m[field]}</span>
      <span class="fixed digits" part="fixed"><bdi>${typed[field]}</bdi></span>
    </span>`;
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
    </fieldset>
    ${below(fields, 'birth')}`;
}

/** Gender as a choice. */
export function genderField(fields: PersonFields): TemplateResult {
  const { typed, problems, messages: m, onTyped } = fields;
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
          ? html`<p id="gender-problem" class="problem" part="problem problem-gender">
              ${m.problems.gender}
            </p>`
          : nothing
      }
    </fieldset>
    ${below(fields, 'gender')}`;
}

/** State and district of the PIN code; polite, since it changes while the patient types. */
function placeLine({ place, messages: m }: PersonFields): TemplateResult {
  const words = { unknown: '', looking: m.lookingUp, 'not-found': '', unchecked: m.unchecked };
  const text = typeof place === 'string' ? words[place] : m.place(place.district, place.state);
  const look = typeof place === 'string' ? 'muted' : 'good';
  return html`<p class=${look} id="place" part="place" role="status">${text}</p>`;
}

/** First name alone. */
export const firstNameField = (fields: PersonFields): TemplateResult => nameField(fields, 'firstName');

/** Name, date of birth and gender: what KYC confirms. */
export function identityFields(fields: PersonFields): TemplateResult {
  return html`
    ${firstNameField(fields)} ${nameField(fields, 'middleName')} ${nameField(fields, 'lastName')}
    ${birthFields(fields)} ${genderField(fields)}
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
    ${below(fields, 'line')}
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
    ${placeLine(fields)} ${below(fields, 'pincode')}
  `;
}
