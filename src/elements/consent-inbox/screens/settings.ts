import { html, nothing, type TemplateResult } from 'lit';
import { errorKinds, type NextStep } from '../../../abdm/errors.js';
import type { ConsentSettingsMessages } from '../../../locales/consent-settings.js';
import { button } from '../../../ui/button.js';
import type { AutoApprovalEvent, AutoApprovalState } from '../auto-approval-flow.js';

/** What the settings show, and whom they tell. */
export interface SettingsView {
  readonly state: AutoApprovalState;
  readonly messages: ConsentSettingsMessages;
  /** Why auto-approval could not be read or changed. */
  readonly failure: TemplateResult | typeof nothing;
  readonly send: (event: AutoApprovalEvent) => void;
  readonly onChangePin: () => void;
}

/** Auto-approval and the consent PIN. Parts `auto-approval`, `explanation`, `pin`, `actions`. */
export function settingsScreen(view: SettingsView): TemplateResult {
  const m = view.messages;
  return html`
    ${autoApprovalSection(view)}
    <section class="stack tight" part="pin">
      <h3>${m.pin.title}</h3>
      <div class="actions" part="actions">
        ${button({ name: 'change-pin', label: m.pin.change, onPress: view.onChangePin })}
      </div>
    </section>
  `;
}

/** Failures whose notice itself leads on. */
const leadsOn: readonly NextStep[] = ['retry', 'wait', 'restart'];

const offersNextStep = ({ failure }: AutoApprovalState): boolean =>
  failure !== undefined && (failure.kind === 'session-expired' || leadsOn.includes(errorKinds[failure.kind]));

function autoApprovalSection({ state, messages, failure, send }: SettingsView): TemplateResult {
  const m = messages.autoApproval;
  const { enabled, pending, asking } = state;
  const reading = pending === 'readAutoApproval';
  const standing =
    enabled === undefined ? (reading ? m.busy.readAutoApproval : m.unknown) : enabled ? m.on : m.off;
  const turning = pending === 'setAutoApproval' ? m.busy.setAutoApproval : undefined;
  const turn = enabled ? m.turnOff : m.turnOn;
  return html`
    <section class="stack tight" part="auto-approval">
      <h3>${m.title}</h3>
      <p class="muted" part="explanation">${m.text}</p>
      <p role="status" part="value">${state.turned ? `${m.turned} ` : ''}${standing}</p>
      ${failure}
      ${asking ? html`<p class="notice" part="notice">${enabled ? m.sureOff : m.sureOn}</p>` : nothing}
      <div class="actions" part="actions">
        ${
          enabled === undefined
            ? reading || offersNextStep(state)
              ? nothing
              : button({ name: 'look', label: m.look, onPress: () => send({ type: 'look' }) })
            : asking
              ? html`${button({
                  name: 'turn',
                  label: turn,
                  busy: turning,
                  look: 'primary',
                  onPress: () => send({ type: 'turn' }),
                })}
                ${button({
                  name: 'leave',
                  label: m.cancel,
                  look: 'plain',
                  onPress: () => send({ type: 'leave' }),
                })}`
              : button({ name: 'ask', label: turn, onPress: () => send({ type: 'ask' }) })
        }
      </div>
    </section>
  `;
}
