import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { longestDenialReason } from '../../../abdm/consent.js';
import type { RequestDetails } from '../../../contract/requests.js';
import { button } from '../../../ui/button.js';
import { textField } from '../../../ui/text-field.js';
import { denialReasons, heldFacilities } from '../review-flow.js';
import { facilityText, hiuText, type ReviewView } from './review-view.js';

/** Asks why a request is denied. Parts `explanation`, `reasons`, `reason`, `field-reason`. */
export function denyScreen(request: RequestDetails, view: ReviewView): TemplateResult {
  const m = view.messages.deny;
  const { reason, reasonText, reasonProblem, pending } = view.state;
  const problem = reasonProblem && m.problems[reasonProblem];
  const isTyped = reason === 'other';
  return html`
    <p part="explanation"><bdi>${m.text(hiuText(request, view))}</bdi></p>
    <fieldset
      class="stack tight"
      part="reasons"
      aria-describedby=${problem && !isTyped ? 'reason-problem' : nothing}
    >
      <legend>${m.reason}</legend>
      ${denialReasons.map(
        (name) =>
          html`<label class="choice" part="reason">
            <input
              type="radio"
              name="reason"
              part="radio"
              aria-invalid=${problem && !isTyped ? 'true' : 'false'}
              .checked=${live(reason === name)}
              @change=${() => view.send({ type: 'reason', reason: name })}
            />
            <span>${m.reasons[name]}</span>
          </label>`,
      )}
      ${problem && !isTyped ? html`<p id="reason-problem" class="problem" part="problem">${problem}</p>` : nothing}
    </fieldset>
    ${
      isTyped
        ? textField({
            name: 'reason',
            label: m.other,
            value: reasonText,
            hint: m.otherHint,
            problem,
            onInput: (input) => {
              input.value = input.value.slice(0, longestDenialReason);
              view.send({ type: 'reason-typed', text: input.value });
            },
          })
        : nothing
    }
    ${buttons(m.submit, pending === 'denyConsent' ? view.messages.busy.denyConsent : undefined, view)}
  `;
}

/** Asks at which facilities a consent is taken back, and says what that means. Parts `explanation`, `facilities`, `facility-choice`. */
export function revokeScreen(request: RequestDetails, view: ReviewView): TemplateResult {
  const m = view.messages.revoke;
  const { takenBack, takeBackProblem, pending } = view.state;
  return html`
    <p part="explanation"><bdi>${m.text(hiuText(request, view))}</bdi></p>
    <fieldset
      class="stack tight"
      part="facilities"
      aria-describedby=${takeBackProblem ? 'take-back-problem' : nothing}
    >
      <legend>${m.facilities}</legend>
      ${heldFacilities(request).map(
        ({ hip }) =>
          html`<label class="choice" part="facility-choice">
            <input
              type="checkbox"
              part="checkbox"
              aria-invalid=${takeBackProblem ? 'true' : 'false'}
              .checked=${live(takenBack.includes(hip.id))}
              @change=${(event: Event) =>
                view.send({
                  type: 'take-back',
                  hipId: hip.id,
                  on: (event.currentTarget as HTMLInputElement).checked,
                })}
            />
            <span><bdi>${facilityText(hip, view.words)}</bdi></span>
          </label>`,
      )}
      ${
        takeBackProblem
          ? html`<p id="take-back-problem" class="problem" part="problem">${m.problems[takeBackProblem]}</p>`
          : nothing
      }
    </fieldset>
    ${buttons(m.submit, pending === 'revokeConsent' ? view.messages.busy.revokeConsent : undefined, view)}
  `;
}

const buttons = (label: string, busy: string | undefined, view: ReviewView): TemplateResult =>
  html`<div class="actions" part="actions">
    ${button({ name: 'submit', label, busy, look: 'primary' })}
    ${button({
      name: 'cancel',
      label: view.messages.cancel,
      look: 'plain',
      disabled: busy !== undefined,
      onPress: () => view.send({ type: 'back' }),
    })}
  </div>`;
