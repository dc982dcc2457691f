import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { button } from '../../../ui/button.js';
import { exportedCardParts } from '../../../ui/card-parts.js';
import { failureText } from '../../../ui/failure-notice.js';
import { defineElement, naming } from '../../define-element.js';
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

async function loadCard(): Promise<void> {
  const { AbhaCard } = await import('../../abha-card/index.js');
  defineElement('abha-card', AbhaCard);
}

/** The pressed button has gone: focus goes on where the card is. */
function focusCard(card: Element | undefined): void {
  if (card instanceof HTMLElement) card.focus();
}

/** The card, for the patient to keep or to show (NHA cases CRT_ABHA_114 and P1 3.8). */
function cardOffer(view: SignupView): TemplateResult {
  const m = stepsOf(view).done;
  const { card, common: messages, failures, portal } = view;
  if (card.isShown) {
    return naming.nested(
      html`<abha-card
        part="abha-card"
        exportparts=${exportedCardParts}
        ${ref(focusCard)}
        .baseUrl=${portal.baseUrl}
        .helpUrl=${portal.helpUrl}
        .helpline=${portal.helpline}
      ></abha-card>`,
    );
  }
  return html`<div class="actions" part="card">
    ${button({
      name: 'show-card',
      label: m.showCard,
      busy: card.busy === 'show' ? messages.loading : undefined,
      onPress: () => card.show(loadCard),
    })}
    ${button({
      name: 'card',
      label: m.card,
      busy: card.busy === 'download' ? m.fetchingCard : undefined,
      onPress: () => card.download(),
    })}
    <span role="status" class="problem" part="card-problem"
      >${card.error ? failureText({ kind: card.error.kind, messages, failures }) : ''}</span
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
