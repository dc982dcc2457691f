import type { AadhaarProblem } from '../../abdm/aadhaar.js';
import { type AddressDomain, addressName, type NewAddressProblem } from '../../abdm/abha-address.js';
import type { MobileProblem } from '../../abdm/mobile.js';
import type { OtpProblem } from '../../abdm/otp.js';
import { nobody, type PersonProblems, type TypedPerson } from '../../abdm/typed-person.js';
import type { Failure } from '../../client/failure.js';
import type { OtpStatus } from '../../client/otp-status.js';
import type { Created } from '../../contract/outcomes.js';
import type { RequestOf, ResponseOf } from '../../contract/route.js';
import type { Abha, Account, NameAndBirth } from '../../contract/values.js';
import type { Place } from '../../ui/person-fields.js';
import type { SignupCalls } from './signup-calls.js';

/** Ways to an ABHA. */
export const signupMethods = ['aadhaar', 'mobile', 'face'] as const;

/** A way to an ABHA. */
export type SignupMethod = (typeof signupMethods)[number];

/** Screens of a sign-up. */
export const signupSteps = [
  'method',
  'no-aadhaar-mobile',
  'consent',
  'face',
  'aadhaar',
  'otp',
  'mobile',
  'mobile-otp',
  'accounts',
  'sign-in',
  'sign-in-otp',
  'person',
  'address',
  'done',
] as const;

/** A screen of a sign-up. */
export type SignupStep = (typeof signupSteps)[number];

/** The screens of each method that count as steps for the patient: of several that never come together, one each. */
export const countedSteps: Readonly<Record<SignupMethod, readonly (readonly SignupStep[])[]>> = {
  aadhaar: [['consent'], ['aadhaar'], ['otp', 'mobile-otp'], ['accounts', 'address']],
  mobile: [['mobile'], ['mobile-otp'], ['accounts', 'person'], ['address']],
  face: [['consent'], ['face'], ['aadhaar'], ['accounts', 'address']],
};

const beginnings: readonly SignupStep[] = ['method', 'no-aadhaar-mobile', 'consent', 'done'];

/** Whether a patient who leaves at a screen loses something. */
export const isUnderWay = (step: SignupStep): boolean => !beginnings.includes(step);

/** Fields whose text the flow keeps. The Aadhaar number is not among them: it lives in its input only. */
export interface Draft extends TypedPerson {
  readonly otp: string;
  readonly mobile: string;
  readonly mobileOtp: string;
  readonly address: string;
}

/** What is wrong with each field, by the rules that need no server. */
export interface Problems extends PersonProblems {
  readonly consent?: 'must-agree';
  readonly aadhaar?: AadhaarProblem;
  readonly otp?: OtpProblem;
  readonly mobile?: MobileProblem;
  readonly mobileOtp?: OtpProblem;
  readonly address?: NewAddressProblem;
  /** The user information agreement. */
  readonly information?: 'must-agree';
}

/** A field of a sign-up. */
export type SignupField = keyof Problems;

/** Work that is under way for the patient; a second press meanwhile does nothing. */
export type Pending = keyof SignupCalls;

/** Whether the typed address is free. `unchecked`: nobody could say. */
export type Availability = 'unknown' | 'checking' | 'free' | 'taken' | 'unchecked';

/** The page that confirms a face. */
export interface FacePage {
  readonly link: string;
  /** Milliseconds since 1970 on this device's clock. */
  readonly expiresAt: number;
}

/** All that a sign-up knows. */
export interface SignupState {
  /** What the portal offers. */
  readonly methods: readonly SignupMethod[];
  readonly method?: SignupMethod | undefined;
  readonly step: SignupStep;
  /** Counts what the patient set going; an answer to an older count is dropped. */
  readonly turn: number;
  readonly pending?: Pending | undefined;
  readonly failure?: Failure<Pending> | undefined;
  readonly problems: Problems;
  /** Why the flow stands at its beginning. */
  readonly notice?: 'reloaded' | 'other-patient' | undefined;
  readonly agreed: boolean;
  readonly agreement?: string | undefined;
  readonly informationAgreed: boolean;
  readonly informationAgreement?: string | undefined;
  readonly draft: Draft;
  readonly transaction?: string | undefined;
  /** Of the sign-in by one more OTP. */
  readonly loginTransaction?: string | undefined;
  /** Of the address that is picked after that OTP, which is used up then. */
  readonly accountTransaction?: string | undefined;
  /** Last digits of the number that was entered last, the rest hidden. */
  readonly askedFor?: string | undefined;
  /** The same of the number that the transaction is for. */
  readonly sentFor?: string | undefined;
  readonly otp?: OtpStatus | undefined;
  /** The screen that the transaction leads to, when the patient went back before it. */
  readonly resume?: SignupStep | undefined;
  readonly face?: FacePage | undefined;
  readonly accounts: readonly Account[];
  readonly mayCreate: boolean;
  /** The address that one more OTP signs in to. */
  readonly signInTo?: string | undefined;
  readonly place: Place;
  readonly addressDomain: AddressDomain;
  readonly suggestions: readonly string[] | 'loading' | 'failed';
  readonly availability: Availability;
  readonly result?: { readonly created: Created; readonly abha: Abha } | undefined;
}

type Call<Name extends Pending> = {
  readonly type: 'call';
  readonly turn: number;
  readonly name: Name;
  readonly request: RequestOf<SignupCalls[Name]>;
};

type Answered<Name extends Pending> = {
  readonly type: 'answered';
  readonly turn: number;
  readonly name: Name;
  readonly answer: ResponseOf<SignupCalls[Name]>;
  /** Milliseconds since 1970 on this device's clock. */
  readonly now: number;
};

/** An answer to something that the patient set going. */
export type SignupAnswer = { [Name in Pending]: Answered<Name> }[Pending];

/** A call of the kit's API that the patient set going. */
export type SignupCall = { [Name in Pending]: Call<Name> }[Pending];

/** Something that happened: the patient did it, or an answer came. Answers carry the turn they belong to. */
export type SignupEvent =
  | { readonly type: 'choose'; readonly method: SignupMethod | 'none' }
  | { readonly type: 'agreed' | 'information-agreed'; readonly agreed: boolean }
  | { readonly type: 'typed'; readonly field: keyof Draft; readonly text: string }
  | { readonly type: 'aadhaar-typed' }
  /** The main button; `aadhaarNumber` is read from its input for this one event, `language` is the page's. */
  | { readonly type: 'submit'; readonly aadhaarNumber?: string; readonly language?: string }
  | { readonly type: 'sign-in'; readonly abhaAddress: string }
  | {
      readonly type:
        'resend' | 'back' | 'resume' | 'create-another' | 'other-ways' | 'restart' | 'patient-changed';
    }
  | SignupAnswer
  | {
      readonly type: 'failed';
      readonly turn: number;
      readonly failure: Failure<Pending>;
      readonly otp?: OtpStatus | undefined;
    }
  | { readonly type: 'face-seen'; readonly transaction: string; readonly status: 'verified' | 'over' }
  | {
      readonly type: 'suggested';
      readonly transaction: string;
      readonly suggestions: readonly string[] | 'failed';
    }
  | { readonly type: 'place-found'; readonly pincode: string; readonly place: Place }
  | { readonly type: 'address-checked'; readonly abhaAddress: string; readonly availability: Availability };

/** Work for the outside. */
export type SignupEffect =
  | SignupCall
  | {
      readonly type: 'load-suggestions';
      readonly transaction: string;
      readonly about?: NameAndBirth | undefined;
    }
  | { readonly type: 'check-address'; readonly transaction: string; readonly abhaAddress: string }
  | { readonly type: 'find-pincode'; readonly pincode: string }
  /** Asks again and again until the face is confirmed or its page is over. */
  | { readonly type: 'watch-face'; readonly transaction: string; readonly expiresAt: number }
  /** Gives up whatever is under way. */
  | { readonly type: 'give-up' }
  /** Empties the Aadhaar input: the number has done its work. */
  | { readonly type: 'clear-aadhaar' };

/** A state, and the work that leads on from it. */
export interface Transition {
  readonly state: SignupState;
  readonly effects: readonly SignupEffect[];
}

const emptyDraft: Draft = {
  otp: '',
  mobile: '',
  mobileOtp: '',
  address: '',
  ...nobody,
};

/** First screen of a method. */
export const firstStep = (method: SignupMethod): SignupStep => (method === 'mobile' ? 'mobile' : 'consent');

/** The beginning of a sign-up; with a single method there is nothing to choose. */
export function startOfSignup(
  methods: readonly SignupMethod[] = ['aadhaar', 'mobile'],
  notice?: SignupState['notice'],
): SignupState {
  const [only] = methods;
  const method = methods.length === 1 ? only : undefined;
  return {
    methods,
    method,
    step: method === undefined ? 'method' : firstStep(method),
    turn: 0,
    problems: {},
    notice,
    agreed: false,
    informationAgreed: false,
    draft: emptyDraft,
    accounts: [],
    mayCreate: false,
    place: 'unknown',
    addressDomain: 'abdm',
    suggestions: [],
    availability: 'unknown',
  };
}

/** The methods that an attribute lists, in its order; the default ones where it lists none that we know. */
export function methodsOf(attribute: string | null | undefined): readonly SignupMethod[] {
  const listed = (attribute ?? '').toLowerCase().split(/[\s,]+/u);
  const known = listed.filter((name): name is SignupMethod =>
    signupMethods.some((method) => method === name),
  );
  return known.length > 0 ? [...new Set(known)] : ['aadhaar', 'mobile'];
}

/** The address as it will be: what was typed, with its domain. */
export function fullAddress(state: SignupState): string {
  return `${addressName(state.draft.address)}@${state.addressDomain}`;
}
