import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

/** Tells screen readers what changed, politely, once. Errors are alerts of their own and do not go through here. */
export class AnnouncerController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #text = '';
  #turn = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#text = '';
  }

  /** Says a text; saying the same again is heard again. */
  say(text: string): void {
    this.#text = text;
    this.#turn = !this.#turn;
    this.#host.requestUpdate();
  }

  /** The live region; it stands in the element from its first render, or nothing would be heard. */
  render(): TemplateResult {
    // A no-break space at the end makes a repeated text a change, which is what live regions speak.
    return html`<div class="visually-hidden" role="status">${this.#text}${this.#turn ? '\u00a0' : ''}</div>`;
  }
}
