import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { ClockController } from '../../../controllers/clock-controller.js';
import { FlowController } from '../../../controllers/flow-controller.js';
import { MessagesController } from '../../../controllers/messages-controller.js';
import { deletionMessages } from '../../../locales/deletion.js';
import type { ProfilePart, ProfilePort } from '../profile-port.js';
import type { DeletionCalls } from './deletion-calls.js';
import {
  deletion,
  type DeletionEffect,
  type DeletionEvent,
  type DeletionState,
  startOfDeletion,
} from './deletion-flow.js';
import { deletionScreen } from './deletion-screen.js';

/** Deletes what the hospital's service keeps of the patient, inside of the profile. */
export class DeletionPart implements ProfilePart, ReactiveController {
  readonly #port: ProfilePort;
  readonly #texts: MessagesController<{ deletion: typeof deletionMessages }>;
  readonly #flow: FlowController<DeletionState, DeletionCalls, DeletionEvent, DeletionEffect>;
  #wasEmpty = false;

  constructor(port: ProfilePort) {
    const { host } = port;
    this.#port = port;
    this.#texts = new MessagesController(host, { deletion: deletionMessages });
    this.#flow = new FlowController<DeletionState, DeletionCalls, DeletionEvent, DeletionEffect>(host, {
      start: startOfDeletion,
      next: deletion,
      connection: () => port.connection(),
      prepare: async () => (await import('./deletion-calls.js')).deletionCalls,
      run: ({ type }) => (type === 'deleted' ? this.#deleted() : this.#flow.giveUp()),
      moved: (from, to, event) => this.#moved(from, to, event),
      failed: (error) => {
        port.report(error);
        if (error.kind === 'sign-in-required') void port.data.reload();
      },
    });
    new ClockController(host, () => this.#flow.state.failure?.waitUntil);
    host.addController(this);
  }

  /** Whoever signs in after a deletion has no part in it. */
  hostUpdate(): void {
    const { failure, value } = this.#port.data;
    if (this.#flow.state.step !== 'deleted') this.#wasEmpty = false;
    else if (failure?.kind === 'sign-in-required') this.#wasEmpty = true;
    else if (this.#wasEmpty && value) this.#flow.reset();
  }

  get title(): string | undefined {
    return this.#texts.messages?.deletion.title;
  }

  get isBusy(): boolean {
    return this.#flow.state.pending !== undefined || this.#texts.messages === undefined;
  }

  open(): void {
    this.#flow.reset();
    this.#port.focus.after('#title');
  }

  forget(): void {
    this.#flow.send({ type: 'patient-gone' });
  }

  farewell(): string | undefined {
    return this.#flow.state.step === 'deleted' ? this.#texts.messages?.deletion.deleted : undefined;
  }

  render(): TemplateResult | typeof nothing {
    const texts = this.#texts.messages;
    const { data } = this.#port;
    const { abhaAddress } = data.value ?? {};
    if (!texts) return html`<p class="muted waiting" aria-busy="true"></p>`;
    if (abhaAddress === undefined) return nothing;
    const { state } = this.#flow;
    return html`<form class="stack" part="form" novalidate autocomplete="off" @submit=${this.#press}>
      ${this.#failure(abhaAddress)}
      ${deletionScreen({
        state,
        messages: texts.deletion,
        abhaAddress,
        elsewhere: this.#port.elsewhere(),
        problem: state.failure?.kind === 'address-invalid' ? texts.deletion.problem : undefined,
        onTyped: (text) => this.#flow.send({ type: 'typed', text }),
        onCancel: () => {
          this.#flow.reset();
          this.#port.close('delete');
        },
      })}
    </form>`;
  }

  #failure(abhaAddress: string): TemplateResult | typeof nothing {
    const { failure } = this.#flow.state;
    if (!failure || failure.kind === 'address-invalid') return nothing;
    const again = (): void => this.#flow.send({ type: 'submit', abhaAddress });
    return this.#port.notice(failure, { onRetry: again, onRestart: again });
  }

  readonly #press = (event: SubmitEvent): void => {
    event.preventDefault();
    const { abhaAddress } = this.#port.data.value ?? {};
    if (abhaAddress !== undefined) this.#flow.send({ type: 'submit', abhaAddress });
  };

  #deleted(): void {
    const { announcer, data } = this.#port;
    announcer.say(this.farewell() ?? '');
    this.#port.close('delete');
    this.#port.focus.after('#title');
    this.#port.tell('profile-deleted');
    void data.reload();
  }

  #moved(from: DeletionState, to: DeletionState, event: DeletionEvent): void {
    const { focus, announcer } = this.#port;
    const texts = this.#texts.messages?.deletion;
    if (texts && to.pending && to.pending !== from.pending) announcer.say(texts.busy[to.pending]);
    if (to.mistyped || (to.failure?.kind === 'address-invalid' && event.type === 'failed'))
      focus.after('[aria-invalid="true"]');
    else if (to.failure && !to.pending && to.failure !== from.failure) focus.after('[role="alert"]');
    else if (to.pending && this.#port.host.shadowRoot?.activeElement?.closest('[role="alert"]'))
      focus.after('[part~="button-confirm"]');
  }
}
