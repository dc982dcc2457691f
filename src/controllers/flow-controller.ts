import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type AbdmError, asAbdmError, isAbort, loaded } from '../client/abdm-error.js';
import { type Failure, failureOf } from '../client/failure.js';
import type { OtpStatus } from '../client/otp-status.js';
import type { Connection } from '../context/connection.js';
import type { RequestOf, ResponseOf, Route } from '../contract/route.js';

/** Routes by name. */
export type Routes = Readonly<Record<string, Route>>;

/** A call that the patient set going; an answer to an older turn is dropped. */
export type FlowCall<R extends Routes> = {
  readonly [Name in keyof R & string]: {
    readonly type: 'call';
    readonly turn: number;
    readonly name: Name;
    readonly request: RequestOf<R[Name]>;
  };
}[keyof R & string];

/** Its answer. */
export type FlowAnswer<R extends Routes> = {
  readonly [Name in keyof R & string]: {
    readonly type: 'answered';
    readonly turn: number;
    readonly name: Name;
    readonly answer: ResponseOf<R[Name]>;
    /** Milliseconds since 1970 on this device's clock. */
    readonly now: number;
  };
}[keyof R & string];

/** Its failure. */
export interface FlowFailed<R extends Routes> {
  readonly type: 'failed';
  readonly turn: number;
  readonly failure: Failure<keyof R & string>;
  readonly otp?: OtpStatus | undefined;
}

/** What every flow can be told. */
export type FlowEvent<R extends Routes> =
  FlowAnswer<R> | FlowFailed<R> | { readonly type: 'patient-changed' };

/** A state, and the work that leads on from it. */
export interface FlowTransition<State, R extends Routes, Effect> {
  readonly state: State;
  readonly effects: readonly (FlowCall<R> | Effect)[];
}

/** What a flow is, and what its work needs from its element. */
export interface FlowPort<State, R extends Routes, Event, Effect> {
  start(): State;
  next(state: State, event: Event): FlowTransition<State, R, Effect>;
  connection(): Connection | undefined;
  /** Loads the routes, and whatever the screens after the first call need; rejects when it cannot. */
  prepare(): Promise<R>;
  /** Does work that is not a call. */
  run?(effect: Effect, signal: AbortSignal): void;
  /** The flow has moved, so that focus, announcements and events can follow. */
  moved(from: State, to: State, event: Event): void;
  failed(error: AbdmError): void;
  /** Forgets what the element keeps beside the state. */
  forget?(): void;
}

/** An element with a flow, and with a place for what nobody foresaw. */
export type FlowHost = ReactiveControllerHost & Element & { fault?(error: unknown): void };

/** Runs a pure flow: keeps its state, makes its calls, and feeds the answers back. */
export class FlowController<
  State extends { readonly turn: number },
  R extends Routes,
  Event,
  Effect extends { readonly type: string },
> implements ReactiveController {
  readonly #host: FlowHost;
  readonly #port: FlowPort<State, R, Event | FlowEvent<R>, Effect>;
  #calls = new AbortController();
  state: State;

  constructor(host: FlowHost, port: FlowPort<State, R, Event | FlowEvent<R>, Effect>) {
    this.#host = host;
    this.#port = port;
    this.state = port.start();
    host.addController(this);
  }

  hostDisconnected(): void {
    // An element that is only moved comes back at once and goes on; one that is removed forgets its patient.
    setTimeout(() => {
      if (!this.#host.isConnected) this.reset();
    });
  }

  /** Begins anew and forgets everything. */
  reset(): void {
    this.giveUp();
    this.state = { ...this.#port.start(), turn: this.state.turn + 1 };
    this.#port.forget?.();
    this.#host.requestUpdate();
  }

  /** Gives up whatever is under way. */
  giveUp(): void {
    this.#calls.abort();
    this.#calls = new AbortController();
  }

  /** Takes an event, moves the flow on, and does the work that follows. */
  send(event: Event | FlowEvent<R>): void {
    const from = this.state;
    const { state, effects } = this.#port.next(from, event);
    this.state = state;
    this.#port.moved(from, state, event);
    this.#host.requestUpdate();
    for (const effect of effects) {
      if (effect.type === 'call')
        this.#call(effect as FlowCall<R>).catch((error: unknown) => this.#host.fault?.(error));
      else this.#port.run?.(effect as Effect, this.#calls.signal);
    }
  }

  async #call({ name, request, turn }: FlowCall<R>): Promise<void> {
    const { signal } = this.#calls;
    try {
      const routes = await loaded(this.#port.prepare());
      if (signal.aborted) return;
      const connection = this.#port.connection();
      if (!connection) throw new Error('No connection');
      const answer: unknown = await connection.client.call(routes[name] as Route, request, {
        signal,
      });
      // A fetch of the portal's own may not know what it means to be given up.
      if (signal.aborted) return;
      this.send({ type: 'answered', turn, name, answer, now: Date.now() } as FlowAnswer<R>);
    } catch (caught) {
      if (!isAbort(caught)) this.#fail(asAbdmError(caught), turn, name);
    }
  }

  #fail(error: AbdmError, turn: number, during: keyof R & string): void {
    if (turn !== this.state.turn) return;
    this.#port.failed(error);
    if (error.kind === 'patient-changed') this.send({ type: 'patient-changed' });
    else this.send({ type: 'failed', turn, ...failureOf(error, during, Date.now()) });
  }
}
