import type { Counter } from '../../abdm/counter.js';
import type { OtherQr, ReadQr } from '../../abdm/counter-qr.js';
import type { MobileProblem } from '../../abdm/mobile.js';
import type { PersonProblems, TypedPerson } from '../../abdm/typed-person.js';
import type { Failure } from '../../client/failure.js';
import type { ResponseOf } from '../../contract/route.js';
import type { ProfileShare } from '../../contract/share.js';
import type { FlowEvent, FlowTransition } from '../../controllers/flow-controller.js';
import type { CameraFailure } from './scanning/camera-error.js';
import type { ShareCalls } from './share-calls.js';

/** A screen of the element. */
export type ShareStep = 'start' | 'camera' | 'review' | 'waiting' | 'token' | 'ended';

/** How sharing ended without a token that lives. */
export type Ending = 'silent' | 'refused' | 'duplicate' | 'unsupported' | 'expired' | 'gone';

/** Why a picture was not read. */
export type PictureFailure = 'no-code' | 'not-an-image' | 'too-large' | 'unreadable';

/** What was given instead of a counter's QR code. */
export type Refusal = OtherQr | PictureFailure;

/** Why there is no picture of the camera. */
export type CameraTrouble = CameraFailure | 'not-loaded';

/** Why a location was not sent. */
export type Unlocated = 'refused' | 'slow';

/** Where the patient is, in degrees. */
export interface Location {
  readonly latitude: number;
  readonly longitude: number;
}

/** What a counter would get. */
export type Review = ResponseOf<ShareCalls['reviewShare']>;

/** What is typed to name a counter. */
export interface TypedCounter {
  readonly link: string;
  readonly hipId: string;
  readonly counterId: string;
}

/** What is typed of the patient, because upstream has it not. */
export interface TypedPatient extends TypedPerson {
  readonly mobile: string;
}

/** What is missing or wrong, by the rules that need no server. */
export interface ShareProblems extends PersonProblems {
  readonly link?: 'empty';
  readonly hipId?: 'empty' | 'format';
  readonly counterId?: 'empty' | 'format' | 'same';
  readonly mobile?: MobileProblem;
}

/** All that the element knows. Moments are milliseconds since 1970 on this device's clock. */
export interface ShareState {
  readonly step: ShareStep;
  readonly turn: number;
  readonly pending?: keyof ShareCalls | undefined;
  readonly failure?: Failure<keyof ShareCalls> | undefined;
  readonly problems: ShareProblems;
  readonly typed: TypedCounter;
  readonly refusal?: Refusal | undefined;
  readonly trouble?: CameraTrouble | undefined;
  readonly counter?: Counter | undefined;
  readonly review?: Review | undefined;
  readonly patient: TypedPatient;
  readonly wantsLocation: boolean;
  readonly isLocating: boolean;
  readonly unlocated?: Unlocated | undefined;
  readonly share?: ProfileShare | undefined;
  /** Since when the counter's answer is waited for. */
  readonly askedAt: number;
  /** When it is read next; unknown until the next beat after one that failed. */
  readonly readAt?: number | undefined;
  /** How often it was read. */
  readonly reads: number;
  /** Why it could not be read the last time. */
  readonly lost?: Failure<keyof ShareCalls> | undefined;
  /** Half of the wait is over. */
  readonly isHalfOver: boolean;
  /** When the token expires. */
  readonly endsAt: number;
  /** The page has not heard of the token that is waited for. */
  readonly isNews: boolean;
  /** A failure that says nothing of whether the profile was shared: the counter's share is read to find out. */
  readonly doubt?: Failure<keyof ShareCalls> | undefined;
  readonly ending?: Ending | undefined;
}

/** Something that happened: the patient did it, time passed, or an answer came. */
export type ShareEvent =
  | FlowEvent<ShareCalls>
  /** Starts the camera, or ends it. */
  | { readonly type: 'scan' | 'stop' }
  | { readonly type: 'camera-failed'; readonly trouble: CameraTrouble }
  /** A QR code, or a pasted link. */
  | { readonly type: 'read'; readonly qr: ReadQr }
  | { readonly type: 'unread'; readonly why: PictureFailure }
  | { readonly type: 'counter-typed'; readonly field: keyof TypedCounter; readonly text: string }
  | { readonly type: 'patient-typed'; readonly field: keyof TypedPatient; readonly text: string }
  | { readonly type: 'location'; readonly wanted: boolean }
  /** The main button; with the language of the page. */
  | { readonly type: 'submit'; readonly language: string }
  /** Answers an effect `locate` of the same turn. */
  | {
      readonly type: 'located';
      readonly turn: number;
      readonly language: string;
      readonly location: Location | Unlocated;
    }
  /** A counter that the page names. */
  | { readonly type: 'open'; readonly counter: Counter }
  /** A share whose token lives, or whose answer is waited for. */
  | { readonly type: 'show'; readonly share: ProfileShare; readonly now: number }
  /** The patient agrees to nothing. */
  | { readonly type: 'cancel' }
  /** Back to the beginning. */
  | { readonly type: 'leave' }
  /** Reads the present counter's review, or share, again. */
  | { readonly type: 'ask' }
  | { readonly type: 'look'; readonly now: number }
  | { readonly type: 'beat'; readonly now: number };

/** Work that is not a call. */
export type ShareEffect =
  /** Gives up whatever is under way. */
  | { readonly type: 'give-up' }
  | { readonly type: 'locate'; readonly turn: number; readonly language: string }
  /** A counter gave a token of which the page has not heard. */
  | { readonly type: 'issued'; readonly share: ProfileShare }
  | { readonly type: 'cancelled'; readonly counter: Counter }
  /** The list of shares is another one now. */
  | { readonly type: 'changed' };

/** A state, and the work that leads on from it. */
export type ShareTransition = FlowTransition<ShareState, ShareCalls, ShareEffect>;
