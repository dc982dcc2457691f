import type { TemplateResult } from 'lit';
import { onlyDigits } from '../abdm/digits.js';
import { textField } from './text-field.js';

/** A field for a code from an SMS. */
export interface OtpField {
  /** Unique in the element. */
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onInput: (digits: string) => void;
}

/** Renders an {@link OtpField}, which phones fill from the SMS. */
export function otpField({ name, label, value, problem, onInput }: OtpField): TemplateResult {
  return textField({
    name,
    label,
    value,
    problem,
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    digits: true,
    onInput: (input) => {
      input.value = onlyDigits(input.value);
      onInput(input.value);
    },
  });
}
