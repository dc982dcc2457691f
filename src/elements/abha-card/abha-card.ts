import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { AbdmError, isAbort, loaded } from '../../client/abdm-error.js';
import type { Failure } from '../../client/failure.js';
import type { Profile } from '../../contract/profile.js';
import type { Image } from '../../contract/values.js';
import { AnnouncerController } from '../../controllers/announcer-controller.js';
import { saveFile, ShownCard } from '../../controllers/card-file.js';
import { ClockController } from '../../controllers/clock-controller.js';
import { ConnectionController } from '../../controllers/connection-controller.js';
import { FocusController } from '../../controllers/focus-controller.js';
import { MessagesController } from '../../controllers/messages-controller.js';
import { PatientDataController } from '../../controllers/patient-data-controller.js';
import { PrintAloneController } from '../../controllers/print-alone-controller.js';
import { WakeLockController } from '../../controllers/wake-lock-controller.js';
import { cardMessages } from '../../locales/card.js';
import { commonMessages } from '../../locales/common.js';
import { failureMessages } from '../../locales/failures.js';
import { button } from '../../ui/button.js';
import { controls } from '../../ui/controls.css.js';
import { dataNotice } from '../../ui/data-notice.js';
import { elsewhere } from '../../ui/elsewhere.js';
import { unconnectedFrame, waitingFrame } from '../../ui/frame.js';
import { tokens } from '../../ui/tokens.css.js';
import { AbdmElement } from '../abdm-element.js';
import { cardStyles } from './abha-card.css.js';
import type { CardDownloadedDetail } from './abha-card.events.js';
import { codeAtCounter, codeInPage, type CodeView } from './screens/code.js';
import { cardPicture, cardText, type PictureView } from './screens/picture.js';

const loadCalls = () => loaded(import('./card-calls.js'));

/** Whether the browser shares a file. */
const mayShare = (file: File): boolean =>
  typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] });

/**
 * Shows the patient's ABHA card as ABDM draws it, to download, print and share, and the QR code that counters scan.
 *
 * @tagname abha-card
 *
 * @slot sign-in - The way to the sign-in, instead of the link of `sign-in-url`, where nobody is signed in.
 * @slot help - Whom to ask where the kit cannot help: shown with such an error.
 *
 * @event {CustomEvent<CardDownloadedDetail>} card-downloaded - The patient has saved the card as a file.
 * @event {CustomEvent<AbdmErrorDetail>} abdm-error - Something failed; the element shows it already.
 *
 * @csspart frame - The whole element.
 * @csspart title - Heading.
 * @csspart picture - The place of the card.
 * @csspart image - The card as ABDM draws it.
 * @csspart text - What the card says, as text.
 * @csspart summary - Opens it.
 * @csspart details - Its lines.
 * @csspart row - One line; also `row-name`, `row-number`, `row-address`, `row-mobile`, `row-birth`, `row-gender`.
 * @csspart term - Its label.
 * @csspart value - Its value; also `value-name` and so on.
 * @csspart code - The QR code in the page.
 * @csspart qr - The QR code itself, also on the full screen.
 * @csspart hint - What it is for.
 * @csspart counter - The QR code on the full screen.
 * @csspart counter-name - The patient's name there.
 * @csspart counter-address - The patient's ABHA address there.
 * @csspart actions - The row of buttons.
 * @csspart button - Any button; also `button-qr`, `button-download`, `button-print`, `button-share`, `button-full-screen`, `button-close`, `button-renew`, `button-retry`, `button-restart`.
 * @csspart remark - What an error is about.
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
 * @cssstate idle - Shows the card.
 * @cssstate loading - Reads the card, or the QR code.
 * @cssstate empty - Nobody is signed in.
 * @cssstate partial - Shows the patient's card without its picture, or without its QR code.
 * @cssstate stale - Shows a card that could not be read anew.
 * @cssstate error - Shows an error.
 * @cssstate offline - Shows that the portal's server cannot be reached.
 */
export class AbhaCard extends AbdmElement {
  static override styles = [tokens, controls, cardStyles];

  /** Address of the portal's proxy, for use outside `<abdm-connect>`. */
  @property({ attribute: 'base-url' }) baseUrl: string | undefined;

  /** The portal's page with `<abha-login>`, for a page that nobody is signed in to. */
  @property({ attribute: 'sign-in-url' }) signInUrl: string | undefined;

  /** Where the patient finds help that the kit cannot give: a page of the ABHA portal, or of the hospital. */
  @property({ attribute: 'help-url' }) helpUrl: string | undefined = 'https://abha.abdm.gov.in';

  /** Telephone number for help. */
  @property() helpline: string | undefined;

  readonly #connection = new ConnectionController(this);
  readonly #texts = new MessagesController(this, {
    common: commonMessages,
    card: cardMessages,
    failures: failureMessages,
  });
  readonly #focus = new FocusController(this);
  readonly #announcer = new AnnouncerController(this);
  readonly #printing = new PrintAloneController(this);
  readonly #wakeLock = new WakeLockController(this);
  readonly #shown = new ShownCard();
  readonly #profile = new PatientDataController<Profile>(this, {
    name: 'profile',
    connection: () => this.#connection.value,
    load: async (client, signal) => client.call((await loadCalls()).readProfile, {}, { signal }),
    failed: (error) => this.report(error),
    forget: () => {
      if (this.#isFullScreen) this.#focus.after('#title');
      this.#showsCode = false;
      this.#isFullScreen = false;
      this.#notice = undefined;
    },
  });
  readonly #card = new PatientDataController<Image>(this, {
    name: 'card',
    basis: () => this.#profile.value?.etag,
    connection: () => this.#connection.value,
    load: async (client, signal) => client.call((await loadCalls()).readCard, {}, { signal }),
    failed: (error) => this.#partFailed(error),
    forget: () => {
      this.#printing.end();
      this.#shown.forget();
      this.#broken = undefined;
    },
  });
  readonly #code = new PatientDataController<Uint8Array>(this, {
    name: 'qr',
    basis: () => (this.#showsCode ? this.#profile.value?.etag : undefined),
    connection: () => this.#connection.value,
    load: async (client, signal) => client.call((await loadCalls()).readQr, {}, { signal }),
    failed: (error) => this.#partFailed(error),
    forget: () => undefined,
  });
  /** A picture that the browser could not draw. */
  #broken: Image | undefined;
  #showsCode = false;
  #isCodeThere = false;
  #isFullScreen = false;
  #isSharing = false;
  #notice: 'downloaded' | 'shareFailed' | undefined;

  constructor() {
    super();
    new ClockController(this, () =>
      Math.max(0, ...[this.#profile, this.#card, this.#code].map(({ failure }) => failure?.waitUntil ?? 0)),
    );
  }

  /** Reads the card anew, and the QR code if it is shown. */
  async reload(): Promise<void> {
    await Promise.all([this.#profile.reload(), this.#card.reload(), this.#code.reload()]);
  }

  /** Moves focus to the heading, as soon as it is there. */
  override focus(): void {
    this.#focus.after('#title');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#isFullScreen = false;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const all = [this.#profile, this.#card, this.#code];
    const { status, failure, value } = this.#profile;
    const empty = failure?.kind === 'sign-in-required';
    const waiting = this.#connection.state === 'waiting' || this.#texts.messages === undefined;
    const loading = waiting || all.some((data) => data.status === 'loading' || data.isBusy);
    const partial = value !== undefined && [this.#card, this.#code].some((data) => this.#lacks(data));
    const stale = all.some((data) => data.status === 'stale');
    this.states({
      idle: !loading && !partial && !stale && (status === 'ready' || status === 'idle'),
      loading,
      empty,
      partial,
      stale,
      error: status === 'error' && !empty,
      offline: status === 'offline',
    });
    this.#sayCode();
    this.#openCounter();
  }

  protected override content(): TemplateResult {
    const texts = this.#texts.messages;
    const { state } = this.#connection;
    if (!texts || state === 'waiting') return waitingFrame(texts?.common);
    if (state === 'missing') return unconnectedFrame(texts.common);
    const m = texts.card;
    const { value: profile, failure, status } = this.#profile;
    return html`
      <section class="frame stack" part="frame" lang=${this.#texts.language} aria-label=${m.label}>
        ${this.#announcer.render()}
        <h2 id="title" tabindex="-1" part="title">${m.title}</h2>
        ${failure ? this.#failure(this.#profile, failure, profile && m.stale) : nothing}
        ${this.#notice ? html`<p class="notice" part="notice">${m[this.#notice]}</p>` : nothing}
        ${profile ? this.#body(profile) : nothing}
        ${
          !profile && status === 'loading'
            ? html`<p class="muted waiting" aria-busy="true">${m.loading}</p>`
            : nothing
        }
      </section>
    `;
  }

  #body(profile: Profile): TemplateResult | typeof nothing {
    const messages = this.#texts.messages?.card;
    if (!messages) return nothing;
    const { value: image } = this.#card;
    const shown = this.#shown.of(image === this.#broken ? undefined : image);
    const failure = this.#pictureFailure;
    const picture: PictureView = {
      profile,
      url: shown?.url,
      loading: failure === undefined || this.#card.isBusy,
      alone: this.#printing.isPrinting,
      messages,
      locale: this.#texts.locale,
      onBroken: () => this.#pictureBroke(image),
    };
    return html`
      ${
        failure && !this.#card.isBusy
          ? this.#failure(this.#card, failure, shown ? messages.stale : messages.pictureFailed)
          : nothing
      }
      ${cardPicture(picture)} ${this.#actions(shown?.file)} ${this.#codeSection(profile)} ${cardText(picture)}
    `;
  }

  #actions(file: File | undefined): TemplateResult | typeof nothing {
    const m = this.#texts.messages?.card;
    if (!m) return nothing;
    const isLoadingCode = this.#showsCode && this.#code.status === 'loading';
    return html`<div class="actions" part="actions">
      ${button({
        name: 'qr',
        label: this.#showsCode ? m.hideCode : m.showCode,
        busy: isLoadingCode ? m.loadingCode : undefined,
        look: 'primary',
        onPress: () => this.#toggleCode(),
      })}
      ${
        file
          ? html`${button({ name: 'download', label: m.download, onPress: () => this.#download(file) })}
            ${button({ name: 'print', label: m.print, onPress: () => this.#printing.print() })}
            ${
              mayShare(file)
                ? button({ name: 'share', label: m.share, onPress: () => this.#share(file) })
                : nothing
            }`
          : nothing
      }
    </div>`;
  }

  #codeSection(profile: Profile): TemplateResult | typeof nothing {
    const messages = this.#texts.messages?.card;
    if (!messages || !this.#showsCode) return nothing;
    const { value: bytes, failure, isBusy } = this.#code;
    const view: CodeView | undefined = bytes && {
      profile,
      bytes,
      messages,
      onFullScreen: () => {
        this.#isFullScreen = true;
        this.requestUpdate();
      },
      onClose: () => this.#closeCounter(),
    };
    return html`
      ${
        failure && !isBusy
          ? this.#failure(this.#code, failure, view ? messages.stale : messages.codeFailed)
          : nothing
      }
      ${view ? codeInPage(view) : nothing} ${view && this.#isFullScreen ? codeAtCounter(view) : nothing}
    `;
  }

  #failure(
    data: PatientDataController<Profile | Image | Uint8Array>,
    failure: Failure,
    about: string | undefined,
  ): TemplateResult | typeof nothing {
    const texts = this.#texts.messages;
    if (!texts) return nothing;
    return html`
      ${about ? html`<p class="muted" part="remark">${about}</p>` : nothing}
      ${dataNotice({
        failure,
        messages: texts.common,
        failures: texts.failures,
        locale: this.#texts.locale,
        now: Date.now(),
        elsewhere: elsewhere(this, texts.common),
        signInUrl: this.signInUrl,
        onRetry: () => data.reload(),
        onRenew: () => data.renew(),
      })}
    `;
  }

  get #pictureFailure(): Failure | undefined {
    const { failure, value } = this.#card;
    if (failure || value === undefined || value !== this.#broken) return failure;
    return { kind: 'unexpected-answer' };
  }

  /** Whether a part of the card is missing for good. */
  #lacks({ failure, value, isBusy }: PatientDataController<Image | Uint8Array>): boolean {
    const isBroken = value !== undefined && value === this.#broken;
    return !isBusy && (isBroken || (failure !== undefined && value === undefined));
  }

  #partFailed(error: AbdmError): void {
    // Whoever is signed out has no profile either: the whole element says so, once.
    if (error.kind === 'sign-in-required') void this.#profile.reload();
    else this.report(error);
  }

  #pictureBroke(image: Image | undefined): void {
    if (image !== this.#card.value) return;
    this.#broken = image;
    this.report(new AbdmError('unexpected-answer'));
    this.requestUpdate();
  }

  #toggleCode(): void {
    this.#showsCode = !this.#showsCode;
    this.#isFullScreen = false;
    this.#notice = undefined;
    this.requestUpdate();
  }

  /** The code comes at its own time after the press. */
  #sayCode(): void {
    const isThere = this.#showsCode && this.#code.value !== undefined;
    if (isThere && !this.#isCodeThere) this.#announcer.say(this.#texts.messages?.card.codeShown ?? '');
    this.#isCodeThere = isThere;
  }

  #download(file: File): void {
    saveFile(file);
    this.#say('downloaded');
    this.emit<CardDownloadedDetail>('card-downloaded', { version: 1 });
  }

  async #share(file: File): Promise<void> {
    const image = this.#card.value;
    if (this.#isSharing) return;
    this.#isSharing = true;
    this.#notice = undefined;
    try {
      await navigator.share({ files: [file], title: this.#texts.messages?.card.title ?? '' });
    } catch (caught) {
      if (!isAbort(caught) && image === this.#card.value) this.#say('shareFailed');
    } finally {
      this.#isSharing = false;
      this.requestUpdate();
    }
  }

  #say(notice: 'downloaded' | 'shareFailed'): void {
    this.#notice = notice;
    this.#announcer.say(this.#texts.messages?.card[notice] ?? '');
  }

  /** Opens the full screen once it is rendered, and keeps it lit for as long. */
  #openCounter(): void {
    const counter = this.renderRoot.querySelector('dialog');
    if (counter && this.isConnected && !counter.open) counter.showModal();
    this.#wakeLock.keep(counter !== null);
  }

  #closeCounter(): void {
    if (!this.#isFullScreen) return;
    this.#isFullScreen = false;
    // Before it goes: closing gives focus back to where it was.
    this.renderRoot.querySelector('dialog')?.close();
    this.#focus.after('[part~="button-full-screen"]');
  }
}
