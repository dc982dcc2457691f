import { html, type TemplateResult } from 'lit';
import { addressName, startsWithDigit } from '../../../abdm/abha-address.js';
import { textField } from '../../../ui/text-field.js';
import { fullAddress } from '../signup-state.js';
import { backButton, problemOf, type SignupView, stepsOf, submitButton } from './view.js';

function suggestionList(view: SignupView): TemplateResult {
  const { state, send } = view;
  const m = stepsOf(view).address;
  if (state.suggestions === 'loading')
    return html`<p class="muted" part="suggestions">${m.loadingSuggestions}</p>`;
  if (state.suggestions === 'failed' || state.suggestions.length === 0) {
    return html`<p class="muted" part="suggestions">${m.noSuggestions}</p>`;
  }
  const chosen = fullAddress(state);
  return html`
    <div class="stack tight" role="group" aria-labelledby="suggestions-title" part="suggestions">
      <h3 id="suggestions-title">${m.suggestions}</h3>
      <div class="actions">
        ${state.suggestions.map(
          (suggestion) => html`
            <button
              type="button"
              part="suggestion"
              aria-pressed=${suggestion === chosen ? 'true' : 'false'}
              @click=${() => send({ type: 'typed', field: 'address', text: addressName(suggestion) })}
            >
              <bdi>${suggestion}</bdi>
            </button>
          `,
        )}
      </div>
    </div>
  `;
}

/** What is known of the typed address; polite, since it changes while the patient types. */
function availability(view: SignupView): TemplateResult {
  const { state } = view;
  const m = stepsOf(view).address;
  const address = fullAddress(state);
  const text = {
    unknown: '',
    checking: m.checking,
    free: m.free(address),
    taken: m.taken(address),
    unchecked: m.unchecked,
  }[state.availability];
  const look = { unknown: '', checking: 'muted', free: 'good', taken: 'problem', unchecked: 'muted' }[
    state.availability
  ];
  return html`<p class=${look} id="availability" part="availability" role="status">${text}</p>`;
}

/** A new ABHA address: suggestions, or one's own with the rules printed beside the field (NHA case CRT_ABHA_112). */
export function addressScreen(view: SignupView): TemplateResult {
  const { state, send } = view;
  const m = stepsOf(view).address;
  return html`
    <p part="explanation">${m.text}</p>
    ${suggestionList(view)}
    ${textField({
      name: 'address',
      label: m.label,
      value: state.draft.address,
      hint: m.rules,
      problem: problemOf(view, 'address'),
      remark: startsWithDigit(state.draft.address) ? m.digitFirst : undefined,
      suffix: `@${state.addressDomain}`,
      inputmode: 'text',
      autocomplete: 'off',
      invalid: state.availability === 'taken',
      describedBy: 'availability',
      onInput: (input) => send({ type: 'typed', field: 'address', text: input.value }),
    })}
    ${availability(view)}
    <div class="actions" part="actions">${submitButton(view, m.submit)} ${backButton(view)}</div>
  `;
}
