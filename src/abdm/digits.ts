/** Code points of the digit zero of every Indian script in everyday use, and of the full-width and Arabic ones phones send. */
const zeros = [
  0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0xabf0, 0x1c50,
  0xff10,
];

/**
 * Turns digits of Indian scripts (१२३, ১২৩ …) into ASCII digits and leaves all other characters as they are.
 *
 * @param text - anything a patient typed or pasted
 */
export function toAsciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((start) => code >= start && code <= start + 9);
    return zero === undefined ? digit : String(code - zero);
  });
}

/** The ASCII digits of a text, everything else dropped: `"1234-5678 (नया)"` gives `"12345678"`. */
export function onlyDigits(text: string): string {
  return toAsciiDigits(text).replace(/[^0-9]/g, '');
}

/**
 * Puts digits into groups for reading: `groupDigits('123456', [4, 4])` gives `"1234 56"`.
 *
 * @param digits - ASCII digits
 * @param sizes - size of each group; what is left over stands in a last group
 * @param separator - what stands between groups
 */
export function groupDigits(digits: string, sizes: readonly number[], separator = ' '): string {
  const groups: string[] = [];
  let from = 0;
  for (const size of sizes) {
    if (from >= digits.length) break;
    groups.push(digits.slice(from, from + size));
    from += size;
  }
  if (from < digits.length) groups.push(digits.slice(from));
  return groups.join(separator);
}
