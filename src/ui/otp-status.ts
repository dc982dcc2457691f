import { html, nothing, type TemplateResult } from 'lit';
import { mayResend, type OtpStatus } from '../client/otp-status.js';
import type { CommonMessages } from '../locales/common.js';
import { button } from './button.js';
import { countdown, timeOrDay } from './moments.js';

/** Where a patient stands with OTPs, and the button for another one. */
export interface OtpStatusLine {
  readonly status: OtpStatus | undefined;
  readonly now: number;
  readonly locale: string;
  readonly messages: CommonMessages;
  /** A new OTP is being sent. */
  readonly busy: boolean;
  readonly onResend: () => void;
}

function standing({ sendsLeft, resendAt, lockedUntil = 0 }: OtpStatus, line: OtpStatusLine): string {
  const { now, locale } = line;
  const m = line.messages.otp;
  if (lockedUntil > now) return m.lockedUntil(timeOrDay(lockedUntil, locale, now));
  const left = m.sendsLeft(sendsLeft);
  if (sendsLeft === 0) return left;
  return `${left} ${resendAt > now ? m.resendIn(countdown(resendAt - now, locale)) : m.resendReady}`;
}

/**
 * Cool-down, sends left and lock, always visible, and the button for another OTP (NHA case CRT_ABHA_106). Parts
 * `otp-status` and `button-resend`.
 */
export function otpStatusLine(line: OtpStatusLine): TemplateResult | typeof nothing {
  const { status, now, messages } = line;
  if (!status) return nothing;
  const m = messages.otp;
  return html`
    <div class="stack tight" part="otp-status">
      <p class="muted" id="otp-status">${standing(status, line)}</p>
      ${
        status.sendsLeft > 0
          ? html`<div class="actions">
              ${button({
                name: 'resend',
                label: m.resend,
                busy: line.busy ? m.resending : undefined,
                disabled: !mayResend(status, now),
                describedBy: 'otp-status',
                onPress: line.onResend,
              })}
            </div>`
          : nothing
      }
    </div>
  `;
}
