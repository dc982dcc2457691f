import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { aadhaarConsent } from '../../../locales/notices/aadhaar-consent.js';
import { backButton, type SignupView, submitButton } from './view.js';

/** The terms, whole and before anything is asked, and the box that is the patient's to tick (NHA case CRT_ABHA_102). */
export function consentScreen(view: SignupView): TemplateResult {
  const { state, messages, send } = view;
  const m = messages.consent;
  const { translation } = m;
  const problem = state.problems.consent ? m.mustAgree : undefined;
  return html`
    <p part="intro">${state.method === 'face' ? m.introFace : m.intro}</p>
    <section class="stack terms" part="terms" aria-label=${m.termsLabel}>
      ${
        translation
          ? html`<div class="stack tight" part="terms-translation">
              <p class="notice">${translation.note}</p>
              <h3>${translation.title}</h3>
              <p>${translation.text}</p>
            </div>`
          : nothing
      }
      <div class="stack tight" part="terms-text" lang=${aadhaarConsent.language} dir="ltr">
        <h3>${aadhaarConsent.title}</h3>
        <p>${aadhaarConsent.text}</p>
      </div>
      <p class="muted">${m.version(aadhaarConsent.version)}</p>
    </section>
    <div class="field">
      <label class="choice" part="agreement">
        <input
          type="checkbox"
          id="consent"
          part="checkbox"
          .checked=${live(state.agreed)}
          aria-invalid=${problem ? 'true' : 'false'}
          aria-describedby=${problem ? 'consent-problem' : nothing}
          @change=${(event: Event) =>
            send({ type: 'agreed', agreed: (event.currentTarget as HTMLInputElement).checked })}
        />
        <span>${m.agree}</span>
      </label>
      ${problem ? html`<p id="consent-problem" class="problem" part="problem">${problem}</p>` : nothing}
    </div>
    <div class="actions" part="actions">${submitButton(view, m.submit)} ${backButton(view)}</div>
  `;
}
