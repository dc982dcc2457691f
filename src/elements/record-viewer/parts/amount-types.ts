import type * as r4 from 'fhir/r4';
import { isObject, own, type Part, textOf } from '../reading/json.js';
import { numberOf } from '../reading/numbers.js';
import { between, together } from '../reading/phrases.js';
import type { Reading } from '../reading/reading.js';
import type { Tell } from '../reading/telling.js';
import { moneyText, quantityText } from './units.js';

/** A number with its unit. */
export function quantity(part: Part<r4.Quantity>, { words, locale }: Reading): string {
  const value = numberOf(part.json['value']);
  if (value === undefined) return together([part.text('unit') ?? part.text('code')]);
  part.skip('value', 'unit', 'code');
  const { unit, code } = part.json;
  const text = quantityText(value, unit, code, words, locale);
  const compare = own(words.compared, textOf(part.json['comparator']) ?? '');
  if (!compare) return text;
  part.skip('comparator');
  return compare(text);
}

/** An amount of money. */
export function money(part: Part<r4.Money>, { locale }: Reading): string {
  const value = numberOf(part.json['value']);
  if (value === undefined) return part.text('currency') ?? '';
  part.skip('value', 'currency');
  return moneyText(value, part.json['currency'], locale);
}

/** From one amount to another. */
export function range(part: Part<r4.Range>, reading: Reading, tell: Tell): string {
  const [low, high] = [part.take('low'), part.take('high')];
  const isSameUnit =
    isObject(low) && isObject(high) && low['unit'] === high['unit'] && low['code'] === high['code'];
  // "12 to 15 g/dL": the unit is said once.
  const first = isSameUnit && numberOf(low['value']) !== undefined ? tell(low['value']) : tell(low);
  return between(first, tell(high), reading);
}

/** One amount for another. */
export function ratio(part: Part<r4.Ratio>, _reading: Reading, tell: Tell): string {
  return together([tell(part.take('numerator')), tell(part.take('denominator'))], ' / ');
}
