import type { TemplateResult } from 'lit';
import type { IdentifierKind, OtpSystem } from '../../../abdm/login.js';
import type { CommonMessages } from '../../../locales/common.js';
import type { FailureMessages } from '../../../locales/failures.js';
import type { LoginMessages } from '../../../locales/login.js';
import { button } from '../../../ui/button.js';
import { failureText } from '../../../ui/failure-notice.js';
import type { LoginEvent, LoginNotices, LoginState } from '../login-state.js';

/** What every screen of a sign-in is rendered from. */
export interface LoginView {
  readonly state: LoginState;
  readonly messages: LoginMessages;
  readonly common: CommonMessages;
  /** Loaded before anything can fail but the network. */
  readonly failures: FailureMessages | undefined;
  /** BCP 47 tag for numbers and moments. */
  readonly locale: string;
  /** Language of the messages. */
  readonly language: string;
  readonly now: number;
  readonly notices: LoginNotices;
  /** Where an ABHA is created; the portal's page. */
  readonly signUpUrl: string | undefined;
  readonly send: (event: LoginEvent) => void;
  /** What the identifier's input shows, what it is taken for, and how it is told what happens to it. */
  readonly identifier: {
    readonly text: string;
    readonly shown: string;
    readonly kind: IdentifierKind | undefined;
    readonly address: string;
    readonly input: (input: HTMLInputElement) => void;
    readonly focus: (input: HTMLInputElement) => void;
    readonly blur: () => void;
    readonly choose: (kind: IdentifierKind) => void;
  };
}

/** Why the sign-in stands at its beginning, in words. */
export function noticeText(notice: NonNullable<LoginState['notice']>, messages: LoginMessages): string {
  return {
    'other-patient': messages.otherPatient,
    declined: messages.declined,
    'signed-out': messages.signedIn.signedOut,
  }[notice];
}

/** What is being done for the patient, in words. */
export function busyText({ pending }: LoginState, messages: LoginMessages): string | undefined {
  return pending && messages.busy[pending];
}

/** Not the work of a main button: a new OTP under way, and the first look at who is signed in. */
const besides: readonly LoginState['pending'][] = ['resendLoginOtp', 'findSession'];

/** The main button of a screen. */
export function submitButton({ state, messages }: LoginView, label: string): TemplateResult {
  const busy = besides.includes(state.pending) ? undefined : busyText(state, messages);
  return button({ name: 'submit', label, busy, look: 'primary' });
}

/** The way back to the first screen. */
export function backButton({ common, send }: LoginView): TemplateResult {
  return button({ name: 'back', label: common.back, look: 'plain', onPress: () => send({ type: 'back' }) });
}

/** What identifies the patient, as it may be shown. */
export function shownIdentifier({ state, messages }: LoginView): string {
  const { identifier, kind = 'mobile' } = state;
  return identifier?.value ?? messages.identifier.kinds[kind];
}

const fieldOfFailure: Readonly<Record<string, 'identifier' | 'otp'>> = {
  'otp-wrong': 'otp',
  'otp-expired': 'otp',
  'mobile-invalid': 'identifier',
  'abha-number-invalid': 'identifier',
  'address-invalid': 'identifier',
  'aadhaar-invalid': 'identifier',
  'aadhaar-not-found': 'identifier',
  'abha-not-found': 'identifier',
};

/** The field whose fault a failure is, on the screen that is shown. */
export function failedField({ failure, step }: LoginState): 'identifier' | 'otp' | undefined {
  const field = failure && fieldOfFailure[failure.kind];
  return field === step ? field : undefined;
}

/** The words for a failure that a field caused. */
export function fieldFailure(view: LoginView, field: 'identifier' | 'otp'): string | undefined {
  const { failure } = view.state;
  if (!failure || failedField(view.state) !== field) return undefined;
  return failureText({ kind: failure.kind, messages: view.common, failures: view.failures });
}

/** Ways to send an OTP that the patient may choose from. */
export const bothSystems: readonly OtpSystem[] = ['abdm', 'aadhaar'];
