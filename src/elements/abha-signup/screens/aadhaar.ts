import { html, type TemplateResult } from 'lit';
import { textField } from '../../../ui/text-field.js';
import { backButton, problemOf, resumeNotice, type SignupView, submitButton } from './view.js';

/** The Aadhaar number (NHA case CRT_ABHA_104), and the way on for a patient who came back with a code under way. */
export function aadhaarScreen(view: SignupView): TemplateResult {
  const { aadhaar, state } = view;
  const m = view.messages.aadhaar;
  const byFace = state.method === 'face';
  return html`
    ${resumeNotice(view)}
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
    <p class="muted" part="explanation">${byFace ? m.faceSeen : m.whereTo}</p>
    <div class="actions" part="actions">
      ${submitButton(view, byFace ? m.submitFace : m.submit)} ${backButton(view)}
    </div>
  `;
}
