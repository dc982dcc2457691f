import { html, nothing, type TemplateResult } from 'lit';
import { onlyDigits } from '../../../abdm/digits.js';
import type { CommonMessages } from '../../../locales/common.js';
import type { ConsentSettingsMessages } from '../../../locales/consent-settings.js';
import { button } from '../../../ui/button.js';
import { otpField } from '../../../ui/otp-field.js';
import { otpStatusLine } from '../../../ui/otp-status.js';
import { pinField } from '../../../ui/pin-field.js';
import type { PinEvent, PinField, PinState } from '../pin-flow.js';

/** What the screens of the consent PIN show, and whom they tell. */
export interface PinView {
  readonly state: PinState;
  readonly messages: ConsentSettingsMessages['pin'];
  readonly common: CommonMessages;
  readonly locale: string;
  readonly now: number;
  /** What the server said about what was typed, where it belongs to the field. */
  readonly fieldFailure: string | undefined;
  readonly send: (event: PinEvent) => void;
  readonly onCancel: () => void;
}

/** Asks for the consent PIN, sets, changes or replaces it. Parts `explanation`, `field-…`, `otp-status`, `actions`. */
export function pinScreen(view: PinView): TemplateResult {
  const { state, messages: m, common } = view;
  const { step, pending } = state;
  const isWorking = pending !== undefined && pending !== 'resendPinOtp';
  return html`
    <p part="explanation">${explanation(view)}</p>
    ${fields(view)}
    ${
      step === 'otp'
        ? otpStatusLine({
            status: state.otp,
            now: view.now,
            locale: view.locale,
            messages: common,
            busy: pending === 'resendPinOtp',
            onResend: () => view.send({ type: 'resend' }),
          })
        : nothing
    }
    <div class="actions" part="actions">
      ${
        step === 'closed' || step === 'look' || step === 'done'
          ? nothing
          : button({
              name: 'submit',
              label: m.submit[step],
              busy: isWorking ? m.busy[pending] : undefined,
              look: 'primary',
            })
      }
      ${button({ name: 'cancel', label: step === 'done' ? m.close : m.cancel, look: 'plain', onPress: view.onCancel })}
      ${
        step === 'ask' || step === 'change'
          ? button({
              name: 'forgot',
              label: m.forgot,
              look: 'plain',
              onPress: () => view.send({ type: 'forgot' }),
            })
          : nothing
      }
    </div>
  `;
}

function explanation({ state, messages: m }: PinView): string {
  const { step, otp } = state;
  if (step === 'otp') return otp?.sentTo ? m.sent(otp.sentTo) : m.sentSomewhere;
  if (step === 'look') return m.busy.readConsentPin;
  return step === 'closed' ? '' : m.texts[step];
}

function fields(view: PinView): TemplateResult | typeof nothing {
  const { state, messages: m } = view;
  const present = (): TemplateResult => secret('pin', view.fieldFailure, view);
  const twice = (): TemplateResult =>
    html`${secret('newPin', undefined, view)} ${secret('again', undefined, view)}`;
  switch (state.step) {
    case 'ask':
      return present();
    case 'set':
    case 'new':
      return twice();
    case 'change':
      return html`${present()} ${twice()}`;
    case 'otp':
      return otpField({
        name: 'code',
        label: m.fields.code,
        value: state.typed.code,
        problem: state.problems.code ? view.common.problems.otp[state.problems.code] : view.fieldFailure,
        onInput: (text) => view.send({ type: 'typed', field: 'code', text }),
      });
    default:
      return nothing;
  }
}

function secret(
  field: Exclude<PinField, 'code'>,
  failure: string | undefined,
  view: PinView,
): TemplateResult {
  const { state, messages: m } = view;
  const problem = state.problems[field];
  return pinField({
    name: field,
    label: m.fields[field],
    value: state.typed[field],
    problem: problem ? m.problems[problem] : failure,
    isNew: field !== 'pin',
    onInput: (text) => view.send({ type: 'typed', field, text: onlyDigits(text) }),
  });
}
