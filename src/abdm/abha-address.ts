import { toAsciiDigits } from './digits.js';

/** The part after the `@`: `abdm` in production, `sbx` in ABDM's sandbox. */
export const addressDomains = ['abdm', 'sbx'] as const;

/** The part after the `@` of an ABHA address. */
export type AddressDomain = (typeof addressDomains)[number];

/** Length of a new ABHA address before its `@` (NHA case CRT_ABHA_112). */
export const addressLength = { minimum: 8, maximum: 18 } as const;

/** What can be wrong with an ABHA address that a patient wants to create. */
export type NewAddressProblem =
  'empty' | 'too-short' | 'too-long' | 'characters' | 'ends' | 'separators' | 'mobile-number' | 'abha-number';

/** The part before the `@` as typed: spaces around it, and a known ending such as `@abdm`, are dropped; case is kept. */
export function addressName(text: string): string {
  return toAsciiDigits(text.trim()).replace(/@(?:abdm|sbx)$/i, '');
}

/**
 * What is wrong with an address that a patient wants to create, or `undefined` when nothing is.
 *
 * Source: NHA case CRT_ABHA_112 (8 to 18 letters and digits, at most one dot and one underscore, both inside); ABDM's
 * address policy (never a ten-digit mobile number; the 14-digit one is given, not made). ABDM has the last word.
 */
export function newAddressProblem(text: string): NewAddressProblem | undefined {
  const name = addressName(text);
  if (name === '') return 'empty';
  if (!/^[a-zA-Z0-9._]*$/.test(name)) return 'characters';
  if (/^[._]|[._]$/.test(name)) return 'ends';
  if ((name.match(/\./g)?.length ?? 0) > 1 || (name.match(/_/g)?.length ?? 0) > 1) return 'separators';
  if (/^[0-9]{10}$/.test(name)) return 'mobile-number';
  if (/^[0-9]{14}$/.test(name)) return 'abha-number';
  if (name.length < addressLength.minimum) return 'too-short';
  return name.length > addressLength.maximum ? 'too-long' : undefined;
}

/** Whether ABDM might refuse a new address although the rule above allows it: some of its pages forbid a digit first. */
export function startsWithDigit(text: string): boolean {
  return /^[0-9]/.test(addressName(text));
}

/**
 * Whether a value is an ABHA address that exists or could exist, as it goes over the wire. Wider than the rule for new
 * ones: older addresses must go on working.
 *
 * Source: the pattern of the consent manager's published API.
 */
export function isAbhaAddress(value: string): boolean {
  return value.length <= 100 && /^[a-zA-Z0-9][a-zA-Z0-9_.]+[a-zA-Z0-9]@(?:abdm|sbx)$/.test(value);
}

/** Hides the start, as NHA's card does: `"XXXXam@abdm"` (NHA case P2 7). */
export function maskAbhaAddress(address: string): string {
  const [name = '', domain = ''] = address.split('@');
  return `${'X'.repeat(Math.max(0, name.length - 2))}${name.slice(-2)}@${domain}`;
}
