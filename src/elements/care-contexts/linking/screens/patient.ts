import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { button } from '../../../../ui/button.js';
import { clipped, isTelling } from '../../../../ui/foreign-text.js';
import { figure, type LinkingView } from '../linking-view.js';

/** Which of the people whom the facility found is the patient; nobody is chosen before. Parts `people`, `person`. */
export function patientScreen(view: LinkingView): TemplateResult {
  const { state, messages, common, send } = view;
  const m = messages.patient;
  const { problems, patients, patient } = state;
  return html`
    <p part="explanation">${m.text}</p>
    <fieldset
      class="stack tight"
      part="people"
      aria-describedby=${problems.patient ? 'patient-problem' : nothing}
    >
      <legend>${m.label}</legend>
      ${patients.map(
        ({ reference, display, careContexts: { length } }) =>
          html`<label class="choice card" part="person">
            <input
              type="radio"
              name="patient"
              part="radio"
              .checked=${live(reference === patient)}
              @change=${() => send({ type: 'patient', reference })}
            />
            <span class="stack tight">
              <bdi>${clipped(isTelling(display) ? display : reference)}</bdi>
              <span class="muted">${m.visits(length, figure(length, view))}</span>
            </span>
          </label>`,
      )}
      ${
        problems.patient
          ? html`<p id="patient-problem" class="problem" part="problem problem-patient">${m.problem}</p>`
          : nothing
      }
    </fieldset>
    <div class="actions" part="actions">
      ${button({ name: 'submit', label: m.submit, look: 'primary' })}
      ${button({ name: 'nobody', label: m.none, onPress: () => send({ type: 'nobody' }) })}
      ${button({ name: 'back', label: common.back, look: 'plain', onPress: () => send({ type: 'back' }) })}
    </div>
  `;
}
