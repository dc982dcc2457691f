import { html, type TemplateResult } from 'lit';
import { otpField, resendLine } from './otp.js';
import { backButton, resumeNotice, type SignupView, stepsOf, submitButton } from './view.js';

/** Says that upstream wants one more OTP for an address that was found, before it is sent. */
export function signInScreen(view: SignupView): TemplateResult {
  const m = stepsOf(view).signIn;
  return html`
    ${resumeNotice(view)}
    <p part="explanation">${m.text(view.state.signInTo ?? '')}</p>
    <div class="actions" part="actions">${submitButton(view, m.submit)} ${backButton(view)}</div>
  `;
}

/** That OTP. */
export function signInOtpScreen(view: SignupView): TemplateResult {
  const { signIn: m, mobileOtp } = stepsOf(view);
  const { otp } = view.state;
  return html`
    <p part="explanation">${otp?.sentTo ? m.sent(otp.sentTo) : m.sentSomewhere}</p>
    ${otpField(view, 'otp', mobileOtp.label)} ${resendLine(view)}
    <div class="actions" part="actions">${submitButton(view, mobileOtp.submit)} ${backButton(view)}</div>
  `;
}
