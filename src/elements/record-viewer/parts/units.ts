import type { RecordAmountsMessages, TimeUnit } from '../../../locales/record-amounts.js';
import { numberFormat } from '../reading/formats.js';
import { own, textOf } from '../reading/json.js';
import { numberText } from '../reading/numbers.js';

const spans: Readonly<Record<string, TimeUnit>> = {
  ...{ s: 's', min: 'min', h: 'h', d: 'd', wk: 'wk', mo: 'mo', a: 'a' },
  ...{
    second: 's',
    minute: 'min',
    hour: 'h',
    hr: 'h',
    day: 'd',
    week: 'wk',
    month: 'mo',
    year: 'a',
    yr: 'a',
  },
};

/** UCUM codes whose usual writing is another. */
const writings: Readonly<Record<string, string>> = {
  ...{ 'mm[Hg]': 'mmHg', Cel: '°C', '[degF]': '°F', 'kg/m2': 'kg/m²', '1': '', '/min': '/min' },
};

const powers = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const power = (digits: string): string => digits.replace(/\d/g, (digit) => powers[Number(digit)] ?? digit);

/** A unit as it is written: the sender's own, else its UCUM code, without the signs that are for machines. */
export function unitText(unit: unknown, code: unknown): string {
  const given = textOf(unit) ?? textOf(code) ?? '';
  return (
    own(writings, given) ??
    given
      .replace(/10[*^](\d+)/g, (_, digits: string) => `10${power(digits)}`)
      .replace(/\[(?:iU|IU)\]/g, 'IU')
      .replace(/(^|\/)u(?=(?:L|g|mol|m|U|Eq|kat|s)(?:$|\/))/g, '$1µ')
      .replace(/[{}[\]]/g, '')
  );
}

/** The span of time that a unit or code stands for. */
export const timeUnitOf = (...names: unknown[]): TimeUnit | undefined => {
  for (const name of names) {
    const text = textOf(name) ?? '';
    // Short ones as they are: D is a dioptre, and d a day.
    const unit = own(spans, text.length > 2 ? text.toLowerCase().replace(/s$/, '') : text);
    if (unit) return unit;
  }
  return undefined;
};

/** A number with its unit; spans of time in words. */
export function quantityText(
  value: number,
  unit: unknown,
  code: unknown,
  { spans: words }: Pick<RecordAmountsMessages, 'spans'>,
  locale: string,
): string {
  const shown = numberText(value, locale);
  const time = timeUnitOf(code, unit);
  if (time) return words[time](value, shown);
  const written = unitText(unit, code);
  return `${shown}${written && written !== '%' ? ' ' : ''}${written}`;
}

/** An amount of money; one without a currency is a number. */
export function moneyText(value: number, currency: unknown, locale: string): string {
  const code = textOf(currency);
  if (!code) return numberText(value, locale);
  try {
    return numberFormat(locale, { style: 'currency', currency: code }).format(value);
  } catch {
    return `${numberText(value, locale)} ${code}`;
  }
}
