import { type ListWindowHost, ListWindowController } from '../../controllers/list-window-controller.js';

/** The windows of the open facilities, each with a list of its own. */
export class Windows {
  readonly #host: ListWindowHost;
  readonly #open = new Map<string, ListWindowController>();

  constructor(host: ListWindowHost) {
    this.#host = host;
  }

  /**
   * The window of a facility.
   *
   * @param startsFarAway - it came with many others, as after a search
   */
  of(hipId: string, startsFarAway: boolean): ListWindowController {
    const known = this.#open.get(hipId);
    if (known) return known;
    const made = new ListWindowController(this.#host, { startsFarAway });
    this.#open.set(hipId, made);
    return made;
  }

  /**
   * Brings an item of a facility into view, with focus on its button.
   *
   * @param otherwise - selector of what gets focus when it is not there any more
   * @returns whether the facility is open
   */
  reveal(hipId: string, key: string, otherwise: string): boolean {
    const window = this.#open.get(hipId);
    window?.reveal(key, otherwise);
    return window !== undefined;
  }

  /** Closes all windows but those of these facilities. */
  keep(hipIds: ReadonlySet<string>): void {
    for (const [hipId, window] of this.#open) {
      if (hipIds.has(hipId)) continue;
      this.#host.removeController(window);
      window.hostDisconnected();
      this.#open.delete(hipId);
    }
  }
}
