import { html, nothing, type TemplateResult } from 'lit';
import { accountList } from '../../../ui/account-list.js';
import { otpField } from '../../../ui/otp-field.js';
import { otpStatusLine } from '../../../ui/otp-status.js';
import {
  backButton,
  bothSystems,
  busyText,
  fieldFailure,
  type LoginView,
  shownIdentifier,
  submitButton,
} from './view.js';

/** Which of the ways that are allowed shall send the OTP (NHA cases P1 6.1, 7.2 and 8.2). */
export function methodScreen(view: LoginView): TemplateResult {
  const { state, messages, send } = view;
  const m = messages.method;
  const texts = {
    abdm: { title: m.abdm, text: m.abdmFor },
    aadhaar: { title: m.aadhaar, text: m.aadhaarFor },
  };
  return html`
    <p part="explanation"><bdi>${m.text(shownIdentifier(view))}</bdi></p>
    ${
      state.allowed.length === 0
        ? html`<p class="notice danger" part="alert" role="alert" tabindex="-1">${m.none}</p>`
        : html`<ul class="options stack" part="methods">
            ${bothSystems
              .filter((system) => state.allowed.includes(system))
              .map(
                (system) =>
                  html`<li>
                    <button
                      type="button"
                      class="option"
                      part="method method-${system}"
                      aria-describedby="system-${system}"
                      aria-disabled=${state.pending ? 'true' : 'false'}
                      @click=${() => send({ type: 'choose-system', otpSystem: system })}
                    >
                      <strong
                        >${
                          state.pending && state.otpSystem === system
                            ? busyText(state, messages)
                            : texts[system].title
                        }</strong
                      >
                    </button>
                    <p class="muted" id="system-${system}" part="method-text">${texts[system].text}</p>
                  </li>`,
              )}
          </ul>`
    }
    ${state.blocked.map((system) => html`<p class="notice" part="notice">${m.blocked[system]}</p>`)}
    <div class="actions" part="actions">${backButton(view)}</div>
  `;
}

/** The OTP of a sign-in (NHA cases P1 4.3, 4.4, 6.3, 7.2, 8.2 and 9.2). */
export function otpScreen(view: LoginView): TemplateResult {
  const { state, messages, send } = view;
  const m = messages.otp;
  const { sentTo } = state.otp ?? {};
  const problem = state.problems.otp;
  return html`
    <p part="explanation">${sentTo ? m.sent[state.otpSystem](sentTo) : m.sentSomewhere[state.otpSystem]}</p>
    ${otpField({
      name: 'otp',
      label: m.label,
      value: state.code,
      problem: problem ? view.common.problems.otp[problem] : fieldFailure(view, 'otp'),
      onInput: (text) => send({ type: 'code-typed', text }),
    })}
    ${otpStatusLine({
      status: state.otp,
      now: view.now,
      locale: view.locale,
      messages: view.common,
      busy: state.pending === 'resendLoginOtp',
      onResend: () => send({ type: 'resend' }),
    })}
    <div class="actions" part="actions">${submitButton(view, m.submit)} ${backButton(view)}</div>
  `;
}

/** Whose ABHA it is: several people share a phone (NHA cases P1 4.5 and 9.3, VRFY_ABHA_303). */
export function accountsScreen(view: LoginView): TemplateResult {
  const { state, messages, send } = view;
  const m = messages.accounts;
  return html`
    <p part="explanation">${m.text}</p>
    ${accountList({
      accounts: state.accounts,
      messages: m,
      busy: state.pending ? { abhaAddress: state.chosen, text: busyText(state, messages) } : undefined,
      onSignIn: (abhaAddress) => send({ type: 'sign-in', abhaAddress }),
    })}
    <div class="actions" part="actions">${backButton(view)}</div>
  `;
}

/** How the portal processes data, at the first sign-in (NHA case P1 1.14). */
export function dataProcessingScreen(view: LoginView): TemplateResult {
  const { state, messages, notices, language, send } = view;
  const m = messages.dataProcessing;
  const version = notices.dataProcessing ?? '';
  const decide = (agreed: boolean): void => send({ type: 'data-processing', agreed, language, version });
  const busy = busyText(state, messages);
  return html`
    <section class="stack terms" part="terms" aria-label=${m.title}>
      <slot name="data-processing"></slot>
    </section>
    <div class="actions" part="actions">
      <button
        type="button"
        class="primary"
        part="button button-agree"
        aria-disabled=${busy ? 'true' : 'false'}
        @click=${() => decide(true)}
      >
        ${busy ?? m.agree}
      </button>
      <button
        type="button"
        class="plain"
        part="button button-decline"
        aria-disabled=${busy ? 'true' : 'false'}
        @click=${() => decide(false)}
      >
        ${m.decline}
      </button>
    </div>
  `;
}

/** The end of a sign-in. */
export function doneScreen({ state, messages }: LoginView): TemplateResult | typeof nothing {
  const { abha } = state;
  if (!abha) return nothing;
  const m = messages.done;
  return html`
    <p part="explanation"><bdi>${m.text(abha.name)}</bdi></p>
    <dl part="abha">
      <dt class="muted">${m.address}</dt>
      <dd>
        <strong part="value"><bdi>${abha.abhaAddress}</bdi></strong>
      </dd>
    </dl>
    <slot name="next"></slot>
  `;
}
