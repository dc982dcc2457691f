import {
  addressLength,
  newAddressProblem,
  startsWithDigit,
  type AddressDomain,
} from '../abdm/abha-address.js';

/** What suggestions are made from. */
export interface NameOfSomebody {
  /** First, middle and last name, as far as there are. */
  readonly names: readonly (string | null | undefined)[];
  readonly yearOfBirth: string | undefined;
}

const wanted = 4;

/** Digits that make even a name of one letter long enough for an address. */
const countLength = 7;

/**
 * Suggests ABHA addresses made from somebody's names and year of birth; NHA asks for at least three (case CRT_ABHA_112).
 *
 * @param isFree - whether nobody has the address
 */
export function suggestAddresses(
  { names, yearOfBirth = '' }: NameOfSomebody,
  domain: AddressDomain,
  isFree: (address: string) => boolean,
): string[] {
  const words = names.map(lettersOf).filter((word) => word !== '');
  const first = words[0] ?? 'abha';
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  const suggestions = new Set<string>();
  const offer = (name: string): void => {
    const address = `${name}@${domain}`;
    const isGood = newAddressProblem(name) === undefined && !startsWithDigit(name);
    if (suggestions.size < wanted && isGood && isFree(address)) suggestions.add(address);
  };

  if (last !== '') {
    for (const name of [`${first}.${last}`, `${first}_${last}`, `${last}.${first}`]) offer(name);
  }
  for (const name of [
    `${first}${last}${yearOfBirth}`,
    `${first}.${last}${yearOfBirth.slice(-2)}`,
    `${first}.${yearOfBirth}`,
  ]) {
    offer(name);
  }
  const stem = startsWithDigit(first) ? 'abha' : first.slice(0, addressLength.maximum - countLength - 1);
  for (let count = 1; suggestions.size < wanted; count++)
    offer(`${stem}.${String(count).padStart(countLength, '0')}`);
  return [...suggestions];
}

/** The Latin letters and digits of a name, accents dropped: `"D'Souza"` gives `"dsouza"`. */
function lettersOf(name: string | null | undefined): string {
  return (name ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
