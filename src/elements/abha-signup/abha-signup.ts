import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { aadhaarGroups, maskAadhaar } from '../../abdm/aadhaar.js';
import { AnnouncerController } from '../../controllers/announcer-controller.js';
import { ClockController } from '../../controllers/clock-controller.js';
import { ConnectionController } from '../../controllers/connection-controller.js';
import { FocusController } from '../../controllers/focus-controller.js';
import { MessagesController } from '../../controllers/messages-controller.js';
import { SecretDigitsController } from '../../controllers/secret-digits-controller.js';
import { codeFromSms } from '../../controllers/sms-code.js';
import { commonMessages } from '../../locales/common.js';
import { signupMessages } from '../../locales/signup.js';
import { controls } from '../../ui/controls.css.js';
import { failureNotice } from '../../ui/failure-notice.js';
import { tokens } from '../../ui/tokens.css.js';
import { AbdmElement } from '../abdm-element.js';
import { signupStyles } from './abha-signup.css.js';
import type { AbhaSignedInDetail } from './abha-signup.events.js';
import { markOpen, wasInterrupted } from './interrupted.js';
import { aadhaarScreen } from './screens/aadhaar.js';
import { accountsScreen } from './screens/accounts.js';
import { addressScreen } from './screens/address.js';
import { consentScreen } from './screens/consent.js';
import { doneScreen } from './screens/done.js';
import { mobileOtpScreen, otpScreen } from './screens/otp.js';
import { busyText, type CopyState, failedField, type SignupView } from './screens/view.js';
import { SignupController } from './signup-controller.js';
import { countedSteps, isUnderWay, type SignupEvent, type SignupState } from './signup-state.js';

/**
 * Creates an ABHA by Aadhaar OTP inside a portal: consent, Aadhaar number, OTP, mobile number, ABHA address, result.
 * Finds an ABHA that exists already and signs the patient in to it instead.
 *
 * @tagname abha-signup
 *
 * @slot next - What the portal wants the patient to do after success, instead of our own list.
 * @slot help - Whom to ask where the kit cannot help: shown with such an error.
 *
 * @event {CustomEvent<AbhaSignedInDetail>} abha-created - A new ABHA was created, and the patient is signed in to it.
 * @event {CustomEvent<AbhaSignedInDetail>} abha-login - An ABHA existed already, and the patient is signed in to it.
 * @event {CustomEvent<AbdmErrorDetail>} abdm-error - Something failed; the element shows it already.
 *
 * @csspart frame - The whole element.
 * @csspart step - "Step 2 of 4".
 * @csspart title - Heading of the screen.
 * @csspart form - The form of the screen.
 * @csspart intro - First sentences of the consent screen.
 * @csspart explanation - What the screen is about.
 * @csspart terms - Frame of the prescribed terms.
 * @csspart terms-text - The prescribed terms.
 * @csspart terms-translation - A rendering of the terms in the language of the page.
 * @csspart agreement - The line with the box.
 * @csspart checkbox - The box.
 * @csspart field - A field with label, hint and error; also `field-aadhaar`, `field-otp`, `field-mobile`, `field-mobileOtp`, `field-address`.
 * @csspart label - Label of a field; also `label-<field>`.
 * @csspart input - Input of a field; also `input-<field>`.
 * @csspart hint - Hint of a field; also `hint-<field>`.
 * @csspart problem - Error of a field; also `problem-<field>`.
 * @csspart remark - A remark that does not stop the patient.
 * @csspart suffix - The `@abdm` behind the address.
 * @csspart otp-status - Cool-down, codes left, lock.
 * @csspart accounts - ABHA addresses found.
 * @csspart account - One of them.
 * @csspart radio - Its radio button.
 * @csspart suggestions - Suggested addresses.
 * @csspart suggestion - One of them.
 * @csspart availability - Whether the typed address is free.
 * @csspart abha - ABHA number and address at the end.
 * @csspart result - One of them with its label; also `result-number`, `result-address`.
 * @csspart value - Its value; also `value-number`, `value-address`.
 * @csspart copied - Whether copying worked.
 * @csspart next - What the patient can do next.
 * @csspart actions - The row of buttons.
 * @csspart button - Any button; also `button-submit`, `button-back`, `button-resend`, `button-resume`, `button-retry`, `button-restart`, `button-create-another`, `button-copy-number`, `button-copy-address`.
 * @csspart notice - A remark above a screen.
 * @csspart alert - An error with its next step.
 * @csspart reference - Reference for support in an error.
 *
 * @cssprop --abdm-color-text - Colour of text.
 * @cssprop --abdm-color-muted - Colour of hints.
 * @cssprop --abdm-color-surface - Background.
 * @cssprop --abdm-color-raised - Background of framed text.
 * @cssprop --abdm-color-border - Frames of inputs.
 * @cssprop --abdm-color-accent - Main button, focus, links.
 * @cssprop --abdm-color-on-accent - Text on the main button.
 * @cssprop --abdm-color-danger - Errors.
 * @cssprop --abdm-color-danger-surface - Background of errors.
 * @cssprop --abdm-color-success - Good news.
 * @cssprop --abdm-color-info-surface - Background of remarks.
 * @cssprop --abdm-radius - Corners.
 * @cssprop --abdm-space - Distance between parts.
 * @cssprop --abdm-font-family - Font; the page's own by default.
 * @cssprop --abdm-font-size - Size of text; the reader's own by default.
 *
 * @cssstate idle - Waits for the patient.
 * @cssstate loading - Works for the patient, or waits for its connection or language.
 * @cssstate error - Shows an error.
 * @cssstate offline - Shows that the portal's server cannot be reached.
 * @cssstate done - Shows the ABHA.
 */
export class AbhaSignup extends AbdmElement {
  static override styles = [tokens, controls, signupStyles];

  /** Address of the portal's proxy, for use outside `<abdm-connect>`. */
  @property({ attribute: 'base-url' }) baseUrl: string | undefined;

  /** Puts ABHA number and address into the details of events; left out otherwise. */
  @property({ type: Boolean, attribute: 'expose-abha' }) exposeAbha = false;

  readonly #connection = new ConnectionController(this);
  readonly #texts = new MessagesController(this, { common: commonMessages, signup: signupMessages });
  readonly #focus = new FocusController(this);
  readonly #announcer = new AnnouncerController(this);
  readonly #flow: SignupController = new SignupController(this, {
    connection: () => this.#connection.value,
    language: () => this.#texts.language,
    moved: (from, to, event) => this.#moved(from, to, event),
    failed: (error) => this.report(error),
    clearAadhaar: () => this.#aadhaar.clear(),
  });
  readonly #aadhaar = new SecretDigitsController(this, { groups: aadhaarGroups, mask: maskAadhaar });
  #copied: CopyState | undefined;
  #sms: AbortController | undefined;

  constructor() {
    super();
    new ClockController(this, () => {
      const { otp, failure } = this.#flow.state;
      return Math.max(otp?.resendAt ?? 0, otp?.lockedUntil ?? 0, failure?.waitUntil ?? 0);
    });
  }

  /** Forgets everything about the patient and begins anew; for a kiosk, after the patient has left. */
  reset(): void {
    this.#flow.reset();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (wasInterrupted()) this.#flow.reset('reloaded');
    markOpen(isUnderWay(this.#flow.state.step));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sms?.abort();
    markOpen(false);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { pending, failure, step } = this.#flow.state;
    const waiting = this.#connection.state === 'waiting' || this.#texts.messages === undefined;
    const offline = failure?.kind === 'offline' || failure?.kind === 'timeout';
    const loading = pending !== undefined || waiting;
    const error = failure !== undefined && !offline;
    const done = step === 'done';
    this.states({ loading, offline, error, done, idle: !loading && !offline && !error && !done });
  }

  protected override content(): TemplateResult {
    const texts = this.#texts.messages;
    const { state } = this.#connection;
    if (!texts || state === 'waiting') {
      return html`<div class="frame waiting" part="frame" aria-busy="true">
        <p class="muted">${texts?.common.loading}</p>
      </div>`;
    }
    if (state === 'missing') {
      const { title, text } = texts.common.noConnection;
      return html`<div class="frame stack" part="frame">
        <div class="notice stack tight" part="notice" role="note">
          <strong>${title}</strong><span>${text}</span>
        </div>
      </div>`;
    }
    return this.#screen({
      state: this.#flow.state,
      messages: texts.signup,
      common: texts.common,
      locale: this.#texts.locale,
      language: this.#texts.language,
      now: Date.now(),
      send: (event) => this.#flow.send(event),
      aadhaar: {
        shown: this.#aadhaar.shown,
        input: (input) => {
          this.#aadhaar.typed(input);
          this.#flow.send({ type: 'aadhaar-typed' });
        },
        focus: (input) => this.#aadhaar.entered(input),
        blur: () => this.#aadhaar.left(),
      },
      copied: this.#copied,
      copy: (what, text) => void this.#copy(what, text),
    });
  }

  #screen(view: SignupView): TemplateResult {
    const { state, messages, common } = view;
    const { title, body } = {
      consent: { title: messages.consent.title, body: consentScreen },
      aadhaar: { title: messages.aadhaar.title, body: aadhaarScreen },
      otp: { title: messages.otp.title, body: otpScreen },
      'mobile-otp': { title: messages.mobileOtp.title, body: mobileOtpScreen },
      accounts: { title: messages.accounts.title, body: accountsScreen },
      address: { title: messages.address.title, body: addressScreen },
      done: {
        title: messages.done.title[state.result?.created ?? 'nothing'],
        body: doneScreen,
      },
    }[state.step];
    return html`
      <section class="frame" part="frame" lang=${view.language} aria-label=${messages.label}>
        ${this.#announcer.render()}
        <form class="stack" part="form" novalidate autocomplete="off" @submit=${this.#submit}>
          <div class="stack tight">
            ${this.#stepLine(view)}
            <h2 id="title" tabindex="-1" part="title">${title}</h2>
          </div>
          ${
            state.notice
              ? html`<p class="notice" part="notice">
                  ${state.notice === 'reloaded' ? messages.reloaded : messages.otherPatient}
                </p>`
              : nothing
          }
          ${
            state.failure && !failedField(state)
              ? failureNotice({
                  ...state.failure,
                  messages: common,
                  locale: view.locale,
                  now: view.now,
                  onRetry: () => this.#again(),
                  onRestart: () => view.send({ type: 'restart' }),
                })
              : nothing
          }
          ${body(view)}
        </form>
      </section>
    `;
  }

  #stepLine({ state, common, locale }: SignupView): TemplateResult | typeof nothing {
    const at = countedSteps.findIndex((steps) => steps.includes(state.step));
    if (at < 0) return nothing;
    const number = new Intl.NumberFormat(locale);
    return html`<p class="muted" part="step">
      ${common.step(number.format(at + 1), number.format(countedSteps.length))}
    </p>`;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    this.#flow.send({ type: 'submit', aadhaarNumber: this.#aadhaar.digits });
  }

  #again(): void {
    if (this.#flow.state.failure?.during === 'resend') this.#flow.send({ type: 'resend' });
    else this.#flow.send({ type: 'submit', aadhaarNumber: this.#aadhaar.digits });
  }

  #moved(from: SignupState, to: SignupState, event: SignupEvent): void {
    const texts = this.#texts.messages;
    // A screen reader does not hear the new label of the pressed button.
    if (texts && to.pending !== from.pending && to.pending) this.#announcer.say(busyText(to, texts) ?? '');
    if (from.step !== to.step) {
      this.#entered(to);
      return;
    }
    const { type } = event;
    const faulty = Object.keys(to.problems).length > 0 || failedField(to) || to.availability === 'taken';
    // While the patient types, focus stays where it is; only an answer to a press may move it.
    if ((type === 'submit' || type === 'failed') && !to.pending && faulty) {
      this.#focus.after('[aria-invalid="true"]');
    } else if (type === 'failed') {
      this.#focus.after('[role="alert"]');
    } else if (type === 'otp-sent') {
      this.#announcer.say(texts?.common.otp.resent ?? '');
      this.#focus.after('#otp, #mobileOtp');
    } else if (to.pending && this.shadowRoot?.activeElement?.closest('[role="alert"]')) {
      // The alert goes, and the pressed button with it.
      this.#focus.after('[part~="button-submit"]');
    }
  }

  #entered({ step, result }: SignupState): void {
    markOpen(isUnderWay(step));
    this.#announcer.say('');
    this.#aadhaar.left();
    this.#copied = undefined;
    this.#focus.after('#title');
    this.#sms?.abort();
    if (step === 'otp') void this.#readSms('otp');
    if (step === 'mobile-otp') void this.#readSms('mobileOtp');
    if (result) this.#finished(result);
  }

  async #readSms(field: 'otp' | 'mobileOtp'): Promise<void> {
    this.#sms = new AbortController();
    const text = await codeFromSms(this.#sms.signal);
    if (text) this.#flow.send({ type: 'typed', field, text });
  }

  #finished({ created, abha }: NonNullable<SignupState['result']>): void {
    const { abhaNumber, abhaAddress, kycVerified } = abha;
    this.emit<AbhaSignedInDetail>(created === 'abha' ? 'abha-created' : 'abha-login', {
      version: 1,
      kycVerified,
      ...(this.exposeAbha && { abhaAddress, ...(abhaNumber !== undefined && { abhaNumber }) }),
    });
  }

  async #copy(what: CopyState['what'], text: string): Promise<void> {
    let worked = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      worked = false;
    }
    this.#copied = { what, worked };
    this.requestUpdate();
  }
}
