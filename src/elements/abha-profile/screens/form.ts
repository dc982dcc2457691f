import { html, nothing, type TemplateResult } from 'lit';
import type { TypedDate } from '../../../abdm/person.js';
import type { ProfileMessages } from '../../../locales/profile.js';
import { birthText } from '../../../ui/birth-text.js';
import { button } from '../../../ui/button.js';
import {
  addressFields,
  birthFields,
  firstNameField,
  genderField,
  identityFields,
  type PersonField,
  type PersonFields,
} from '../../../ui/person-fields.js';
import { isSameInput, mayChange, mayChangeInput, type ProfileInput, typedOf } from '../profile-fields.js';
import { placeOf, type ProfileForm } from '../profile-form.js';
import { conflictChoice, fieldLabel } from './conflict.js';
import { row } from './view.js';

/** A profile that is being edited, as it is shown. */
export interface ProfileFormView {
  readonly form: ProfileForm;
  readonly messages: ProfileMessages;
  /** BCP 47 tag for lists and dates. */
  readonly locale: string;
  /** Why it was not saved. */
  readonly failure: TemplateResult | typeof nothing;
  /** Where else a profile can be changed. */
  readonly elsewhere: TemplateResult | typeof nothing;
  readonly onTyped: (input: ProfileInput, text: string) => void;
  readonly onChoose: (field: PersonField, choice: 'mine' | 'theirs') => void;
  readonly onCancel: () => void;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}

const namesOf = ({ messages, locale }: ProfileFormView, fields: readonly PersonField[]): string =>
  new Intl.ListFormat(locale).format(fields.map((field) => fieldLabel(field, messages.form)));

/** What was changed elsewhere while the form was open. */
function changedElsewhere(view: ProfileFormView): TemplateResult {
  const { form, messages } = view;
  const m = messages.form;
  const both = Object.keys(form.conflicts) as PersonField[];
  const told = [
    form.taken.length > 0 ? m.taken(namesOf(view, form.taken)) : undefined,
    both.length > 0 ? m.both(namesOf(view, both)) : undefined,
    form.closed.length > 0 ? m.closed(namesOf(view, form.closed)) : undefined,
  ].filter((text) => text !== undefined);
  return html`${told.map((text) => html`<p class="notice" part="changed">${text}</p>`)}`;
}

/** What came from Aadhaar and cannot be changed here, as text; what it did not tell may be added. */
function confirmed(view: ProfileFormView, fields: PersonFields): TemplateResult {
  const { form, messages, locale } = view;
  const { base } = form;
  const m = messages.form;
  const birth = mayChange('birth', base);
  const gender = mayChange('gender', base);
  const fixed = (['day', 'month', 'year'] as const satisfies (keyof TypedDate)[]).filter(
    (input) => !mayChangeInput(input, base),
  );
  const locked = (name: string, label: string, value: string | undefined): TemplateResult =>
    row(name, label, value, messages.unknown);
  return html`
    <div class="stack tight" part="locked">
      <p class="muted" part="remark">${m.locked}</p>
      <dl class="stack tight">
        ${mayChange('firstName', base) ? nothing : locked('name', messages.name, base.fullName)}
        ${birth ? nothing : locked('birth', messages.birth, birthText(base, locale))}
        ${gender ? nothing : locked('gender', messages.gender, base.gender && m.genders[base.gender])}
      </dl>
    </div>
    ${mayChange('firstName', base) ? firstNameField(fields) : nothing}
    ${birth ? html`<p class="notice" part="missing">${m.missing}</p>` : nothing}
    ${birth ? birthFields({ ...fields, fixed }) : nothing} ${gender ? genderField(fields) : nothing}
  `;
}

/** The place of the PIN code before, where another one follows from what was typed. */
function placeBefore({ form, messages }: ProfileFormView): TemplateResult | undefined {
  const before = placeOf(form.base);
  const { place } = form;
  if (typeof before === 'string' || typeof place === 'string') return undefined;
  if (isSameInput('pincode', form.typed, typedOf(form.base))) return undefined;
  if (before.district === place.district && before.state === place.state) return undefined;
  return html`<p class="muted" part="place-before">
    ${messages.form.placeBefore(before.district, before.state)}
  </p>`;
}

function leaving({ messages, onKeep, onDiscard }: ProfileFormView): TemplateResult {
  const m = messages.form.leaving;
  return html`<div
    class="notice stack tight"
    id="leaving"
    role="group"
    aria-labelledby="leaving-text"
    tabindex="-1"
    part="leaving"
  >
    <p id="leaving-text">${m.text}</p>
    <div class="actions">
      ${button({ name: 'keep', label: m.keep, onPress: onKeep })}
      ${button({ name: 'discard', label: m.discard, look: 'plain', onPress: onDiscard })}
    </div>
  </div>`;
}

/** The fields that may be changed (NHA cases P2 17.1, 17.3 and 18.1 to 18.7). */
export function profileForm(view: ProfileFormView): TemplateResult {
  const { form, messages } = view;
  const m = messages.form;
  const fields: PersonFields = {
    ...form,
    messages: m,
    below: (field) =>
      html`${field === 'pincode' ? placeBefore(view) : nothing}
      ${conflictChoice(field, form, m, (choice) => view.onChoose(field, choice))}`,
    onTyped: view.onTyped,
  };
  return html`
    ${view.failure} ${changedElsewhere(view)}
    ${form.base.kycVerified ? confirmed(view, fields) : identityFields(fields)} ${addressFields(fields)}
    <p class="muted" part="remark">${messages.elsewhere}</p>
    ${view.elsewhere}
    ${form.remark === 'unchanged' ? html`<p class="notice" part="notice">${m.unchanged}</p>` : nothing}
    ${form.leaving ? leaving(view) : nothing}
    <div class="actions" part="actions">
      ${button({ name: 'submit', label: m.save, busy: form.saving ? m.saving : undefined, look: 'primary' })}
      ${button({ name: 'cancel', label: m.cancel, look: 'plain', disabled: form.saving, onPress: view.onCancel })}
    </div>
  `;
}
