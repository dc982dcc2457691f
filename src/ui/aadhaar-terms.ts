import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { aadhaarConsent, type NoticeTranslation } from '../locales/notices/aadhaar-consent.js';

/** NHA's terms for sharing one's Aadhaar number, and the box that is the patient's to tick. */
export interface AadhaarTerms {
  readonly agreed: boolean;
  readonly problem: string | undefined;
  readonly messages: {
    readonly termsLabel: string;
    readonly version: (version: string) => string;
    readonly agree: string;
    /** A rendering in the patient's language, where there is one. */
    readonly translation: NoticeTranslation | undefined;
  };
  readonly onAgreed: (agreed: boolean) => void;
}

/**
 * The terms, whole and before anything is asked (NHA case CRT_ABHA_102). Parts `terms`, `terms-text`, `terms-translation`,
 * `agreement`, `checkbox`, `problem`.
 */
export function aadhaarTerms({ agreed, problem, messages: m, onAgreed }: AadhaarTerms): TemplateResult {
  const { translation } = m;
  return html`
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
          .checked=${live(agreed)}
          aria-invalid=${problem ? 'true' : 'false'}
          aria-describedby=${problem ? 'consent-problem' : nothing}
          @change=${(event: Event) => onAgreed((event.currentTarget as HTMLInputElement).checked)}
        />
        <span>${m.agree}</span>
      </label>
      ${problem ? html`<p id="consent-problem" class="problem" part="problem">${problem}</p>` : nothing}
    </div>
  `;
}
