import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../../../ui/button.js';
import { foreignText } from '../../../../ui/foreign-text.js';
import { otpField } from '../../../../ui/otp-field.js';
import { otpStatusLine } from '../../../../ui/otp-status.js';
import { mayLeave } from '../linking-flow.js';
import { type LinkingView, otpProblemText, visitInSentence, visitName } from '../linking-view.js';

/** What became of the visit before this one, if it is linked. */
function before(view: LinkingView): TemplateResult | typeof nothing {
  const { state, messages } = view;
  const last = state.queue.length < state.batch ? state.settled.at(-1) : undefined;
  if (last?.result !== 'linked' && last?.result !== 'already-linked') return nothing;
  return html`<p class="good" part="remark">
    ${messages.otp[last.result](visitInSentence(last.visit, view))}
  </p>`;
}

function explanation({ state, messages }: LinkingView): string {
  const m = messages.otp;
  if (state.pending === 'sendLinkOtp') return m.sending;
  if (state.link === undefined) return m.notSent;
  return state.otp?.sentTo ? m.sent(state.otp.sentTo) : m.sentSomewhere;
}

function field(view: LinkingView): TemplateResult | typeof nothing {
  const { state, messages, common, locale, now, send } = view;
  if (state.link === undefined) return nothing;
  return html`
    ${otpField({
      name: 'otp',
      label: messages.otp.label,
      value: state.code,
      problem: otpProblemText(view),
      onInput: (text) => send({ type: 'code-typed', text }),
    })}
    ${otpStatusLine({
      status: state.otp,
      now,
      locale,
      messages: common,
      busy: state.pending === 'resendLinkOtp',
      onResend: () => send({ type: 'resend' }),
    })}
  `;
}

/** The facility's code for one visit (NHA case P2 1.7). Parts `visit-name`, `remark`, `explanation`, `field-otp`, `otp-status`. */
export function otpScreen(view: LinkingView): TemplateResult {
  const { state, messages, send } = view;
  const m = messages.otp;
  const [visit] = state.queue;
  const { pending } = state;
  const busy = pending && pending !== 'resendLinkOtp' ? messages.busy[pending] : undefined;
  const off = !mayLeave(state);
  return html`
    ${before(view)}
    ${
      visit
        ? html`<div class="visit-name" part="visit-name">
            <p class="muted">${m.visit}</p>
            <strong>${foreignText(visitName(visit, view))}</strong>
          </div>`
        : nothing
    }
    <p part="explanation">${explanation(view)}</p>
    ${field(view)}
    <div class="actions" part="actions">
      ${button({ name: 'submit', label: state.link === undefined ? m.send : m.submit, busy, look: 'primary' })}
      ${button({ name: 'skip', label: m.skip, disabled: off, onPress: () => send({ type: 'skip' }) })}
      ${button({ name: 'stop', label: m.stop, look: 'plain', disabled: off, onPress: () => send({ type: 'stop' }) })}
    </div>
  `;
}
