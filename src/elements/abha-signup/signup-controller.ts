import type { ReactiveController } from 'lit';
import { type AbdmError, asAbdmError, isAbort, loaded } from '../../client/abdm-error.js';
import { failureOf } from '../../client/failure.js';
import type { Connection } from '../../context/connection.js';
import type { FlowHost } from '../../controllers/flow-controller.js';
import { signup } from './signup-flow.js';
import type { LookUp } from './signup-look-ups.js';
import {
  type Pending,
  type SignupAnswer,
  type SignupCall,
  type SignupEffect,
  type SignupEvent,
  type SignupMethod,
  type SignupState,
  startOfSignup,
} from './signup-state.js';

/** What the flow's work needs from its element. */
export interface SignupPort {
  connection(): Connection | undefined;
  methods(): readonly SignupMethod[];
  /** Loads what the screens after the first ones need; rejects when it cannot. */
  prepare(): Promise<void>;
  /** The flow has moved, so that focus, announcements and events can follow. */
  moved(from: SignupState, to: SignupState, event: SignupEvent): void;
  failed(error: AbdmError): void;
  clearAadhaar(): void;
}

/** Runs the pure flow: keeps its state, does its work with the client, and feeds the answers back. */
export class SignupController implements ReactiveController {
  readonly #host: FlowHost;
  readonly #port: SignupPort;
  readonly #typing = { turn: 0 };
  #calls = new AbortController();
  state: SignupState = startOfSignup();

  constructor(host: FlowHost, port: SignupPort) {
    this.#host = host;
    this.#port = port;
    host.addController(this);
  }

  hostDisconnected(): void {
    // An element that is only moved comes back at once and goes on; one that is removed forgets its patient.
    setTimeout(() => {
      if (!this.#host.isConnected) this.reset();
    });
  }

  /** Begins anew and forgets everything, also the agreement. */
  reset(notice?: SignupState['notice']): void {
    this.#giveUp();
    const from = this.state;
    this.state = { ...startOfSignup(this.#port.methods(), notice), turn: from.turn + 1 };
    this.#port.clearAadhaar();
    this.#host.requestUpdate();
  }

  /** Takes an event, moves the flow on, and does the work that follows. */
  send(event: SignupEvent): void {
    const from = this.state;
    const { state, effects } = signup(from, event);
    this.state = state;
    this.#port.moved(from, state, event);
    this.#host.requestUpdate();
    for (const effect of effects) this.#run(effect);
  }

  #giveUp(): void {
    this.#calls.abort();
    this.#calls = new AbortController();
  }

  #run(effect: SignupEffect): void {
    switch (effect.type) {
      case 'give-up':
        this.#giveUp();
        break;
      case 'clear-aadhaar':
        this.#port.clearAadhaar();
        break;
      case 'call':
        this.#contain(this.#call(effect));
        break;
      default:
        this.#contain(this.#lookUp(effect));
    }
  }

  #contain(work: Promise<void>): void {
    work.catch((error: unknown) => this.#host.fault?.(error));
  }

  async #lookUp(effect: LookUp): Promise<void> {
    const { signal } = this.#calls;
    const { startLookUp } = await import('./signup-look-ups.js');
    const connection = this.#port.connection();
    // An element that was taken from the page meanwhile has none.
    if (signal.aborted || !connection) return;
    startLookUp(effect, {
      client: connection.client,
      signal,
      send: (event) => this.send(event),
      typing: this.#typing,
    });
  }

  async #call({ name, request, turn }: SignupCall): Promise<void> {
    const { signal } = this.#calls;
    try {
      const [{ signupCalls }] = await loaded(
        Promise.all([import('./signup-calls.js'), import('./signup-look-ups.js'), this.#port.prepare()]),
      );
      if (signal.aborted) return;
      const answer = await this.#client().call(signupCalls[name], request, { signal });
      this.send({ type: 'answered', turn, name, answer, now: Date.now() } as SignupAnswer);
    } catch (caught) {
      if (!isAbort(caught)) this.#fail(asAbdmError(caught), turn, name);
    }
  }

  #fail(error: AbdmError, turn: number, during: Pending): void {
    if (turn !== this.state.turn) return;
    this.#port.failed(error);
    if (error.kind === 'patient-changed') {
      this.send({ type: 'patient-changed' });
      return;
    }
    this.send({ type: 'failed', turn, ...failureOf(error, during, Date.now()) });
  }

  #client(): Connection['client'] {
    const connection = this.#port.connection();
    if (!connection) throw new Error('No connection');
    return connection.client;
  }
}
