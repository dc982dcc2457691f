import { html, nothing, type TemplateResult } from 'lit';
import type { TypedPerson } from '../../../abdm/typed-person.js';
import type { Profile } from '../../../contract/profile.js';
import type { ProfileMessages } from '../../../locales/profile.js';
import { button } from '../../../ui/button.js';
import {
  addressFields,
  birthFields,
  genderField,
  identityFields,
  type PersonFields,
} from '../../../ui/person-fields.js';
import { lacksBirth, type ProfileForm } from '../profile-form.js';

/** A profile that is being edited, as it is shown. */
export interface ProfileFormView {
  readonly profile: Profile;
  readonly form: ProfileForm;
  readonly messages: ProfileMessages;
  readonly onTyped: (field: keyof TypedPerson, text: string) => void;
  readonly onCancel: () => void;
}

/** What of a KYC-verified profile ABDM does not know yet; the rest is locked (NHA cases P2 17.1 and VRFY_ABHA_101). */
function missingFields(profile: Profile, fields: PersonFields, m: ProfileMessages['form']): TemplateResult {
  return html`
    <p class="muted" part="remark">${m.locked}</p>
    ${
      lacksBirth(profile)
        ? html`<p class="notice" part="notice">${m.missing}</p>
            ${birthFields(fields)}`
        : nothing
    }
    ${profile.gender === undefined ? genderField(fields) : nothing}
  `;
}

/** The fields that may be changed: all of a self-declared profile (NHA case P2 18), the address of a verified one. */
export function profileForm({ profile, form, messages, onTyped, onCancel }: ProfileFormView): TemplateResult {
  const m = messages.form;
  const fields: PersonFields = { ...form, messages: m, onTyped };
  return html`
    ${profile.kycVerified ? missingFields(profile, fields, m) : identityFields(fields)}
    ${addressFields(fields)}
    <div class="actions" part="actions">
      ${button({ name: 'submit', label: m.save, busy: form.saving ? m.saving : undefined, look: 'primary' })}
      ${button({ name: 'cancel', label: m.cancel, look: 'plain', onPress: onCancel })}
    </div>
  `;
}
