import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { AbdmError } from '../../client/abdm-error.js';
import type { RequestHead, RequestStatus } from '../../contract/requests.js';
import { AnnouncerController } from '../../controllers/announcer-controller.js';
import { ConnectionController } from '../../controllers/connection-controller.js';
import { FocusController } from '../../controllers/focus-controller.js';
import { MessagesController } from '../../controllers/messages-controller.js';
import { commonMessages } from '../../locales/common.js';
import { consentInboxMessages } from '../../locales/consent-inbox.js';
import { failureMessages } from '../../locales/failures.js';
import { requestsMessages } from '../../locales/requests.js';
import { controls } from '../../ui/controls.css.js';
import { dataNotice } from '../../ui/data-notice.js';
import { elsewhere } from '../../ui/elsewhere.js';
import { unconnectedFrame, waitingFrame } from '../../ui/frame.js';
import { tokens } from '../../ui/tokens.css.js';
import { AbdmElement } from '../abdm-element.js';
import { listStyles, reviewStyles } from './consent-inbox.css.js';
import type { ConsentDecidedDetail } from './consent-inbox.events.js';
import { InboxController } from './inbox-controller.js';
import { allStatuses } from './inbox-view.js';
import { ReviewController } from './review-controller.js';
import type { Decision, ReviewState } from './review-flow.js';
import { listScreen } from './screens/list.js';

const events = {
  grantConsent: 'consent-granted',
  denyConsent: 'consent-denied',
  revokeConsent: 'consent-revoked',
} as const satisfies Record<Decision, keyof HTMLElementEventMap>;

/**
 * Shows who asks for the patient's health records, and lets the patient narrow, grant, deny and revoke.
 *
 * @tagname consent-inbox
 *
 * @slot sign-in - The way to the sign-in, instead of the link of `sign-in-url`, where nobody is signed in.
 * @slot help - Whom to ask where the kit cannot help: shown with such an error.
 *
 * @event {CustomEvent<ConsentDecidedDetail>} consent-granted - The patient has granted a consent, and ABDM has confirmed it.
 * @event {CustomEvent<ConsentDecidedDetail>} consent-denied - The patient has denied a request, and ABDM has confirmed it.
 * @event {CustomEvent<ConsentDecidedDetail>} consent-revoked - The patient has taken a consent back, and ABDM has confirmed it.
 * @event {CustomEvent<AbdmErrorDetail>} abdm-error - Something failed; the element shows it already.
 *
 * @csspart frame - The whole element.
 * @csspart title - Heading of the list, of a request, of the PIN.
 * @csspart inbox - The list with all that belongs to it.
 * @csspart tabs - The tabs.
 * @csspart tab - One of them.
 * @csspart statuses - Which statuses the list shows.
 * @csspart status - One of them.
 * @csspart radio - A round box.
 * @csspart checkbox - A square box.
 * @csspart badge - How many requests are new, on the tab.
 * @csspart mark - The badge, and "new" on a request.
 * @csspart order - Order and grouping.
 * @csspart grouping - The line with the box for grouping.
 * @csspart select - The order.
 * @csspart summary - How many requests the search has found.
 * @csspart loading - Says that requests are on the way.
 * @csspart empty - Says that there are none.
 * @csspart list - The requests.
 * @csspart request - One of them; also `request-requested`, `request-granted`, `request-expired`, `request-denied`, `request-revoked`.
 * @csspart facility - Who asks, in the list.
 * @csspart kind - What kind of request it is.
 * @csspart remark - What has happened to a request in the meantime, or where it is decided.
 * @csspart group - Heading of a facility's requests.
 * @csspart group-title - Its name.
 * @csspart group-count - How many requests it has.
 * @csspart facts - What is known of a request.
 * @csspart fact - One fact; also `fact-status`, `fact-requester`, `fact-why`, `fact-records`, `fact-types`, `fact-until`, `fact-where`, `fact-asked`.
 * @csspart term - Its name.
 * @csspart value - Its value; also `value-status`, `value-requester` and so on, and how auto-approval stands.
 * @csspart whole-text - A long text that unfolds.
 * @csspart review - A request, or the PIN, in place of the list.
 * @csspart details - What a request says, and beside it what the patient shares.
 * @csspart facility-state - Whether records of a facility are shared.
 * @csspart choice - What the patient shares.
 * @csspart types - Kinds of records to choose from.
 * @csspart type - One of them.
 * @csspart facilities - Facilities to choose from.
 * @csspart facility-visits - One of them with its visits.
 * @csspart facility-choice - The line with its box.
 * @csspart visits - Its visits, unfolding.
 * @csspart visit - One of them.
 * @csspart days - The dates.
 * @csspart choice-summary - What is shared as chosen now.
 * @csspart note - What the patient agrees to as well, in the words of NHA's app.
 * @csspart decided - That a decision was taken.
 * @csspart reasons - Reasons for a denial to choose from.
 * @csspart reason - One of them.
 * @csspart explanation - What a screen is about.
 * @csspart otp-status - Cool-down, codes left, lock.
 * @csspart settings - The settings, unfolding.
 * @csspart auto-approval - Auto-approval in them.
 * @csspart pin - The consent PIN in them.
 * @csspart field - A field with label, hint and error; also `field-search`, `field-sort`, `field-from`, `field-to`, `field-until`, `field-reason`, `field-pin`, `field-newPin`, `field-again`, `field-code`.
 * @csspart label - Label of a field or of the statuses.
 * @csspart input - Input of a field.
 * @csspart hint - Hint of a field or a form.
 * @csspart problem - What is wrong with a field or a choice; also `problem-hiTypes`, `problem-facilities`, `problem-request`.
 * @csspart actions - A row of buttons.
 * @csspart button - Any button; also `button-open`, `button-show-new`, `button-clear`, `button-clear-search`, `button-retry`, `button-restart`, `button-renew`, `button-way-on`, `button-back`, `button-submit`, `button-deny`, `button-revoke`, `button-cancel`, `button-look-again`, `button-forgot`, `button-resend`, `button-change-pin`, `button-ask`, `button-turn`, `button-leave`, `button-look`.
 * @csspart notice - A remark; also `notice-partial`.
 * @csspart alert - An error with its next step.
 * @csspart reference - Reference for support in an error.
 * @csspart elsewhere - Links to help outside the page.
 * @csspart sign-in - Link to the portal's sign-in.
 *
 * @cssprop --abdm-color-text - Colour of text.
 * @cssprop --abdm-color-muted - Colour of hints.
 * @cssprop --abdm-color-surface - Background.
 * @cssprop --abdm-color-raised - Background of framed text.
 * @cssprop --abdm-color-border - Frames of inputs and requests.
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
 * @cssstate empty - Has no request to show, or nobody is signed in.
 * @cssstate partial - Shows what could be read; some lists could not.
 * @cssstate stale - Shows requests that could not be read anew.
 * @cssstate error - Shows an error.
 * @cssstate offline - Shows that the portal's server cannot be reached.
 */
export class ConsentInbox extends AbdmElement {
  static override styles = [tokens, controls, listStyles, reviewStyles];

  /** Address of the portal's proxy, for use outside `<abdm-connect>`. */
  @property({ attribute: 'base-url' }) baseUrl: string | undefined;

  /** The portal's page with `<abha-login>`, for a page that nobody is signed in to. */
  @property({ attribute: 'sign-in-url' }) signInUrl: string | undefined;

  /** ABDM's id of a request to open at once, as from a link in a message. */
  @property({ attribute: 'request-id' }) requestId: string | undefined;

  /** Asks for the consent PIN before every grant and revocation, also of a patient who has set none yet. */
  @property({ type: Boolean }) pin = false;

  /** Where the patient finds help that the kit cannot give: a page of the ABHA portal, or of the hospital. */
  @property({ attribute: 'help-url' }) helpUrl: string | undefined = 'https://abha.abdm.gov.in';

  /** Telephone number for help. */
  @property() helpline: string | undefined;

  readonly #connection = new ConnectionController(this);
  readonly #texts = new MessagesController(
    this,
    {
      common: commonMessages,
      failures: failureMessages,
      list: consentInboxMessages,
      requests: requestsMessages,
    },
    async () => {
      const { consentReviewMessages, consentSettingsMessages } = await import('./review-messages.js');
      return { review: consentReviewMessages, settings: consentSettingsMessages };
    },
  );
  readonly #focus = new FocusController(this);
  readonly #announcer = new AnnouncerController(this);
  readonly #inbox = new InboxController(this, {
    connection: () => this.#connection.value,
    texts: () => this.#texts.messages && { ...this.#texts.messages, locale: this.#texts.locale },
    say: (text) => this.#announcer.say(text),
    failed: (error) => this.report(error),
    forget: () => this.#forget(),
    open: (head, status) => this.#open(head, status),
  });
  readonly #review = new ReviewController(
    this,
    {
      connection: () => this.#connection.value,
      texts: () => this.#texts.messages && { ...this.#texts.messages, words: this.#texts.messages.requests },
      locale: () => this.#texts.locale,
      loadTexts: () => this.#texts.loadLater(),
      pinFirst: () => this.pin,
      elsewhere: () => (this.#texts.messages ? elsewhere(this, this.#texts.messages.common) : nothing),
      failed: (error) => this.#failed(error),
      decided: (decision, state) => this.#decided(decision, state),
      outdated: () => this.#refresh(),
      closed: (about) => this.#inbox.thaw(about),
    },
    this.#focus,
    this.#announcer,
  );
  /** The request that `request-id` has opened already. */
  #linked: string | undefined;
  /** The list in which the open request was looked for last. */
  #compared: readonly RequestHead[] | undefined;

  /** Reads all requests anew. */
  async reload(): Promise<void> {
    await this.#inbox.lists.reload();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { lists } = this.#inbox;
    const failure = lists.failure ?? this.#review.failure;
    const view = this.#inbox.view();
    const waiting = this.#connection.state === 'waiting' || view === undefined;
    const loading = waiting || view.isLoading || lists.isBusy || this.#review.isBusy;
    const partial = view !== undefined && view.missing.length > 0 && lists.failure === undefined;
    const stale = view?.isStale === true;
    const offline = failure?.kind === 'offline' || failure?.kind === 'timeout';
    const nobody = lists.failure?.kind === 'sign-in-required';
    const empty = nobody || (!loading && !failure && !partial && !this.#review.isOpen && view?.found === 0);
    const error = failure !== undefined && !offline && !nobody;
    this.states({ loading, partial, stale, offline, empty, error });
    this.states({ idle: !loading && !partial && !stale && !offline && !empty && !error });
    this.#openLinked();
    this.#compare();
  }

  protected override content(): TemplateResult {
    const texts = this.#texts.messages;
    const { state } = this.#connection;
    const view = this.#inbox.view();
    if (!texts || !view || state === 'waiting') return waitingFrame(texts?.common);
    if (state === 'missing') return unconnectedFrame(texts.common);
    const { isOpen } = this.#review;
    const { failure } = this.#inbox.lists;
    const hasList = allStatuses.some((status) => this.#inbox.lists.lists[status] !== undefined);
    return html`
      <section
        class="frame wide stack"
        part="frame"
        lang=${this.#texts.language}
        aria-label=${texts.list.label}
      >
        ${this.#announcer.render()}
        <div class="stack" ?hidden=${isOpen}>
          <h2 id="title" tabindex="-1" part="title">${texts.list.title}</h2>
          ${
            failure
              ? dataNotice({
                  failure,
                  messages: texts.common,
                  failures: texts.failures,
                  locale: this.#texts.locale,
                  now: Date.now(),
                  elsewhere: elsewhere(this, texts.common),
                  signInUrl: this.signInUrl,
                  onRetry: () => this.#inbox.lists.reload(),
                  onRenew: () => this.#inbox.lists.renew(),
                })
              : nothing
          }
          ${failure && !hasList ? nothing : html`${listScreen(view)} ${this.#settings()}`}
        </div>
        ${this.#review.render()}
      </section>
    `;
  }

  #settings(): TemplateResult {
    const onToggle = (event: Event): void => {
      if ((event.currentTarget as HTMLDetailsElement).open) this.#review.showSettings();
    };
    return html`<details part="settings" @toggle=${onToggle}>
      <summary>${this.#texts.messages?.list.settings}</summary>
      <div class="stack">${this.#review.renderSettings()}</div>
    </details>`;
  }

  #open(
    head: Pick<RequestHead, 'id' | 'kind'> & Partial<RequestHead>,
    status: RequestStatus | undefined,
  ): void {
    this.#inbox.freeze();
    this.#compared = undefined;
    this.#review.open({ id: head.id, kind: head.kind, status, head: head.hiu && (head as RequestHead) });
  }

  /** Opens what `request-id` names, once it is known what kind of request that is. */
  #openLinked(): void {
    const id = this.requestId?.trim();
    if (!id) {
      this.#linked = undefined;
      return;
    }
    const { lists, loading } = this.#inbox.lists;
    if (id === this.#linked || this.#connection.state !== 'ready') return;
    const status = allStatuses.find((candidate) => lists[candidate]?.some((head) => head.id === id));
    const isRead = loading.length === 0 && allStatuses.some((candidate) => lists[candidate] !== undefined);
    if (!status && !isRead) return;
    this.#linked = id;
    const head = status && lists[status]?.find((candidate) => candidate.id === id);
    this.#open(head ?? { id, kind: 'consent' }, status);
  }

  /** A request that its list does not have any more was decided, or has expired, elsewhere. */
  #compare(): void {
    const { about } = this.#review;
    const list = about?.status && this.#inbox.lists.lists[about.status];
    if (!about || !list || list === this.#compared) return;
    const isFirst = this.#compared === undefined;
    this.#compared = list;
    if (!isFirst && !list.some(({ id, kind }) => id === about.id && kind === about.kind))
      this.#review.changedElsewhere();
  }

  #failed(error: AbdmError): void {
    this.report(error);
    if (error.kind === 'sign-in-required') void this.#inbox.lists.reload();
  }

  #decided(decision: Decision, { about, request, takenBack }: ReviewState): void {
    if (!about || !request) return;
    this.#refresh();
    const facilities = request.facilities.filter(({ hip, isGranted }) =>
      decision === 'grantConsent' ? isGranted : decision === 'revokeConsent' && takenBack.includes(hip.id),
    );
    this.emit<ConsentDecidedDetail>(events[decision], {
      version: 1,
      requestId: request.id,
      hipIds: facilities.map(({ hip }) => hip.id),
      careContexts: facilities.reduce((sum, { careContexts }) => sum + careContexts.length, 0),
    });
  }

  #refresh(): void {
    const { about } = this.#review;
    if (about) void this.#inbox.decided(about);
  }

  #forget(): void {
    this.#announcer.say('');
    this.#review.forget();
    this.#inbox.thaw();
  }
}
