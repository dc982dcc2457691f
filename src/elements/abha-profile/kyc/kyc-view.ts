import type { CommonMessages } from '../../../locales/common.js';
import type { FailureMessages } from '../../../locales/failures.js';
import type { KycMessages } from '../../../locales/kyc.js';
import { failureText } from '../../../ui/failure-notice.js';
import type { KycEvent, KycState } from './kyc-state.js';

/** A number that the patient types, as its input shows it, and how it is told what happens to it. */
export interface NumberInput {
  readonly digits: string;
  readonly shown: string;
  readonly input: (input: HTMLInputElement) => void;
  readonly focus: (input: HTMLInputElement) => void;
  readonly blur: () => void;
}

/** What every screen on the way to KYC is rendered from. */
export interface KycView {
  readonly state: KycState;
  readonly messages: KycMessages;
  readonly common: CommonMessages;
  readonly failures: FailureMessages;
  /** BCP 47 tag for moments. */
  readonly locale: string;
  readonly now: number;
  readonly number: NumberInput;
  readonly aadhaar: NumberInput;
  /** Whose ABHA number is linked. */
  readonly name: string;
  readonly send: (event: KycEvent) => void;
  readonly close: () => void;
}

type Field = 'number' | 'aadhaar' | 'otp';

const fieldOfFailure: Readonly<Record<string, Field>> = {
  'abha-number-invalid': 'number',
  'abha-not-found': 'number',
  'aadhaar-invalid': 'aadhaar',
  'aadhaar-not-found': 'aadhaar',
  'otp-wrong': 'otp',
  'otp-expired': 'otp',
};

/** The field whose fault a failure is, on the screen that is shown. */
export function failedField({ failure, step }: Pick<KycState, 'failure' | 'step'>): Field | undefined {
  const field = failure && fieldOfFailure[failure.kind];
  return field === step ? field : undefined;
}

/** What a field has to say: its own problem, or the failure that it caused. */
export function problemOf({ state, common, failures }: KycView, field: Field): string | undefined {
  const { number, aadhaar, otp } = state.problems;
  if (field === 'number' && number) return failures['abha-number-invalid'];
  if (field === 'aadhaar' && aadhaar) return common.problems.aadhaar[aadhaar];
  if (field === 'otp' && otp) return common.problems.otp[otp];
  if (!state.failure || failedField(state) !== field) return undefined;
  return failureText({ kind: state.failure.kind, messages: common, failures });
}

/** The heading of a screen. */
export const kycTitle = ({ step }: KycState, m: KycMessages): string => m[step].title;
