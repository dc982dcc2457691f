import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

/** Who gets what the patient drops or pastes. */
export interface GivenPort {
  /** Whether anything is wanted now. */
  wanted(): boolean;
  picture(file: Blob): void;
  text(text: string): void;
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** Takes pictures and links that are dropped on an element, or pasted while it has the focus. */
export class GivenController implements ReactiveController {
  readonly #host: Host;
  readonly #port: GivenPort;
  #isDragged = false;

  constructor(host: Host, port: GivenPort) {
    this.#host = host;
    this.#port = port;
    host.addController(this);
  }

  /** Whether something is held over the element. */
  get isDragged(): boolean {
    return this.#isDragged;
  }

  hostConnected(): void {
    this.#host.addEventListener('paste', this.#paste);
    this.#host.addEventListener('dragover', this.#over);
    this.#host.addEventListener('dragleave', this.#leave);
    this.#host.addEventListener('drop', this.#drop);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('paste', this.#paste);
    this.#host.removeEventListener('dragover', this.#over);
    this.#host.removeEventListener('dragleave', this.#leave);
    this.#host.removeEventListener('drop', this.#drop);
  }

  readonly #paste = (event: ClipboardEvent): void => this.#take(event, event.clipboardData);

  readonly #over = (event: DragEvent): void => {
    if (!this.#port.wanted()) return;
    event.preventDefault();
    this.#mark(true);
  };

  readonly #leave = (event: DragEvent): void => {
    // Over its own parts it is still over the element.
    if (!(event.relatedTarget instanceof Node && this.#host.contains(event.relatedTarget))) this.#mark(false);
  };

  readonly #drop = (event: DragEvent): void => {
    this.#mark(false);
    this.#take(event, event.dataTransfer);
  };

  #take(event: Event, data: DataTransfer | null): void {
    if (!data || !this.#port.wanted()) return;
    const [file] = data.files;
    const text = data.getData('text/plain').trim();
    // A text that goes into a field is the field's.
    if (!file && (text === '' || isField(event.composedPath()[0] ?? null))) return;
    event.preventDefault();
    if (file) this.#port.picture(file);
    else this.#port.text(text);
  }

  #mark(isDragged: boolean): void {
    if (isDragged === this.#isDragged) return;
    this.#isDragged = isDragged;
    this.#host.requestUpdate();
  }
}
