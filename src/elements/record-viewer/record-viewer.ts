import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { asAbdmError, loaded } from '../../client/abdm-error.js';
import { type Failure, failureOf } from '../../client/failure.js';
import type { Connection } from '../../context/connection.js';
import { AnnouncerController } from '../../controllers/announcer-controller.js';
import { ClockController } from '../../controllers/clock-controller.js';
import { ConnectionController } from '../../controllers/connection-controller.js';
import { FocusController } from '../../controllers/focus-controller.js';
import { MessagesController } from '../../controllers/messages-controller.js';
import { PatientChangeController } from '../../controllers/patient-change-controller.js';
import { PatientDataController } from '../../controllers/patient-data-controller.js';
import { commonMessages } from '../../locales/common.js';
import { failureMessages } from '../../locales/failures.js';
import { recordLabelsMessages } from '../../locales/record-labels.js';
import { recordViewerMessages } from '../../locales/record-viewer.js';
import { recordWordsMessages } from '../../locales/record-words.js';
import { button } from '../../ui/button.js';
import { controls } from '../../ui/controls.css.js';
import { dataNotice } from '../../ui/data-notice.js';
import { elsewhere } from '../../ui/elsewhere.js';
import { unconnectedFrame, waitingFrame } from '../../ui/frame.js';
import { tokens } from '../../ui/tokens.css.js';
import { AbdmElement } from '../abdm-element.js';
import type { Attached } from './attached/attached.js';
import { DocumentController } from './document-controller.js';
import type { Block, RecordDocument } from './reading/blocks.js';
import type { JsonObject } from './reading/json.js';
import { fetchRecord } from './record-calls.js';
import type { Received, RecordTarget } from './record-target.js';
import { recordStyles } from './record-viewer.css.js';
import type { RecordClosedDetail } from './record-viewer.events.js';
import { documentView, type Unfolding } from './screens/document.js';
import { heading } from './screens/heading.js';
import type { progressOf } from './screens/progress.js';
import { provenanceLines } from './screens/provenance.js';

/** Milliseconds after which the patient is told how much of a record has come. */
const patience = 500;

/** Whether a block is nothing without the part of the kit that shows files and texts of the facility. */
const needsAttached = (block: Block): boolean =>
  block.kind === 'file' || (block.kind === 'narrative' && block.open);

/**
 * Shows one health record, the FHIR document of a care context, as a patient reads it.
 *
 * @tagname record-viewer
 *
 * @slot sign-in - The way to the sign-in, instead of the link of `sign-in-url`, where nobody is signed in.
 * @slot help - Whom to ask where the kit cannot help: shown with such an error.
 *
 * @event {CustomEvent<RecordClosedDetail>} record-closed - The patient has closed the record.
 * @event {CustomEvent<AbdmErrorDetail>} abdm-error - Something failed; the element shows it already.
 *
 * @csspart frame - The whole element.
 * @csspart title - Heading: the title of the record.
 * @csspart document - The record.
 * @csspart section - A section of it.
 * @csspart section-title - Its heading.
 * @csspart item - Heading of something in a section, such as a report or a diagnosis.
 * @csspart facts - Names with their values.
 * @csspart fact - One of them.
 * @csspart term - Its name.
 * @csspart value - Its value.
 * @csspart warning - What must be known before the rest, such as that a record is preliminary.
 * @csspart remark - A remark of the record, or about an error.
 * @csspart table-frame - A table's place, in which it scrolls.
 * @csspart table - A table: results, medicines, vaccinations, lines of a bill.
 * @csspart caption - Its caption.
 * @csspart column - Name of a column.
 * @csspart row - A row.
 * @csspart row-name - What the row is about.
 * @csspart cell - A cell.
 * @csspart flag - That a value is high, low or normal; also `flag-warn`, `flag-good`, `flag-plain`.
 * @csspart file - A file of the record.
 * @csspart file-name - Its name.
 * @csspart image - A picture.
 * @csspart file-link - A link to a file; also `file-open`, `file-download`.
 * @csspart narratives - The facility's own text, unfolding.
 * @csspart summary - Opens it.
 * @csspart narrative - A text of the facility.
 * @csspart provenance - Where the record comes from.
 * @csspart loading - Says that the record is on its way.
 * @csspart progress - How much of it has come, as a bar.
 * @csspart received - The same in words.
 * @csspart actions - The row of buttons.
 * @csspart button - Any button; also `button-print`, `button-close`, `button-cancel`, `button-load`, `button-retry`, `button-restart`, `button-renew`.
 * @csspart notice - A remark above.
 * @csspart alert - An error with its next step.
 * @csspart reference - Reference for support in an error.
 * @csspart sign-in - Link to the portal's sign-in.
 * @csspart elsewhere - Links to help outside the page.
 *
 * @cssprop --abdm-color-text - Colour of text.
 * @cssprop --abdm-color-muted - Colour of hints.
 * @cssprop --abdm-color-surface - Background.
 * @cssprop --abdm-color-raised - Background of the heads of tables.
 * @cssprop --abdm-color-border - Lines of tables and frames of files.
 * @cssprop --abdm-color-accent - Main button, focus, links.
 * @cssprop --abdm-color-on-accent - Text on the main button.
 * @cssprop --abdm-color-danger - Errors, and values that are high or low.
 * @cssprop --abdm-color-danger-surface - Background of errors and warnings.
 * @cssprop --abdm-color-success - Values that are normal.
 * @cssprop --abdm-color-info-surface - Background of remarks.
 * @cssprop --abdm-radius - Corners.
 * @cssprop --abdm-space - Distance between parts.
 * @cssprop --abdm-font-family - Font; the page's own by default.
 * @cssprop --abdm-font-size - Size of text; the reader's own by default.
 *
 * @cssstate idle - Shows the record, or none is open.
 * @cssstate loading - Reads the record, or puts it on the page.
 * @cssstate empty - The facility has sent nothing yet, or nobody is signed in.
 * @cssstate partial - Shows a record of which some parts did not come.
 * @cssstate stale - Shows a record that could not be read anew.
 * @cssstate error - Shows an error.
 * @cssstate offline - Shows that the portal's server cannot be reached.
 */
export class RecordViewer extends AbdmElement {
  static override styles = [tokens, controls, recordStyles];

  /** Address of the portal's proxy, for use outside `<abdm-connect>`. */
  @property({ attribute: 'base-url' }) baseUrl: string | undefined;

  /** ABDM's id of the facility whose record is shown. */
  @property({ attribute: 'hip-id' }) hipId: string | undefined;

  /** The facility's id of the care context. */
  @property({ attribute: 'care-context-id' }) careContextId: string | undefined;

  /** Name of the facility, where the page knows it. */
  @property({ attribute: 'facility-name' }) facilityName: string | undefined;

  /** What the facility calls the care context, where the page knows it. */
  @property({ attribute: 'care-context-name' }) careContextName: string | undefined;

  /** Level of the record's heading in the page, 1 to 6; its sections come below. */
  @property({ attribute: 'heading-level', type: Number }) headingLevel = 2;

  /** Shows no button to close the record, as where nothing else would be left. */
  @property({ attribute: 'no-close', type: Boolean }) noClose = false;

  /** The portal's page with `<abha-login>`, for a page that nobody is signed in to. */
  @property({ attribute: 'sign-in-url' }) signInUrl: string | undefined;

  /** Where the patient finds help that the kit cannot give: a page of the ABHA portal, or of the hospital. */
  @property({ attribute: 'help-url' }) helpUrl: string | undefined = 'https://abha.abdm.gov.in';

  /** Telephone number for help. */
  @property() helpline: string | undefined;

  readonly #connection = new ConnectionController(this);
  readonly #texts = new MessagesController(this, {
    common: commonMessages,
    viewer: recordViewerMessages,
    failures: failureMessages,
    words: recordWordsMessages,
    labels: recordLabelsMessages,
  });
  readonly #focus = new FocusController(this);
  readonly #announcer = new AnnouncerController(this);
  readonly #document = new DocumentController(
    this,
    (document) => this.#prepare(document),
    (error) => this.#untold(error),
  );
  readonly #record = new PatientDataController<JsonObject>(this, {
    name: 'record',
    basis: () => this.#basis,
    connection: () => this.#connection.value,
    load: (client, signal) => this.#load(client, signal),
    failed: (error) => this.report(error),
    forget: () => this.#forget(),
  });
  /** What {@link open} was told; it goes with the patient. */
  #opened: RecordTarget | undefined;
  /** A target that was closed, or whose loading was cancelled. */
  #left: { readonly basis: string; readonly how: 'closed' | 'cancelled' } | undefined;
  #received: Received | undefined;
  #progressOf: typeof progressOf | undefined;
  #failure: Failure<'read'> | undefined;
  #isSaid = false;
  #attached: Attached | undefined;
  readonly #unfolded = new Set<Unfolding>();
  #endPrinting: (() => void) | undefined;

  constructor() {
    super();
    new ClockController(this, () => this.#record.failure?.waitUntil ?? 0);
    new PatientChangeController(
      this,
      () => this.#connection.value,
      () => {
        this.#opened = undefined;
        this.requestUpdate();
      },
    );
  }

  /** Opens a record, for a page or an element that knows which; it is closed when another patient signs in. */
  open(target: RecordTarget): void {
    this.#opened = { ...target };
    this.#left = undefined;
    this.focus();
  }

  /** Closes the record and forgets it. */
  close(): void {
    const { hipId = '' } = this.#target ?? {};
    const basis = this.#basis;
    if (basis === undefined) return;
    this.#opened = undefined;
    this.#left = { basis, how: 'closed' };
    this.requestUpdate();
    this.emit<RecordClosedDetail>('record-closed', { version: 1, hipId });
  }

  /** Reads the record anew, also one that was closed or cancelled. */
  async reload(): Promise<void> {
    this.#failure = undefined;
    if (this.#left) {
      this.#left = undefined;
      this.requestUpdate();
    } else await this.#record.reload();
  }

  /** Moves focus to the heading, as soon as it is there. */
  override focus(): void {
    this.#focus.after('#title');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#endPrinting?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('hipId') || changed.has('careContextId')) this.#opened = undefined;
    const { messages, locale, language } = this.#texts;
    this.#document.show(this.#record.value, messages && { ...messages, locale, language });
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { value } = this.#record;
    const { document, isCut } = this.#document;
    const failure = this.#problem;
    const waiting = this.#connection.state === 'waiting' || this.#texts.messages === undefined;
    const busy = this.#record.isBusy || this.#record.status === 'loading';
    const loading = waiting || busy || (value !== undefined && !failure && (!document || isCut));
    const offline = failure?.kind === 'offline' || failure?.kind === 'timeout';
    const nothingYet = failure?.kind === 'sign-in-required' || failure?.kind === 'record-not-ready';
    const empty = document ? document.isEmpty : nothingYet;
    const stale = document !== undefined && failure !== undefined;
    const partial = !stale && (document?.missing ?? 0) > 0;
    const error = failure !== undefined && !stale && !offline && !empty;
    this.states({ loading, empty, partial, stale, error, offline: offline && !stale });
    this.states({ idle: !loading && !failure && !empty && !partial });
    this.#sayReady(!loading && document !== undefined);
  }

  protected override content(): TemplateResult {
    const texts = this.#texts.messages;
    const { state } = this.#connection;
    if (!texts || state === 'waiting') return waitingFrame(texts?.common);
    if (state === 'missing') return unconnectedFrame(texts.common);
    const m = texts.viewer;
    const { document } = this.#document;
    const shown = this.#record.value && document;
    // Before the buttons: it finds out whether all of the record is there.
    const body = shown ? this.#shown() : this.#absent();
    const title = shown && document.title ? html`<span dir="auto">${document.title}</span>` : m.label;
    return html`
      <section class="frame stack" part="frame" lang=${this.#texts.language} aria-label=${m.label}>
        ${this.#announcer.render()}
        ${heading({ level: this.headingLevel, part: 'title', id: 'title', text: title })} ${this.#actions()}
        ${this.#notices()} ${body}
      </section>
    `;
  }

  /** The record, and where it comes from. */
  #shown(): TemplateResult | typeof nothing {
    const m = this.#texts.messages?.viewer;
    const { document } = this.#document;
    if (!m || !document) return nothing;
    const { content, isCut } = documentView({
      document,
      level: this.headingLevel,
      rows: this.#document.rows,
      attached: this.#attached,
      unfolded: this.#unfolded,
      messages: m,
      onUnfold: (block) => this.#unfold(block),
    });
    this.#document.isCut = isCut;
    return html`
      ${document.missing > 0 ? html`<p class="notice" part="notice">${m.incomplete}</p>` : nothing}
      ${document.isEmpty ? html`<p class="notice" part="notice">${m.empty}</p>` : nothing}
      <div class="flow">
        ${content}
        <div class="provenance stack tight muted" part="provenance">
          <strong>${m.from}</strong>
          ${this.#provenance.map((line) => html`<span dir="auto">${line}</span>`)}
        </div>
      </div>
    `;
  }

  /** What stands in place of a record that is not there. */
  #absent(): TemplateResult | typeof nothing {
    const m = this.#texts.messages?.viewer;
    if (!m || this.#problem) return nothing;
    if (this.#left?.how === 'cancelled')
      return html`<p class="muted">${m.cancelled}</p>
        <div class="actions" part="actions">
          ${button({ name: 'load', label: m.load, look: 'primary', onPress: () => this.reload() })}
        </div>`;
    if (this.#basis === undefined) return html`<p class="muted">${m.none}</p>`;
    const isPreparing = this.#record.value !== undefined;
    return html`<div class="stack tight loading" part="loading" aria-busy="true">
      <p class="muted">${isPreparing ? m.preparing : m.loading}</p>
      ${this.#received && !isPreparing ? this.#progressOf?.(this.#received, m, this.#texts.locale) : nothing}
      <div class="actions">${button({ name: 'cancel', label: m.cancel, onPress: () => this.#cancel() })}</div>
    </div>`;
  }

  #actions(): TemplateResult | typeof nothing {
    const m = this.#texts.messages?.viewer;
    if (!m || this.#basis === undefined) return nothing;
    const { document, isCut } = this.#document;
    // In the place of the button, so that nothing behind a long record moves when the last of it is there.
    const print = isCut
      ? html`<span class="muted" aria-busy="true">${m.preparing}</span>`
      : button({ name: 'print', label: m.print, onPress: () => this.#print() });
    return html`<div class="actions" part="actions">
      ${document ? print : nothing}
      ${this.noClose ? nothing : button({ name: 'close', label: m.close, onPress: () => this.close() })}
    </div>`;
  }

  #notices(): TemplateResult | typeof nothing {
    const texts = this.#texts.messages;
    const failure = this.#problem;
    if (!texts || !failure) return nothing;
    return html`
      ${this.#record.value && this.#document.document ? html`<p class="muted" part="remark">${texts.viewer.stale}</p>` : nothing}
      ${dataNotice({
        failure,
        messages: texts.common,
        failures: texts.failures,
        locale: this.#texts.locale,
        now: Date.now(),
        elsewhere: elsewhere(this, texts.common),
        signInUrl: this.signInUrl,
        onRetry: () => this.reload(),
        onRenew: () => this.#record.renew(),
      })}
    `;
  }

  get #target(): RecordTarget | undefined {
    if (this.#opened) return this.#opened;
    const [hipId, careContextId] = [this.hipId?.trim(), this.careContextId?.trim()];
    if (!hipId || !careContextId) return undefined;
    return { hipId, careContextId, facilityName: this.facilityName, display: this.careContextName };
  }

  /** Names the record that is read; none while nothing is open. */
  get #basis(): string | undefined {
    const target = this.#target;
    const basis = target && JSON.stringify([target.hipId, target.careContextId]);
    return basis === this.#left?.basis ? undefined : basis;
  }

  get #problem(): Failure<'read'> | undefined {
    return this.#record.failure ?? this.#failure;
  }

  get #provenance(): readonly string[] {
    const m = this.#texts.messages?.viewer;
    const { document } = this.#document;
    const target = this.#target;
    return m && document && target ? provenanceLines(target, document, m) : [];
  }

  async #load(client: Connection['client'], signal: AbortSignal): Promise<JsonObject> {
    this.#received = undefined;
    const target = this.#target;
    if (!target) throw new DOMException('No record is open', 'AbortError');
    const received = (so: Received): void => {
      this.#received = so;
      this.requestUpdate();
    };
    const waiting = setTimeout(() => void this.#loadProgress(), patience);
    try {
      return await fetchRecord(client, target, signal, received);
    } finally {
      clearTimeout(waiting);
    }
  }

  #untold(error: unknown): void {
    const told = asAbdmError(error);
    this.#failure = failureOf(told, 'read', Date.now()).failure;
    this.report(told);
    this.requestUpdate();
  }

  async #loadProgress(): Promise<void> {
    // Without a bar the patient knows that the record is on its way.
    const part = await import('./screens/progress.js').catch(() => undefined);
    this.#progressOf = part?.progressOf;
    this.requestUpdate();
  }

  /** Loads what shows files and texts of the facility. @throws AbdmError `offline` */
  async #attach(): Promise<void> {
    const { Attached } = await loaded(import('./attached/attached.js'));
    this.#attached ??= new Attached(this);
  }

  async #prepare({ blocks, sections }: RecordDocument): Promise<void> {
    if ([{ blocks }, ...sections].some((section) => section.blocks.some(needsAttached))) await this.#attach();
  }

  async #unfold(block: Unfolding): Promise<void> {
    await this.#attach().catch((error: unknown) => this.report(asAbdmError(error)));
    this.#unfolded.add(block);
    this.requestUpdate();
  }

  #cancel(): void {
    const basis = this.#basis;
    if (basis === undefined) return;
    this.#left = { basis, how: 'cancelled' };
    this.#announcer.say(this.#texts.messages?.viewer.cancelled ?? '');
    this.#focus.after('[part~="button-load"]');
  }

  #sayReady(isReady: boolean): void {
    if (isReady && !this.#isSaid) this.#announcer.say(this.#texts.messages?.viewer.ready ?? '');
    this.#isSaid = isReady;
  }

  async #print(): Promise<void> {
    // Without the part that makes paper of it, the browser prints the page.
    const part = await import('./print-document.js').catch(() => {
      window.print();
    });
    const root = this.shadowRoot;
    if (!part || !root || !this.#document.document) return;
    this.#endPrinting?.();
    this.#endPrinting = part.printDocument({
      root,
      title: this.#texts.messages?.viewer.label ?? '',
      language: this.#texts.language,
      footer: this.#provenance.join(' · '),
    });
  }

  #forget(): void {
    this.#endPrinting?.();
    this.#attached?.forget();
    this.#unfolded.clear();
    this.#document.show(undefined, undefined);
    this.#received = undefined;
    this.#failure = undefined;
    this.#announcer.say('');
  }
}
