import type { AadhaarProblem } from '../../abdm/aadhaar.js';
import { type AddressDomain, addressName, type NewAddressProblem } from '../../abdm/abha-address.js';
import type { ErrorKind } from '../../abdm/errors.js';
import type { MobileProblem } from '../../abdm/mobile.js';
import type { OtpProblem } from '../../abdm/otp.js';
import type { OtpStatus } from '../../client/otp-status.js';
import type { Created, RegistrationOutcome } from '../../contract/registration.js';
import type { Abha, Account, OtpBudget } from '../../contract/values.js';

/** Screens of a sign-up, in the order in which a patient meets them. */
export const signupSteps = [
  'consent',
  'aadhaar',
  'otp',
  'mobile-otp',
  'accounts',
  'address',
  'done',
] as const;

/** A screen of a sign-up. */
export type SignupStep = (typeof signupSteps)[number];

/** The screens that count as steps for the patient: of several that never come together, one each. */
export const countedSteps: readonly (readonly SignupStep[])[] = [
  ['consent'],
  ['aadhaar'],
  ['otp', 'mobile-otp'],
  ['accounts', 'address'],
];

/** Whether a patient who leaves at a screen loses something. */
export const isUnderWay = (step: SignupStep): boolean => step !== 'consent' && step !== 'done';

/** Fields whose text the flow keeps. The Aadhaar number is not among them: it lives in its input only. */
export interface Draft {
  readonly otp: string;
  readonly mobile: string;
  readonly mobileOtp: string;
  readonly address: string;
  readonly account: string;
}

/** What is wrong with each field, by the rules that need no server. */
export interface Problems {
  readonly consent?: 'must-agree';
  readonly aadhaar?: AadhaarProblem;
  readonly otp?: OtpProblem;
  readonly mobile?: MobileProblem;
  readonly mobileOtp?: OtpProblem;
  readonly account?: 'choose';
  readonly address?: NewAddressProblem;
}

/** A field of a sign-up. */
export type SignupField = keyof Problems;

/** Work that is under way for the patient; a second press meanwhile does nothing. */
export type Pending = 'agree' | 'send' | 'resend' | 'verify' | 'create' | 'sign-in';

/** What went wrong, and what the patient can do. */
export interface Failure {
  readonly kind: ErrorKind;
  /** The work that failed, and that "try again" does again. */
  readonly during: Pending;
  readonly requestId?: string | undefined;
  /** Milliseconds since 1970 on this device's clock before which another try is in vain. */
  readonly waitUntil?: number | undefined;
}

/** Whether the typed address is free. `unchecked`: nobody could say. */
export type Availability = 'unknown' | 'checking' | 'free' | 'taken' | 'unchecked';

/** All that a sign-up knows. */
export interface SignupState {
  readonly step: SignupStep;
  /** Counts what the patient set going; an answer to an older count is dropped. */
  readonly turn: number;
  readonly pending?: Pending | undefined;
  readonly failure?: Failure | undefined;
  readonly problems: Problems;
  /** Why the flow stands at its beginning. */
  readonly notice?: 'reloaded' | 'other-patient' | undefined;
  readonly agreed: boolean;
  readonly agreement?: string | undefined;
  readonly draft: Draft;
  readonly transaction?: string | undefined;
  /** Last digits of the Aadhaar number that the transaction is for, the rest hidden. */
  readonly maskedAadhaar?: string | undefined;
  readonly otp?: OtpStatus | undefined;
  /** The screen that the transaction leads to, when the patient went back before it. */
  readonly resume?: Exclude<SignupStep, 'consent' | 'aadhaar' | 'done'> | undefined;
  readonly accounts: readonly Account[];
  readonly mayCreate: boolean;
  readonly addressDomain: AddressDomain;
  readonly suggestions: readonly string[] | 'loading' | 'failed';
  readonly availability: Availability;
  readonly result?: { readonly created: Created; readonly abha: Abha } | undefined;
}

/** Something that happened: the patient did it, or an answer came. Answers carry the turn they belong to. */
export type SignupEvent =
  | { readonly type: 'agreed'; readonly agreed: boolean }
  | { readonly type: 'typed'; readonly field: keyof Draft; readonly text: string }
  | { readonly type: 'aadhaar-typed' }
  /** The main button; `aadhaarNumber` is read from its input for this one event. */
  | { readonly type: 'submit'; readonly aadhaarNumber?: string }
  | { readonly type: 'resend' | 'back' | 'resume' | 'create-another' | 'restart' | 'patient-changed' }
  | { readonly type: 'agreement-recorded'; readonly turn: number; readonly agreement: string }
  | {
      readonly type: 'otp-sent';
      readonly turn: number;
      readonly transaction: string;
      readonly otp: OtpBudget;
      readonly now: number;
      /** The number that the OTP is for, when it is not the one before. */
      readonly maskedAadhaar?: string;
    }
  | {
      readonly type: 'outcome';
      readonly turn: number;
      readonly outcome: RegistrationOutcome;
      readonly now: number;
    }
  | {
      readonly type: 'failed';
      readonly turn: number;
      readonly failure: Failure;
      readonly otp?: OtpStatus | undefined;
    }
  | {
      readonly type: 'suggested';
      readonly transaction: string;
      readonly suggestions: readonly string[] | 'failed';
    }
  | { readonly type: 'address-checked'; readonly abhaAddress: string; readonly availability: Availability };

/** Work for the outside: one call of the kit's API each. */
export type SignupEffect =
  | { readonly type: 'record-agreement'; readonly turn: number }
  | {
      readonly type: 'send-otp';
      readonly turn: number;
      readonly aadhaarNumber: string;
      readonly agreement: string;
    }
  | {
      readonly type: 'resend-otp';
      readonly turn: number;
      readonly which: 'aadhaar' | 'mobile';
      readonly transaction: string;
    }
  | {
      readonly type: 'verify-otp';
      readonly turn: number;
      readonly transaction: string;
      readonly otp: string;
      readonly mobileNumber: string;
    }
  | {
      readonly type: 'verify-mobile-otp';
      readonly turn: number;
      readonly transaction: string;
      readonly otp: string;
    }
  | { readonly type: 'load-suggestions'; readonly transaction: string }
  | { readonly type: 'check-address'; readonly transaction: string; readonly abhaAddress: string }
  | {
      readonly type: 'create-abha' | 'sign-in';
      readonly turn: number;
      readonly transaction: string;
      readonly abhaAddress: string;
    }
  /** Gives up whatever is under way. */
  | { readonly type: 'give-up' }
  /** Empties the Aadhaar input: the number has done its work. */
  | { readonly type: 'clear-aadhaar' };

/** A state, and the work that leads on from it. */
export interface Transition {
  readonly state: SignupState;
  readonly effects: readonly SignupEffect[];
}

const emptyDraft: Draft = { otp: '', mobile: '', mobileOtp: '', address: '', account: '' };

/** The beginning of a sign-up. */
export function startOfSignup(notice?: SignupState['notice']): SignupState {
  return {
    step: 'consent',
    turn: 0,
    problems: {},
    notice,
    agreed: false,
    draft: emptyDraft,
    accounts: [],
    mayCreate: false,
    addressDomain: 'abdm',
    suggestions: [],
    availability: 'unknown',
  };
}

/** The address as it will be: what was typed, with its domain. */
export function fullAddress(state: SignupState): string {
  return `${addressName(state.draft.address)}@${state.addressDomain}`;
}
