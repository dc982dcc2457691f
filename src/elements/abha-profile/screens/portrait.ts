import { html, nothing, type TemplateResult } from 'lit';
import type { Profile } from '../../../contract/profile.js';
import type { ProfileMessages } from '../../../locales/profile.js';

/** First letters of the first and the last word of a name, each with its marks. */
export function initialsOf(name: string): string {
  const letters = name.split(/\s+/u).flatMap((word) => /\p{L}\p{M}*/u.exec(word)?.[0] ?? []);
  return [letters[0], letters.length > 1 ? letters.at(-1) : undefined].join('').toLocaleUpperCase();
}

/** A picture in Base64 as an address, its type told by its first bytes. */
const pictureUrl = (photo: string): string =>
  `data:image/${photo.startsWith('iVBORw0KGgo') ? 'png' : 'jpeg'};base64,${photo}`;

const shown =
  (isShown: boolean) =>
  ({ currentTarget }: Event): void => {
    (currentTarget as HTMLElement).hidden = !isShown;
  };

/** The patient's photo, or initials where there is none or it is broken. Parts `portrait`, `initials`, `photo`. */
export function portrait({ photo, fullName }: Profile, m: ProfileMessages): TemplateResult {
  return html`<div class="portrait" part="portrait">
    <span class="initials" part="initials" aria-hidden="true">${initialsOf(fullName)}</span>
    ${
      photo
        ? html`<img
            part="photo"
            src=${pictureUrl(photo)}
            alt=${m.photoOf(fullName)}
            @load=${shown(true)}
            @error=${shown(false)}
          />`
        : nothing
    }
  </div>`;
}
