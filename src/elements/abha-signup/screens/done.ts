import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../../ui/button.js';
import { failureText } from '../../../ui/failure-notice.js';
import { type CopyState, type SignupView, stepsOf } from './view.js';

function copyable(view: SignupView, name: CopyState['what'], text: string): TemplateResult {
  const m = stepsOf(view).done;
  const label = m[name];
  const copied = view.copied?.what === name ? view.copied : undefined;
  return html`
    <div class="stack tight" part="result result-${name}">
      <dt class="muted">${label}</dt>
      <dd class="actions">
        <strong class="digits" part="value value-${name}"><bdi>${text}</bdi></strong>
        ${button({
          name: `copy-${name}`,
          label: m.copy(label),
          look: 'plain',
          onPress: () => view.copy(name, text),
        })}
        <span role="status" class="muted" part="copied"
          >${copied ? (copied.worked ? m.copied : m.notCopied) : ''}</span
        >
      </dd>
    </div>
  `;
}

/** The card, for the patient to keep (NHA cases CRT_ABHA_114 and P1 3.8). */
function cardOffer(view: SignupView): TemplateResult {
  const m = stepsOf(view).done;
  const { card, common: messages, failures } = view;
  return html`<div class="actions" part="card">
    ${button({
      name: 'card',
      label: m.card,
      busy: card.isBusy ? m.fetchingCard : undefined,
      onPress: card.download,
    })}
    <span role="status" class="problem" part="card-problem"
      >${card.failure ? failureText({ kind: card.failure, messages, failures }) : ''}</span
    >
  </div>`;
}

/** ABHA number and address, and what to do with them (NHA case CRT_ABHA_113). Never calls an old ABHA a new one. */
export function doneScreen(view: SignupView): TemplateResult | typeof nothing {
  const { result } = view.state;
  if (!result) return nothing;
  const m = stepsOf(view).done;
  const { abha, created } = result;
  const text = {
    abha: m.text.abha(abha.name),
    address: abha.kycVerified ? m.text.address : m.text.selfDeclared(abha.abhaAddress),
    nothing: m.text.nothing,
  }[created];
  return html`
    <p part="explanation">${text}</p>
    <dl class="stack" part="abha">
      ${abha.abhaNumber ? copyable(view, 'number', abha.abhaNumber) : nothing}
      ${copyable(view, 'address', abha.abhaAddress)}
    </dl>
    ${cardOffer(view)}
    <slot name="next">
      <section class="stack tight" part="next">
        <h3>${m.nextTitle}</h3>
        <ul class="next">
          ${m.next.map((line) => html`<li>${line}</li>`)}
        </ul>
      </section>
    </slot>
  `;
}
