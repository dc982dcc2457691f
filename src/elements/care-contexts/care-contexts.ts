import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { asAbdmError } from '../../client/abdm-error.js';
import type { Failure } from '../../client/failure.js';
import type { LinkedCareContext } from '../../contract/care-contexts.js';
import { AnnouncerController } from '../../controllers/announcer-controller.js';
import { ClockController } from '../../controllers/clock-controller.js';
import { ConnectionController } from '../../controllers/connection-controller.js';
import { FocusController } from '../../controllers/focus-controller.js';
import { MessagesController } from '../../controllers/messages-controller.js';
import { careContextsMessages } from '../../locales/care-contexts.js';
import { commonMessages } from '../../locales/common.js';
import { failureMessages } from '../../locales/failures.js';
import { button } from '../../ui/button.js';
import { controls } from '../../ui/controls.css.js';
import { dataNotice } from '../../ui/data-notice.js';
import { elsewhere } from '../../ui/elsewhere.js';
import { failureNotice } from '../../ui/failure-notice.js';
import { clipped, isTelling } from '../../ui/foreign-text.js';
import { unconnectedFrame, waitingFrame } from '../../ui/frame.js';
import { tokens } from '../../ui/tokens.css.js';
import { AbdmElement } from '../abdm-element.js';
import { recordStyles } from './care-contexts.css.js';
import type { RecordOpenDetail, RecordsLinkedDetail } from './care-contexts.events.js';
import type { LinkingPart, LinkingPort, LinkingStart } from './linking-port.js';
import { linkingStyles } from './linking/linking.css.js';
import type { ListedFacility } from './list-state.js';
import { OpenedRecord } from './opened-record.js';
import { type Part, PartController } from './part-controller.js';
import { RecordsController } from './records-controller.js';
import { listScreen } from './screens/list.js';
import type { ListView } from './screens/list-view.js';

/**
 * Shows the patient's linked health records by facility, lets the patient read them, and link more.
 *
 * A record opens in place of the list. A page that shows it itself calls `preventDefault()` when it hears `record-open`.
 *
 * @tagname care-contexts
 *
 * @slot sign-in - The way to the sign-in, instead of the link of `sign-in-url`, where nobody is signed in.
 * @slot help - Whom to ask where the kit cannot help: shown with such an error.
 *
 * @event {CustomEvent<RecordsLinkedDetail>} records-linked - Visits of a facility are linked, and ABDM has confirmed it.
 * @event {CustomEvent<RecordOpenDetail>} record-open - The patient wants to read a record; cancelable.
 * @event {CustomEvent<RecordClosedDetail>} record-closed - The patient has closed a record that was open in the list's place.
 * @event {CustomEvent<AbdmErrorDetail>} abdm-error - Something failed; the element shows it already.
 *
 * @csspart frame - The whole element.
 * @csspart title - Heading of the list, of the linking, or of a record on its way.
 * @csspart list - The list with all that belongs to it.
 * @csspart actions - A row of buttons.
 * @csspart filters - Search, days, and what they find.
 * @csspart dates - The days, unfolding.
 * @csspart field - A field with label, hint and error; also `field-search`, `field-from`, `field-to`, `field-reference`, `field-otp`.
 * @csspart label - Label of a field.
 * @csspart input - Input of a field.
 * @csspart hint - Hint of a field.
 * @csspart problem - What is wrong with a field or a choice; also `problem-patient`, `problem-visits`.
 * @csspart progress - How far the search is, or the linking.
 * @csspart summary - What the search has found.
 * @csspart loading - Says that facilities, visits or a record are on the way.
 * @csspart empty - Says that nothing is linked.
 * @csspart stale - Says that the list may be out of date.
 * @csspart facilities - The facilities.
 * @csspart facility - One of them, unfolding.
 * @csspart facility-head - What shows of it while it is folded.
 * @csspart facility-name - Its name.
 * @csspart facility-count - How many visits of it are linked, or found.
 * @csspart mark - Says that its visits could not be loaded.
 * @csspart facility-body - What unfolds.
 * @csspart no-records - Says that none of its visits is linked.
 * @csspart records - Its visits.
 * @csspart record - One of them.
 * @csspart date - When it was.
 * @csspart display - What the facility calls it.
 * @csspart status - How its record stands; also `status-ready`, `status-waiting`, `status-failed`.
 * @csspart viewer - An opened record; its own parts are there as `record-<part>`.
 * @csspart form - What the linking shows.
 * @csspart search - The search for a facility; its own parts are there as `search-<part>`.
 * @csspart explanation - What a screen is about.
 * @csspart advice - How to try in another way.
 * @csspart details - What the facility compares.
 * @csspart row - One line of it; also `row-facility`, `row-mobile`, `row-address`, `row-number`, `row-name`, `row-birth`, `row-gender`.
 * @csspart term - Its label.
 * @csspart value - Its value; also `value-facility` and so on.
 * @csspart unread - Says that the profile could not be read.
 * @csspart waiting - What shows while the facility is asked.
 * @csspart countdown - How long the facility may take.
 * @csspart people - Whom the facility takes for the patient.
 * @csspart person - One of them.
 * @csspart radio - A round box.
 * @csspart visits - Visits to choose from.
 * @csspart visit - One of them; also `visit-all` for all.
 * @csspart visit-name - What the facility calls it.
 * @csspart checkbox - A square box.
 * @csspart codes - How many codes the choice takes.
 * @csspart otp-status - Cool-down, codes left, lock.
 * @csspart remark - A remark that does not stop the patient.
 * @csspart results - How it ended for each visit.
 * @csspart result - One of them; also `result-linked`, `result-already-linked`, `result-skipped`, `result-failed`, `result-unknown`.
 * @csspart result-mark - Its mark.
 * @csspart result-text - Its text.
 * @csspart result-why - Why it failed.
 * @csspart whole-text - A long text that unfolds.
 * @csspart button - Any button; also `button-link`, `button-refresh`, `button-clear`, `button-clear-search`, `button-pull`, `button-link-more`, `button-open`, `button-retry`, `button-retry-all`, `button-renew`, `button-submit`, `button-back`, `button-cancel`, `button-restart`, `button-way-on`, `button-nobody`, `button-resend`, `button-skip`, `button-stop`, `button-leave`, `button-show`, `button-again`, `button-more`, `button-another`.
 * @csspart notice - A remark; also `notice-partial`, `notice-facility`, `notice-recent`.
 * @csspart alert - An error with its next step.
 * @csspart reference - Reference for support in an error.
 * @csspart elsewhere - Links to help outside the page.
 * @csspart sign-in - Link to the portal's sign-in.
 *
 * @cssprop --abdm-color-text - Colour of text.
 * @cssprop --abdm-color-muted - Colour of hints, dates and what is under way.
 * @cssprop --abdm-color-surface - Background.
 * @cssprop --abdm-color-raised - Background of framed text.
 * @cssprop --abdm-color-border - Frames of inputs and facilities.
 * @cssprop --abdm-color-accent - Main button, focus, links.
 * @cssprop --abdm-color-on-accent - Text on the main button.
 * @cssprop --abdm-color-danger - Errors.
 * @cssprop --abdm-color-danger-surface - Background of errors.
 * @cssprop --abdm-color-success - Good news.
 * @cssprop --abdm-color-info-surface - Background of remarks and of what is chosen.
 * @cssprop --abdm-radius - Corners.
 * @cssprop --abdm-space - Distance between parts.
 * @cssprop --abdm-font-family - Font; the page's own by default.
 * @cssprop --abdm-font-size - Size of text; the reader's own by default.
 *
 * @cssstate idle - Waits for the patient.
 * @cssstate loading - Reads or works for the patient, or waits for its connection or language.
 * @cssstate empty - Has no record to show, or nobody is signed in.
 * @cssstate partial - Shows what could be read; the visits of some facility could not.
 * @cssstate stale - Shows what could not be read anew.
 * @cssstate error - Shows an error.
 * @cssstate offline - Shows that the portal's server cannot be reached.
 */
export class CareContexts extends AbdmElement {
  static override styles = [tokens, controls, recordStyles, linkingStyles];

  /** Address of the portal's proxy, for use outside `<abdm-connect>`. */
  @property({ attribute: 'base-url' }) baseUrl: string | undefined;

  /** The portal's page with `<abha-login>`, for a page that nobody is signed in to. */
  @property({ attribute: 'sign-in-url' }) signInUrl: string | undefined;

  /** ABDM's id of a facility whose records are to be linked at once, as from a link in a message. */
  @property({ attribute: 'hip-id' }) hipId: string | undefined;

  /** Where the patient finds help that the kit cannot give: a page of the ABHA portal, or of the hospital. */
  @property({ attribute: 'help-url' }) helpUrl: string | undefined = 'https://abha.abdm.gov.in';

  /** Telephone number for help. */
  @property() helpline: string | undefined;

  readonly #connection = new ConnectionController(this);
  readonly #texts = new MessagesController(this, {
    common: commonMessages,
    careContexts: careContextsMessages,
    failures: failureMessages,
  });
  readonly #focus = new FocusController(this);
  readonly #announcer = new AnnouncerController(this);
  readonly #list = new RecordsController(this, {
    connection: () => this.#connection.value,
    texts: () => this.#texts.messages && { ...this.#texts.messages, locale: this.#texts.locale },
    say: (text) => this.#announcer.say(text),
    focus: (selector) => this.#focus.after(selector),
    failed: (error) => this.report(error),
    forget: () => {
      this.#announcer.say('');
      this.#linking.forget();
      this.#record.forget();
    },
    linking: () => (this.#linking.isLoading ? (this.#linking.asked?.what?.hipId ?? '') : undefined),
    link: (facility) => this.#link(facility),
    open: (facility, careContext) => this.#open(facility, careContext),
  });
  readonly #linkingPort: LinkingPort = {
    host: this,
    texts: this.#texts,
    focus: this.#focus,
    announcer: this.#announcer,
    connection: () => this.#connection.value,
    report: (error) => {
      this.report(error);
      // Nobody is signed in any more: what is shown of the patient must go.
      if (asAbdmError(error).kind === 'sign-in-required') void this.#list.providers.reload();
    },
    elsewhere: () => this.#elsewhere(),
    linked: (hipId, careContextIds) => {
      const { length: count } = careContextIds;
      this.#list.linked(hipId);
      this.emit<RecordsLinkedDetail>('records-linked', { version: 1, hipId, count });
    },
    close: (hipId) => {
      this.#linking.leave();
      if (hipId === undefined) this.#focus.after(this.#ledAway);
      this.#list.show(hipId);
    },
  };
  readonly #linking = new PartController<LinkingStart, LinkingPart>({
    host: this,
    report: (error) => this.report(error),
    load: async () => {
      const { LinkingPart: Part } = await import('./linking/linking-part.js');
      return new Part(this.#linkingPort);
    },
  });
  readonly #record = new OpenedRecord({
    host: this,
    report: (error) => this.report(error),
    load: async () => {
      const { RecordPart: Part } = await import('./reading/record-part.js');
      return new Part({
        host: this,
        closed: () => this.closeRecord(),
        signedOut: () => this.#list.providers.reload(),
      });
    },
    focus: (selector) => this.#focus.after(selector),
    reveal: (record) => this.#list.reveal(record),
  });
  /** Selector of the button that led away from the list. */
  #ledAway = '#title';
  /** The facility that `hip-id` has led to already. */
  #led: string | undefined;
  /** The list as it was rendered last. */
  #view: ListView | undefined;

  constructor() {
    super();
    new ClockController(this, () =>
      Math.max(
        this.#list.providers.failure?.waitUntil ?? 0,
        ...this.#list.failures.map(({ waitUntil }) => waitUntil ?? 0),
      ),
    );
  }

  /** Closes the record that is open, as for a page that goes back. */
  closeRecord(): void {
    this.#record.close();
  }

  /** Reads all anew that is shown. */
  async reload(): Promise<void> {
    await this.#list.reload();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { providers, failures } = this.#list;
    const failure = providers.failure ?? this.#linking.failure ?? this.#record.failure;
    const { open } = this.#linking;
    const isWaiting = this.#connection.state === 'waiting' || this.#texts.messages === undefined;
    const isOpening = this.#linking.isLoading || this.#record.isLoading;
    const isBusy = isOpening || this.#list.isBusy || open?.isBusy === true;
    const loading = isWaiting || providers.status === 'loading' || isBusy;
    const partial = failures.length > 0 && !providers.failure;
    const stale = this.#list.isStale;
    const offline = failure?.kind === 'offline' || failure?.kind === 'timeout';
    const nobody = providers.failure?.kind === 'sign-in-required';
    const isBare = this.#view?.facilities.length === 0;
    const empty = nobody || (!loading && !failure && !partial && !open && isBare);
    const error = failure !== undefined && !offline && !nobody;
    this.states({ loading, partial, stale, offline, empty, error });
    this.states({ idle: !loading && !partial && !stale && !offline && !empty && !error });
    this.#followLink();
  }

  protected override content(): TemplateResult {
    const texts = this.#texts.messages;
    const { state } = this.#connection;
    if (!texts || state === 'waiting') return waitingFrame(texts?.common);
    if (state === 'missing') return unconnectedFrame(texts.common);
    const { careContexts: m } = texts;
    // A page that is left shows nothing until it is known who comes back to it.
    const isKnown = this.#list.providers.value !== undefined;
    const record = isKnown ? this.#record.record : undefined;
    const opening = record ? this.#record : this.#linking;
    const part: Part<never> | undefined = isKnown ? opening.open : undefined;
    const title = record
      ? html`<bdi>${clipped(record.display ?? m.unnamed)}</bdi>`
      : (part?.title ?? m.title);
    this.#view = this.#list.view();
    return html`
      <section class="frame care-frame stack" part="frame" lang=${this.#texts.language} aria-label=${m.label}>
        ${this.#announcer.render()}
        ${record && part ? nothing : html`<h2 id="title" tabindex="-1" part="title">${title}</h2>`}
        ${part?.render()} ${record ? nothing : this.#remarks(this.#view !== undefined)}
        ${opening.failure ? this.#notice(opening.failure, () => opening.again()) : nothing}
        ${record && !part ? this.#onItsWay() : nothing}
        <div class="stack" part="list" ?hidden=${(record ?? part) !== undefined}>
          ${this.#view ? listScreen(this.#view) : nothing}
        </div>
        ${
          this.#list.providers.status === 'loading'
            ? html`<p class="muted waiting" part="loading" aria-busy="true">${m.loading}</p>`
            : nothing
        }
      </section>
    `;
  }

  /** A record whose viewer is not there yet, and the way back to the list. */
  #onItsWay(): TemplateResult {
    const common = this.#texts.messages?.common;
    return html`
      ${this.#record.failure ? nothing : html`<p class="muted" part="loading" aria-busy="true">${common?.loading}</p>`}
      <div class="actions" part="actions">
        ${button({ name: 'back', label: common?.back ?? '', onPress: () => this.closeRecord() })}
      </div>
    `;
  }

  /** Why the facilities could not be read. */
  #remarks(hasList: boolean): TemplateResult | typeof nothing {
    const texts = this.#texts.messages;
    const { failure } = this.#list.providers;
    const part = this.#linking.open;
    // What keeps the list from being read concerns the linking only where it would meet it too.
    if (!texts || !failure || (part && failure.kind !== 'session-expired')) return nothing;
    const isStale = hasList && !part;
    return html`
      ${dataNotice({
        failure,
        messages: texts.common,
        failures: texts.failures,
        locale: this.#texts.locale,
        now: Date.now(),
        elsewhere: this.#elsewhere(),
        signInUrl: this.signInUrl,
        onRetry: () => this.#list.providers.reload(),
        onRenew: () => this.#list.renew(),
      })}
      ${isStale ? html`<p class="muted" part="stale">${texts.careContexts.stale}</p>` : nothing}
    `;
  }

  #notice(failure: Failure, onRetry: () => unknown): TemplateResult | typeof nothing {
    const texts = this.#texts.messages;
    if (!texts) return nothing;
    const { common, failures } = texts;
    return failureNotice({
      ...failure,
      messages: common,
      failures,
      locale: this.#texts.locale,
      now: Date.now(),
      elsewhere: this.#elsewhere(),
      onRetry,
      onRestart: onRetry,
    });
  }

  #elsewhere(): TemplateResult | typeof nothing {
    const texts = this.#texts.messages;
    return texts ? elsewhere(this, texts.common) : nothing;
  }

  #link(facility: ListedFacility | undefined): void {
    const at = this.#view?.facilities.findIndex(({ hipId }) => hipId === facility?.hipId) ?? -1;
    this.#ledAway = at < 0 ? '[part~="button-link"]' : `#facility-${at} [part~="button-link-more"]`;
    void this.#linking.enter(facility && { hipId: facility.hipId, name: facility.name });
  }

  /** Opens what `hip-id` names, once for a patient who is signed in. */
  #followLink(): void {
    const hipId = this.hipId?.trim();
    if (!hipId) {
      this.#led = undefined;
      return;
    }
    if (hipId === this.#led || this.#list.providers.value === undefined) return;
    this.#led = hipId;
    this.#ledAway = '#title';
    this.#record.leave();
    void this.#linking.enter({ hipId });
  }

  #open({ hipId, name }: ListedFacility, { id, display }: LinkedCareContext): void {
    const detail: RecordOpenDetail = { version: 1, hipId, careContextId: id };
    const event = new CustomEvent('record-open', { detail, bubbles: true, composed: true, cancelable: true });
    if (!this.dispatchEvent(event)) return;
    this.#linking.leave();
    const target = { hipId, careContextId: id, display: isTelling(display) ? display : undefined };
    void this.#record.enter({ ...target, facilityName: name === hipId ? undefined : name });
  }
}
