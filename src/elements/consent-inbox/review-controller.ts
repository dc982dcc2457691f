import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { type AbdmError, loaded } from '../../client/abdm-error.js';
import type { Failure } from '../../client/failure.js';
import type { Connection } from '../../context/connection.js';
import type { AnnouncerController } from '../../controllers/announcer-controller.js';
import { ClockController } from '../../controllers/clock-controller.js';
import { FlowController } from '../../controllers/flow-controller.js';
import type { FocusController } from '../../controllers/focus-controller.js';
import { codeFromSms } from '../../controllers/sms-code.js';
import type { CommonMessages } from '../../locales/common.js';
import type { ConsentReviewMessages } from '../../locales/consent-review.js';
import type { ConsentSettingsMessages } from '../../locales/consent-settings.js';
import type { FailureMessages } from '../../locales/failures.js';
import type { RequestsMessages } from '../../locales/requests.js';
import { button } from '../../ui/button.js';
import { failureNotice, failureText } from '../../ui/failure-notice.js';
import type { AbdmElement } from '../abdm-element.js';
import {
  autoApproval,
  type AutoApprovalEvent,
  type AutoApprovalState,
  unknownAutoApproval,
} from './auto-approval-flow.js';
import type { AutoApprovalCalls } from './auto-approval-calls.js';
import type { PinCalls } from './pin-calls.js';
import { consentPin, noPin, type PinEffect, type PinEvent, type PinState } from './pin-flow.js';
import type { ReviewCalls } from './review-calls.js';
import {
  type Decision,
  noReview,
  review,
  type Reviewed,
  type ReviewEffect,
  type ReviewEvent,
  type ReviewState,
} from './review-flow.js';
import type * as LaterScreens from './screens/later.js';
import { hiuText } from './screens/review-view.js';

/** Words of the review; those that load later may not be there yet. */
export interface ReviewTexts {
  readonly common: CommonMessages;
  readonly failures: FailureMessages;
  readonly words: RequestsMessages;
  readonly review?: ConsentReviewMessages | undefined;
  readonly settings?: ConsentSettingsMessages | undefined;
}

/** What a review needs from its element. */
export interface ReviewPort {
  connection(): Connection | undefined;
  texts(): ReviewTexts | undefined;
  locale(): string;
  /** Loads the words that only a review needs. */
  loadTexts(): Promise<void>;
  /** Whether the portal wants the PIN before every decision. */
  pinFirst(): boolean;
  /** Links to help outside the page. */
  elsewhere(): TemplateResult | typeof nothing;
  failed(error: AbdmError): void;
  /** ABDM has confirmed a decision. */
  decided(decision: Decision, state: ReviewState): void;
  /** The request is not what the list says any more. */
  outdated(): void;
  /** The patient goes back to the list. */
  closed(about: Reviewed): void;
}

type Later = typeof LaterScreens;
type Host = AbdmElement;

/** Shows one request, takes the patient's decision, and asks for the consent PIN where one is needed. */
export class ReviewController implements ReactiveController {
  readonly #host: Host;
  readonly #port: ReviewPort;
  readonly #focus: FocusController;
  readonly #announcer: AnnouncerController;
  readonly #review: FlowController<ReviewState, ReviewCalls, ReviewEvent, ReviewEffect>;
  readonly #pin: FlowController<PinState, PinCalls, PinEvent, PinEffect>;
  readonly #autoApproval: FlowController<AutoApprovalState, AutoApprovalCalls, AutoApprovalEvent, never>;
  #later: Later | undefined;
  #unfolded: ReadonlySet<string> = new Set();
  #sms: AbortController | undefined;

  constructor(host: Host, port: ReviewPort, focus: FocusController, announcer: AnnouncerController) {
    this.#host = host;
    this.#port = port;
    this.#focus = focus;
    this.#announcer = announcer;
    const shared = {
      connection: () => port.connection(),
      failed: (error: AbdmError) => port.failed(error),
    };
    this.#review = new FlowController(host, {
      ...shared,
      start: noReview,
      next: review,
      prepare: async () => (await this.#load()).reviewCalls,
      run: (effect) => {
        if (effect.type === 'ask-pin') this.#pin.send({ type: 'open', purpose: 'decision' });
        else this.#review.giveUp();
      },
      moved: (from, to, event) => this.#moved(from, to, event),
      forget: () => {
        this.#unfolded = new Set();
      },
    });
    this.#pin = new FlowController(host, {
      ...shared,
      start: noPin,
      next: consentPin,
      prepare: async () => (await this.#load()).pinCalls,
      run: () => this.#pin.giveUp(),
      moved: (from, to, event) => this.#pinMoved(from, to, event),
    });
    this.#autoApproval = new FlowController(host, {
      ...shared,
      start: unknownAutoApproval,
      next: autoApproval,
      prepare: async () => (await this.#load()).autoApprovalCalls,
      moved: (from, to) => {
        if (to.failure && !from.failure) this.#focus.after('[role="alert"]');
        else if (to.asking && !from.asking) this.#focus.after('[part~="button-turn"]');
        else if (from.asking && !to.asking) this.#focus.after('[part~="button-ask"]');
      },
    });
    new ClockController(host, () => {
      const { otp, failure } = this.#pin.state;
      const waits = [failure, this.#review.state.failure, this.#autoApproval.state.failure];
      return Math.max(
        otp?.resendAt ?? 0,
        otp?.lockedUntil ?? 0,
        ...waits.map((wait) => wait?.waitUntil ?? 0),
      );
    });
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#sms?.abort();
  }

  /** What is open, if anything is. */
  get about(): Reviewed | undefined {
    return this.#review.state.about;
  }

  /** Whether the list gives way to a request or to the PIN. */
  get isOpen(): boolean {
    return this.#review.state.step !== 'closed' || this.#pin.state.step !== 'closed';
  }

  /** Whether something is being worked on. */
  get isBusy(): boolean {
    return [this.#review, this.#pin, this.#autoApproval].some(({ state }) => state.pending !== undefined);
  }

  /** What went wrong in what is shown now. */
  get failure(): Failure | undefined {
    return this.#pin.state.failure ?? this.#review.state.failure ?? this.#autoApproval.state.failure;
  }

  /** Opens a request. */
  open(about: Reviewed): void {
    this.#unfolded = new Set();
    this.#pin.send({ type: 'close' });
    this.#review.send({ type: 'open', about });
    void this.#load().catch(() => undefined);
  }

  /** The list says that the open request is not as it was. */
  changedElsewhere(): void {
    this.#review.send({ type: 'changed-elsewhere' });
  }

  /** Another patient is signed in: nothing of the one before may stay. */
  forget(): void {
    this.#pin.send({ type: 'patient-changed' });
    this.#review.send({ type: 'patient-changed' });
    this.#autoApproval.send({ type: 'patient-changed' });
    this.#unfolded = new Set();
  }

  /** The settings are unfolded. */
  showSettings(): void {
    void this.#load().catch(() => undefined);
    if (this.#autoApproval.state.enabled === undefined) this.#autoApproval.send({ type: 'look' });
  }

  /** The panel, while {@link isOpen}. */
  render(): TemplateResult | typeof nothing {
    const texts = this.#port.texts();
    if (!texts || !this.isOpen) return nothing;
    const { review: messages, settings } = texts;
    if (!this.#later || !messages || !settings) return this.#waiting(texts);
    const showsPin = this.#pin.state.step !== 'closed';
    const view = {
      state: this.#review.state,
      messages,
      words: texts.words,
      common: texts.common,
      locale: this.#port.locale(),
      unfolded: this.#unfolded,
      onUnfold: (hipId: string, open: boolean): void => this.#unfold(hipId, open),
      send: (event: ReviewEvent): void => this.#review.send(event),
    };
    const title = showsPin ? settings.pin.titles[pinStep(this.#pin.state)] : this.#later.reviewTitle(view);
    return html`
      <form class="stack" part="review" novalidate autocomplete="off" @submit=${this.#submit}>
        <div class="actions back">
          ${button({ name: 'back', label: messages.back, look: 'plain', onPress: () => this.close() })}
        </div>
        <h2 id="review-title" tabindex="-1" part="title">${title}</h2>
        ${this.#failure(texts, showsPin ? this.#pin.state.failure : this.#review.state.failure)}
        ${
          showsPin
            ? this.#later.pinScreen({
                state: this.#pin.state,
                messages: settings.pin,
                common: texts.common,
                locale: this.#port.locale(),
                now: Date.now(),
                fieldFailure: this.#fieldFailure(texts),
                send: (event) => this.#pin.send(event),
                onCancel: () => this.#leavePin(),
              })
            : this.#later.reviewScreen(view)
        }
      </form>
    `;
  }

  /** Auto-approval and the PIN, inside the folded settings. */
  renderSettings(): TemplateResult | typeof nothing {
    const texts = this.#port.texts();
    if (!texts) return nothing;
    if (!this.#later || !texts.settings) {
      const { failure } = this.#autoApproval.state;
      return failure ? this.#failure(texts, failure) : html`<p class="muted">${texts.common.loading}</p>`;
    }
    return this.#later.settingsScreen({
      state: this.#autoApproval.state,
      messages: texts.settings,
      failure: this.#failure(texts, this.#autoApproval.state.failure),
      send: (event) => this.#autoApproval.send(event),
      onChangePin: () => this.#pin.send({ type: 'open', purpose: 'change' }),
    });
  }

  /** Goes back to the list. */
  close(): void {
    const { about, pending } = this.#review.state;
    // A decision that is given up on the way may have been taken.
    if (pending && pending !== 'readRequest') this.#port.outdated();
    this.#pin.send({ type: 'close' });
    this.#review.send({ type: 'close' });
    if (about) this.#port.closed(about);
    else this.#focus.after('[part~="button-change-pin"]');
  }

  #waiting(texts: ReviewTexts): TemplateResult {
    const { failure } = this.#review.state;
    return html`<div class="stack" part="review">
      ${failure ? this.#failure(texts, failure) : html`<p class="muted waiting" aria-busy="true">${texts.common.loading}</p>`}
      <div class="actions">
        ${button({ name: 'back', label: texts.common.back, look: 'plain', onPress: () => this.close() })}
      </div>
    </div>`;
  }

  #failure(texts: ReviewTexts, failure: Failure | undefined): TemplateResult | typeof nothing {
    if (!failure || (failure === this.#pin.state.failure && this.#fieldFailure(texts))) return nothing;
    return failureNotice({
      ...failure,
      messages: texts.common,
      failures: texts.failures,
      locale: this.#port.locale(),
      now: Date.now(),
      onRetry: () => this.#again(failure),
      onRestart: () => this.#again(failure),
      elsewhere: this.#port.elsewhere(),
      wayOn:
        failure.kind === 'session-expired'
          ? { label: texts.common.renewSession, onPress: () => this.#again(failure) }
          : undefined,
    });
  }

  #fieldFailure({ common, failures }: ReviewTexts): string | undefined {
    const { failure, step } = this.#pin.state;
    const fields = { ask: ['pin-wrong'], change: ['pin-wrong'], otp: ['otp-wrong', 'otp-expired'] };
    const kinds = (fields as Partial<Record<PinState['step'], readonly string[]>>)[step];
    return failure && kinds?.includes(failure.kind)
      ? failureText({ kind: failure.kind, messages: common, failures })
      : undefined;
  }

  #again(failure: Failure): void {
    if (failure === this.#autoApproval.state.failure) this.#autoApproval.send({ type: 'look' });
    else if (failure === this.#pin.state.failure) {
      if (failure.during === 'resendPinOtp') this.#pin.send({ type: 'resend' });
      else if (failure.kind === 'transaction-lost') this.#pin.send({ type: 'forgot' });
      else this.#pin.send({ type: 'submit' });
    } else if (failure.kind === 'request-not-found') {
      this.#port.outdated();
      this.close();
    } else if (failure.during === 'readRequest') this.#review.send({ type: 'reread' });
    else this.#press();
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.#pin.state.step !== 'closed') this.#pin.send({ type: 'submit' });
    else this.#press();
  };

  #press(): void {
    this.#review.send({ type: 'submit', now: Date.now(), pinFirst: this.#port.pinFirst() });
  }

  #leavePin(): void {
    const { purpose } = this.#pin.state;
    this.#pin.send({ type: 'close' });
    if (purpose === 'decision') this.#review.send({ type: 'back' });
    else this.#focus.after('[part~="button-change-pin"]');
  }

  #unfold(hipId: string, open: boolean): void {
    if (this.#unfolded.has(hipId) === open) return;
    const others = [...this.#unfolded].filter((id) => id !== hipId);
    this.#unfolded = new Set(open ? [...others, hipId] : others);
    this.#host.requestUpdate();
  }

  async #load(): Promise<Later> {
    const [later] = await loaded(Promise.all([import('./screens/later.js'), this.#port.loadTexts()]));
    this.#later = later;
    this.#host.requestUpdate();
    return later;
  }

  #moved(from: ReviewState, to: ReviewState, event: ReviewEvent): void {
    const busy = this.#port.texts()?.review?.busy;
    if (to.pending && to.pending !== from.pending) this.#announcer.say(busy?.[to.pending] ?? '');
    if (to.step === 'decided' && from.step !== 'decided' && to.decision && to.request) {
      this.#port.decided(to.decision, to);
      const { review: messages, words } = this.#port.texts() ?? {};
      this.#announcer.say(
        messages && words ? messages.decided[to.decision](hiuText(to.request, { words })) : '',
      );
    }
    if (to.notice && to.notice !== from.notice) this.#port.outdated();
    if (from.step !== to.step && to.step !== 'closed') this.#focus.after('#review-title');
    else if (event.type === 'submit' && !to.pending && hasProblems(to)) {
      this.#focus.after(
        'fieldset[aria-describedby$="-problem"] input, [aria-invalid="true"], #request-problem',
      );
    } else if (to.failure && to.failure !== from.failure) this.#focus.after('[role="alert"]');
    else if (from.pending && !to.pending && to.notice !== from.notice) this.#focus.after('#review-title');
  }

  #pinMoved(from: PinState, to: PinState, event: PinEvent): void {
    const busy = this.#port.texts()?.settings?.pin.busy;
    if (to.pending && to.pending !== from.pending) this.#announcer.say(busy?.[to.pending] ?? '');
    if (from.step !== to.step) {
      this.#sms?.abort();
      if (to.step === 'otp') void this.#readSms();
    }
    if (to.step === 'done' && from.step !== 'done' && to.pinProof !== undefined) {
      if (to.purpose === 'decision') {
        const { pinProof } = to;
        this.#pin.send({ type: 'close' });
        this.#review.send({ type: 'pin-proven', pinProof, now: Date.now() });
        return;
      }
    }
    if (from.step !== to.step && to.step !== 'closed') this.#focus.after('#review-title');
    else if (event.type === 'submit' && Object.keys(to.problems).length > 0)
      this.#focus.after('[aria-invalid="true"]');
    else if (to.failure && to.failure !== from.failure) {
      const texts = this.#port.texts();
      this.#focus.after(texts && this.#fieldFailure(texts) ? '[aria-invalid="true"]' : '[role="alert"]');
    }
  }

  async #readSms(): Promise<void> {
    this.#sms = new AbortController();
    const text = await codeFromSms(this.#sms.signal);
    if (text) this.#pin.send({ type: 'typed', field: 'code', text });
  }
}

const pinStep = ({ step }: PinState): Exclude<PinState['step'], 'closed'> =>
  step === 'closed' ? 'look' : step;

const hasProblems = ({ problems, reasonProblem, takeBackProblem }: ReviewState): boolean =>
  Object.keys(problems).length > 0 || reasonProblem !== undefined || takeBackProblem !== undefined;
