import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { errorKinds } from '../../abdm/errors.js';
import { loaded } from '../../client/abdm-error.js';
import type { Failure } from '../../client/failure.js';
import type { Connection } from '../../context/connection.js';
import type { Provider } from '../../contract/providers.js';
import { AnnouncerController } from '../../controllers/announcer-controller.js';
import { ClockController } from '../../controllers/clock-controller.js';
import { ConnectionController } from '../../controllers/connection-controller.js';
import { FocusController } from '../../controllers/focus-controller.js';
import { MessagesController } from '../../controllers/messages-controller.js';
import { PatientChangeController } from '../../controllers/patient-change-controller.js';
import { commonMessages } from '../../locales/common.js';
import { failureMessages } from '../../locales/failures.js';
import { type ProviderSearchMessages, providerSearchMessages } from '../../locales/provider-search.js';
import { controls } from '../../ui/controls.css.js';
import { elsewhere } from '../../ui/elsewhere.js';
import { failureNotice } from '../../ui/failure-notice.js';
import { numberText } from '../../ui/formats.js';
import { unconnectedFrame, waitingFrame } from '../../ui/frame.js';
import { tokens } from '../../ui/tokens.css.js';
import { AbdmElement } from '../abdm-element.js';
import { ComboboxController } from './combobox-controller.js';
import { FacilityController } from './facility-controller.js';
import { providerSearchStyles } from './provider-search.css.js';
import type { ProviderSelectDetail } from './provider-search.events.js';
import { facilityScreen, shortNameOf } from './screens/facility.js';
import { emptyScreen, searchScreen, type SearchView } from './screens/search.js';
import { type Found, SearchController } from './search-controller.js';
import { textIn, providerIn } from './page-values.js';

const loadCalls = () => loaded(import('./provider-calls.js'));

/**
 * Finds a facility that takes part in ABDM by a part of its name, for anybody: nobody needs to be signed in.
 *
 * @tagname provider-search
 *
 * @slot help - Whom to ask where the kit cannot help: shown with such an error.
 *
 * @event {CustomEvent<ProviderSelectDetail>} provider-select - The patient has chosen a facility.
 * @event {CustomEvent<AbdmErrorDetail>} abdm-error - Something failed; the element shows it already.
 *
 * @csspart frame - The whole element.
 * @csspart field - The field with label, list and hint.
 * @csspart label - Label of the field, also above the chosen facility.
 * @csspart input - The input.
 * @csspart hint - What to type, that it is searched, how many were found.
 * @csspart problem - What is wrong with what was typed.
 * @csspart list - The facilities that were found.
 * @csspart option - One of them; also `option-active`, where the arrow keys are.
 * @csspart name - Name of a facility.
 * @csspart place - Its city and state.
 * @csspart match - What was typed, in the name.
 * @csspart empty - Says that nothing was found.
 * @csspart tips - How else to look.
 * @csspart loading - Says that the facility of the page is looked up.
 * @csspart chosen - The chosen facility.
 * @csspart whole-text - A long name that unfolds.
 * @csspart actions - The row of buttons.
 * @csspart button - Any button; also `button-another`, `button-retry`, `button-restart`, `button-way-on`.
 * @csspart notice - A remark.
 * @csspart alert - An error with its next step.
 * @csspart reference - Reference for support in an error.
 * @csspart elsewhere - Links to help outside the page.
 *
 * @cssprop --abdm-color-text - Colour of text.
 * @cssprop --abdm-color-muted - Colour of hints.
 * @cssprop --abdm-color-surface - Background, also of the list.
 * @cssprop --abdm-color-raised - Background of the facility under the pointer.
 * @cssprop --abdm-color-border - Frames of input and list.
 * @cssprop --abdm-color-accent - Buttons, focus, what was typed in the names.
 * @cssprop --abdm-color-on-accent - Text on a main button.
 * @cssprop --abdm-color-danger - Errors.
 * @cssprop --abdm-color-danger-surface - Background of errors.
 * @cssprop --abdm-color-success - Good news.
 * @cssprop --abdm-color-info-surface - Background of the chosen facility, and of where the arrow keys are.
 * @cssprop --abdm-radius - Corners.
 * @cssprop --abdm-space - Distance between parts.
 * @cssprop --abdm-font-family - Font; the page's own by default.
 * @cssprop --abdm-font-size - Size of text; the reader's own by default.
 *
 * @cssstate idle - Waits for the patient.
 * @cssstate loading - Searches, looks up the facility of `hip-id`, or waits for its connection or language.
 * @cssstate empty - Has found nothing.
 * @cssstate partial - Has found more than it shows.
 * @cssstate error - Shows an error.
 * @cssstate offline - Shows that the portal's server cannot be reached.
 * @cssstate chosen - Shows the chosen facility.
 */
export class ProviderSearch extends AbdmElement {
  static override styles = [tokens, controls, providerSearchStyles];

  /** Address of the portal's proxy, for use outside `<abdm-connect>`. */
  @property({ attribute: 'base-url' }) baseUrl: string | undefined;

  /** Text of the label; the kit's own words without it. */
  @property() label: string | undefined;

  /** ABDM's id of a facility to look up and show as chosen. */
  @property({ attribute: 'hip-id' }) hipId: string | undefined;

  /** Where the patient finds help that the kit cannot give: a page of the ABHA portal, or of the hospital. */
  @property({ attribute: 'help-url' }) helpUrl: string | undefined = 'https://abha.abdm.gov.in';

  /** Telephone number for help. */
  @property() helpline: string | undefined;

  readonly #connection = new ConnectionController(this);
  readonly #texts = new MessagesController(this, {
    common: commonMessages,
    failures: failureMessages,
    search: providerSearchMessages,
  });
  readonly #focus = new FocusController(this);
  readonly #announcer = new AnnouncerController(this);
  readonly #patient = new PatientChangeController(
    this,
    () => this.#connection.value,
    () => this.#forget(),
  );
  readonly #search = new SearchController({
    search: async (name, signal) =>
      this.#client.call((await loadCalls()).searchProviders, { name }, { signal }),
    moved: () => this.requestUpdate(),
    answered: (found) => this.#answered(found),
    failed: (error) => this.report(error),
  });
  readonly #facility = new FacilityController({
    read: async (hipId, signal) => this.#client.call((await loadCalls()).readProvider, { hipId }, { signal }),
    moved: () => this.requestUpdate(),
    ready: (provider) => this.#say((m) => m.chosen(shortNameOf(provider))),
    failed: (error) => this.report(error),
  });
  readonly #combobox = new ComboboxController(this, {
    search: this.#search,
    typed: () => this.#facility.dismiss(),
    choose: (provider) => this.#choose(provider),
  });
  #asked: Connection['client'] | undefined;

  constructor() {
    super();
    new ClockController(this, () => this.#failure?.waitUntil);
  }

  /** The chosen facility: `{ hipId, name, city?, state? }`. */
  @property({ attribute: false })
  get value(): Provider | undefined {
    return this.#facility.value;
  }

  set value(value: Provider | undefined) {
    this.#facility.put(providerIn(value));
  }

  /** Forgets what was typed, and the chosen facility. */
  clear(): void {
    this.#combobox.close();
    this.#search.clear();
    this.#facility.put(undefined);
  }

  /** Moves focus to the field, or to the chosen facility, as soon as it is there. */
  override focus(): void {
    this.#focus.after('#name, #chosen');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is only moved comes back at once and goes on; one that is removed forgets its patient.
    setTimeout(() => {
      if (!this.isConnected) this.#forget();
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const failure = this.#failure;
    const { phase, found } = this.#search;
    const waiting = this.#connection.state === 'waiting' || this.#texts.messages === undefined;
    const loading = waiting || this.#facility.isBusy || phase === 'loading';
    const offline = failure?.kind === 'offline' || failure?.kind === 'timeout';
    const error = failure !== undefined && !offline;
    const empty = phase === 'empty';
    const partial = phase === 'found' && found?.more === true;
    this.states({ loading, empty, partial, offline, error, chosen: this.value !== undefined });
    this.states({ idle: !loading && !empty && !partial && !offline && !error });
    this.#lookUp();
  }

  protected override content(): TemplateResult {
    const texts = this.#texts.messages;
    const { state } = this.#connection;
    if (!texts || state === 'waiting' || this.#patient.isAway) return waitingFrame(texts?.common);
    if (state === 'missing') return unconnectedFrame(texts.common);
    const { isBusy } = this.#facility;
    return html`<div class="frame stack" part="frame" lang=${this.#texts.language}>
      ${this.#announcer.render()}
      ${
        isBusy
          ? html`<p class="muted" part="loading" aria-busy="true">${texts.search.lookingUp}</p>`
          : this.#body(texts.search)
      }
    </div>`;
  }

  #body(messages: ProviderSearchMessages): TemplateResult {
    const { value, failure } = this.#facility;
    const label = textIn(this.label) ?? messages.label;
    if (value)
      return facilityScreen({ provider: value, label, messages, onAnother: () => this.#chooseAnother() });
    const { phase, failure: searchFailure } = this.#search;
    const view: SearchView = { combobox: this.#combobox, label, messages, locale: this.#texts.locale };
    return html`
      ${failure ? this.#notice(failure, () => this.#facility.lookUp()) : nothing} ${searchScreen(view)}
      ${phase === 'empty' ? emptyScreen(view) : nothing}
      ${searchFailure ? this.#notice(searchFailure, () => this.#searchAgain()) : nothing}
    `;
  }

  #notice(failure: Failure, onRetry: () => unknown): TemplateResult | typeof nothing {
    const texts = this.#texts.messages;
    if (!texts) return nothing;
    const nextStep = errorKinds[failure.kind];
    const isElsewhere = nextStep === 'sign-in' || nextStep === 'ask-facility';
    return failureNotice({
      ...failure,
      messages: texts.common,
      failures: texts.failures,
      locale: this.#texts.locale,
      now: Date.now(),
      onRetry,
      onRestart: onRetry,
      elsewhere: elsewhere(this, texts.common),
      // Nobody needs to sign in for a search: another try may do.
      wayOn: isElsewhere ? { label: texts.common.tryAgain, onPress: onRetry } : undefined,
    });
  }

  get #client(): Connection['client'] {
    const connection = this.#connection.value;
    if (!connection) throw new Error('No connection');
    return connection.client;
  }

  get #failure(): Failure | undefined {
    return this.#search.failure ?? this.#facility.failure;
  }

  #lookUp(): void {
    const client = this.#connection.value?.client;
    if (!client || !this.isConnected) return;
    if (client !== this.#asked) {
      this.#forget();
      this.#facility.follow(undefined);
    }
    this.#asked = client;
    this.#facility.follow(textIn(this.hipId));
  }

  #answered({ providers, more }: Found): void {
    const { length } = providers;
    const shown = numberText(length, this.#texts.locale);
    if (length === 0) this.#say((m) => m.empty(this.#search.name));
    else this.#say((m) => (more ? m.more(length, shown) : m.foundToChoose(length, shown)));
  }

  #searchAgain(): void {
    this.#search.now();
    this.#combobox.open();
    this.focus();
  }

  #choose(provider: Provider): void {
    const { hipId, name, city, state } = provider;
    this.#combobox.close();
    this.#search.clear();
    this.#facility.choose(provider);
    this.focus();
    this.emit<ProviderSelectDetail>('provider-select', {
      version: 1,
      hipId,
      name,
      ...(city !== undefined && { city }),
      ...(state !== undefined && { state }),
    });
  }

  #chooseAnother(): void {
    this.clear();
    this.focus();
  }

  #say(text: (messages: ProviderSearchMessages) => string): void {
    const messages = this.#texts.messages?.search;
    if (messages) this.#announcer.say(text(messages));
  }

  /** What the patient typed and chose goes; what the page chose stays. */
  #forget(): void {
    this.#combobox.close();
    this.#announcer.say('');
    this.#search.clear();
    this.#facility.forget();
  }
}
