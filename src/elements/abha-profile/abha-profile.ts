import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { isPincode } from '../../abdm/pincode.js';
import { type TypedPerson, typedPincode } from '../../abdm/typed-person.js';
import { type AbdmError, asAbdmError, isAbdmError, isAbort } from '../../client/abdm-error.js';
import { failureOf } from '../../client/failure.js';
import type { Profile } from '../../contract/profile.js';
import { AnnouncerController } from '../../controllers/announcer-controller.js';
import { ClockController } from '../../controllers/clock-controller.js';
import { ConnectionController } from '../../controllers/connection-controller.js';
import { FocusController } from '../../controllers/focus-controller.js';
import { MessagesController } from '../../controllers/messages-controller.js';
import { PatientDataController } from '../../controllers/patient-data-controller.js';
import { commonMessages } from '../../locales/common.js';
import { failureMessages } from '../../locales/failures.js';
import { profileMessages } from '../../locales/profile.js';
import { controls } from '../../ui/controls.css.js';
import { dataNotice } from '../../ui/data-notice.js';
import { elsewhere } from '../../ui/elsewhere.js';
import { failureNotice } from '../../ui/failure-notice.js';
import { unconnectedFrame, waitingFrame } from '../../ui/frame.js';
import { personStyles } from '../../ui/person-fields.css.js';
import type { Place } from '../../ui/person-fields.js';
import { tokens } from '../../ui/tokens.css.js';
import { AbdmElement } from '../abdm-element.js';
import { profileStyles } from './abha-profile.css.js';
import type { ProfileUpdatedDetail } from './abha-profile.events.js';
import {
  changeOf,
  formOf,
  formProblems,
  isChanged,
  isPartial,
  type ProfileChange,
  type ProfileForm,
  typedInto,
} from './profile-form.js';
import { profileForm } from './screens/form.js';
import { profileScreen } from './screens/view.js';

/** Failures that say nothing of whether a change was made. */
const answerLost = ['offline', 'timeout', 'unexpected-answer', 'upstream-timeout', 'upstream-unavailable'];

const pincodeRest = 350;

/**
 * Shows the patient's ABHA profile, and lets the patient change what ABDM allows.
 *
 * @tagname abha-profile
 *
 * @slot sign-in - The way to the sign-in, instead of the link of `sign-in-url`, where nobody is signed in.
 * @slot help - Whom to ask where the kit cannot help: shown with such an error.
 *
 * @event {CustomEvent<ProfileUpdatedDetail>} profile-updated - ABDM has taken a change.
 * @event {CustomEvent<AbdmErrorDetail>} abdm-error - Something failed; the element shows it already.
 *
 * @csspart frame - The whole element.
 * @csspart title - Heading.
 * @csspart badge - Whether KYC is verified.
 * @csspart details - What ABDM knows.
 * @csspart row - One line of it; also `row-name`, `row-number`, `row-address`, `row-other-addresses`, `row-birth`, `row-gender`, `row-mobile`, `row-home`.
 * @csspart term - Its label.
 * @csspart value - Its value; also `value-name` and so on.
 * @csspart remark - A remark that does not stop the patient.
 * @csspart form - The form.
 * @csspart field - A field with label, hint and error; also `field-firstName`, `field-middleName`, `field-lastName`, `field-birth`, `field-gender`, `field-line`, `field-pincode`.
 * @csspart label - Label of a field; also `label-<field>`.
 * @csspart input - Input of a field; also `input-<field>`.
 * @csspart hint - Hint of a field; also `hint-<field>`.
 * @csspart problem - Error of a field; also `problem-<field>`.
 * @csspart gender - A choice of the gender.
 * @csspart radio - Its radio button.
 * @csspart place - District and state of the PIN code.
 * @csspart actions - The row of buttons.
 * @csspart button - Any button; also `button-edit`, `button-submit`, `button-cancel`, `button-renew`, `button-retry`, `button-restart`, `button-way-on`.
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
 * @cssstate idle - Shows the profile.
 * @cssstate loading - Reads or saves.
 * @cssstate empty - Nobody is signed in.
 * @cssstate partial - Shows a profile of which ABDM does not know everything.
 * @cssstate stale - Shows a profile that could not be read anew.
 * @cssstate error - Shows an error.
 * @cssstate offline - Shows that the portal's server cannot be reached.
 */
export class AbhaProfile extends AbdmElement {
  static override styles = [tokens, controls, personStyles, profileStyles];

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
    profile: profileMessages,
    failures: failureMessages,
  });
  readonly #focus = new FocusController(this);
  readonly #announcer = new AnnouncerController(this);
  readonly #data = new PatientDataController<Profile>(this, {
    connection: () => this.#connection.value,
    load: async (client, signal) => {
      const { readProfile } = await import('./profile-calls.js');
      return client.call(readProfile, {}, { signal });
    },
    failed: (error) => this.report(error),
    forget: () => {
      this.#form = undefined;
      this.#notice = undefined;
    },
  });
  #form: ProfileForm | undefined;
  #notice: 'saved' | 'savedUnread' | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new ClockController(this, () =>
      Math.max(this.#data.failure?.waitUntil ?? 0, this.#form?.failure?.waitUntil ?? 0),
    );
  }

  /** Reads the profile anew. */
  async reload(): Promise<void> {
    await this.#data.reload();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { status, failure, value } = this.#data;
    const empty = failure?.kind === 'sign-in-required';
    const partial = status === 'ready' && value !== undefined && isPartial(value);
    const waiting = this.#connection.state === 'waiting' || this.#texts.messages === undefined;
    const loading = waiting || status === 'loading' || this.#data.isBusy || this.#form?.saving === true;
    this.states({
      idle: !loading && !partial && (status === 'ready' || status === 'idle'),
      loading,
      empty,
      partial,
      stale: status === 'stale',
      error: status === 'error' && !empty,
      offline: status === 'offline',
    });
  }

  protected override content(): TemplateResult {
    const texts = this.#texts.messages;
    const { state } = this.#connection;
    if (!texts || state === 'waiting') return waitingFrame(texts?.common);
    if (state === 'missing') return unconnectedFrame(texts.common);
    const m = texts.profile;
    const { value: profile } = this.#data;
    return html`
      <section class="frame stack" part="frame" lang=${this.#texts.language} aria-label=${m.label}>
        ${this.#announcer.render()}
        <h2 id="title" tabindex="-1" part="title">${this.#form ? m.form.title : m.title}</h2>
        ${this.#error()}
        ${this.#notice ? html`<p class="notice" part="notice">${m.form[this.#notice]}</p>` : nothing}
        ${profile ? this.#body(profile) : nothing}
        ${
          !profile && this.#data.status === 'loading'
            ? html`<p class="muted waiting" aria-busy="true">${m.loading}</p>`
            : nothing
        }
      </section>
    `;
  }

  #body(profile: Profile): TemplateResult | typeof nothing {
    const messages = this.#texts.messages?.profile;
    const form = this.#form;
    if (!messages) return nothing;
    if (!form) {
      return profileScreen({
        profile,
        messages,
        locale: this.#texts.locale,
        onEdit: () => this.#edit(profile),
      });
    }
    return html`<form class="stack" part="form" novalidate @submit=${this.#submit}>
      ${this.#saveFailure(form)}
      ${profileForm({
        profile,
        form,
        messages,
        onTyped: (field, text) => this.#typed(field, text),
        onCancel: () => this.#close(),
      })}
    </form>`;
  }

  #error(): TemplateResult | typeof nothing {
    const texts = this.#texts.messages;
    const { failure, value } = this.#data;
    if (!failure || !texts) return nothing;
    const notice = dataNotice({
      failure,
      messages: texts.common,
      failures: texts.failures,
      locale: this.#texts.locale,
      now: Date.now(),
      elsewhere: elsewhere(this, texts.common),
      signInUrl: this.signInUrl,
      onRetry: () => void this.#data.reload(),
      onRenew: () => void this.#data.renew(),
    });
    return value
      ? html`<p class="muted" part="remark">${texts.profile.stale}</p>
          ${notice}`
      : notice;
  }

  #saveFailure({ failure }: ProfileForm): TemplateResult | typeof nothing {
    const texts = this.#texts.messages;
    if (!failure || !texts) return nothing;
    return failureNotice({
      ...failure,
      messages: texts.common,
      failures: texts.failures,
      locale: this.#texts.locale,
      now: Date.now(),
      onRetry: () => void this.#save(),
      onRestart: () => this.#close(),
      elsewhere: elsewhere(this, texts.common),
      wayOn:
        failure.kind === 'session-expired'
          ? { label: texts.common.renewSession, onPress: () => void this.#save() }
          : undefined,
    });
  }

  #edit(profile: Profile): void {
    this.#form = formOf(profile);
    this.#notice = undefined;
    this.#focus.after('#title');
  }

  #close(): void {
    this.#form = undefined;
    this.#focus.after('[part~="button-edit"]');
  }

  #typed(field: keyof TypedPerson, text: string): void {
    if (!this.#form) return;
    this.#form = typedInto(this.#form, field, text);
    this.requestUpdate();
    if (field !== 'pincode') return;
    clearTimeout(this.#rest);
    if (this.#form.place === 'looking') this.#rest = setTimeout(() => void this.#findPlace(), pincodeRest);
  }

  async #findPlace(): Promise<void> {
    const client = this.#connection.value?.client;
    const pincode = this.#form && typedPincode(this.#form.typed);
    if (!client || !pincode || !isPincode(pincode)) return;
    const found = (place: Place): void => {
      if (!this.#form || typedPincode(this.#form.typed) !== pincode) return;
      this.#form = { ...this.#form, place };
      this.requestUpdate();
    };
    try {
      const { findPincode } = await import('./profile-calls.js');
      const { state, district } = await client.call(findPincode, { pincode }, { newest: 'find-pincode' });
      found({ state: state.name, district: district.name });
    } catch (caught) {
      if (isAbort(caught)) return;
      found(isAbdmError(caught) && caught.kind === 'pincode-not-found' ? 'not-found' : 'unchecked');
    }
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.#save();
  };

  async #save(): Promise<void> {
    const form = this.#form;
    const client = this.#connection.value?.client;
    if (!form || form.saving || !client) return;
    const problems = formProblems(form, this.#data.value);
    if (Object.keys(problems).length > 0) {
      this.#form = { ...form, problems, failure: undefined };
      this.#focus.after('[aria-invalid="true"]');
      return;
    }
    this.#form = { ...form, problems: {}, saving: true, failure: undefined };
    this.#announcer.say(this.#texts.messages?.profile.form.saving ?? '');
    this.requestUpdate();
    const { epoch } = this.#data;
    const change = changeOf(form);
    try {
      const { updateProfile } = await import('./profile-calls.js');
      const { profile } = await client.call(updateProfile, change, { epoch });
      this.#saved(profile);
    } catch (caught) {
      await this.#notSaved(asAbdmError(caught), change);
    }
  }

  #saved(profile: Profile | undefined): void {
    if (profile) this.#data.put(profile);
    this.#notice = profile ? 'saved' : 'savedUnread';
    this.#announcer.say(this.#texts.messages?.profile.form[this.#notice] ?? '');
    this.#close();
    this.emit<ProfileUpdatedDetail>('profile-updated', { version: 1 });
  }

  async #notSaved(error: AbdmError, change: ProfileChange): Promise<void> {
    if (answerLost.includes(error.kind)) {
      const profile = await this.#readBack();
      if (profile && isChanged(profile, change)) {
        this.#saved(profile);
        return;
      }
    }
    this.report(error);
    // The patient changed meanwhile: the form went with the one before.
    if (!this.#form) return;
    if (error.kind === 'sign-in-required') {
      await this.#data.reload();
      return;
    }
    this.#form = { ...this.#form, saving: false, ...failureOf(error, 'updateProfile', Date.now()) };
    this.#focus.after('[role="alert"]');
  }

  async #readBack(): Promise<Profile | undefined> {
    const client = this.#connection.value?.client;
    const { epoch } = this.#data;
    try {
      const { readProfile } = await import('./profile-calls.js');
      return await client?.call(readProfile, {}, { epoch, background: true });
    } catch {
      return undefined;
    }
  }
}
