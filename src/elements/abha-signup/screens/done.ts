import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../../ui/button.js';
import type { CopyState, SignupView } from './view.js';

function copyable(view: SignupView, name: CopyState['what'], text: string): TemplateResult {
  const m = view.messages.done;
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

/** ABHA number and address, and what to do with them (NHA case CRT_ABHA_113). Never calls an old ABHA a new one. */
export function doneScreen(view: SignupView): TemplateResult | typeof nothing {
  const { result } = view.state;
  if (!result) return nothing;
  const m = view.messages.done;
  const { abha, created } = result;
  return html`
    <p part="explanation">${created === 'abha' ? m.text.abha(abha.name) : m.text[created]}</p>
    <dl class="stack" part="abha">
      ${abha.abhaNumber ? copyable(view, 'number', abha.abhaNumber) : nothing}
      ${copyable(view, 'address', abha.abhaAddress)}
    </dl>
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
