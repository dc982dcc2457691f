import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Failure } from '../../client/failure.js';
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
import { elsewhere } from '../../ui/elsewhere.js';
import { failureNotice, failureText } from '../../ui/failure-notice.js';
import { unconnectedFrame, waitingFrame } from '../../ui/frame.js';
import { lists } from '../../ui/lists.css.js';
import { personStyles } from '../../ui/person-fields.css.js';
import { tokens } from '../../ui/tokens.css.js';
import { AbdmElement } from '../abdm-element.js';
import { profileStyles } from './abha-profile.css.js';
import type { KycVerifiedDetail, ProfileDeletedDetail, ProfileUpdatedDetail } from './abha-profile.events.js';
import { EditController } from './edit-controller.js';
import { MobileController } from './mobile-controller.js';
import { PartsController } from './parts-controller.js';
import { profileActions, readActions } from './profile-actions.js';
import { isPartial } from './profile-form.js';
import type { ProfilePort, WayOn } from './profile-port.js';
import { abhaCard } from './screens/card.js';
import { profileForm } from './screens/form.js';
import { mobileNumber } from './screens/mobile.js';
import { dataRemarks, goodNews } from './screens/remarks.js';
import { profileScreen } from './screens/view.js';

/** What the events tell: their version alone. */
type Detail = ProfileUpdatedDetail & KycVerifiedDetail & ProfileDeletedDetail;

/**
 * Shows the patient's ABHA profile, and lets the patient change what ABDM allows, link an ABHA number, see the ABHA card,
 * and delete the profile.
 *
 * @tagname abha-profile
 *
 * @slot sign-in - The way to the sign-in, instead of the link of `sign-in-url`, where nobody is signed in.
 * @slot help - Whom to ask where the kit cannot help: shown with such an error.
 *
 * @event {CustomEvent<ProfileUpdatedDetail>} profile-updated - ABDM has taken a change.
 * @event {CustomEvent<KycVerifiedDetail>} kyc-verified - An ABHA number is linked: the profile is KYC-verified now.
 * @event {CustomEvent<ProfileDeletedDetail>} profile-deleted - The profile is deleted, and the patient signed out.
 * @event {CustomEvent<AbdmErrorDetail>} abdm-error - Something failed; the element shows it already.
 *
 * @csspart frame - The whole element.
 * @csspart title - Heading.
 * @csspart portrait - Place of the photo.
 * @csspart photo - The photo.
 * @csspart initials - What stands there without one.
 * @csspart badge - Whether KYC is verified.
 * @csspart badge-mark - The mark of it.
 * @csspart details - What ABDM knows.
 * @csspart row - One line of it; also `row-name`, `row-number`, `row-address`, `row-birth`, `row-gender`, `row-mobile`, `row-home`.
 * @csspart term - Its label.
 * @csspart value - Its value; also `value-name` and so on.
 * @csspart addresses - All ABHA addresses.
 * @csspart abha-address - One of them.
 * @csspart mark - Marks the one that is in use.
 * @csspart mobile-remark - Why the whole mobile number is not shown.
 * @csspart remark - A remark that does not stop the patient.
 * @csspart card - The ABHA card; its own parts are there as `card-<part>`.
 * @csspart form - A form.
 * @csspart locked - What cannot be changed here.
 * @csspart missing - Says what ABDM does not know yet.
 * @csspart field - A field with label, hint and error; also `field-firstName`, `field-middleName`, `field-lastName`, `field-birth`, `field-gender`, `field-line`, `field-pincode`, `field-number`, `field-aadhaar`, `field-otp`, `field-confirmation`.
 * @csspart label - Label of a field; also `label-<field>`.
 * @csspart input - Input of a field; also `input-<field>`.
 * @csspart hint - Hint of a field; also `hint-<field>`.
 * @csspart problem - Error of a field; also `problem-<field>`.
 * @csspart fixed - A part of the date of birth that cannot be changed.
 * @csspart gender - A choice of the gender.
 * @csspart radio - A radio button.
 * @csspart place - District and state of the PIN code.
 * @csspart place-before - Those of the PIN code before.
 * @csspart changed - Says what was changed elsewhere meanwhile.
 * @csspart conflict - A field that both changed, to choose from.
 * @csspart choice - One of the two values.
 * @csspart leaving - Asks whether changes may be dropped.
 * @csspart explanation - What a screen is about.
 * @csspart methods - Ways to link an ABHA number.
 * @csspart method - One of them; also `method-abha-number`, `method-aadhaar`.
 * @csspart method-text - What it means.
 * @csspart terms - The terms for using an Aadhaar number.
 * @csspart terms-text - The prescribed wording.
 * @csspart terms-translation - A rendering in the patient's language.
 * @csspart agreement - The line with the box.
 * @csspart checkbox - The box.
 * @csspart otp-status - Cool-down, codes left, lock.
 * @csspart goes - What a deletion deletes.
 * @csspart stays - What stays after it.
 * @csspart actions - The row of buttons.
 * @csspart button - Any button; also `button-edit`, `button-kyc`, `button-card`, `button-delete`, `button-reveal`, `button-submit`, `button-cancel`, `button-keep`, `button-discard`, `button-back`, `button-leave`, `button-resend`, `button-confirm`, `button-renew`, `button-retry`, `button-restart`, `button-way-on`.
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
 * @cssstate loading - Works for the patient.
 * @cssstate empty - Nobody is signed in.
 * @cssstate partial - Shows a profile of which ABDM does not know everything.
 * @cssstate stale - Shows a profile that is being read anew, or could not be.
 * @cssstate error - Shows an error.
 * @cssstate offline - Shows that the portal's server cannot be reached.
 */
export class AbhaProfile extends AbdmElement {
  static override styles = [tokens, controls, lists, personStyles, profileStyles];

  /** Address of the portal's proxy, for use outside `<abdm-connect>`. */
  @property({ attribute: 'base-url' }) baseUrl: string | undefined;

  /** The portal's page with `<abha-login>`, for a page that nobody is signed in to. */
  @property({ attribute: 'sign-in-url' }) signInUrl: string | undefined;

  /** Where the patient finds help that the kit cannot give: a page of the ABHA portal, or of the hospital. */
  @property({ attribute: 'help-url' }) helpUrl: string | undefined = 'https://abha.abdm.gov.in';

  /** Telephone number for help. */
  @property() helpline: string | undefined;

  /** What the patient can do: any of `edit`, `kyc`, `card` and `delete`, in words with spaces between; all by default. */
  @property() actions: string = profileActions.join(' ');

  readonly #connection = new ConnectionController(this);
  readonly #texts = new MessagesController(this, {
    common: commonMessages,
    profile: profileMessages,
    failures: failureMessages,
  });
  readonly #focus = new FocusController(this);
  readonly #announcer = new AnnouncerController(this);
  readonly #data = new PatientDataController<Profile>(this, {
    name: 'profile',
    connection: () => this.#connection.value,
    load: async (client, signal) => {
      const { readProfile } = await import('./profile-calls.js');
      return client.call(readProfile, {}, { signal });
    },
    failed: (error) => this.report(error),
    forget: () => {
      this.#edit.forget();
      this.#mobile.hide();
      this.#parts.forget();
      if (this.#parts.farewell === undefined) this.#announcer.say('');
    },
  });
  readonly #port: ProfilePort = {
    host: this,
    data: this.#data,
    texts: this.#texts,
    focus: this.#focus,
    announcer: this.#announcer,
    connection: () => this.#connection.value,
    report: (error) => this.report(error),
    tell: (event) => this.emit<Detail>(event, { version: 1 }),
    notice: (failure, wayOn) => this.#notice(failure, wayOn),
    elsewhere: () => this.#elsewhere(),
    close: (button) => {
      this.#parts.leave();
      const isThere =
        readActions(this.actions).has(button) && !(button === 'kyc' && this.#data.value?.kycVerified);
      this.#focus.after(isThere ? `[part~="button-${button}"]` : '#title');
    },
  };
  readonly #edit = new EditController(this.#port);
  readonly #mobile = new MobileController(this.#port);
  readonly #parts = new PartsController(this.#port);

  constructor() {
    super();
    new ClockController(this, () =>
      Math.max(this.#data.failure?.waitUntil ?? 0, this.#edit.form?.failure?.waitUntil ?? 0),
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
    const works =
      this.#edit.form?.saving === true ||
      this.#mobile.state.step === 'asking' ||
      this.#parts.loading !== undefined ||
      this.#parts.open?.isBusy === true;
    const loading = waiting || status === 'loading' || this.#data.isBusy || works;
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
    const { value: profile, status } = this.#data;
    const part = profile && this.#parts.open;
    const title = part?.title ?? (profile && this.#edit.form ? m.form.title : m.title);
    return html`
      <section class="frame stack" part="frame" lang=${this.#texts.language} aria-label=${m.label}>
        ${this.#announcer.render()}
        <h2 id="title" tabindex="-1" part="title">${title}</h2>
        ${this.#remarks()} ${part ? part.render() : profile ? this.#body(profile) : nothing}
        ${status === 'loading' ? html`<p class="muted waiting" aria-busy="true">${m.loading}</p>` : nothing}
      </section>
    `;
  }

  #remarks(): TemplateResult {
    const texts = this.#texts.messages;
    const { farewell, failed } = this.#parts;
    const { saved } = this.#edit;
    const again = () => this.#parts.again();
    return html`
      ${goodNews(farewell ?? (saved && texts?.profile.form[saved]))}
      ${
        texts &&
        dataRemarks({
          data: this.#data,
          isExpected: farewell !== undefined,
          texts,
          locale: this.#texts.locale,
          elsewhere: this.#elsewhere(),
          signInUrl: this.signInUrl,
        })
      }
      ${failed ? this.#notice(failed.failure, { onRetry: again, onRestart: again }) : nothing}
    `;
  }

  #body(profile: Profile): TemplateResult | typeof nothing {
    const texts = this.#texts.messages;
    if (!texts) return nothing;
    const { form } = this.#edit;
    const messages = texts.profile;
    const { locale } = this.#texts;
    if (form) {
      const again = () => this.#edit.save();
      const { failure } = form;
      return html`<form class="stack" part="form" novalidate @submit=${this.#submit}>
        ${profileForm({
          form,
          messages,
          locale,
          failure: failure
            ? this.#notice(failure, { onRetry: again, onRestart: () => this.#edit.discard() })
            : nothing,
          elsewhere: this.#elsewhere(),
          onTyped: (input, text) => this.#edit.typed(input, text),
          onChoose: (field, choice) => this.#edit.choose(field, choice),
          onCancel: () => this.#edit.cancel(),
          onKeep: () => this.#edit.keep(),
          onDiscard: () => this.#edit.discard(),
        })}
      </form>`;
    }
    const { state } = this.#mobile;
    const { common, failures } = texts;
    return profileScreen({
      profile,
      messages,
      locale,
      actions: readActions(this.actions),
      loading: { part: this.#parts.loading, text: common.loading },
      mobile: mobileNumber({
        masked: profile.mobile,
        state,
        failure:
          state.step === 'failed' ? failureText({ kind: state.kind, messages: common, failures }) : undefined,
        messages,
        onToggle: () => this.#mobile.toggle(),
      }),
      card: this.#parts.hasCard ? abhaCard(this) : undefined,
      on: {
        edit: () => this.#edit.open(profile),
        kyc: () => this.#parts.enter('kyc'),
        card: () => this.#parts.toggleCard(),
        delete: () => this.#parts.enter('delete'),
      },
    });
  }

  #notice(failure: Failure, wayOn: WayOn): TemplateResult | typeof nothing {
    const texts = this.#texts.messages;
    if (!texts) return nothing;
    return failureNotice({
      ...failure,
      ...wayOn,
      messages: texts.common,
      failures: texts.failures,
      locale: this.#texts.locale,
      now: Date.now(),
      elsewhere: this.#elsewhere(),
      wayOn:
        failure.kind === 'session-expired'
          ? { label: texts.common.renewSession, onPress: wayOn.onRetry }
          : undefined,
    });
  }

  #elsewhere(): TemplateResult | typeof nothing {
    const texts = this.#texts.messages;
    return texts ? elsewhere(this, texts.common) : nothing;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.#edit.save();
  };
}
