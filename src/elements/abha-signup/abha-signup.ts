import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { aadhaarGroups, maskAadhaar } from '../../abdm/aadhaar.js';
import { isResend } from '../../client/failure.js';
import { AnnouncerController } from '../../controllers/announcer-controller.js';
import { CardDownloadController } from '../../controllers/card-download-controller.js';
import { ClockController } from '../../controllers/clock-controller.js';
import { ConnectionController } from '../../controllers/connection-controller.js';
import { FocusController } from '../../controllers/focus-controller.js';
import { MessagesController } from '../../controllers/messages-controller.js';
import { SecretDigitsController } from '../../controllers/secret-digits-controller.js';
import { codeFromSms } from '../../controllers/sms-code.js';
import { whenIdle } from '../../controllers/when-idle.js';
import { commonMessages } from '../../locales/common.js';
import { signupMessages } from '../../locales/signup.js';
import { button } from '../../ui/button.js';
import { controls } from '../../ui/controls.css.js';
import { elsewhere } from '../../ui/elsewhere.js';
import { type FailureNotice, failureNotice } from '../../ui/failure-notice.js';
import { unconnectedFrame, waitingFrame } from '../../ui/frame.js';
import { lists } from '../../ui/lists.css.js';
import { personStyles } from '../../ui/person-fields.css.js';
import { tokens } from '../../ui/tokens.css.js';
import type { ErrorKind } from '../../abdm/errors.js';
import { AbdmElement } from '../abdm-element.js';
import { signupStyles } from './abha-signup.css.js';
import type { AbhaSignedInDetail, AbhaSkipDetail } from '../signed-in.events.js';
import { markOpen, wasInterrupted } from './interrupted.js';
import { aadhaarScreen } from './screens/aadhaar.js';
import { consentScreen } from './screens/consent.js';
import type { Screen } from './screens/later.js';
import { methodScreen, noAadhaarMobileScreen } from './screens/method.js';
import { mobileScreen } from './screens/mobile.js';
import { busyText, type CopyState, failedField, type SignupView } from './screens/view.js';
import { SignupController } from './signup-controller.js';
import { countedSteps, isUnderWay, methodsOf, type SignupEvent, type SignupState } from './signup-state.js';

/** Errors after which the same way cannot lead on. */
const endsTheWay: readonly ErrorKind[] = [
  'aadhaar-without-mobile',
  'aadhaar-has-abha',
  'method-not-allowed',
  'face-not-verified',
  'address-limit',
];

/**
 * Creates an ABHA inside a portal: by Aadhaar OTP, by mobile number, or by face where the portal allows it. Finds an ABHA
 * that exists already first, and signs the patient in to it instead.
 *
 * @tagname abha-signup
 *
 * @slot next - What the portal wants the patient to do after success, instead of our own list.
 * @slot help - Whom to ask where the kit cannot help: shown with such an error.
 *
 * @event {CustomEvent<AbhaSignedInDetail>} abha-created - A new ABHA, or a self-declared ABHA address, was created, and the patient is signed in to it.
 * @event {CustomEvent<AbhaSignedInDetail>} abha-login - An ABHA existed already, and the patient is signed in to it.
 * @event {CustomEvent<AbhaSkipDetail>} abha-skip - The patient does not want an ABHA now.
 * @event {CustomEvent<AbdmErrorDetail>} abdm-error - Something failed; the element shows it already.
 *
 * @csspart frame - The whole element.
 * @csspart step - "Step 2 of 4".
 * @csspart title - Heading of the screen.
 * @csspart form - The form of the screen.
 * @csspart methods - Ways to an ABHA.
 * @csspart method - Button of one of them; also `method-aadhaar`, `method-mobile`, `method-face`, `method-none`.
 * @csspart method-text - For whom it is.
 * @csspart intro - First sentences of the consent screen.
 * @csspart explanation - What the screen is about.
 * @csspart terms - Frame of the prescribed terms.
 * @csspart terms-text - The prescribed terms.
 * @csspart terms-translation - A rendering of the terms in the language of the page.
 * @csspart agreement - The line with the box.
 * @csspart checkbox - The box.
 * @csspart field - A field with label, hint and error; also `field-aadhaar`, `field-otp`, `field-mobile`, `field-mobileOtp`, `field-address`, `field-firstName`, `field-middleName`, `field-lastName`, `field-birth`, `field-gender`, `field-line`, `field-pincode`.
 * @csspart label - Label of a field; also `label-<field>`.
 * @csspart input - Input of a field; also `input-<field>`.
 * @csspart hint - Hint of a field; also `hint-<field>`.
 * @csspart problem - Error of a field; also `problem-<field>`.
 * @csspart remark - A remark that does not stop the patient.
 * @csspart suffix - The `@abdm` behind the address.
 * @csspart otp-status - Cool-down, codes left, lock.
 * @csspart accounts - ABHA addresses found.
 * @csspart account - One of them.
 * @csspart gender - A choice of the gender.
 * @csspart radio - Its radio button.
 * @csspart place - District and state of the PIN code.
 * @csspart face-link - Link to the page that confirms a face.
 * @csspart qr - That page as a QR code.
 * @csspart face-status - That the face is waited for.
 * @csspart face-time - How long the page can be used.
 * @csspart suggestions - Suggested addresses.
 * @csspart suggestion - One of them.
 * @csspart availability - Whether the typed address is free.
 * @csspart abha - ABHA number and address at the end.
 * @csspart result - One of them with its label; also `result-number`, `result-address`.
 * @csspart value - Its value; also `value-number`, `value-address`.
 * @csspart copied - Whether copying worked.
 * @csspart card - The offer of the ABHA card.
 * @csspart card-problem - Why the card did not come.
 * @csspart abha-card - The `<abha-card>`, once the patient wants to see it; its parts are exported as `card-frame`, `card-title` and so on.
 * @csspart next - What the patient can do next.
 * @csspart actions - The row of buttons.
 * @csspart button - Any button; also `button-submit`, `button-back`, `button-resend`, `button-resume`, `button-retry`, `button-restart`, `button-create-another`, `button-sign-in`, `button-way-on`, `button-skip`, `button-card`, `button-show-card`, `button-copy-number`, `button-copy-address`.
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
 * @cssstate done - Shows the ABHA.
 */
export class AbhaSignup extends AbdmElement {
  static override styles = [tokens, controls, lists, personStyles, signupStyles];

  /** Address of the portal's proxy, for use outside `<abdm-connect>`. */
  @property({ attribute: 'base-url' }) baseUrl: string | undefined;

  /**
   * Ways to an ABHA that the portal offers, in the order in which they are shown: `aadhaar`, `mobile`, `face`. Face only
   * where the proxy allows it.
   */
  @property() methods = 'aadhaar mobile';

  /** Lets the patient go on without an ABHA. */
  @property({ type: Boolean }) skippable = false;

  /** Where the patient finds help that the kit cannot give: a page of the ABHA portal, or of the hospital. */
  @property({ attribute: 'help-url' }) helpUrl: string | undefined = 'https://abha.abdm.gov.in';

  /** Telephone number for help. */
  @property() helpline: string | undefined;

  /** Puts ABHA number and address into the details of events; left out otherwise. */
  @property({ type: Boolean, attribute: 'expose-abha' }) exposeAbha = false;

  readonly #connection = new ConnectionController(this);
  readonly #texts = new MessagesController(
    this,
    { common: commonMessages, signup: signupMessages },
    async () => {
      const [{ signupStepsMessages }, { failureMessages }] = await Promise.all([
        import('../../locales/signup-steps.js'),
        import('../../locales/failures.js'),
      ]);
      return { steps: signupStepsMessages, failures: failureMessages };
    },
  );
  readonly #focus = new FocusController(this);
  readonly #announcer = new AnnouncerController(this);
  readonly #card = new CardDownloadController(this, () => this.#connection.value);
  readonly #flow: SignupController = new SignupController(this, {
    connection: () => this.#connection.value,
    methods: () => methodsOf(this.methods),
    prepare: () => this.#prepare(),
    moved: (from, to, event) => this.#moved(from, to, event),
    failed: (error) => this.report(error),
    clearAadhaar: () => this.#aadhaar.clear(),
  });
  readonly #aadhaar = new SecretDigitsController(this, { groups: aadhaarGroups, mask: maskAadhaar });
  #laterScreen: ((view: SignupView) => Screen | undefined) | undefined;
  #copied: CopyState | undefined;
  #sms: AbortController | undefined;

  constructor() {
    super();
    new ClockController(this, () => {
      const { otp, failure, face } = this.#flow.state;
      return Math.max(
        otp?.resendAt ?? 0,
        otp?.lockedUntil ?? 0,
        failure?.waitUntil ?? 0,
        face?.expiresAt ?? 0,
      );
    });
  }

  /** Forgets everything about the patient and begins anew; for a kiosk, after the patient has left. */
  reset(): void {
    this.#card.reset();
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

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('methods') && !isUnderWay(this.#flow.state.step))
      this.#flow.reset(this.#flow.state.notice);
  }

  protected override firstUpdated(changed: PropertyValues<this>): void {
    super.firstUpdated(changed);
    // What follows loads while the patient reads; where it fails, the next press tries again.
    whenIdle(() => void this.#loadAhead().catch(() => undefined));
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
    if (!texts || state === 'waiting') return waitingFrame(texts?.common);
    if (state === 'missing') return unconnectedFrame(texts.common);
    return this.#screen({
      state: this.#flow.state,
      messages: texts.signup,
      steps: texts.steps,
      common: texts.common,
      failures: texts.failures,
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
      elsewhere: elsewhere(this, texts.common),
      card: this.#card,
      portal: this,
      copied: this.#copied,
      copy: (what, text) => this.#copy(what, text),
    });
  }

  #screen(view: SignupView): TemplateResult {
    const { state, messages, common } = view;
    const { title, body } = this.#screenOf(view);
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
                  failures: view.failures,
                  locale: view.locale,
                  now: view.now,
                  onRetry: () => this.#again(),
                  onRestart: () => view.send({ type: 'restart' }),
                  elsewhere: view.elsewhere,
                  wayOn: this.#wayOn(view),
                })
              : nothing
          }
          ${body(view)} ${this.#skip(view)}
        </form>
      </section>
    `;
  }

  #screenOf(view: SignupView): Screen {
    const { state, messages: m } = view;
    switch (state.step) {
      case 'method':
        return { title: m.method.title, body: methodScreen };
      case 'no-aadhaar-mobile':
        return { title: m.noAadhaarMobile.title, body: noAadhaarMobileScreen };
      case 'consent':
        return { title: m.consent.title, body: consentScreen };
      case 'aadhaar':
        return { title: m.aadhaar.title, body: aadhaarScreen };
      case 'mobile':
        return { title: m.mobile.title, body: mobileScreen };
      default: {
        const screen = this.#laterScreen?.(view);
        if (!screen) throw new Error('A later screen was reached before it was loaded');
        return screen;
      }
    }
  }

  #stepLine({ state, common, locale }: SignupView): TemplateResult | typeof nothing {
    const steps = state.method === undefined ? [] : countedSteps[state.method];
    const at = steps.findIndex((screens) => screens.includes(state.step));
    if (at < 0) return nothing;
    const number = new Intl.NumberFormat(locale);
    return html`<p class="muted" part="step">
      ${common.step(number.format(at + 1), number.format(steps.length))}
    </p>`;
  }

  /** Where an error ends this way, the others. */
  #wayOn({ state, messages, send }: SignupView): FailureNotice['wayOn'] {
    const { failure, method } = state;
    if (!failure || method === undefined || !endsTheWay.includes(failure.kind)) return undefined;
    return { label: messages.otherWays, onPress: () => send({ type: 'other-ways' }) };
  }

  #skip({ state, messages }: SignupView): TemplateResult | typeof nothing {
    if (!this.skippable || state.step === 'done') return nothing;
    const onPress = (): void => {
      this.reset();
      this.emit<AbhaSkipDetail>('abha-skip', { version: 1 });
    };
    return html`<div class="actions">
      ${button({ name: 'skip', label: messages.skip, look: 'plain', onPress })}
    </div>`;
  }

  async #loadAhead(): Promise<void> {
    await Promise.all([
      this.#prepare(),
      import('./signup-calls.js'),
      import('./signup-look-ups.js'),
      import('../../client/exchange.js'),
    ]);
  }

  async #prepare(): Promise<void> {
    const [{ laterScreen }] = await Promise.all([import('./screens/later.js'), this.#texts.loadLater()]);
    this.#laterScreen = laterScreen;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const { language } = this.#texts;
    this.#flow.send({ type: 'submit', aadhaarNumber: this.#aadhaar.digits, language });
  }

  #again(): void {
    const { failure, signInTo, step } = this.#flow.state;
    const { language } = this.#texts;
    if (isResend(failure?.during)) this.#flow.send({ type: 'resend' });
    else if (step === 'accounts' && signInTo !== undefined)
      this.#flow.send({ type: 'sign-in', abhaAddress: signInTo });
    else this.#flow.send({ type: 'submit', aadhaarNumber: this.#aadhaar.digits, language });
  }

  #moved(from: SignupState, to: SignupState, event: SignupEvent): void {
    const texts = this.#texts.messages;
    // A screen reader does not hear the new label of the pressed button.
    if (texts && to.pending !== from.pending && to.pending)
      this.#announcer.say(busyText(to, { messages: texts.signup }) ?? '');
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
    } else if (type === 'answered' && isResend(event.name)) {
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
    this.#card.reset();
    this.#focus.after('#title');
    this.#sms?.abort();
    if (step === 'otp' || step === 'sign-in-otp') void this.#readSms('otp');
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
    // Another address of an ABHA that exists is no other ABHA; a self-declared address is somebody's first.
    const isNew = created === 'abha' || (created === 'address' && !kycVerified);
    this.emit<AbhaSignedInDetail>(isNew ? 'abha-created' : 'abha-login', {
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
