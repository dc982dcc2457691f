import { html, type TemplateResult } from 'lit';
import { maskAbhaAddress } from '../../../abdm/abha-address.js';
import type { Profile } from '../../../contract/profile.js';
import type { CardMessages } from '../../../locales/card.js';
import { button } from '../../../ui/button.js';
import { qrCode } from '../../../ui/qr-code.js';

/** The QR code of an ABHA as it is shown. */
export interface CodeView {
  readonly profile: Profile;
  /** What it holds, as ABDM gave it. */
  readonly bytes: Uint8Array;
  readonly messages: CardMessages;
  readonly onFullScreen: () => void;
  readonly onClose: () => void;
}

/** The code in the page. Parts `code`, `qr`, `hint`. */
export function codeInPage({ profile, bytes, messages: m, onFullScreen }: CodeView): TemplateResult {
  return html`<div class="stack tight code" part="code">
    ${qrCode(bytes, m.code(profile.fullName))}
    <p class="muted" part="hint">${m.codeHint}</p>
    ${button({ name: 'full-screen', label: m.fullScreen, onPress: onFullScreen })}
  </div>`;
}

/** The code as large as the screen, for the counter. Parts `counter`, `qr`, `counter-name`, `counter-address`. */
export function codeAtCounter({ profile, bytes, messages: m, onClose }: CodeView): TemplateResult {
  const label = m.code(profile.fullName);
  const cancel = (event: Event): void => {
    event.preventDefault();
    onClose();
  };
  return html`<dialog class="counter" part="counter" aria-label=${label} @cancel=${cancel} @close=${onClose}>
    ${qrCode(bytes, label)}
    <p part="counter-name"><bdi>${profile.fullName}</bdi></p>
    <p part="counter-address"><bdi>${maskAbhaAddress(profile.abhaAddress)}</bdi></p>
    ${button({ name: 'close', label: m.close, onPress: onClose })}
  </dialog>`;
}
