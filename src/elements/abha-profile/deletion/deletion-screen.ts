import { html, type TemplateResult } from 'lit';
import type { DeletionMessages } from '../../../locales/deletion.js';
import { button } from '../../../ui/button.js';
import { textField } from '../../../ui/text-field.js';
import type { DeletionState } from './deletion-flow.js';

/** A deletion as it is shown. */
export interface DeletionView {
  readonly state: DeletionState;
  readonly messages: DeletionMessages;
  readonly abhaAddress: string;
  /** Where an ABHA itself is given up. */
  readonly elsewhere: unknown;
  /** What the field's failure says. */
  readonly problem: string | undefined;
  readonly onTyped: (text: string) => void;
  readonly onCancel: () => void;
}

const points = (title: string, lines: readonly string[], part: string): TemplateResult =>
  html`<section class="stack tight" part=${part}>
    <h3>${title}</h3>
    <ul class="points">
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>
  </section>`;

/** What goes, what stays, and the field that makes sure. */
export function deletionScreen(view: DeletionView): TemplateResult {
  const { state, messages: m, abhaAddress } = view;
  return html`
    ${points(m.goesTitle, m.goes, 'goes')} ${points(m.staysTitle, m.stays, 'stays')}
    <p class="muted" part="remark">${m.stop}</p>
    ${view.elsewhere}
    ${textField({
      name: 'confirmation',
      label: m.label,
      value: state.typed,
      hint: m.hint(abhaAddress),
      problem: state.mistyped ? m.problem : view.problem,
      onInput: ({ value }) => view.onTyped(value),
    })}
    <div class="actions" part="actions">
      ${button({
        name: 'confirm',
        label: m.submit,
        busy: state.pending && m.busy[state.pending],
        look: 'danger',
      })}
      ${button({
        name: 'leave',
        label: m.cancel,
        look: 'plain',
        disabled: state.pending !== undefined,
        onPress: view.onCancel,
      })}
    </div>
  `;
}
