import type { AadhaarProblem } from '../../../abdm/aadhaar.js';
import type { AbhaNumberProblem } from '../../../abdm/abha-number.js';
import type { OtpProblem } from '../../../abdm/otp.js';
import type { Failure } from '../../../client/failure.js';
import type { OtpStatus } from '../../../client/otp-status.js';
import type { Profile } from '../../../contract/profile.js';
import type { FlowEvent, FlowTransition } from '../../../controllers/flow-controller.js';
import type { KycCalls } from './kyc-calls.js';

/** By what a patient proves who they are. */
export type KycMethod = 'abha-number' | 'aadhaar';

/** A screen of the way to KYC. */
export type KycStep = 'method' | 'consent' | 'aadhaar' | 'number' | 'otp' | 'done' | 'linked';

/** What is wrong with each field, by the rules that need no server. */
export interface KycProblems {
  readonly consent?: 'must-agree';
  readonly number?: AbhaNumberProblem;
  readonly aadhaar?: AadhaarProblem;
  readonly otp?: OtpProblem;
}

/** All that the way to KYC knows. The numbers that the patient types are not among it. */
export interface KycState {
  readonly step: KycStep;
  readonly turn: number;
  readonly pending?: keyof KycCalls | undefined;
  readonly failure?: Failure<keyof KycCalls> | undefined;
  /** A failure that says nothing of whether KYC is verified: the profile is read to find out. */
  readonly doubt?: Failure<keyof KycCalls> | undefined;
  readonly problems: KycProblems;
  readonly method: KycMethod;
  readonly agreed: boolean;
  /** Proof of the agreement. */
  readonly agreement?: string | undefined;
  readonly transaction?: string | undefined;
  readonly otp?: OtpStatus | undefined;
  readonly code: string;
  /** Whose ABHA number is linked now. */
  readonly name?: string | undefined;
}

/** Something that happened: the patient did it, or an answer came. */
export type KycEvent =
  | FlowEvent<KycCalls>
  | { readonly type: 'choose'; readonly method: KycMethod }
  | { readonly type: 'agreed'; readonly agreed: boolean }
  | { readonly type: 'number-typed' }
  | { readonly type: 'code-typed'; readonly text: string }
  /** What is pressed with the main button: the number is read from its input for this one event. */
  | { readonly type: 'submit'; readonly number: string; readonly language: string }
  | { readonly type: 'resend' | 'back' | 'restart' };

/** Work that is not a call. */
export type KycEffect =
  /** Gives up whatever is under way. */
  | { readonly type: 'give-up' }
  /** Empties the inputs of the numbers: they have done their work. */
  | { readonly type: 'clear-numbers' }
  /** ABDM's profile as it is now; absent when it is to be read. */
  | { readonly type: 'take'; readonly profile: Profile | undefined }
  /** KYC is verified by what was done here. */
  | { readonly type: 'verified' };

/** A state, and the work that leads on from it. */
export type KycTransition = FlowTransition<KycState, KycCalls, KycEffect>;

/** The beginning. */
export const startOfKyc = (): KycState => ({
  step: 'method',
  turn: 0,
  problems: {},
  method: 'abha-number',
  agreed: false,
  code: '',
});
