/** A JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields of a JSON object; none for anything else. */
export function fields(value: unknown): Fields {
  return isObject(value) ? value : {};
}

/** The items of a JSON array; none for anything else. */
export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text without the spaces around it; `undefined` for an empty one and for what is neither text nor number. */
export function text(value: unknown): string | undefined {
  const written = typeof value === 'number' ? String(value) : value;
  return typeof written === 'string' && written.trim() !== '' ? written.trim() : undefined;
}

/** An id exactly as upstream wrote it, spaces and all, since it is sent back; `undefined` for one that says nothing. */
export function exactId(value: unknown): string | undefined {
  return text(value) === undefined ? undefined : String(value);
}

/** The items but for those whose key an earlier one has. */
export function uniqueBy<Item>(all: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const seen = new Set<string>();
  return all.filter((item) => !seen.has(keyOf(item)) && seen.add(keyOf(item)));
}

/** A yes or no, as a boolean or in one of the words upstream writes for it. */
export function flag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const word = text(value)?.toLowerCase() ?? '';
  if (['true', 'yes', '1', 'verified'].includes(word)) return true;
  return ['false', 'no', '0'].includes(word) ? false : undefined;
}

/** A whole number within bounds, written as a number or as digits. */
export function wholeNumber(value: unknown, least: number, most: number): number | undefined {
  const number = Number(text(value));
  return Number.isInteger(number) && number >= least && number <= most ? number : undefined;
}

/** A number of seconds above 0. */
export function seconds(value: unknown): number | undefined {
  const number = Number(text(value));
  return Number.isFinite(number) && number > 0 ? number : undefined;
}

/**
 * The masked number in a hint such as `"OTP sent … ******2425"`, with everything hidden but its last two to five digits.
 * A hint without a mask gives `undefined`: nobody knows then what its digits are.
 */
export function maskedNumber(hint: unknown): string | undefined {
  const match = /(?<![\p{L}\p{N}*])([0-9]{0,3}[*xX]{4,12})([0-9]{2,5})(?![\p{L}\p{N}*])/u.exec(
    text(hint) ?? '',
  );
  const [, hidden = '', shown = ''] = match ?? [];
  return match ? '*'.repeat(hidden.length) + shown : undefined;
}

/** A body as JSON; `undefined` when it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
