import type { nothing } from 'lit';
import { html, type TemplateResult } from 'lit';
import { discoverySeconds } from '../../../abdm/care-contexts.js';
import type { Profile } from '../../../contract/profile.js';
import { ClockController } from '../../../controllers/clock-controller.js';
import { FlowController } from '../../../controllers/flow-controller.js';
import { MessagesController } from '../../../controllers/messages-controller.js';
import { PatientDataController } from '../../../controllers/patient-data-controller.js';
import { codeFromSms } from '../../../controllers/sms-code.js';
import { linkingMessages } from '../../../locales/linking.js';
import type { ProviderSearch } from '../../provider-search/index.js';
import type { LinkingPart as Part, LinkingPort } from '../linking-port.js';
import { LazySearch } from './lazy-search.js';
import type { LinkingCalls } from './linking-calls.js';
import { link } from './linking-flow.js';
import { announcement, focusAfter } from './linking-moved.js';
import {
  type Facility,
  type LinkingEffect,
  type LinkingEvent,
  type LinkingState,
  startOfLinking,
} from './linking-state.js';
import { linkingNotice, linkingTitle, type LinkingView } from './linking-view.js';
import { linkingScreens } from './screens/index.js';

/** Finds visits of the patient at a facility and links them with the ABHA, inside of the linked records. */
export class LinkingPart implements Part {
  readonly #port: LinkingPort;
  readonly #texts: MessagesController<{ linking: typeof linkingMessages }>;
  readonly #flow: FlowController<LinkingState, LinkingCalls, LinkingEvent, LinkingEffect>;
  readonly #profile: PatientDataController<Profile>;
  readonly #search: LazySearch;
  #sms: AbortController | undefined;
  #isOpen = false;
  /** The facility of a deep link, whose name only the search finds. */
  #wanted: string | undefined;

  constructor(port: LinkingPort) {
    const { host } = port;
    this.#port = port;
    this.#texts = new MessagesController(host, { linking: linkingMessages });
    this.#search = new LazySearch(port);
    this.#flow = new FlowController<LinkingState, LinkingCalls, LinkingEvent, LinkingEffect>(host, {
      start: startOfLinking,
      next: link,
      connection: () => port.connection(),
      prepare: async () => (await import('./linking-calls.js')).linkingCalls,
      run: (effect) => {
        if (effect.type === 'give-up') this.#flow.giveUp();
        else port.linked(effect.hipId, [effect.id]);
      },
      moved: (from, to, event) => this.#moved(from, to, event),
      failed: (error) => port.report(error),
      forget: () => this.#sms?.abort(),
    });
    this.#profile = new PatientDataController<Profile>(host, {
      name: 'profile',
      basis: () => (this.#isOpen ? '' : undefined),
      connection: () => port.connection(),
      load: async (client, signal) => {
        const { readProfile } = await import('./profile-calls.js');
        return client.call(readProfile, {}, { signal });
      },
      failed: (error) => port.report(error),
      forget: () => this.#flow.reset(),
    });
    new ClockController(host, () => {
      const { otp, failure, pending, askedAt } = this.#flow.state;
      const answered = pending === 'discoverCareContexts' ? (askedAt ?? 0) + discoverySeconds * 1000 : 0;
      return Math.max(otp?.resendAt ?? 0, otp?.lockedUntil ?? 0, failure?.waitUntil ?? 0, answered);
    });
  }

  get title(): string | undefined {
    const view = this.#view();
    return view && linkingTitle(view.state, view);
  }

  get isBusy(): boolean {
    const { pending, step } = this.#flow.state;
    const reads = step === 'details' && this.#profile.isBusy;
    const loads = step === 'facility' && this.#search.status === 'loading';
    return pending !== undefined || this.#texts.messages === undefined || reads || loads;
  }

  open(facility?: { readonly hipId: string; readonly name?: string }): void {
    this.#isOpen = true;
    this.#flow.reset();
    this.#wanted = facility?.hipId;
    if (facility?.name === undefined) void this.#search.load();
    else this.#flow.send({ type: 'open', facility });
    this.#port.focus.after('#title');
  }

  forget(): void {
    this.#isOpen = false;
    this.#wanted = undefined;
    this.#flow.reset();
  }

  render(): TemplateResult | typeof nothing {
    const view = this.#view();
    if (!view)
      return html`<p class="muted waiting" aria-busy="true">${this.#port.texts.messages?.common.loading}</p>`;
    return html`<form class="linking stack" part="form" novalidate autocomplete="off" @submit=${this.#press}>
      ${linkingNotice(view)} ${linkingScreens[view.state.step](view)}
    </form>`;
  }

  #view(): LinkingView | undefined {
    const own = this.#texts.messages;
    const shared = this.#port.texts.messages;
    if (!own || !shared) return undefined;
    const { value, status, failure } = this.#profile;
    const { state } = this.#flow;
    return {
      state,
      messages: own.linking,
      common: shared.common,
      failures: shared.failures,
      list: shared.careContexts,
      locale: this.#port.texts.locale,
      now: Date.now(),
      search: {
        status: this.#search.status === 'idle' ? 'loading' : this.#search.status,
        failure: this.#search.failure,
        onRetry: () => this.#search.load(),
        hipId: state.facility ? undefined : this.#wanted,
        onSelect: (facility) => this.#select(facility),
      },
      profile: {
        value,
        isLoading: status === 'loading',
        failure: value === undefined ? failure : undefined,
        onRetry: () => this.#profile.reload(),
      },
      elsewhere: this.#port.elsewhere(),
      send: (event) => this.#flow.send(event),
      submit: () => this.#submit(),
      close: (hipId) => this.#leave(hipId),
    };
  }

  readonly #press = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#submit();
  };

  #submit(): void {
    // The search knows best what is chosen: a facility that it looked up, or none any more.
    const search = this.#port.host.renderRoot.querySelector<ProviderSearch>('[part=search]');
    if (search) this.#flow.send({ type: 'facility', facility: search.value });
    this.#flow.send({ type: 'submit', now: Date.now() });
  }

  #select(facility: Facility): void {
    this.#flow.send({ type: 'facility', facility });
    this.#flow.send({ type: 'submit', now: Date.now() });
  }

  #leave(hipId?: string): void {
    this.forget();
    this.#port.close(hipId);
  }

  #moved(from: LinkingState, to: LinkingState, event: LinkingEvent): void {
    const { focus, announcer, host } = this.#port;
    if (to.step === 'facility' && from.step !== 'facility') void this.#search.load();
    if (to.link !== from.link) this.#sms?.abort();
    if (to.link !== undefined && to.link !== from.link) void this.#readSms();
    const isInAlert = !!host.shadowRoot?.activeElement?.closest('[role="alert"]');
    const view = this.#view();
    const text = view && announcement(from, to, event, view);
    const target = focusAfter(from, to, event, isInAlert);
    if (text) announcer.say(text);
    if (target) focus.after(target);
  }

  async #readSms(): Promise<void> {
    const { signal } = (this.#sms = new AbortController());
    const text = await codeFromSms(signal);
    if (text && !signal.aborted) this.#flow.send({ type: 'code-typed', text });
  }
}
