import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../../ui/button.js';
import { textField } from '../../../ui/text-field.js';
import { backButton, problemOf, type SignupView, submitButton } from './view.js';

/** The Aadhaar number (NHA case CRT_ABHA_104), and the way on for a patient who came back with a code under way. */
export function aadhaarScreen(view: SignupView): TemplateResult {
  const { state, messages, send, aadhaar } = view;
  const m = messages.aadhaar;
  const sentFor = state.resume === 'otp' ? m.sentBefore(state.maskedAadhaar ?? '') : m.verifiedBefore;
  return html`
    ${
      state.resume
        ? html`<div class="notice stack tight" part="notice">
            <p>${sentFor}</p>
            <div class="actions">
              ${button({ name: 'resume', label: m.resume, onPress: () => send({ type: 'resume' }) })}
            </div>
          </div>`
        : nothing
    }
    ${textField({
      name: 'aadhaar',
      label: m.label,
      value: aadhaar.shown,
      hint: m.hint,
      problem: problemOf(view, 'aadhaar'),
      inputmode: 'numeric',
      digits: true,
      onInput: aadhaar.input,
      onFocus: aadhaar.focus,
      onBlur: aadhaar.blur,
    })}
    <p class="muted" part="explanation">${m.whereTo}</p>
    <div class="actions" part="actions">${submitButton(view, m.submit)} ${backButton(view)}</div>
  `;
}
