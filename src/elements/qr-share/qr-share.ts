import { adoptStyles, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { type Counter, isCounter } from '../../abdm/counter.js';
import { readQr } from '../../abdm/counter-qr.js';
import { asAbdmError, loaded } from '../../client/abdm-error.js';
import { type Failure, failureOf } from '../../client/failure.js';
import type { ResponseOf } from '../../contract/route.js';
import type { listShares, ProfileShare } from '../../contract/share.js';
import { AnnouncerController } from '../../controllers/announcer-controller.js';
import { ClockController } from '../../controllers/clock-controller.js';
import { ConnectionController } from '../../controllers/connection-controller.js';
import { FlowController } from '../../controllers/flow-controller.js';
import { FocusController } from '../../controllers/focus-controller.js';
import { MessagesController } from '../../controllers/messages-controller.js';
import { PatientDataController } from '../../controllers/patient-data-controller.js';
import { commonMessages } from '../../locales/common.js';
import { failureMessages } from '../../locales/failures.js';
import { qrShareMessages } from '../../locales/qr-share.js';
import type { sharingMessages } from '../../locales/sharing.js';
import { controls } from '../../ui/controls.css.js';
import { dataNotice } from '../../ui/data-notice.js';
import { elsewhere } from '../../ui/elsewhere.js';
import { unconnectedFrame, waitingFrame } from '../../ui/frame.js';
import { tokens } from '../../ui/tokens.css.js';
import { AbdmElement } from '../abdm-element.js';
import { BeatController } from './beat-controller.js';
import type { CameraController } from './camera-controller.js';
import { GivenController } from './given-controller.js';
import { findLocation } from './location.js';
import { PictureController } from './picture-controller.js';
import { shareStyles } from './qr-share.css.js';
import type { ProfileSharedDetail, ShareCancelledDetail } from './qr-share.events.js';
import type { cameraScreen } from './screens/camera.js';
import type { laterScreens, TokenTools } from './screens/later.js';
import { readingScreen } from './screens/reading.js';
import { startingScreen, startScreen } from './screens/start.js';
import type { ShareCalls } from './share-calls.js';
import { share } from './share-flow.js';
import { announcement, focusAfter } from './share-moved.js';
import { startOfSharing } from './share-moves.js';
import type { CameraTrouble, ShareEffect, ShareEvent, ShareState } from './share-state.js';
import { shareNotice, shareTitle, type ShareView } from './share-view.js';

type ShareList = ResponseOf<typeof listShares>;

type QrShareTexts = MessagesController<
  {
    readonly common: typeof commonMessages;
    readonly failures: typeof failureMessages;
    readonly qrShare: typeof qrShareMessages;
  },
  { readonly sharing: typeof sharingMessages }
>;

const loadSharing = async () => ({ sharing: (await import('../../locales/sharing.js')).sharingMessages });

/**
 * Shares the patient's profile with a counter: scans the counter's QR code, shows what the facility would get, shares it
 * when the patient says so, and shows the counter's token.
 *
 * @tagname qr-share
 *
 * @slot sign-in - The way to the sign-in, instead of the link of `sign-in-url`, where nobody is signed in.
 * @slot help - Whom to ask where the kit cannot help: shown with such an error.
 *
 * @event {CustomEvent<ProfileSharedDetail>} profile-shared - A counter has given a token for the profile; once for each token.
 * @event {CustomEvent<ShareCancelledDetail>} share-cancelled - The patient has not shared the profile; nothing was sent.
 * @event {CustomEvent<AbdmErrorDetail>} abdm-error - Something failed; the element shows it already.
 *
 * @csspart frame - The whole element.
 * @csspart title - Heading.
 * @csspart loading - Says that something is on the way.
 * @csspart stale - Says that the tokens may be out of date.
 * @csspart trouble - Says why there is no picture of the camera.
 * @csspart refusal - Names what was scanned instead of a counter's QR code.
 * @csspart tokens - Tokens that live.
 * @csspart token-row - One of them.
 * @csspart explanation - What a screen is about.
 * @csspart why - What the camera is for.
 * @csspart other - The ways without the camera, unfolding.
 * @csspart other-summary - Unfolds them.
 * @csspart picture - The ways by a picture.
 * @csspart form - What is typed, or what would be shared.
 * @csspart field - A field with label, hint and error; also `field-link`, `field-hipId`, `field-counterId`, `field-camera`, `field-zoom`, `field-firstName`, `field-birth`, `field-gender`, `field-mobile`.
 * @csspart label - Label of a field.
 * @csspart input - Input of a field.
 * @csspart select - The choice of cameras.
 * @csspart hint - Hint of a field, or of the camera.
 * @csspart problem - What is wrong with a field.
 * @csspart viewfinder - The picture of the camera with its frame.
 * @csspart video - The picture of the camera.
 * @csspart guide - The frame to aim by.
 * @csspart facility - The facility.
 * @csspart place - Where it is.
 * @csspart counter - The counter's id.
 * @csspart details - What the facility would get.
 * @csspart row - One line of it; also `row-number`, `row-address`, `row-name`, `row-gender`, `row-birth`, `row-mobile`, `row-home`.
 * @csspart term - Its label, or that of the token.
 * @csspart value - Its value; also `value-name` and so on.
 * @csspart missing - What the patient must add.
 * @csspart fixed - A part of the date of birth that ABDM knows.
 * @csspart gender - A gender to choose.
 * @csspart radio - A round box.
 * @csspart location - Whether the location goes along.
 * @csspart location-hint - When the browser asks for it.
 * @csspart checkbox - A square box.
 * @csspart consent - What the patient agrees to.
 * @csspart terms-text - The prescribed sentence.
 * @csspart waiting - What shows while the counter's answer is waited for.
 * @csspart progress - How much of that time is over.
 * @csspart countdown - How long it still is.
 * @csspart remark - A remark that does not stop the patient.
 * @csspart shared - Says that the profile was shared, and the token.
 * @csspart token - The token with all that belongs to it.
 * @csspart number - The token itself.
 * @csspart until - Until when it is valid.
 * @csspart sheet - The token on the full screen.
 * @csspart sheet-facility - The facility there.
 * @csspart actions - A row of buttons.
 * @csspart button - Any button; also `button-scan`, `button-show`, `button-choose`, `button-submit`, `button-stop`, `button-torch`, `button-back`, `button-cancel`, `button-leave`, `button-ok`, `button-full-screen`, `button-print`, `button-close`, `button-look`, `button-ask`, `button-again`, `button-retry`, `button-way-on`.
 * @csspart notice - A remark above.
 * @csspart alert - An error with its next step.
 * @csspart reference - Reference for support in an error.
 * @csspart sign-in - Link to the portal's sign-in.
 * @csspart elsewhere - Links to help outside the page.
 *
 * @cssprop --abdm-color-text - Colour of text.
 * @cssprop --abdm-color-muted - Colour of hints.
 * @cssprop --abdm-color-surface - Background.
 * @cssprop --abdm-color-raised - Background of framed text.
 * @cssprop --abdm-color-border - Frames of inputs.
 * @cssprop --abdm-color-accent - Main button, focus, links, frame of the token.
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
 * @cssstate loading - Reads or works for the patient, or waits for its connection or language.
 * @cssstate empty - Nobody is signed in.
 * @cssstate partial - Shows what would be shared, but ABDM does not know all of it.
 * @cssstate stale - Shows tokens that could not be read anew.
 * @cssstate error - Shows an error.
 * @cssstate offline - Shows that the portal's server cannot be reached.
 */
export class QrShare extends AbdmElement {
  static override styles = [tokens, controls, shareStyles];

  /** Address of the portal's proxy, for use outside `<abdm-connect>`. */
  @property({ attribute: 'base-url' }) baseUrl: string | undefined;

  /** The portal's page with `<abha-login>`, for a page that nobody is signed in to. */
  @property({ attribute: 'sign-in-url' }) signInUrl: string | undefined;

  /** ABDM's id of the facility whose counter is to be opened at once; with `counter-id`. */
  @property({ attribute: 'hip-id' }) hipId: string | undefined;

  /** The facility's id of that counter. */
  @property({ attribute: 'counter-id' }) counterId: string | undefined;

  /** Opens the counter that the page's own address names, as a counter's QR code does for a phone's camera app. */
  @property({ attribute: 'page-link', type: Boolean }) pageLink = false;

  /** Where the patient finds help that the kit cannot give: a page of the ABHA portal, or of the hospital. */
  @property({ attribute: 'help-url' }) helpUrl: string | undefined = 'https://abha.abdm.gov.in';

  /** Telephone number for help. */
  @property() helpline: string | undefined;

  readonly #connection = new ConnectionController(this);
  readonly #texts: QrShareTexts = new MessagesController(
    this,
    { common: commonMessages, failures: failureMessages, qrShare: qrShareMessages },
    loadSharing,
  );
  readonly #focus = new FocusController(this);
  readonly #announcer = new AnnouncerController(this);
  readonly #scanned = {
    read: (text: string): boolean => {
      const qr = readQr(text);
      this.#flow.send({ type: 'read', qr });
      return qr.kind === 'counter';
    },
    failed: (trouble: CameraTrouble): void => this.#flow.send({ type: 'camera-failed', trouble }),
  };
  readonly #picture = new PictureController(this, {
    read: (qr) => this.#flow.send({ type: 'read', qr }),
    unread: (why) => this.#flow.send({ type: 'unread', why }),
  });
  readonly #shares = new PatientDataController<ShareList>(this, {
    name: 'shares',
    connection: () => this.#connection.value,
    load: async (client, signal, background) => {
      const calls = await loaded(import('./list-calls.js'));
      return client.call(calls.listShares, {}, { signal, background });
    },
    failed: (error) => this.report(error),
    forget: () => this.#flow.reset(),
  });
  readonly #flow: FlowController<ShareState, ShareCalls, ShareEvent, ShareEffect> = new FlowController<
    ShareState,
    ShareCalls,
    ShareEvent,
    ShareEffect
  >(this, {
    start: startOfSharing,
    next: share,
    connection: () => this.#connection.value,
    prepare: async () => {
      const [{ shareCalls }] = await Promise.all([import('./share-calls.js'), this.#loadScreens()]);
      return shareCalls;
    },
    run: (effect, signal) => this.#run(effect, signal),
    moved: (from, to, event) => this.#moved(from, to, event),
    failed: (error) => {
      this.report(error);
      // Nobody is signed in any more: what is shown of the patient must go.
      if (error.kind === 'sign-in-required') void this.#shares.reload();
    },
    forget: () => this.#forget(),
  });
  readonly #given = new GivenController(this, {
    wanted: () => this.#flow.state.step === 'start' && this.#isKnown,
    picture: (file) => this.#picture.read(file),
    text: (text) => this.#flow.send({ type: 'read', qr: readQr(text) }),
  });
  #screens: typeof laterScreens | undefined;
  #tools: TokenTools | undefined;
  #camera: { readonly controller: CameraController; readonly screen: typeof cameraScreen } | undefined;
  /** A share that is to be shown once its screens are loaded, and why they are not. */
  #wanted: { readonly share: ProfileShare; readonly now: number; readonly failure?: Failure } | undefined;
  /** The list that was met last, and when it came. */
  #met: { readonly list: ShareList | undefined; readonly at: number } | undefined;
  /** The counter that the page has led to already. */
  #led: string | undefined;
  #isUnfolded = false;
  #wasKnown = false;
  #cameraStatus: 'loading' | CameraController['status'] | undefined;

  constructor() {
    super();
    new BeatController(
      this,
      () => ['waiting', 'token'].includes(this.#flow.state.step),
      (now) => this.#flow.send({ type: 'beat', now }),
    );
    new ClockController(this, () =>
      Math.max(this.#flow.state.failure?.waitUntil ?? 0, this.#shares.failure?.waitUntil ?? 0),
    );
  }

  /** Reads anew which tokens live. */
  async reload(): Promise<void> {
    await this.#shares.reload();
  }

  /** Moves focus to the heading, as soon as it is there. */
  override focus(): void {
    this.#focus.after('#title');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    // What was announced stays in the page, and names what was shared.
    if (!this.#isKnown && this.#wasKnown) this.#announcer.say('');
    this.#wasKnown = this.#isKnown;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { status, failure: unread, value } = this.#shares;
    const { state } = this.#flow;
    const failure = state.failure ?? this.#wanted?.failure ?? unread;
    const isWaiting = this.#connection.state === 'waiting' || this.#texts.messages === undefined;
    const isWorking = state.pending !== undefined && state.pending !== 'readShare';
    const reads = status === 'loading' || this.#shares.isBusy || this.#isOpening || this.#picture.isBusy;
    const loading = isWaiting || reads || isWorking || state.isLocating;
    const empty = unread?.kind === 'sign-in-required';
    const partial = state.step === 'review' && (state.review?.missing.length ?? 0) > 0;
    const stale = value !== undefined && unread !== undefined;
    const offline = failure?.kind === 'offline' || failure?.kind === 'timeout';
    const error = failure !== undefined && !offline && !empty;
    this.states({ loading, empty, partial, stale, offline, error });
    this.states({ idle: !loading && !empty && !partial && !stale && !offline && !error });
    this.#meetList();
    this.#sayCamera();
  }

  protected override content(): TemplateResult {
    const texts = this.#texts.messages;
    const { state: connection } = this.#connection;
    if (!texts || connection === 'waiting') return waitingFrame(texts?.common);
    if (connection === 'missing') return unconnectedFrame(texts.common);
    const { qrShare: m } = texts;
    const { step } = this.#flow.state;
    const view = this.#view(texts);
    const failure = this.#shares.failure ?? this.#wanted?.failure;
    const hasNotice = failure && (step === 'start' || failure.kind === 'sign-in-required');
    const isReading = this.#shares.status === 'loading' || this.#isOpening;
    return html`
      <section
        class="frame stack ${this.#given.isDragged ? 'dragged' : ''}"
        part="frame"
        lang=${this.#texts.language}
        aria-label=${m.label}
      >
        ${this.#announcer.render()}
        <h2 id="title" tabindex="-1" part="title">${this.#isKnown ? shareTitle(view) : m.title}</h2>
        ${hasNotice ? this.#listNotice(failure, view) : nothing} ${this.#isKnown ? this.#body(view) : nothing}
        ${isReading ? html`<p class="muted" part="loading" aria-busy="true">${m.loading}</p>` : nothing}
      </section>
    `;
  }

  #view(texts: NonNullable<QrShareTexts['messages']>): ShareView {
    return {
      state: this.#flow.state,
      messages: texts.qrShare,
      sharing: texts.sharing,
      common: texts.common,
      failures: texts.failures,
      locale: this.#texts.locale,
      now: Date.now(),
      shares: this.#shares.value?.shares ?? [],
      isReadingPicture: this.#picture.isBusy,
      isUnfolded: this.#isUnfolded,
      isFullScreen: this.#tools?.fullScreen.isOpen ?? false,
      isPrinting: this.#tools?.printing.isPrinting ?? false,
      elsewhere: elsewhere(this, texts.common),
      send: (event) => this.#flow.send(event),
      submit: () => this.#flow.send({ type: 'submit', language: this.#texts.language }),
      onUnfold: (isOpen) => {
        this.#isUnfolded = isOpen;
      },
      onShow: (shown) => this.#show(shown, this.#met?.at ?? Date.now(), true),
      onPicture: (file) => this.#picture.read(file),
      onFullScreen: (isOpen) => (isOpen ? this.#tools?.fullScreen.open() : this.#tools?.fullScreen.close()),
      onPrint: () => this.#tools?.printing.print(),
    };
  }

  #body(view: ShareView): TemplateResult | typeof nothing {
    const { state, sharing } = view;
    if (state.step === 'start') return startScreen(view);
    if (state.step === 'camera') {
      const { controller: camera, screen } = this.#camera ?? {};
      return camera && screen ? screen({ ...view, camera }) : startingScreen(view);
    }
    const notice = shareNotice(view);
    if (state.step === 'review' && !state.review) return html`${notice} ${readingScreen(view)}`;
    const screen = this.#screens?.[state.step];
    return screen && sharing ? html`${notice} ${screen({ ...view, sharing })}` : nothing;
  }

  #listNotice(failure: Failure, { messages: m, common, failures, locale, now }: ShareView): TemplateResult {
    const reload = (): void => {
      if (this.#wanted?.failure) void this.#show(this.#wanted.share, this.#wanted.now, true);
      else void this.#shares.reload();
    };
    return html`
      ${dataNotice({
        ...{ failure, messages: common, failures, locale, now },
        elsewhere: elsewhere(this, common),
        signInUrl: this.signInUrl,
        onRetry: reload,
        onRenew: () => this.#shares.renew(),
      })}
      ${this.#shares.value ? html`<p class="muted" part="stale">${m.stale}</p>` : nothing}
    `;
  }

  /** Whether it is known who is signed in: of a page that is left, or whose patient is not known, nothing shows. */
  get #isKnown(): boolean {
    const { status, failure } = this.#shares;
    return status !== 'loading' && failure?.kind !== 'sign-in-required' && !this.#isOpening;
  }

  get #isOpening(): boolean {
    return this.#wanted !== undefined && !this.#wanted.failure;
  }

  async #loadScreens(): Promise<void> {
    const [later] = await Promise.all([import('./screens/later.js'), this.#texts.loadLater()]);
    if (!this.#screens && this.renderRoot instanceof ShadowRoot)
      adoptStyles(this.renderRoot, [...QrShare.elementStyles, ...later.laterStyles]);
    this.#screens = later.laterScreens;
    this.#tools ??= new later.TokenTools(this);
  }

  async #loadCamera(): Promise<void> {
    try {
      const { CameraController: Controller, cameraScreen: screen } = await import('./camera-part.js');
      this.#camera ??= { screen, controller: new Controller(this, this.#scanned) };
      this.requestUpdate();
    } catch {
      this.#flow.send({ type: 'camera-failed', trouble: 'not-loaded' });
    }
  }

  #run(effect: ShareEffect, signal: AbortSignal): void {
    switch (effect.type) {
      case 'give-up':
        this.#flow.giveUp();
        break;
      case 'locate':
        void this.#locate(effect, signal);
        break;
      case 'issued': {
        const { hipId, counterId, id: requestId } = effect.share;
        this.emit<ProfileSharedDetail>('profile-shared', { version: 1, hipId, counterId, requestId });
        break;
      }
      case 'cancelled':
        this.emit<ShareCancelledDetail>('share-cancelled', { version: 1, ...effect.counter });
        break;
      case 'changed':
        void this.#shares.refresh(true);
    }
  }

  async #locate(
    { turn, language }: Extract<ShareEffect, { type: 'locate' }>,
    signal: AbortSignal,
  ): Promise<void> {
    const location = await findLocation();
    if (!signal.aborted) this.#flow.send({ type: 'located', turn, language, location });
  }

  #moved(from: ShareState, to: ShareState, event: ShareEvent): void {
    if (to.trouble ?? Object.keys(to.problems)[0]) this.#isUnfolded = true;
    if (to.step !== 'start') this.#picture.forget();
    if (to.step !== 'token') this.#tools?.end();
    if (to.step === 'camera' && from.step !== 'camera') void this.#loadCamera();
    const { messages } = this.#texts;
    const text = messages && announcement(from, to, event, this.#view(messages));
    const target = focusAfter(from, to, event);
    if (text) this.#announcer.say(text);
    if (target) this.#focus.after(target);
  }

  #forget(): void {
    this.#announcer.say('');
    this.#tools?.end();
    this.#picture.forget();
    this.#wanted = undefined;
    this.#met = undefined;
    this.#led = undefined;
    this.#isUnfolded = false;
  }

  /** Shows a share: after its screens are loaded, unless they are there. */
  async #show(shown: ProfileShare, now: number, isAsked: boolean): Promise<void> {
    const wanted = { share: shown, now };
    this.#wanted = wanted;
    this.requestUpdate();
    try {
      await loaded(this.#loadScreens());
      // The patient changed meanwhile, or asked for another one.
      if (this.#wanted !== wanted) return;
      this.#wanted = undefined;
      this.#flow.send({ type: 'show', ...wanted });
      if (isAsked) this.#focus.after('#title');
    } catch (caught) {
      const error = asAbdmError(caught);
      this.report(error);
      if (this.#wanted === wanted)
        this.#wanted = { ...wanted, failure: failureOf(error, 'load', now).failure };
      this.requestUpdate();
    }
  }

  /** Follows the page's link once it is known who is signed in, or shows the newest token after the page was loaded. */
  #meetList(): void {
    const { value: list, failure } = this.#shares;
    if ((!list && !failure) || failure?.kind === 'sign-in-required') return;
    const before = this.#met;
    const met = before && before.list === list ? before : { list: list ?? before?.list, at: Date.now() };
    this.#met = met;
    if (this.#flow.state.step !== 'start' || this.#wanted || this.#followLink() || before) return;
    const newest = list?.shares.find(({ state }) => state !== 'refused');
    if (newest) void this.#show(newest, met.at, false);
  }

  /** Opens the counter that the page names, once; says whether it did. */
  #followLink(): boolean {
    const counter = this.#namedCounter();
    const name = counter && JSON.stringify(counter);
    if (name === this.#led) return false;
    this.#led = name;
    if (!counter) return false;
    if (isCounter(counter)) this.#flow.send({ type: 'open', counter });
    else this.#flow.send({ type: 'read', qr: { kind: 'incomplete-counter' } });
    return true;
  }

  #namedCounter(): Counter | undefined {
    const [hipId, counterId] = [this.hipId?.trim(), this.counterId?.trim()];
    if (hipId && counterId) return { hipId, counterId };
    const qr = this.pageLink ? readQr(location.href) : undefined;
    return qr?.kind === 'counter' ? qr.counter : undefined;
  }

  /** Says what the camera does: in front of it, nobody looks at a text. */
  #sayCamera(): void {
    const status =
      this.#flow.state.step === 'camera' ? (this.#camera?.controller.status ?? 'loading') : undefined;
    if (status === this.#cameraStatus) return;
    this.#cameraStatus = status;
    const m = this.#texts.messages?.qrShare.camera;
    if (m && status) this.#announcer.say(status === 'on' ? m.hint : m[status]);
  }
}
