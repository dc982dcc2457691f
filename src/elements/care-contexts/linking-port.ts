import type { nothing, ReactiveElement, TemplateResult } from 'lit';
import type { Connection } from '../../context/connection.js';
import type { AnnouncerController } from '../../controllers/announcer-controller.js';
import type { FocusController } from '../../controllers/focus-controller.js';
import type { MessagesController } from '../../controllers/messages-controller.js';
import type { careContextsMessages } from '../../locales/care-contexts.js';
import type { commonMessages } from '../../locales/common.js';
import type { failureMessages } from '../../locales/failures.js';
import type { Part } from './part-controller.js';

/** Words of the element. */
export type CareContextsTexts = MessagesController<{
  common: typeof commonMessages;
  careContexts: typeof careContextsMessages;
  failures: typeof failureMessages;
}>;

/** What the linking of records shares with its element. */
export interface LinkingPort {
  readonly host: ReactiveElement;
  readonly texts: CareContextsTexts;
  readonly focus: FocusController;
  readonly announcer: AnnouncerController;
  connection(): Connection | undefined;
  /** Tells the page about a failure that is shown already. */
  report(error: unknown): void;
  /** Where the patient finds help that the kit cannot give, as the portal says. */
  elsewhere(): TemplateResult | typeof nothing;
  /** Visits of a facility are linked as ABDM confirmed: tells the page, and has the list read anew. */
  linked(hipId: string, careContextIds: readonly string[]): void;
  /** Shows the list again; with a facility, that one is open and has the focus. */
  close(hipId?: string): void;
}

/** Where the linking begins, if that is known: by a deep link, or by "link more" beside a facility. */
export type LinkingStart = { readonly hipId: string; readonly name?: string } | undefined;

/** The linking of records, loaded when the patient asks for it. */
export interface LinkingPart extends Part<LinkingStart> {
  /** Whether it works for the patient, or waits for its words. */
  readonly isBusy: boolean;
}
