import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { userInformation } from '../../../locales/notices/user-information.js';
import type { SignupStepsMessages } from '../../../locales/signup-steps.js';
import { addressFields, identityFields, type PersonFields } from '../../../ui/person-fields.js';
import { backButton, type SignupView, stepsOf, submitButton } from './view.js';

function agreement(view: SignupView, m: SignupStepsMessages['person']): TemplateResult {
  const problem = view.state.problems.information;
  return html`<div class="field">
    <label class="choice" part="agreement">
      <input
        type="checkbox"
        id="information"
        part="checkbox"
        .checked=${live(view.state.informationAgreed)}
        aria-invalid=${problem ? 'true' : 'false'}
        aria-describedby=${problem ? 'information-problem' : nothing}
        @change=${(event: Event) =>
          view.send({
            type: 'information-agreed',
            agreed: (event.currentTarget as HTMLInputElement).checked,
          })}
      />
      <span class="stack tight">
        ${m.agreement ? html`<span>${m.agreement.text}</span><span class="muted">${m.agreement.note}</span>` : nothing}
        <span lang=${userInformation.language} dir="ltr" part="terms-text">${userInformation.text}</span>
      </span>
    </label>
    ${problem ? html`<p id="information-problem" class="problem" part="problem">${m.mustAgree}</p>` : nothing}
  </div>`;
}

/** Who the patient is, in their own words (NHA case P1 1.8), and the user information agreement (NHA case P1 1.9). */
export function personScreen(view: SignupView): TemplateResult {
  const m = stepsOf(view).person;
  const { draft, problems, place } = view.state;
  const fields: PersonFields = {
    typed: draft,
    problems,
    place,
    messages: m,
    onTyped: (field, text) => view.send({ type: 'typed', field, text }),
  };
  return html`
    <p part="explanation">${m.text}</p>
    ${identityFields(fields)} ${addressFields(fields)} ${agreement(view, m)}
    <div class="actions" part="actions">${submitButton(view, m.submit)} ${backButton(view)}</div>
  `;
}
