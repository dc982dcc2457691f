import { html, nothing, type TemplateResult } from 'lit';
import { onlyDigits } from '../../../abdm/digits.js';
import { formatMobile, isUnusualMobile, mobileDigits, mobileGroups } from '../../../abdm/mobile.js';
import { groupInput } from '../../../controllers/grouped-digits.js';
import { otpStatusLine } from '../../../ui/otp-status.js';
import { textField } from '../../../ui/text-field.js';
import { backButton, problemOf, type SignupView, submitButton } from './view.js';

function otpField(view: SignupView, field: 'otp' | 'mobileOtp', label: string): TemplateResult {
  return textField({
    name: field,
    label,
    value: view.state.draft[field],
    problem: problemOf(view, field),
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    digits: true,
    onInput: (input) => {
      const text = onlyDigits(input.value);
      input.value = text;
      view.send({ type: 'typed', field, text });
    },
  });
}

const resendLine = (view: SignupView): TemplateResult | typeof nothing =>
  otpStatusLine({
    status: view.state.otp,
    now: view.now,
    locale: view.locale,
    messages: view.common,
    busy: view.state.pending === 'resend',
    onResend: () => view.send({ type: 'resend' }),
  });

const actions = (view: SignupView, submit: string): TemplateResult => html`
  <div class="actions" part="actions">${submitButton(view, submit)} ${backButton(view)}</div>
`;

/** The Aadhaar OTP and the ABHA's own mobile number (NHA cases CRT_ABHA_105 to 108). */
export function otpScreen(view: SignupView): TemplateResult {
  const { state, messages, send } = view;
  const m = messages.otp;
  const { mobile } = state.draft;
  return html`
    <p part="explanation">${state.otp?.sentTo ? m.sent(state.otp.sentTo) : m.sentSomewhere}</p>
    ${otpField(view, 'otp', m.label)} ${resendLine(view)}
    ${textField({
      name: 'mobile',
      label: m.mobileLabel,
      value: formatMobile(mobile),
      hint: m.mobileHint,
      problem: problemOf(view, 'mobile'),
      remark: isUnusualMobile(mobileDigits(mobile)) ? m.mobileUnusual : undefined,
      inputmode: 'tel',
      autocomplete: 'tel-national',
      digits: true,
      onInput: (input) => send({ type: 'typed', field: 'mobile', text: groupInput(input, mobileGroups) }),
      onBlur: (input) => {
        const text = mobileDigits(input.value);
        if (text !== mobile) send({ type: 'typed', field: 'mobile', text });
      },
    })}
    ${actions(view, m.submit)}
  `;
}

/** The OTP for another mobile number than the one linked with Aadhaar (NHA case CRT_ABHA_109). */
export function mobileOtpScreen(view: SignupView): TemplateResult {
  const m = view.messages.mobileOtp;
  const to = view.state.otp?.sentTo ?? formatMobile(view.state.draft.mobile);
  return html`
    ${to ? html`<p part="explanation">${m.sent(to)}</p>` : nothing} ${otpField(view, 'mobileOtp', m.label)}
    ${resendLine(view)} ${actions(view, m.submit)}
  `;
}
