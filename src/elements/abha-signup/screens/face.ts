import { html, nothing, type TemplateResult } from 'lit';
import { countdown } from '../../../ui/moments.js';
import { qrCode } from '../../../ui/qr-code.js';
import { backButton, type SignupView, stepsOf } from './view.js';

/** The page that confirms a face: as a link for this phone, as a QR code for another one. */
export function faceScreen(view: SignupView): TemplateResult | typeof nothing {
  const { face, failure } = view.state;
  const m = stepsOf(view).face;
  if (!face) return nothing;
  const waiting = !failure;
  return html`
    <p part="explanation">${m.text}</p>
    ${
      waiting
        ? html`<div class="stack face">
            <a href=${face.link} target="_blank" rel="noopener noreferrer" part="face-link"
              >${m.open} <span class="visually-hidden">(${view.common.newWindow})</span></a
            >
            ${qrCode(face.link, m.qr)}
            <p role="status" part="face-status">${m.waiting}</p>
            <p class="muted" part="face-time">
              ${m.timeLeft(countdown(face.expiresAt - view.now, view.locale))}
            </p>
          </div>`
        : nothing
    }
    <div class="actions" part="actions">${backButton(view)}</div>
  `;
}
