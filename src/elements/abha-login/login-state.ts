import type { IdentifierKind, OtpSystem } from '../../abdm/login.js';
import type { OtpProblem } from '../../abdm/otp.js';
import type { Failure } from '../../client/failure.js';
import type { OtpStatus } from '../../client/otp-status.js';
import type { Session } from '../../contract/session.js';
import type { Abha, Account } from '../../contract/values.js';
import type { FlowEvent, FlowTransition } from '../../controllers/flow-controller.js';
import type { LoginCalls } from './login-calls.js';

/** Screens of a sign-in. */
export const loginSteps = [
  'signed-in',
  'identifier',
  'method',
  'otp',
  'accounts',
  'none',
  'data-processing',
  'done',
] as const;

/** A screen of a sign-in. */
export type LoginStep = (typeof loginSteps)[number];

/** Texts of the portal that the patient must agree to: their versions, `undefined` where the portal has none. */
export interface LoginNotices {
  readonly terms: string | undefined;
  readonly dataProcessing: string | undefined;
}

/** What is wrong with each field, by the rules that need no server. */
export interface LoginProblems {
  readonly identifier?: 'empty' | 'unknown' | IdentifierKind;
  readonly terms?: 'must-agree';
  readonly otp?: OtpProblem;
}

/** What a patient signs in with, as long as it may be shown: never an Aadhaar number. */
export type ShownIdentifier = {
  readonly kind: Exclude<IdentifierKind, 'aadhaar'>;
  readonly value: string;
};

/** All that a sign-in knows. What the patient typed into the identifier field is not among it. */
export interface LoginState {
  readonly step: LoginStep;
  readonly turn: number;
  readonly pending?: keyof LoginCalls | undefined;
  readonly failure?: Failure<keyof LoginCalls> | undefined;
  readonly problems: LoginProblems;
  /** Why the flow stands at its beginning. */
  readonly notice?: 'other-patient' | 'declined' | 'signed-out' | undefined;
  readonly patients: Session['patients'];
  readonly termsAgreed: boolean;
  readonly termsRecorded: boolean;
  readonly kind?: IdentifierKind | undefined;
  readonly identifier?: ShownIdentifier | undefined;
  readonly allowed: readonly OtpSystem[];
  readonly blocked: readonly OtpSystem[];
  readonly otpSystem: OtpSystem;
  readonly transaction?: string | undefined;
  readonly otp?: OtpStatus | undefined;
  readonly code: string;
  readonly accounts: readonly Account[];
  /** The account that is being signed in to, or the patient who is to be shown. */
  readonly chosen?: string | undefined;
  readonly abha?: Abha | undefined;
}

/** What is pressed with the main button: the identifier is read from its input for this one event. */
export interface LoginSubmission {
  readonly text: string;
  readonly kind: IdentifierKind | undefined;
  /** In which the patient reads the screen; agreements name it. */
  readonly language: string;
  readonly notices: LoginNotices;
}

/** Something that happened: the patient did it, or an answer came. */
export type LoginEvent =
  | FlowEvent<LoginCalls>
  | { readonly type: 'look' }
  | { readonly type: 'identifier-typed' }
  | { readonly type: 'code-typed'; readonly text: string }
  | { readonly type: 'terms-agreed'; readonly agreed: boolean }
  | ({ readonly type: 'submit' } & LoginSubmission)
  | { readonly type: 'choose-system'; readonly otpSystem: OtpSystem }
  | { readonly type: 'sign-in'; readonly abhaAddress: string }
  | {
      readonly type: 'data-processing';
      readonly agreed: boolean;
      readonly language: string;
      readonly version: string;
    }
  | { readonly type: 'switch'; readonly patient: string }
  | { readonly type: 'resend' | 'back' | 'add' | 'sign-out' | 'restart' };

/** Work that is not a call. */
export type LoginEffect =
  /** Gives up whatever is under way. */
  | { readonly type: 'give-up' }
  /** Empties the identifier's input: it has done its work. */
  | { readonly type: 'clear-identifier' }
  /** The terms are recorded: the main button's work goes on. */
  | { readonly type: 'submit-again' };

/** A state, and the work that leads on from it. */
export type LoginTransition = FlowTransition<LoginState, LoginCalls, LoginEffect>;

/** The beginning of a sign-in. */
export function startOfLogin(notice?: LoginState['notice']): LoginState {
  return {
    step: 'identifier',
    turn: 0,
    problems: {},
    notice,
    patients: [],
    termsAgreed: false,
    termsRecorded: false,
    allowed: [],
    blocked: [],
    otpSystem: 'abdm',
    code: '',
    accounts: [],
  };
}
