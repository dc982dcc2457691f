import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { RecordDocument, Steps } from './reading/blocks.js';
import { documentOf } from './reading/document.js';
import { partsOf } from './reading/families.js';
import type { JsonObject } from './reading/json.js';
import { tellingWith } from './load-parts.js';
import type { PlainTelling } from './reading/telling.js';

/** Milliseconds of work in one go, after which the page may do something else. */
const slice = 12;

/** Milliseconds that one go on the page should take, layout and all. */
const frame = 24;

/** Rows that the first go puts on the page, and the fewest and most of a later one. */
const firstRows = 16;
const fewestRows = 8;
const mostRows = 120;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Waits until what was rendered is on the screen; a page out of sight has no frames. */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 250);
    requestAnimationFrame(() => setTimeout(resolve));
  });

/** Puts a bundle into a document, and the document on the page, in slices. */
export class DocumentController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #prepare: (document: RecordDocument) => Promise<void>;
  readonly #failed: (error: unknown) => void;
  #bundle: JsonObject | undefined;
  #telling: PlainTelling | undefined;
  #turn = 0;
  #step = firstRows;
  #isWaiting = false;
  /** The document, once all of it is put into words. */
  document: RecordDocument | undefined;
  /** How many rows may be on the page by now. */
  rows = 0;
  /** The last rendering left something out; there is more to come. */
  isCut = false;

  /**
   * @param prepare - loads what else the page needs to show a document
   * @param failed - hears that a document could not be told
   */
  constructor(
    host: ReactiveControllerHost,
    prepare: (document: RecordDocument) => Promise<void>,
    failed: (error: unknown) => void,
  ) {
    this.#host = host;
    this.#prepare = prepare;
    this.#failed = failed;
    host.addController(this);
  }

  /** Takes the bundle that is shown from now on, and the words for it. */
  show(bundle: JsonObject | undefined, telling: PlainTelling | undefined): void {
    const isSame =
      bundle === this.#bundle &&
      telling?.words === this.#telling?.words &&
      telling?.labels === this.#telling?.labels &&
      telling?.locale === this.#telling?.locale;
    if (isSame) return;
    const isOther = bundle !== this.#bundle;
    this.#bundle = bundle;
    this.#telling = telling;
    this.#turn++;
    if (isOther || !telling) this.#clear();
    if (bundle && telling) void this.#tell(bundle, telling, this.#turn);
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    if (!this.document || !this.isCut || this.#isWaiting) return;
    void this.#more();
  }

  hostDisconnected(): void {
    this.#turn++;
  }

  hostConnected(): void {
    if (this.#bundle && this.#telling && !this.document)
      void this.#tell(this.#bundle, this.#telling, this.#turn);
  }

  /** Puts the rest on the page: in each go as many rows as the last one says that there is time for. */
  async #more(): Promise<void> {
    this.#isWaiting = true;
    await painted();
    while (this.document && this.isCut) {
      const start = performance.now();
      this.rows += this.#step;
      this.#host.requestUpdate();
      await this.#host.updateComplete;
      await painted();
      const time = frame / (performance.now() - start);
      this.#step = Math.round(Math.min(mostRows, this.#step * 1.5, Math.max(fewestRows, this.#step * time)));
    }
    this.#isWaiting = false;
  }

  #clear(): void {
    this.document = undefined;
    this.rows = 0;
    this.#step = firstRows;
    this.isCut = false;
  }

  async #tell(bundle: JsonObject, plain: PlainTelling, turn: number): Promise<void> {
    try {
      const wanted = partsOf(bundle);
      let document: RecordDocument | undefined;
      while (!document) {
        const { size } = wanted;
        const steps = documentOf(bundle, await tellingWith(plain, wanted));
        // One that asks for more is told again with it.
        document = await this.#work(steps, () => turn === this.#turn && wanted.size === size);
        if (turn !== this.#turn) return;
      }
      await this.#prepare(document);
      if (turn !== this.#turn) return;
      this.document = document;
      this.rows = Math.max(this.rows, this.#step);
    } catch (error) {
      if (turn === this.#turn) this.#failed(error);
    }
    this.#host.requestUpdate();
  }

  async #work<Result>(steps: Steps<Result>, goesOn: () => boolean): Promise<Result | undefined> {
    let end = performance.now() + slice;
    for (;;) {
      const step = steps.next();
      if (!goesOn()) return undefined;
      if (step.done) return step.value;
      if (performance.now() < end) continue;
      await pause();
      end = performance.now() + slice;
    }
  }
}
