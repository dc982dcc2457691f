import { groupDigits, onlyDigits, toAsciiDigits } from '../abdm/digits.js';

/**
 * Groups digits while they are typed and keeps the caret behind the digit it stood behind.
 *
 * @param value - what the input holds, in any form
 * @param caret - where the caret stands in it
 * @param sizes - size of each group
 */
export function regroup(
  value: string,
  caret: number,
  sizes: readonly number[],
): { readonly value: string; readonly caret: number; readonly digits: string } {
  const digits = onlyDigits(value);
  const before = onlyDigits(value.slice(0, caret)).length;
  const grouped = groupDigits(digits, sizes);
  let at = 0;
  for (let passed = 0; passed < before; at++) if (/[0-9]/.test(grouped[at] ?? '0')) passed++;
  return { value: grouped, caret: at, digits };
}

/** Shows an input's digits in groups as they are typed, and gives the bare digits. */
export function groupInput(input: HTMLInputElement, sizes: readonly number[]): string {
  const typed = toAsciiDigits(input.value);
  const { value, caret, digits } = regroup(typed, input.selectionStart ?? typed.length, sizes);
  if (input.value !== value) {
    input.value = value;
    input.setSelectionRange(caret, caret);
  }
  return digits;
}
