import type { ReactiveController } from 'lit';
import type { RecordTarget } from '../record-viewer/index.js';
import { PartController, type PartPort } from './part-controller.js';
import type { RecordPart } from './reading/record-part.js';
import { scrollPlace } from './scroll-place.js';

/** What an opened record needs of the list. */
export interface OpenedRecordPort extends PartPort<RecordPart> {
  readonly host: PartPort<RecordPart>['host'] & Element;
  /** Moves focus after the next render. */
  focus(selector: string): void;
  /** The list is shown again, with focus on the row of a record. */
  reveal(record: RecordTarget): void;
}

/** Shows a record instead of the list, and leads back to where the patient was in it. */
export class OpenedRecord extends PartController<RecordTarget, RecordPart> implements ReactiveController {
  readonly #port: OpenedRecordPort;
  #scrollBack: (() => void) | undefined;
  /** The record that is shown, or on its way. */
  record: RecordTarget | undefined;

  constructor(port: OpenedRecordPort) {
    super(port);
    this.#port = port;
    port.host.addController(this);
  }

  override async enter(record: RecordTarget): Promise<void> {
    this.#scrollBack ??= scrollPlace(this.#port.host);
    this.record = record;
    this.#port.focus('#title');
    await super.enter(record);
  }

  /** Shows the list again, with all as it was. */
  close(): void {
    if (this.record) this.#port.reveal(this.record);
    this.leave();
  }

  override leave(): void {
    this.record = undefined;
    super.leave();
  }

  override forget(): void {
    this.#scrollBack = undefined;
    super.forget();
  }

  /** Before the row has focus, which then needs no scrolling. */
  hostUpdated(): void {
    if (this.record) return;
    this.#scrollBack?.();
    this.#scrollBack = undefined;
  }
}
