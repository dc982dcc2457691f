import { html, nothing, type TemplateResult } from 'lit';
import { maskAbhaAddress } from '../../../abdm/abha-address.js';
import { maskAbhaNumber } from '../../../abdm/abha-number.js';
import { maskMobileOnCard } from '../../../abdm/mobile.js';
import type { Profile } from '../../../contract/profile.js';
import type { CardMessages } from '../../../locales/card.js';
import { birthText } from '../../../ui/birth-text.js';

/** The picture of a card as it is shown. */
export interface PictureView {
  readonly profile: Profile;
  /** Where the picture is. */
  readonly url: string | undefined;
  /** It is on its way; without it, it did not come. */
  readonly loading: boolean;
  /** The only thing that is printed. */
  readonly alone: boolean;
  readonly messages: CardMessages;
  /** BCP 47 tag for dates. */
  readonly locale: string;
  readonly onBroken: () => void;
}

/** The card as ABDM draws it; its place is kept while it loads. Parts `picture`, `image`. */
export function cardPicture(view: PictureView): TemplateResult | typeof nothing {
  const { profile, url, loading, alone, messages: m, onBroken } = view;
  if (!url && !loading) return nothing;
  return html`<div class="picture" part="picture">
    ${
      url
        ? html`<img
            class=${alone ? 'alone' : ''}
            part="image"
            src=${url}
            alt=${m.picture(profile.fullName)}
            @error=${onBroken}
          />`
        : html`<p class="place muted" aria-busy="true">${m.loading}</p>`
    }
  </div>`;
}

/** What the card says, with the digits hidden that NHA's card hides (NHA case P2 7); open where no picture is. */
export function cardText({ profile, url, loading, messages: m, locale }: PictureView): TemplateResult {
  const { abhaNumber, kycVerified, mobile, gender } = profile;
  const row = (name: string, label: string, text = m.unknown): TemplateResult => html`
    <div class="row" part="row row-${name}">
      <dt class="muted" part="term">${label}</dt>
      <dd part="value value-${name}"><bdi>${text}</bdi></dd>
    </div>
  `;
  return html`<details part="text" ?open=${!url && !loading}>
    <summary part="summary">${m.text}</summary>
    <dl class="stack tight" part="details">
      ${row('name', m.name, profile.fullName)}
      ${kycVerified && abhaNumber ? row('number', m.number, maskAbhaNumber(abhaNumber)) : nothing}
      ${row('address', m.address, maskAbhaAddress(profile.abhaAddress))}
      ${row('mobile', m.mobile, mobile && maskMobileOnCard(mobile))}
      ${row('birth', m.birth, birthText(profile, locale))}
      ${row('gender', m.gender, gender && m.genders[gender])}
    </dl>
  </details>`;
}
