import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { MessagesController } from '../../../controllers/messages-controller.js';
import { recordFilesMessages } from '../../../locales/record-files.js';
import type { RecordFile } from '../reading/blocks.js';
import { fileOf } from './file-screen.js';
import { FilesController } from './files-controller.js';
import { narrativeOf } from './narrative-screen.js';
import { NarrativesController } from './narratives-controller.js';

/** What a record may hold beside what is told: files, and texts of the facility. */
export class Attached {
  readonly #texts: MessagesController<{ files: typeof recordFilesMessages }>;
  readonly #files: FilesController;
  readonly #narratives: NarrativesController;

  constructor(host: ReactiveControllerHost & Element) {
    this.#texts = new MessagesController(host, { files: recordFilesMessages });
    this.#files = new FilesController(host);
    this.#narratives = new NarrativesController(host);
  }

  /** A file; the first question opens it. */
  file(file: RecordFile): TemplateResult | undefined {
    const { messages, locale } = this.#texts;
    const onBroken = (): void => this.#files.broke(file);
    return (
      messages && fileOf({ file, state: this.#files.of(file), messages: messages.files, locale, onBroken })
    );
  }

  /** Texts of the facility; the first question reads them. */
  narrative(markup: readonly string[]): TemplateResult[] | undefined {
    const { messages } = this.#texts;
    return messages && markup.map((one) => narrativeOf(this.#narratives.of(one), messages.files.text));
  }

  /** Ends all addresses, and forgets files and texts. */
  forget(): void {
    this.#files.forget();
    this.#narratives.forget();
  }
}
