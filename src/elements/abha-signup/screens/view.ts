import type { TemplateResult } from 'lit';
import type { CommonMessages } from '../../../locales/common.js';
import type { SignupMessages } from '../../../locales/signup.js';
import { button } from '../../../ui/button.js';
import type { SignupEvent, SignupField, SignupState } from '../signup-state.js';

/** What became of the last press on a copy button. */
export interface CopyState {
  readonly what: 'number' | 'address';
  readonly worked: boolean;
}

/** What every screen of a sign-up is rendered from. */
export interface SignupView {
  readonly state: SignupState;
  readonly messages: SignupMessages;
  readonly common: CommonMessages;
  /** BCP 47 tag for numbers and moments. */
  readonly locale: string;
  /** Language of the messages. */
  readonly language: string;
  readonly now: number;
  readonly send: (event: SignupEvent) => void;
  /** What the Aadhaar input shows, and how it is told what happens to it. */
  readonly aadhaar: {
    readonly shown: string;
    readonly input: (input: HTMLInputElement) => void;
    readonly focus: (input: HTMLInputElement) => void;
    readonly blur: (input: HTMLInputElement) => void;
  };
  readonly copied: CopyState | undefined;
  readonly copy: (what: CopyState['what'], text: string) => void;
}

/** What is being done for the patient, in words: on the pressed button, and for screen readers. */
export function busyText(
  { pending, step }: SignupState,
  { signup, common }: { readonly signup: SignupMessages; readonly common: CommonMessages },
): string | undefined {
  return (
    pending &&
    {
      agree: signup.consent.submitting,
      send: signup.aadhaar.submitting,
      resend: common.otp.resending,
      verify: step === 'otp' ? signup.otp.submitting : signup.mobileOtp.submitting,
      create: signup.address.submitting,
      'sign-in': signup.accounts.submitting,
    }[pending]
  );
}

/** The main button of a screen; a new OTP under way is not its work. */
export function submitButton({ state, messages, common }: SignupView, label: string): TemplateResult {
  const busy = state.pending === 'resend' ? undefined : busyText(state, { signup: messages, common });
  return button({ name: 'submit', label, busy, look: 'primary' });
}

/** The way back to the screen before. */
export function backButton({ common, send }: SignupView): TemplateResult {
  return button({ name: 'back', label: common.back, look: 'plain', onPress: () => send({ type: 'back' }) });
}

/** Kinds of failure that are the fault of one field, and are said there. */
const fieldOfFailure: Readonly<Record<string, SignupField>> = {
  'aadhaar-invalid': 'aadhaar',
  'aadhaar-not-found': 'aadhaar',
  'mobile-invalid': 'mobile',
  'mobile-limit': 'mobile',
  'otp-wrong': 'otp',
  'otp-expired': 'otp',
  'address-invalid': 'address',
};

/** The field whose fault a failure is, on the screen that is shown. */
export function failedField(state: SignupState): SignupField | undefined {
  if (!state.failure) return undefined;
  const field = fieldOfFailure[state.failure.kind];
  if (field === 'otp' && state.step === 'mobile-otp') return 'mobileOtp';
  const here: Partial<Record<SignupState['step'], readonly SignupField[]>> = {
    aadhaar: ['aadhaar'],
    otp: ['otp', 'mobile'],
    address: ['address'],
  };
  return field && here[state.step]?.includes(field) ? field : undefined;
}

/** What a field has to say: its own problem, or the failure it caused. */
export function problemOf(
  view: SignupView,
  field: 'aadhaar' | 'otp' | 'mobile' | 'mobileOtp' | 'address',
): string | undefined {
  const { state, common } = view;
  const problem = state.problems[field];
  if (problem) {
    const table: Readonly<Record<string, string>> = common.problems[field === 'mobileOtp' ? 'otp' : field];
    return table[problem];
  }
  return state.failure && failedField(state) === field ? common.errors[state.failure.kind] : undefined;
}
