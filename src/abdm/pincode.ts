/** Digits of an Indian postal code. */
export const pincodeLength = 6;

/** Whether a value is an Indian postal code: six digits, the first not zero. */
export function isPincode(value: string): boolean {
  return /^[1-9][0-9]{5}$/.test(value);
}
