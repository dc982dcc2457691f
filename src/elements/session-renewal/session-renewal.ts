import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { isResend } from '../../client/failure.js';
import type { Renewal } from '../../client/session-gate.js';
import type { Connection } from '../../context/connection.js';
import { AnnouncerController } from '../../controllers/announcer-controller.js';
import { ClockController } from '../../controllers/clock-controller.js';
import { ConnectionController } from '../../controllers/connection-controller.js';
import { FlowController } from '../../controllers/flow-controller.js';
import { FocusController } from '../../controllers/focus-controller.js';
import { MessagesController } from '../../controllers/messages-controller.js';
import { PatientChangeController } from '../../controllers/patient-change-controller.js';
import { codeFromSms } from '../../controllers/sms-code.js';
import { commonMessages } from '../../locales/common.js';
import { failureMessages } from '../../locales/failures.js';
import { sessionMessages } from '../../locales/session.js';
import { button } from '../../ui/button.js';
import { controls } from '../../ui/controls.css.js';
import { failureNotice, failureText } from '../../ui/failure-notice.js';
import { unconnectedFrame, waitingFrame } from '../../ui/frame.js';
import { otpField } from '../../ui/otp-field.js';
import { otpStatusLine } from '../../ui/otp-status.js';
import { tokens } from '../../ui/tokens.css.js';
import { AbdmElement } from '../abdm-element.js';
import type { RenewalCalls } from './renewal-calls.js';
import {
  noRenewal,
  renewal,
  type RenewalEffect,
  type RenewalEvent,
  type RenewalState,
} from './renewal-flow.js';
import type { SessionRenewedDetail } from './session-renewal.events.js';

const otpKinds = ['otp-wrong', 'otp-expired'];

/**
 * Opens the patient's session with ABDM again, by one OTP, where the portal placed it. Shows nothing while no element
 * waits for that. Without it, `<abdm-connect>` shows the same in a dialog.
 *
 * @tagname session-renewal
 *
 * @slot help - Whom to ask where the kit cannot help: shown with such an error.
 *
 * @event {CustomEvent<SessionRenewedDetail>} abdm-session-renewed - The session is open again.
 * @event {CustomEvent<AbdmErrorDetail>} abdm-error - Something failed; the element shows it already.
 *
 * @csspart frame - The whole element.
 * @csspart title - Heading of the screen.
 * @csspart form - The form of the screen.
 * @csspart explanation - What the screen is about.
 * @csspart patient - Whose session it is.
 * @csspart field - The field with label and error; also `field-otp`.
 * @csspart label - Its label; also `label-otp`.
 * @csspart input - Its input; also `input-otp`.
 * @csspart problem - Its error; also `problem-otp`.
 * @csspart otp-status - Cool-down, codes left, lock.
 * @csspart actions - The row of buttons.
 * @csspart button - Any button; also `button-submit`, `button-cancel`, `button-resend`, `button-renew`, `button-retry`, `button-restart`.
 * @csspart notice - A remark.
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
 * @cssstate idle - Nobody waits for a renewal; nothing is shown.
 * @cssstate waiting - The patient is asked.
 * @cssstate loading - Works for the patient.
 * @cssstate error - Shows an error.
 * @cssstate offline - Shows that the portal's server cannot be reached.
 * @cssstate ended - The patient did not renew the session, and may still.
 */
export class SessionRenewal extends AbdmElement {
  static override styles = [tokens, controls];

  /** Address of the portal's proxy, for use outside `<abdm-connect>`. */
  @property({ attribute: 'base-url' }) baseUrl: string | undefined;

  /**
   * Asked for by what contains it, as the dialog of `<abdm-connect>` does: the element then waits for {@link renew}
   * instead of renewing for the whole page.
   */
  @property({ type: Boolean, attribute: false }) onDemand = false;

  readonly #connection = new ConnectionController(this);
  readonly #texts = new MessagesController(this, {
    common: commonMessages,
    session: sessionMessages,
    failures: failureMessages,
  });
  readonly #focus = new FocusController(this);
  readonly #announcer = new AnnouncerController(this);
  readonly #flow = new FlowController<RenewalState, RenewalCalls, RenewalEvent, RenewalEffect>(this, {
    start: noRenewal,
    next: renewal,
    connection: () => this.#connection.value,
    prepare: async () => (await import('./renewal-calls.js')).renewalCalls,
    run: () => this.#flow.giveUp(),
    moved: (from, to, event) => this.#moved(from, to, event),
    failed: (error) => this.report(error),
  });
  #sms: AbortController | undefined;
  #finish: ((renewal: Renewal) => void) | undefined;
  #registered: { readonly client: Connection['client']; readonly end: () => void } | undefined;
  /** Where focus was when the patient was asked. */
  #before: HTMLElement | undefined;

  constructor() {
    super();
    new PatientChangeController(
      this,
      () => this.#connection.value,
      () => {
        const { step } = this.#flow.state;
        if (step !== 'idle' && step !== 'renewed') this.#flow.send({ type: 'patient-changed' });
      },
    );
    new ClockController(this, () => {
      const { otp, failure } = this.#flow.state;
      return Math.max(otp?.resendAt ?? 0, otp?.lockedUntil ?? 0, failure?.waitUntil ?? 0);
    });
  }

  /** Asks the patient, and tells how it ended. */
  renew(): Promise<Renewal> {
    this.#finish?.('ended');
    const before = focused();
    // "Renew the session", pressed here, is gone afterwards.
    if (!before || !this.renderRoot.contains(before)) this.#before = before;
    this.#flow.send({ type: 'open' });
    return new Promise((resolve) => {
      this.#finish = resolve;
    });
  }

  /** Gives the renewal up, as the patient's "not now" does. */
  cancel(): void {
    this.#flow.send({ type: 'cancel' });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sms?.abort();
    this.#registered?.end();
    this.#registered = undefined;
    this.#end('ended');
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#register();
    const { pending, failure, step } = this.#flow.state;
    const offline = failure?.kind === 'offline' || failure?.kind === 'timeout';
    this.states({
      idle: step === 'idle' || step === 'renewed',
      waiting: step === 'start' || step === 'otp',
      loading: pending !== undefined && pending !== 'findSession',
      error: failure !== undefined && !offline,
      offline,
      ended: step === 'ended' || step === 'signed-out',
    });
  }

  protected override content(): unknown {
    const texts = this.#texts.messages;
    const { state } = this.#flow;
    if (this.#connection.state === 'missing' && texts) return unconnectedFrame(texts.common);
    if (state.step === 'idle' || state.step === 'renewed') return this.#announcer.render();
    if (!texts) return waitingFrame(undefined);
    const m = texts.session;
    const title = {
      start: m.start.title,
      otp: m.otp.title,
      ended: m.ended.title,
      'signed-out': m.ended.title,
    }[state.step];
    return html`
      <section class="frame" part="frame" lang=${this.#texts.language} aria-label=${m.label}>
        ${this.#announcer.render()}
        <form class="stack" part="form" novalidate autocomplete="off" @submit=${this.#submit}>
          <h2 id="title" tabindex="-1" part="title">${title}</h2>
          ${this.#failure()} ${this.#body(state)}
        </form>
      </section>
    `;
  }

  #body(state: RenewalState): TemplateResult | typeof nothing {
    const texts = this.#texts.messages;
    if (!texts) return nothing;
    const m = texts.session;
    switch (state.step) {
      case 'start':
        return html`
          <p part="explanation">${m.start.text}</p>
          ${state.name ? html`<p part="patient"><bdi>${m.start.of(state.name)}</bdi></p>` : nothing}
          <div class="actions" part="actions">${this.#primary(m.start.submit)} ${this.#cancel()}</div>
        `;
      case 'otp':
        return html`
          <p part="explanation">${state.otp?.sentTo ? m.otp.sent(state.otp.sentTo) : m.otp.sentSomewhere}</p>
          ${otpField({
            name: 'otp',
            label: m.otp.label,
            value: state.code,
            problem: state.problem ? texts.common.problems.otp[state.problem] : this.#fieldFailure(),
            onInput: (text) => this.#flow.send({ type: 'typed', text }),
          })}
          ${otpStatusLine({
            status: state.otp,
            now: Date.now(),
            locale: this.#texts.locale,
            messages: texts.common,
            busy: state.pending === 'resendSessionOtp',
            onResend: () => this.#flow.send({ type: 'resend' }),
          })}
          <div class="actions" part="actions">${this.#primary(m.otp.submit)} ${this.#cancel()}</div>
        `;
      case 'ended':
        return html`
          <p part="explanation">${m.ended.text}</p>
          <div class="actions" part="actions">
            ${button({ name: 'renew', label: m.ended.renew, look: 'primary', onPress: () => this.#again() })}
          </div>
        `;
      case 'signed-out':
        return html`<p part="explanation" role="alert" tabindex="-1">${m.signedOut}</p>
          ${this.onDemand ? html`<div class="actions" part="actions">${this.#cancel()}</div>` : nothing}`;
      default:
        return nothing;
    }
  }

  #primary(label: string): TemplateResult {
    const { pending } = this.#flow.state;
    const isWork = pending !== undefined && pending !== 'findSession' && pending !== 'resendSessionOtp';
    const busy = isWork ? this.#texts.messages?.session.busy[pending] : undefined;
    return button({ name: 'submit', label, busy, look: 'primary' });
  }

  #cancel(): TemplateResult {
    const label = this.#texts.messages?.session.start.cancel ?? '';
    return button({ name: 'cancel', label, look: 'plain', onPress: () => this.cancel() });
  }

  #failure(): TemplateResult | typeof nothing {
    const texts = this.#texts.messages;
    const { failure, step } = this.#flow.state;
    if (!failure || !texts || this.#fieldFailure()) return nothing;
    return failureNotice({
      ...failure,
      messages: texts.common,
      failures: texts.failures,
      locale: this.#texts.locale,
      now: Date.now(),
      onRetry: () =>
        this.#flow.send({ type: isResend(failure.during) && step === 'otp' ? 'resend' : 'submit' }),
      onRestart: () => this.#flow.send({ type: 'restart' }),
    });
  }

  #fieldFailure(): string | undefined {
    const texts = this.#texts.messages;
    const { failure, step } = this.#flow.state;
    return failure && texts && step === 'otp' && otpKinds.includes(failure.kind)
      ? failureText({ kind: failure.kind, messages: texts.common, failures: texts.failures })
      : undefined;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#flow.send({ type: 'submit' });
  };

  /** After "not now": the patient wants it after all. */
  async #again(): Promise<void> {
    await this.#connection.value?.client.session.renew();
  }

  #register(): void {
    const client = this.onDemand ? undefined : this.#connection.value?.client;
    if (client === this.#registered?.client) return;
    this.#registered?.end();
    this.#registered = client && { client, end: client.session.register(() => this.renew(), 'placed') };
  }

  #end(result: Renewal): void {
    this.#finish?.(result);
    this.#finish = undefined;
  }

  #moved(from: RenewalState, to: RenewalState, event: RenewalEvent): void {
    const texts = this.#texts.messages;
    if (texts && to.pending !== from.pending && to.pending && to.pending !== 'findSession')
      this.#announcer.say(texts.session.busy[to.pending]);
    if (from.step !== to.step) {
      this.#entered(to.step);
      return;
    }
    const { type } = event;
    if ((type === 'submit' && to.problem) || (type === 'failed' && otpKinds.includes(to.failure?.kind ?? '')))
      this.#focus.after('#otp');
    else if (type === 'failed' && to.failure) this.#focus.after('[role="alert"]');
    else if (type === 'answered' && isResend(event.name)) {
      this.#announcer.say(texts?.common.otp.resent ?? '');
      this.#focus.after('#otp');
    } else if (to.pending && this.shadowRoot?.activeElement?.closest('[role="alert"]')) {
      // The alert goes, and the pressed button with it.
      this.#focus.after('[part~="button-submit"]');
    }
  }

  #entered(step: RenewalState['step']): void {
    this.#sms?.abort();
    if (step === 'otp') void this.#readSms();
    if (step === 'renewed') {
      this.#announcer.say(this.#texts.messages?.session.renewed ?? '');
      if (!this.onDemand) this.#before?.focus();
      this.emit<SessionRenewedDetail>('abdm-session-renewed', { version: 1 });
      this.#end('renewed');
    } else if (step === 'ended' || step === 'idle') {
      if (!this.onDemand) this.#before?.focus();
      this.#end('ended');
    } else {
      this.#focus.after('#title');
      // In the page the words stay; what waits for the renewal need not.
      if (step === 'signed-out' && !this.onDemand) this.#end('ended');
    }
  }

  async #readSms(): Promise<void> {
    this.#sms = new AbortController();
    const text = await codeFromSms(this.#sms.signal);
    if (text) this.#flow.send({ type: 'typed', text });
  }
}

/** What has focus, inside shadow roots too. */
function focused(): HTMLElement | undefined {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at instanceof HTMLElement ? at : undefined;
}
