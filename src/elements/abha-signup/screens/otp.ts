import { html, nothing, type TemplateResult } from 'lit';
import { formatMobile } from '../../../abdm/mobile.js';
import { otpField as codeField } from '../../../ui/otp-field.js';
import { otpStatusLine } from '../../../ui/otp-status.js';

import { isResend } from '../../../client/failure.js';
import { mobileField } from './mobile.js';
import { backButton, problemOf, type SignupView, stepsOf, submitButton } from './view.js';

/** A field for a code from an SMS. */
export const otpField = (view: SignupView, field: 'otp' | 'mobileOtp', label: string): TemplateResult =>
  codeField({
    name: field,
    label,
    value: view.state.draft[field],
    problem: problemOf(view, field),
    onInput: (text) => view.send({ type: 'typed', field, text }),
  });

/** Where the patient stands with codes, and the button for another one. */
export const resendLine = (view: SignupView): TemplateResult | typeof nothing =>
  otpStatusLine({
    status: view.state.otp,
    now: view.now,
    locale: view.locale,
    messages: view.common,
    busy: isResend(view.state.pending),
    onResend: () => view.send({ type: 'resend' }),
  });

const actions = (view: SignupView, submit: string): TemplateResult => html`
  <div class="actions" part="actions">${submitButton(view, submit)} ${backButton(view)}</div>
`;

/** The Aadhaar OTP and the ABHA's own mobile number (NHA cases CRT_ABHA_105 to 108). */
export function otpScreen(view: SignupView): TemplateResult {
  const m = stepsOf(view).otp;
  const { otp } = view.state;
  return html`
    <p part="explanation">${otp?.sentTo ? m.sent(otp.sentTo) : m.sentSomewhere}</p>
    ${otpField(view, 'otp', m.label)} ${resendLine(view)}
    ${mobileField(view, { label: m.mobileLabel, hint: m.mobileHint })} ${actions(view, m.submit)}
  `;
}

/**
 * The OTP for another mobile number than the one linked with Aadhaar (NHA case CRT_ABHA_109), or for the number of a
 * self-declared registration (NHA case P1 1.4).
 */
export function mobileOtpScreen(view: SignupView): TemplateResult {
  const { mobileOtp, selfDeclaredOtp } = stepsOf(view);
  const { state } = view;
  const to = state.otp?.sentTo ?? formatMobile(state.draft.mobile);
  const { sent } = state.method === 'mobile' ? selfDeclaredOtp : mobileOtp;
  return html`
    ${to ? html`<p part="explanation">${sent(to)}</p>` : nothing}
    ${otpField(view, 'mobileOtp', mobileOtp.label)} ${resendLine(view)} ${actions(view, mobileOtp.submit)}
  `;
}
