import { html, nothing, type TemplateResult } from 'lit';
import { isResend } from '../../../client/failure.js';
import type { CardDownloadController } from '../../../controllers/card-download-controller.js';
import type { CommonMessages } from '../../../locales/common.js';
import type { FailureMessages } from '../../../locales/failures.js';
import type { SignupMessages } from '../../../locales/signup.js';
import type { SignupStepsMessages } from '../../../locales/signup-steps.js';
import { button } from '../../../ui/button.js';
import { failureText } from '../../../ui/failure-notice.js';
import { mayGoBack } from '../signup-flow.js';
import { type SignupEvent, type SignupField, type SignupState } from '../signup-state.js';

/** What became of the last press on a copy button. */
export interface CopyState {
  readonly what: 'number' | 'address';
  readonly worked: boolean;
}

/** What every screen of a sign-up is rendered from. */
export interface SignupView {
  readonly state: SignupState;
  readonly messages: SignupMessages;
  /** Messages of the later screens; loaded before one of them is shown. */
  readonly steps: SignupStepsMessages | undefined;
  readonly common: CommonMessages;
  /** Loaded before anything can fail but the network. */
  readonly failures: FailureMessages | undefined;
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
  /** Where the patient finds help that the kit cannot give, as the portal says. */
  readonly elsewhere: TemplateResult | typeof nothing;
  /** The ABHA card, to take along. */
  readonly card: CardDownloadController;
  /** What the portal says of itself, for an element inside. */
  readonly portal: {
    readonly baseUrl: string | undefined;
    readonly helpUrl: string | undefined;
    readonly helpline: string | undefined;
  };
  readonly copied: CopyState | undefined;
  readonly copy: (what: CopyState['what'], text: string) => void;
}

/** Messages of the later screens. */
export function stepsOf({ steps }: SignupView): SignupStepsMessages {
  if (!steps) throw new Error('The messages of this screen are not loaded');
  return steps;
}

/** What is being done for the patient, in words: on the pressed button, and for screen readers. */
export function busyText(
  { pending }: SignupState,
  { messages }: { readonly messages: SignupMessages },
): string | undefined {
  return pending && messages.busy[pending];
}

/** The main button of a screen; a new OTP under way is not its work. */
export function submitButton(view: SignupView, label: string): TemplateResult {
  const { state } = view;
  const busy = isResend(state.pending) ? undefined : busyText(state, view);
  return button({ name: 'submit', label, busy, look: 'primary' });
}

/** The way back to the screen before, where there is one. */
export function backButton({ common, send, state }: SignupView): TemplateResult | typeof nothing {
  if (!mayGoBack(state)) return nothing;
  return button({ name: 'back', label: common.back, look: 'plain', onPress: () => send({ type: 'back' }) });
}

/** For a patient who came back with a code under way: the way on from there. */
export function resumeNotice(view: SignupView): TemplateResult | typeof nothing {
  const { resume, sentFor = '', step } = view.state;
  if (!resume) return nothing;
  const m = view.messages.aadhaar;
  const waitsForCode =
    resume === 'otp' || resume === 'sign-in-otp' || (resume === 'mobile-otp' && step === 'mobile');
  const codeSent = step === 'sign-in' ? view.steps?.signIn.sentBefore : m.sentBefore(sentFor);
  return html`<div class="notice stack tight" part="notice">
    <p>${waitsForCode ? codeSent : m.verifiedBefore}</p>
    <div class="actions">
      ${button({ name: 'resume', label: m.resume, onPress: () => view.send({ type: 'resume' }) })}
    </div>
  </div>`;
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

const fieldsOn: Partial<Record<SignupState['step'], readonly SignupField[]>> = {
  aadhaar: ['aadhaar'],
  otp: ['otp', 'mobile'],
  mobile: ['mobile'],
  'sign-in-otp': ['otp'],
  address: ['address'],
};

/** The field whose fault a failure is, on the screen that is shown. */
export function failedField({ failure, step }: SignupState): SignupField | undefined {
  if (!failure) return undefined;
  const field = fieldOfFailure[failure.kind];
  if (field === 'otp' && step === 'mobile-otp') return 'mobileOtp';
  return field && fieldsOn[step]?.includes(field) ? field : undefined;
}

/** What a field has to say: its own problem, or the failure it caused. */
export function problemOf(
  view: SignupView,
  field: 'aadhaar' | 'otp' | 'mobile' | 'mobileOtp' | 'address',
): string | undefined {
  const { state, common, failures } = view;
  const problem = state.problems[field];
  if (problem) {
    const table: Readonly<Record<string, string>> = common.problems[field === 'mobileOtp' ? 'otp' : field];
    return table[problem];
  }
  if (!state.failure || failedField(state) !== field) return undefined;
  return failureText({ kind: state.failure.kind, messages: common, failures });
}
