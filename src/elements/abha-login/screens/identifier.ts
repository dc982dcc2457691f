import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { type IdentifierKind, identifierKinds } from '../../../abdm/login.js';
import { button } from '../../../ui/button.js';
import { link } from '../../../ui/elsewhere.js';
import { textField } from '../../../ui/text-field.js';
import { backButton, fieldFailure, type LoginView, submitButton } from './view.js';

/** What the text is taken for, and the way to correct that; polite, since it changes while the patient types. */
function takenFor(view: LoginView): TemplateResult {
  const m = view.messages.identifier;
  const { kind, text, address, choose } = view.identifier;
  const words = kind === 'abha-address' ? m.takenFor[kind](address) : kind && m.takenFor[kind];
  return html`
    <p class="muted" id="taken-for" part="taken-for" role="status">${text.trim() === '' ? '' : words}</p>
    ${
      kind && text.trim() !== ''
        ? html`<div class="kind">
            <label for="kind" part="label label-kind">${m.kind}</label>
            <select
              id="kind"
              part="select"
              @change=${(event: Event) =>
                choose((event.currentTarget as HTMLSelectElement).value as IdentifierKind)}
            >
              ${identifierKinds.map(
                (one) => html`<option .value=${one} .selected=${live(one === kind)}>${m.kinds[one]}</option>`,
              )}
            </select>
          </div>`
        : nothing
    }
  `;
}

function terms(view: LoginView): TemplateResult | typeof nothing {
  const { notices, state, send, messages } = view;
  if (notices.terms === undefined) return nothing;
  const m = messages.identifier;
  const problem = state.problems.terms ? m.mustAgree : undefined;
  return html`
    <section class="stack terms" part="terms" aria-label=${m.terms}><slot name="terms"></slot></section>
    <div class="field">
      <label class="choice" part="agreement">
        <input
          type="checkbox"
          id="terms"
          part="checkbox"
          .checked=${live(state.termsAgreed)}
          aria-invalid=${problem ? 'true' : 'false'}
          aria-describedby=${problem ? 'terms-problem' : nothing}
          @change=${(event: Event) =>
            send({ type: 'terms-agreed', agreed: (event.currentTarget as HTMLInputElement).checked })}
        />
        <span>${m.agree}</span>
      </label>
      ${problem ? html`<p id="terms-problem" class="problem" part="problem">${problem}</p>` : nothing}
    </div>
  `;
}

/**
 * One field for whatever the patient remembers. It has no `autocomplete`: what is typed may be an Aadhaar number, which no
 * browser on a shared phone may keep (NHA cases P1 4.2, 6.1, 7.1, 8.1 and 9.1).
 */
export function identifierScreen(view: LoginView): TemplateResult {
  const { state, messages, identifier } = view;
  const m = messages.identifier;
  const problem = state.problems.identifier;
  return html`
    ${textField({
      name: 'identifier',
      label: m.label,
      value: identifier.shown,
      hint: m.hint,
      problem: problem ? m.problems[problem] : fieldFailure(view, 'identifier'),
      describedBy: 'taken-for',
      onInput: identifier.input,
      onFocus: identifier.focus,
      onBlur: identifier.blur,
    })}
    ${takenFor(view)} ${terms(view)}
    <div class="actions" part="actions">
      ${submitButton(view, m.submit)} ${state.patients.length > 0 ? backButton(view) : nothing}
    </div>
  `;
}

/** No ABHA was found: the prescribed words, and the way to create one (NHA cases VRFY_ABHA_302 and 403). */
export function noneScreen(view: LoginView): TemplateResult {
  const { state, messages, signUpUrl, send } = view;
  const m = messages.none;
  const { kind } = state;
  return html`
    <p part="explanation" role="alert" tabindex="-1">
      ${kind === 'mobile' || kind === 'aadhaar' ? m[kind] : m.other}
    </p>
    <p class="muted">${m.create}</p>
    <slot name="sign-up"> ${link(signUpUrl, messages.signUp, 'sign-up')} </slot>
    <div class="actions" part="actions">
      ${button({ name: 'other-way', label: messages.otherWays, onPress: () => send({ type: 'restart' }) })}
    </div>
  `;
}
