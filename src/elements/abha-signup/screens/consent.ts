import { html, type TemplateResult } from 'lit';
import { aadhaarTerms } from '../../../ui/aadhaar-terms.js';
import { backButton, type SignupView, submitButton } from './view.js';

/** The terms, whole and before anything is asked, and the box that is the patient's to tick (NHA case CRT_ABHA_102). */
export function consentScreen(view: SignupView): TemplateResult {
  const { state, messages, send } = view;
  const m = messages.consent;
  return html`
    <p part="intro">${state.method === 'face' ? m.introFace : m.intro}</p>
    ${aadhaarTerms({
      agreed: state.agreed,
      problem: state.problems.consent ? m.mustAgree : undefined,
      messages: m,
      onAgreed: (agreed) => send({ type: 'agreed', agreed }),
    })}
    <div class="actions" part="actions">${submitButton(view, m.submit)} ${backButton(view)}</div>
  `;
}
