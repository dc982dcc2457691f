import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { limits } from '../reading/limits.js';

/** A facility's own text, on its way from markup to text. */
export type NarrativeState = 'loading' | 'failed' | { readonly text: string; readonly isCut: boolean };

/** Reads the facility's own texts when somebody looks at them, one after the other. */
export class NarrativesController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #states = new Map<string, NarrativeState>();
  #queue: Promise<void> = Promise.resolve();
  #turn = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#turn++;
  }

  /** How a text stands; the first question reads it. */
  of(markup: string): NarrativeState {
    const known = this.#states.get(markup);
    if (known) return known;
    this.#states.set(markup, 'loading');
    const turn = this.#turn;
    this.#queue = this.#queue.then(() => this.#read(markup, turn));
    return 'loading';
  }

  /** Forgets all texts. */
  forget(): void {
    this.#turn++;
    this.#states = new Map();
  }

  async #read(markup: string, turn: number): Promise<void> {
    if (turn !== this.#turn) return;
    let state: NarrativeState = 'failed';
    try {
      const { narrativeText } = await import('./narrative-text.js');
      await new Promise((resolve) => setTimeout(resolve));
      const isCut = markup.length > limits.narrative;
      state = { text: narrativeText(markup.slice(0, limits.narrative)), isCut };
    } catch {
      // A part of the kit that did not load, or a text that cannot be read: the rest of the record is shown.
    }
    if (turn === this.#turn) this.#states.set(markup, state);
    this.#host.requestUpdate();
  }
}
