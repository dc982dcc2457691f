import type { TemplateResult, nothing, ReactiveElement } from 'lit';
import type { Failure } from '../../client/failure.js';
import type { Connection } from '../../context/connection.js';
import type { Profile } from '../../contract/profile.js';
import type { AnnouncerController } from '../../controllers/announcer-controller.js';
import type { FocusController } from '../../controllers/focus-controller.js';
import type { MessagesController } from '../../controllers/messages-controller.js';
import type { PatientDataController } from '../../controllers/patient-data-controller.js';
import type { commonMessages } from '../../locales/common.js';
import type { failureMessages } from '../../locales/failures.js';
import type { profileMessages } from '../../locales/profile.js';
import type { FailureNotice } from '../../ui/failure-notice.js';

/** Words of a profile. */
export type ProfileTexts = MessagesController<{
  common: typeof commonMessages;
  profile: typeof profileMessages;
  failures: typeof failureMessages;
}>;

/** What leads on from a failure. */
export type WayOn = Pick<FailureNotice, 'onRetry' | 'onRestart'>;

/** What the parts of a profile share with their element. */
export interface ProfilePort {
  readonly host: ReactiveElement;
  readonly data: PatientDataController<Profile>;
  readonly texts: ProfileTexts;
  readonly focus: FocusController;
  readonly announcer: AnnouncerController;
  connection(): Connection | undefined;
  /** Tells the page about a failure that is shown already. */
  report(error: unknown): void;
  /** Tells the page that something is done, by an event of that name. */
  tell(event: 'profile-updated' | 'kyc-verified' | 'profile-deleted'): void;
  /** Says what went wrong, and how to go on. */
  notice(failure: Failure, wayOn: WayOn): TemplateResult | typeof nothing;
  /** Where the patient finds help that the kit cannot give, as the portal says. */
  elsewhere(): TemplateResult | typeof nothing;
  /** Shows the profile again; focus goes to the button that led away from it. */
  close(button: 'edit' | 'kyc' | 'delete'): void;
}

/** A part of the profile that is loaded when the patient asks for it. */
export interface ProfilePart {
  /** Heading; there once its words are. */
  readonly title: string | undefined;
  /** Whether it works for the patient, or waits for its words. */
  readonly isBusy: boolean;
  /** Begins. */
  open(): void;
  /** Another patient, or none, is signed in: what it knows of this one must go. */
  forget(): void;
  render(): TemplateResult | typeof nothing;
  /** What stays to be said when the patient's data are gone. */
  farewell?(): string | undefined;
}
