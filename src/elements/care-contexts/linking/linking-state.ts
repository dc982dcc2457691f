import type { ErrorKind } from '../../../abdm/errors.js';
import type { OtpProblem } from '../../../abdm/otp.js';
import type { Failure } from '../../../client/failure.js';
import type { OtpStatus } from '../../../client/otp-status.js';
import type { DiscoveredPatient, Discovery } from '../../../contract/linking.js';
import type { FlowEvent, FlowTransition } from '../../../controllers/flow-controller.js';
import type { LinkingCalls } from './linking-calls.js';

/** A screen of the linking. */
export type LinkingStep = 'facility' | 'details' | 'nothing' | 'patient' | 'visits' | 'otp' | 'done';

/** The facility whose visits are to be linked; a deep link knows its id only. */
export interface Facility {
  readonly hipId: string;
  readonly name?: string | undefined;
  readonly city?: string | undefined;
  readonly state?: string | undefined;
}

/** A visit as the facility named it. */
export type Visit = DiscoveredPatient['careContexts'][number];

/**
 * How linking a visit ended. `unknown`: the answer to its code was lost, or a later discovery does not name it any more,
 * and nothing said whether it is linked.
 */
export type VisitResult = 'linked' | 'already-linked' | 'skipped' | 'failed' | 'unknown';

/** A visit with which the linking is through. */
export interface SettledVisit {
  readonly visit: Visit;
  readonly result: VisitResult;
  /** Why it failed. */
  readonly why?: ErrorKind | undefined;
}

/** What is missing or wrong on each screen, by the rules that need no server. */
export interface LinkingProblems {
  readonly facility?: 'none';
  readonly reference?: 'not-accepted';
  readonly patient?: 'none';
  readonly visits?: 'none';
  readonly otp?: OtpProblem;
}

/** All that the linking knows. */
export interface LinkingState {
  readonly step: LinkingStep;
  readonly turn: number;
  readonly pending?: keyof LinkingCalls | undefined;
  readonly failure?: Failure<keyof LinkingCalls> | undefined;
  readonly problems: LinkingProblems;
  readonly facility?: Facility | undefined;
  /** The facility's own id of the patient, as typed. */
  readonly reference: string;
  /** When the facility was asked, in milliseconds since 1970. */
  readonly askedAt?: number | undefined;
  /** Why there is nothing to choose from. */
  readonly found?: Exclude<Discovery['found'], 'visits'> | undefined;
  /** The patient said to be none of those whom the facility found. */
  readonly isNobody: boolean;
  /** Of the discovery. */
  readonly transaction?: string | undefined;
  /** Whom the facility takes for the patient, each with the visits that were not linked at the discovery. */
  readonly patients: readonly DiscoveredPatient[];
  /** Which of them is the patient, by the facility's reference. */
  readonly patient?: string | undefined;
  /** Ids of the visits that are ticked. */
  readonly chosen: readonly string[];
  /** Visits that are to be linked, the present one first. */
  readonly queue: readonly Visit[];
  /** How many visits were to be linked when this began. */
  readonly batch: number;
  readonly settled: readonly SettledVisit[];
  /** Of the OTP for the present visit; there once it was sent. */
  readonly link?: string | undefined;
  readonly otp?: OtpStatus | undefined;
  readonly code: string;
  /** A failure that says nothing of whether the present visit is linked: the facility's list is read to find out. */
  readonly doubt?: Failure<keyof LinkingCalls> | undefined;
}

/** Something that happened: the patient did it, or an answer came. */
export type LinkingEvent =
  | FlowEvent<LinkingCalls>
  /** Begins, with a facility whose name is known. */
  | { readonly type: 'open'; readonly facility: Facility }
  /** A facility is chosen, or none yet. */
  | { readonly type: 'facility'; readonly facility: Facility | undefined }
  | { readonly type: 'reference-typed' | 'code-typed'; readonly text: string }
  | { readonly type: 'patient'; readonly reference: string }
  | { readonly type: 'tick'; readonly id: string; readonly on: boolean }
  | { readonly type: 'tick-all'; readonly on: boolean }
  /** The main button; milliseconds since 1970. */
  | { readonly type: 'submit'; readonly now: number }
  /** Has the facility look again, after its discovery was lost; milliseconds since 1970. */
  | { readonly type: 'restart'; readonly now: number }
  /** Stops waiting for the facility. */
  | { readonly type: 'cancel' }
  /** None of the people whom the facility found is the patient. */
  | { readonly type: 'nobody' }
  | { readonly type: 'resend' | 'skip' | 'stop' }
  /** Looks whether the present visit is linked. */
  | { readonly type: 'look' }
  /** Tries again what was not linked; chooses other visits; chooses another facility. */
  | { readonly type: 'retry' | 'more' | 'another' }
  | { readonly type: 'back' };

/** Work that is not a call. */
export type LinkingEffect =
  /** Gives up whatever is under way. */
  | { readonly type: 'give-up' }
  /** ABDM has confirmed that a visit is linked. */
  | { readonly type: 'linked'; readonly hipId: string; readonly id: string };

/** A state, and the work that leads on from it. */
export type LinkingTransition = FlowTransition<LinkingState, LinkingCalls, LinkingEffect>;

/** The beginning. */
export const startOfLinking = (): LinkingState => ({
  step: 'facility',
  turn: 0,
  problems: {},
  reference: '',
  isNobody: false,
  patients: [],
  chosen: [],
  queue: [],
  batch: 0,
  settled: [],
  code: '',
});
