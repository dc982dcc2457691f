import { html, type TemplateResult } from 'lit';
import { hasUnusualCheckDigit } from '../../../abdm/abha-number.js';
import { aadhaarTerms } from '../../../ui/aadhaar-terms.js';
import { button } from '../../../ui/button.js';
import { otpField } from '../../../ui/otp-field.js';
import { otpStatusLine } from '../../../ui/otp-status.js';
import { textField } from '../../../ui/text-field.js';
import { mayLeaveKyc } from './kyc-flow.js';
import type { KycMethod, KycState } from './kyc-state.js';
import { type KycView, problemOf } from './kyc-view.js';

function actions(view: KycView, label: string): TemplateResult {
  const { state, messages, common, send } = view;
  const isWork = state.pending && state.pending !== 'resendKycOtp';
  const busy = isWork ? messages.busy[state.pending] : undefined;
  return html`<div class="actions" part="actions">
    ${button({ name: 'submit', label, busy, look: 'primary' })}
    ${button({
      name: 'back',
      label: common.back,
      look: 'plain',
      disabled: !mayLeaveKyc(state),
      onPress: () => send({ type: 'back' }),
    })}
  </div>`;
}

/** By which number, and where its OTP goes (NHA cases P2 15.1 to 15.3). */
function methodScreen({ messages, send, close }: KycView): TemplateResult {
  const m = messages.method;
  const ways: readonly (readonly [KycMethod, string, string])[] = [
    ['abha-number', m.number, m.numberFor],
    ['aadhaar', m.aadhaar, m.aadhaarFor],
  ];
  return html`
    <p part="explanation">${m.text}</p>
    <ul class="options stack" part="methods">
      ${ways.map(
        ([method, label, text]) =>
          html`<li>
            <button
              type="button"
              class="option"
              part="method method-${method}"
              aria-describedby="way-${method}"
              @click=${() => send({ type: 'choose', method })}
            >
              <strong>${label}</strong>
            </button>
            <p class="muted" id="way-${method}" part="method-text">${text}</p>
          </li>`,
      )}
    </ul>
    <div class="actions" part="actions">
      ${button({ name: 'leave', label: messages.cancel, look: 'plain', onPress: close })}
    </div>
  `;
}

function consentScreen(view: KycView): TemplateResult {
  const { state, messages, send } = view;
  const m = messages.consent;
  return html`
    <p part="explanation">${m.intro}</p>
    ${aadhaarTerms({
      agreed: state.agreed,
      problem: state.problems.consent && m.mustAgree,
      messages: m,
      onAgreed: (agreed) => send({ type: 'agreed', agreed }),
    })}
    ${actions(view, m.submit)}
  `;
}

const numberScreen =
  (name: 'number' | 'aadhaar') =>
  (view: KycView): TemplateResult => {
    const m = view.messages[name];
    const { digits, shown, input, focus, blur } = view[name];
    const isUnusual = name === 'number' && hasUnusualCheckDigit(digits);
    return html`
      ${textField({
        name,
        label: m.label,
        value: shown,
        hint: m.hint,
        problem: problemOf(view, name),
        remark: isUnusual ? view.messages.number.unusual : undefined,
        inputmode: 'numeric',
        digits: true,
        onInput: input,
        onFocus: focus,
        onBlur: blur,
      })}
      ${actions(view, m.submit)}
    `;
  };

function otpScreen(view: KycView): TemplateResult {
  const { state, messages, send } = view;
  const m = messages.otp;
  const sentTo = state.otp?.sentTo;
  return html`
    <p part="explanation">${sentTo ? m.sent(sentTo) : m.sentSomewhere[state.method]}</p>
    ${otpField({
      name: 'otp',
      label: m.label,
      value: state.code,
      problem: problemOf(view, 'otp'),
      onInput: (text) => send({ type: 'code-typed', text }),
    })}
    ${otpStatusLine({
      status: state.otp,
      now: view.now,
      locale: view.locale,
      messages: view.common,
      busy: state.pending === 'resendKycOtp',
      onResend: () => send({ type: 'resend' }),
    })}
    ${actions(view, m.submit)}
  `;
}

/** The end, in NHA's words (NHA cases P2 15.4 to 15.6). */
const endScreen =
  (text: (view: KycView) => string) =>
  (view: KycView): TemplateResult => html`
    <p part="explanation"><bdi>${text(view)}</bdi></p>
    <div class="actions" part="actions">
      ${button({ name: 'leave', label: view.messages.done.back, look: 'primary', onPress: view.close })}
    </div>
  `;

/** The screens on the way to KYC. */
export const kycScreens: Readonly<Record<KycState['step'], (view: KycView) => TemplateResult>> = {
  method: methodScreen,
  consent: consentScreen,
  number: numberScreen('number'),
  aadhaar: numberScreen('aadhaar'),
  otp: otpScreen,
  done: endScreen(({ messages, name }) => messages.done.text(name)),
  linked: endScreen(({ messages }) => messages.linked.text),
};
