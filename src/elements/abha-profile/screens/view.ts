import { html, nothing, type TemplateResult } from 'lit';
import type { Profile } from '../../../contract/profile.js';
import type { ProfileMessages } from '../../../locales/profile.js';
import { birthText } from '../../../ui/birth-text.js';
import { type Button, button } from '../../../ui/button.js';
import type { LazyPart } from '../parts-controller.js';
import type { ProfileAction } from '../profile-actions.js';
import { portrait } from './portrait.js';

/** A profile as it is shown. */
export interface ProfileView {
  readonly profile: Profile;
  readonly messages: ProfileMessages;
  /** BCP 47 tag for dates. */
  readonly locale: string;
  /** What the portal lets the patient do. */
  readonly actions: ReadonlySet<ProfileAction>;
  /** What is being loaded, and the words for that. */
  readonly loading: { readonly part: LazyPart | undefined; readonly text: string };
  readonly mobile: TemplateResult;
  readonly card: TemplateResult | undefined;
  readonly on: Readonly<Record<ProfileAction, () => void>>;
}

/** Where somebody lives, as far as it is known. */
function homeText({ address, district, state, pincode }: Profile): string | undefined {
  const parts = [address, district?.name, [state?.name, pincode].filter(Boolean).join(' ')];
  return parts.filter(Boolean).join(', ') || undefined;
}

/** One line of what ABDM knows. Parts `row`, `term`, `value`, and each again with `-<name>`. */
export const row = (
  name: string,
  label: string,
  value: TemplateResult | string | undefined,
  unknown: string,
): TemplateResult => html`
  <div class="row" part="row row-${name}">
    <dt class="muted" part="term">${label}</dt>
    <dd part="value value-${name}">
      ${typeof value === 'object' ? value : html`<bdi>${value ?? unknown}</bdi>`}
    </dd>
  </div>
`;

/** All ABHA addresses, the present one first and marked. */
function addresses({ abhaAddress, abhaAddresses }: Profile, m: ProfileMessages): TemplateResult {
  const all = [...new Set([abhaAddress, ...abhaAddresses])];
  return html`<ul class="addresses" part="addresses">
    ${all.map(
      (address) =>
        html`<li part="abha-address">
          <bdi>${address}</bdi>
          ${address === abhaAddress && all.length > 1 ? html`<span class="mark" part="mark">${m.present}</span>` : nothing}
        </li>`,
    )}
  </ul>`;
}

function actionButton(
  view: ProfileView,
  action: ProfileAction,
  look: NonNullable<Button['look']>,
  label: string,
): unknown {
  if (!view.actions.has(action)) return nothing;
  const { part, text } = view.loading;
  const onPress = view.on[action];
  return button({ name: action, label, look, busy: part === action ? text : undefined, onPress });
}

/** Whether KYC is verified, and the way there (NHA cases P2 6 and 15.1). */
function badge(view: ProfileView): TemplateResult {
  const { profile, messages: m } = view;
  const { kycVerified } = profile;
  return html`<div class="actions">
    <p class=${kycVerified ? 'badge good' : 'badge muted'} part="badge">
      <span class="badge-mark" part="badge-mark" aria-hidden="true">${kycVerified ? '✓' : '!'}</span>
      ${kycVerified ? m.verified : m.selfDeclared}
    </p>
    ${kycVerified ? nothing : actionButton(view, 'kyc', 'secondary', m.linkNumber)}
  </div>`;
}

/** What ABDM knows of the patient (NHA case P2 6). */
export function profileScreen(view: ProfileView): TemplateResult {
  const { profile, messages: m, locale, card } = view;
  const line = (name: string, label: string, value: TemplateResult | string | undefined): TemplateResult =>
    row(name, label, value, m.unknown);
  return html`
    <div class="head">${portrait(profile, m)} ${badge(view)}</div>
    <dl class="stack" part="details">
      ${line('name', m.name, profile.fullName || undefined)}
      ${profile.kycVerified && profile.abhaNumber ? line('number', m.number, profile.abhaNumber) : nothing}
      ${line('address', m.address, addresses(profile, m))}
      ${line('birth', m.birth, birthText(profile, locale))}
      ${line('gender', m.gender, profile.gender && m.form.genders[profile.gender])}
      ${line('mobile', m.mobile, view.mobile)} ${line('home', m.home, homeText(profile))}
    </dl>
    <div class="actions" part="actions">
      ${actionButton(view, 'edit', 'secondary', m.edit)}
      ${actionButton(view, 'card', 'secondary', card ? m.hideCard : m.showCard)}
      ${actionButton(view, 'delete', 'plain', m.delete)}
    </div>
    ${card ?? nothing}
  `;
}
