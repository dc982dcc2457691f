import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { type ErrorKind, errorKinds } from '../../abdm/errors.js';
import { addressDomains, type AddressDomain } from '../../abdm/abha-address.js';
import { readIdentifier } from '../../abdm/login.js';
import { isResend } from '../../client/failure.js';
import { AnnouncerController } from '../../controllers/announcer-controller.js';
import { ClockController } from '../../controllers/clock-controller.js';
import { ConnectionController } from '../../controllers/connection-controller.js';
import { FlowController } from '../../controllers/flow-controller.js';
import { FocusController } from '../../controllers/focus-controller.js';
import { IdentifierController } from '../../controllers/identifier-controller.js';
import { MessagesController } from '../../controllers/messages-controller.js';
import { PatientChangeController } from '../../controllers/patient-change-controller.js';
import { codeFromSms } from '../../controllers/sms-code.js';
import { commonMessages } from '../../locales/common.js';
import { failureMessages } from '../../locales/failures.js';
import { loginMessages } from '../../locales/login.js';
import { button } from '../../ui/button.js';
import { controls } from '../../ui/controls.css.js';
import { elsewhere } from '../../ui/elsewhere.js';
import { type FailureNotice, failureNotice } from '../../ui/failure-notice.js';
import { unconnectedFrame, waitingFrame } from '../../ui/frame.js';
import { lists } from '../../ui/lists.css.js';
import { tokens } from '../../ui/tokens.css.js';
import { AbdmElement } from '../abdm-element.js';
import type { AbhaSignedInDetail, AbhaSkipDetail } from '../signed-in.events.js';
import { loginStyles } from './abha-login.css.js';
import type { LoginCalls } from './login-calls.js';
import { login } from './login-flow.js';
import {
  type LoginEffect,
  type LoginEvent,
  type LoginNotices,
  type LoginState,
  startOfLogin,
} from './login-state.js';
import { identifierScreen, noneScreen } from './screens/identifier.js';
import { accountsScreen, dataProcessingScreen, doneScreen, methodScreen, otpScreen } from './screens/otp.js';
import { signedInScreen } from './screens/signed-in.js';
import { busyText, failedField, type LoginView, noticeText } from './screens/view.js';

/** Failures after which another way may lead on. */
const closed: readonly ErrorKind[] = ['method-not-allowed', 'otp-locked', 'otp-too-many'];

const bodies = {
  'signed-in': signedInScreen,
  identifier: identifierScreen,
  method: methodScreen,
  otp: otpScreen,
  accounts: accountsScreen,
  none: noneScreen,
  'data-processing': dataProcessingScreen,
  done: doneScreen,
} satisfies Record<LoginState['step'], (view: LoginView) => unknown>;

/**
 * Signs a patient in with whatever they remember: a mobile number, an ABHA number, an ABHA address or an Aadhaar number.
 * Where somebody is signed in already, shows who, and leads to another of them or out.
 *
 * @tagname abha-login
 *
 * @slot terms - The portal's terms of use; shown and asked for with `terms-version`.
 * @slot data-processing - How the portal processes data; shown at the first sign-in with `data-processing-version`.
 * @slot sign-up - The way to a new ABHA, instead of the link of `sign-up-url`.
 * @slot next - What the patient can do after signing in.
 * @slot help - Whom to ask where the kit cannot help: shown with such an error.
 *
 * @event {CustomEvent<AbhaSignedInDetail>} abha-login - The patient is signed in.
 * @event {CustomEvent<AbhaSkipDetail>} abha-skip - The patient does not want to sign in now.
 * @event {CustomEvent<AbdmErrorDetail>} abdm-error - Something failed; the element shows it already.
 *
 * @csspart frame - The whole element.
 * @csspart title - Heading of the screen.
 * @csspart form - The form of the screen.
 * @csspart explanation - What the screen is about.
 * @csspart field - A field with label, hint and error; also `field-identifier`, `field-otp`.
 * @csspart label - Label of a field; also `label-identifier`, `label-otp`, `label-kind`.
 * @csspart input - Input of a field; also `input-identifier`, `input-otp`.
 * @csspart hint - Hint of a field; also `hint-identifier`.
 * @csspart problem - Error of a field; also `problem-identifier`, `problem-otp`.
 * @csspart taken-for - What the identifier is taken for.
 * @csspart select - The correction of that.
 * @csspart terms - Frame of the portal's texts.
 * @csspart agreement - The line with the box.
 * @csspart checkbox - The box.
 * @csspart methods - Ways to send the code.
 * @csspart method - One of them; also `method-abdm`, `method-aadhaar`.
 * @csspart method-text - What it means.
 * @csspart otp-status - Cool-down, codes left, lock.
 * @csspart accounts - ABHA addresses, or people who are signed in.
 * @csspart account - One of them.
 * @csspart sign-up - Link to the portal's sign-up.
 * @csspart abha - The ABHA address at the end.
 * @csspart value - Its value.
 * @csspart actions - The row of buttons.
 * @csspart button - Any button; also `button-submit`, `button-back`, `button-resend`, `button-sign-in`, `button-show`, `button-add`, `button-sign-out`, `button-agree`, `button-decline`, `button-other-way`, `button-retry`, `button-restart`, `button-way-on`, `button-skip`.
 * @csspart notice - A remark above a screen.
 * @csspart alert - An error with its next step.
 * @csspart reference - Reference for support in an error.
 * @csspart elsewhere - Links to help outside the page.
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
 * @cssstate done - The patient is signed in.
 */
export class AbhaLogin extends AbdmElement {
  static override styles = [tokens, controls, lists, loginStyles];

  /** Address of the portal's proxy, for use outside `<abdm-connect>`. */
  @property({ attribute: 'base-url' }) baseUrl: string | undefined;

  /** Part of an ABHA address after the `@` where the patient leaves it out: `abdm`, or `sbx` on ABDM's sandbox. */
  @property({ attribute: 'address-domain' }) addressDomain = 'abdm';

  /** Version of the portal's terms of use; with it the patient must agree to what stands in the slot `terms`. */
  @property({ attribute: 'terms-version' }) termsVersion: string | undefined;

  /**
   * Version of the portal's notice on data processing; with it the patient must agree, once, to what stands in the slot
   * `data-processing`.
   */
  @property({ attribute: 'data-processing-version' }) dataProcessingVersion: string | undefined;

  /** The portal's page with `<abha-signup>`, for a patient without an ABHA. */
  @property({ attribute: 'sign-up-url' }) signUpUrl: string | undefined;

  /** Lets the patient go on without signing in. */
  @property({ type: Boolean }) skippable = false;

  /** Where the patient finds help that the kit cannot give: a page of the ABHA portal, or of the hospital. */
  @property({ attribute: 'help-url' }) helpUrl: string | undefined = 'https://abha.abdm.gov.in';

  /** Telephone number for help. */
  @property() helpline: string | undefined;

  /** Puts ABHA number and address into the details of events; left out otherwise. */
  @property({ type: Boolean, attribute: 'expose-abha' }) exposeAbha = false;

  readonly #connection = new ConnectionController(this);
  readonly #texts = new MessagesController(this, {
    common: commonMessages,
    login: loginMessages,
    failures: failureMessages,
  });
  readonly #focus = new FocusController(this);
  readonly #announcer = new AnnouncerController(this);
  readonly #identifier = new IdentifierController(this);
  readonly #flow = new FlowController<LoginState, LoginCalls, LoginEvent, LoginEffect>(this, {
    start: startOfLogin,
    next: (state, event) =>
      login(state, event, { addressDomain: this.#domain, dataProcessing: this.#notices.dataProcessing }),
    connection: () => this.#connection.value,
    prepare: async () => (await import('./login-calls.js')).loginCalls,
    run: (effect) => this.#run(effect),
    moved: (from, to, event) => this.#moved(from, to, event),
    failed: (error) => this.report(error),
    forget: () => {
      this.#identifier.clear();
      // One that is only emptied does not look again: the portal has not added it anew.
      if (!this.isConnected) this.#looked = false;
    },
  });
  readonly #patient = new PatientChangeController(
    this,
    () => this.#connection.value,
    () => {
      // While a call is under way it is this sign-in that changes the patient.
      const { step, pending } = this.#flow.state;
      if (!pending && (step === 'signed-in' || step === 'done')) this.#flow.send({ type: 'patient-changed' });
    },
  );
  #sms: AbortController | undefined;
  #looked = false;

  constructor() {
    super();
    new ClockController(this, () => {
      const { otp, failure } = this.#flow.state;
      return Math.max(otp?.resendAt ?? 0, otp?.lockedUntil ?? 0, failure?.waitUntil ?? 0);
    });
  }

  /** Forgets everything that was entered and begins anew; for a kiosk, after the patient has left. */
  reset(): void {
    this.#flow.reset();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sms?.abort();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { pending, failure, step } = this.#flow.state;
    const waiting = this.#connection.state === 'waiting' || this.#texts.messages === undefined;
    const offline = failure?.kind === 'offline' || failure?.kind === 'timeout';
    const loading = pending !== undefined || waiting;
    const error = failure !== undefined && !offline;
    const done = step === 'done' || step === 'signed-in';
    this.states({ loading, offline, error, done, idle: !loading && !offline && !error && !done });
    if (!this.#looked && this.#connection.state === 'ready') {
      this.#looked = true;
      this.#flow.send({ type: 'look' });
    }
  }

  protected override content(): TemplateResult {
    const texts = this.#texts.messages;
    const { state } = this.#connection;
    if (!texts || state === 'waiting' || this.#patient.isAway) return waitingFrame(texts?.common);
    if (state === 'missing') return unconnectedFrame(texts.common);
    const { text, shown, kind } = this.#identifier;
    return this.#screen({
      state: this.#flow.state,
      messages: texts.login,
      common: texts.common,
      failures: texts.failures,
      locale: this.#texts.locale,
      language: this.#texts.language,
      now: Date.now(),
      notices: this.#notices,
      signUpUrl: this.signUpUrl,
      send: (event) => this.#flow.send(event),
      identifier: {
        text,
        shown,
        kind,
        address: readIdentifier(text, 'abha-address', this.#domain)?.value ?? text.trim(),
        input: (input) => {
          this.#identifier.typed(input);
          this.#flow.send({ type: 'identifier-typed' });
        },
        focus: (input) => this.#identifier.entered(input),
        blur: () => this.#identifier.left(),
        choose: (chosen) => {
          this.#identifier.choose(chosen);
          this.#flow.send({ type: 'identifier-typed' });
        },
      },
    });
  }

  get #domain(): AddressDomain {
    return addressDomains.find((domain) => domain === this.addressDomain.trim().toLowerCase()) ?? 'abdm';
  }

  get #notices(): LoginNotices {
    return {
      terms: this.termsVersion?.trim() || undefined,
      dataProcessing: this.dataProcessingVersion?.trim() || undefined,
    };
  }

  #screen(view: LoginView): TemplateResult {
    const { state, messages, common } = view;
    const titles = {
      'signed-in': messages.signedIn.title,
      identifier: messages.identifier.title,
      method: messages.method.title,
      otp: messages.otp.title,
      accounts: messages.accounts.title,
      none: messages.none.title,
      'data-processing': messages.dataProcessing.title,
      done: messages.done.title,
    };
    return html`
      <section class="frame" part="frame" lang=${view.language} aria-label=${messages.label}>
        ${this.#announcer.render()}
        <form class="stack" part="form" novalidate autocomplete="off" @submit=${this.#submit}>
          <h2 id="title" tabindex="-1" part="title">${titles[state.step]}</h2>
          ${state.notice ? html`<p class="notice" part="notice">${noticeText(state.notice, messages)}</p>` : nothing}
          ${
            state.failure && !failedField(state)
              ? failureNotice({
                  ...state.failure,
                  messages: common,
                  failures: view.failures,
                  locale: view.locale,
                  now: view.now,
                  onRetry: () => this.#again(),
                  onRestart: () => view.send({ type: 'restart' }),
                  elsewhere: elsewhere(this, common),
                  wayOn: this.#wayOn(view),
                })
              : nothing
          }
          ${bodies[state.step](view)} ${this.#skip(view)}
        </form>
      </section>
    `;
  }

  /** Where this way to sign in is closed, or the screen has nothing to correct, another one. */
  #wayOn({ state, messages, send }: LoginView): FailureNotice['wayOn'] {
    const { failure, step } = state;
    const isClosed = failure && (closed.includes(failure.kind) || errorKinds[failure.kind] === 'edit');
    if (!isClosed || !['method', 'otp', 'accounts'].includes(step)) return undefined;
    return { label: messages.otherWays, onPress: () => send({ type: 'restart' }) };
  }

  #skip({ state, messages }: LoginView): TemplateResult | typeof nothing {
    if (!this.skippable || state.step === 'done' || state.step === 'signed-in') return nothing;
    const onPress = (): void => {
      this.reset();
      this.emit<AbhaSkipDetail>('abha-skip', { version: 1 });
    };
    return html`<div class="actions">
      ${button({ name: 'skip', label: messages.skip, look: 'plain', onPress })}
    </div>`;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#press();
  };

  #press(): void {
    const { text, kind } = this.#identifier;
    this.#flow.send({ type: 'submit', text, kind, language: this.#texts.language, notices: this.#notices });
  }

  #again(): void {
    const { failure, otpSystem, chosen, step } = this.#flow.state;
    const { language } = this.#texts;
    const version = this.#notices.dataProcessing ?? '';
    if (isResend(failure?.during)) this.#flow.send({ type: 'resend' });
    else if (failure?.during === 'signOut') this.#flow.send({ type: 'sign-out' });
    else if (failure?.during === 'switchPatient' && chosen !== undefined)
      this.#flow.send({ type: 'switch', patient: chosen });
    else if (failure?.during === 'signInToAccount' && chosen !== undefined)
      this.#flow.send({ type: 'sign-in', abhaAddress: chosen });
    else if (step === 'method') this.#flow.send({ type: 'choose-system', otpSystem });
    else if (step === 'data-processing')
      this.#flow.send({ type: 'data-processing', agreed: true, language, version });
    else if (step === 'signed-in') this.#flow.send({ type: 'look' });
    else this.#press();
  }

  #run(effect: LoginEffect): void {
    if (effect.type === 'give-up') this.#flow.giveUp();
    else if (effect.type === 'clear-identifier') this.#identifier.clear();
    else this.#press();
  }

  #moved(from: LoginState, to: LoginState, event: LoginEvent): void {
    const texts = this.#texts.messages;
    // A screen reader does not hear the new label of the pressed button.
    if (texts && to.pending !== from.pending && to.pending && to.pending !== 'findSession')
      this.#announcer.say(busyText(to, texts.login) ?? '');
    if (from.step !== to.step) {
      this.#entered(to, event);
      return;
    }
    const { type } = event;
    const faulty = Object.keys(to.problems).length > 0 || failedField(to);
    if ((type === 'submit' || type === 'failed') && !to.pending && faulty) {
      this.#focus.after('[aria-invalid="true"]');
    } else if (type === 'failed' && to.failure) {
      this.#focus.after('[role="alert"]');
    } else if (type === 'answered' && isResend(event.name)) {
      this.#announcer.say(texts?.common.otp.resent ?? '');
      this.#focus.after('#otp');
    } else if (type === 'answered' && event.name === 'switchPatient') {
      const current = to.patients.find((patient) => patient.current);
      this.#announcer.say(texts?.login.signedIn.text(current?.name || current?.abhaAddress || '') ?? '');
      this.#focus.after('#title');
    } else if (to.pending && this.shadowRoot?.activeElement?.closest('[role="alert"]')) {
      // The alert goes, and the pressed button with it.
      const hasMainButton = this.renderRoot.querySelector('[part~="button-submit"]') !== null;
      this.#focus.after(hasMainButton ? '[part~="button-submit"]' : '#title');
    }
  }

  #entered({ step, abha, notice }: LoginState, event: LoginEvent): void {
    const texts = this.#texts.messages?.login;
    this.#announcer.say(texts && notice ? noticeText(notice, texts) : '');
    this.#identifier.left();
    // The first look at who is signed in was nobody's press: focus stays where the page has it.
    if (event.type !== 'answered' || event.name !== 'findSession') this.#focus.after('#title');
    this.#sms?.abort();
    if (step === 'otp') void this.#readSms();
    if (step !== 'done' || !abha) return;
    const { abhaNumber, abhaAddress, kycVerified } = abha;
    this.emit<AbhaSignedInDetail>('abha-login', {
      version: 1,
      kycVerified,
      ...(this.exposeAbha && { abhaAddress, ...(abhaNumber !== undefined && { abhaNumber }) }),
    });
  }

  async #readSms(): Promise<void> {
    this.#sms = new AbortController();
    const text = await codeFromSms(this.#sms.signal);
    if (text) this.#flow.send({ type: 'code-typed', text });
  }
}
