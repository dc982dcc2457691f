import { numberFormat } from './formats.js';

/** A number of a record, if it is one; senders write some as texts. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A number with all its digits. */
export const numberText = (value: number, locale: string): string =>
  numberFormat(locale, { maximumFractionDigits: 20 }).format(value);
