import { html, nothing, type TemplateResult } from 'lit';
import type { CommonMessages } from '../locales/common.js';
import { button } from './button.js';
import { countdown, timeOrDay } from './moments.js';

/** Where a patient stands with OTPs, and the button for another one. */
export interface OtpStatusLine {
  /** All moments in milliseconds since 1970 on this device's clock. */
  readonly status:
    | { readonly resendAt: number; readonly sendsLeft: number; readonly lockedUntil?: number | undefined }
    | undefined;
  readonly now: number;
  readonly locale: string;
  readonly messages: CommonMessages;
  /** A new OTP is being sent. */
  readonly busy: boolean;
  readonly onResend: () => void;
}

/**
 * Cool-down, sends left and lock, always visible, and the button for another OTP (NHA case CRT_ABHA_106). Parts
 * `otp-status` and `button-resend`.
 */
export function otpStatusLine(line: OtpStatusLine): TemplateResult | typeof nothing {
  const { status, now, locale, messages } = line;
  if (!status) return nothing;
  const m = messages.otp;
  const locked = (status.lockedUntil ?? 0) > now;
  const cooling = status.resendAt > now;
  const text = locked
    ? m.lockedUntil(timeOrDay(status.lockedUntil ?? now, locale, now))
    : [
        m.sendsLeft(status.sendsLeft),
        status.sendsLeft > 0 && cooling ? m.resendIn(countdown(status.resendAt - now, locale)) : '',
      ]
        .filter(Boolean)
        .join(' ');
  return html`
    <div class="stack tight" part="otp-status">
      <p class="muted" id="otp-status">${text}</p>
      ${
        status.sendsLeft > 0
          ? html`<div class="actions">
              ${button({
                name: 'resend',
                label: m.resend,
                busy: line.busy ? m.resending : undefined,
                disabled: locked || cooling,
                describedBy: 'otp-status',
                onPress: line.onResend,
              })}
            </div>`
          : nothing
      }
    </div>
  `;
}
