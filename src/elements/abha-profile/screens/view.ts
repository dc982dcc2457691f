import { html, nothing, type TemplateResult } from 'lit';
import type { Profile } from '../../../contract/profile.js';
import type { ProfileMessages } from '../../../locales/profile.js';
import { button } from '../../../ui/button.js';

/** A profile as it is shown. */
export interface ProfileView {
  readonly profile: Profile;
  readonly messages: ProfileMessages;
  /** BCP 47 tag for dates. */
  readonly locale: string;
  readonly onEdit: () => void;
}

/** A date of birth as far as it is known: the year alone, or the whole day. */
export function birthText(
  { yearOfBirth, monthOfBirth, dayOfBirth }: Profile,
  locale: string,
): string | undefined {
  if (yearOfBirth === undefined) return undefined;
  if (monthOfBirth === undefined || dayOfBirth === undefined)
    return new Intl.NumberFormat(locale, { useGrouping: false }).format(yearOfBirth);
  const day = new Date(Date.UTC(yearOfBirth, monthOfBirth - 1, dayOfBirth));
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(day);
}

function homeText({ address, district, state, pincode }: Profile): string | undefined {
  const parts = [address, district?.name, [state?.name, pincode].filter(Boolean).join(' ')];
  return parts.filter(Boolean).join(', ') || undefined;
}

/** What ABDM knows of the patient (NHA case P2 6). */
export function profileScreen({ profile, messages: m, locale, onEdit }: ProfileView): TemplateResult {
  const row = (name: string, label: string, text: string | undefined): TemplateResult => html`
    <div class="row" part="row row-${name}">
      <dt class="muted" part="term">${label}</dt>
      <dd part="value value-${name}"><bdi>${text ?? m.unknown}</bdi></dd>
    </div>
  `;
  const others = profile.abhaAddresses.filter((address) => address !== profile.abhaAddress);
  return html`
    <p class=${profile.kycVerified ? 'badge good' : 'badge muted'} part="badge">
      <span aria-hidden="true">${profile.kycVerified ? '✓' : '!'}</span>
      ${profile.kycVerified ? m.verified : m.selfDeclared}
    </p>
    <dl class="stack" part="details">
      ${row('name', m.name, profile.fullName)}
      ${profile.abhaNumber ? row('number', m.number, profile.abhaNumber) : nothing}
      ${row('address', m.address, profile.abhaAddress)}
      ${others.length > 0 ? row('other-addresses', m.otherAddresses, others.join(', ')) : nothing}
      ${row('birth', m.birth, birthText(profile, locale))}
      ${row('gender', m.gender, profile.gender && m.form.genders[profile.gender])}
      ${row('mobile', m.mobile, profile.mobile)} ${row('home', m.home, homeText(profile))}
    </dl>
    <p class="muted" part="remark">${m.elsewhere}</p>
    <div class="actions" part="actions">${button({ name: 'edit', label: m.edit, onPress: onEdit })}</div>
  `;
}
