import type * as r4 from 'fhir/r4';
import type { Block, Row } from '../reading/blocks.js';
import { numberFormat } from '../reading/formats.js';
import { type JsonObject, Part, textOf } from '../reading/json.js';
import { labelOf } from '../reading/labels.js';
import { numberOf } from '../reading/numbers.js';
import type { Reading } from '../reading/reading.js';
import { linesOf, say } from '../reading/say.js';
import { statusRemarks } from '../reading/statuses.js';
import { headingOf, keepNarrative, referred, restBlocks, namingKeys, skipPatient } from '../reading/tell.js';
import { cellOf, restLines, tableBlocks } from './tables.js';

/** A rate as a part of the price: 9%. Another factor is told by its name, but for 1. */
function shareOf(part: Part<r4.InvoiceLineItemPriceComponent>, { locale }: Reading): string {
  const factor = numberOf(part.json['factor']);
  const isRate = textOf(part.json['type']) !== 'base' && factor !== undefined && Math.abs(factor) < 1;
  if (isRate || factor === 1) part.skip('factor');
  return isRate ? numberFormat(locale, { style: 'percent', maximumFractionDigits: 4 }).format(factor) : '';
}

/** A price, discount or tax: its name and its amount. */
function priceLine(json: JsonObject, reading: Reading): string {
  const part = new Part<r4.InvoiceLineItemPriceComponent>(json);
  const type = say(part.take('type'), reading, 'type');
  const name = say(part.take('code'), reading) || type;
  const share = shareOf(part, reading);
  const amount = say(part.take('amount'), reading);
  const said = `${name}${share && ` ${share}`}${amount && `: ${amount}`}`;
  return [said, ...restLines(part, reading)].join(' · ');
}

/** What was charged: the charge item's own words, where it came with the bill. */
function charge(reference: unknown, reading: Reading): { readonly name: string[]; readonly more: string[] } {
  const { resources, names } = referred(reference, reading);
  const told = resources.map((resource) =>
    reading.within(resource, () => {
      const item = new Part<r4.ChargeItem>(resource);
      keepNarrative(item, reading);
      statusRemarks(item, reading);
      skipPatient(item, reading);
      const product = say(item.choice('product'), reading);
      const name = [say(item.take('code'), reading), product].filter(Boolean).join(' · ');
      return { name, more: restLines(item, reading) };
    }),
  );
  return { name: [...told.map(({ name }) => name), ...names], more: told.flatMap(({ more }) => more) };
}

function rowOf(json: JsonObject, reading: Reading): Row {
  const line = new Part<r4.InvoiceLineItem>(json);
  line.skip('sequence');
  const { name, more } = charge(line.take('chargeItemReference'), reading);
  const concept = say(line.take('chargeItemCodeableConcept'), reading);
  const prices = line.objects('priceComponent');
  const isBase = (price: JsonObject): boolean => textOf(price['type']) === 'base';
  const priced = (some: readonly JsonObject[]): string[] => some.map((price) => priceLine(price, reading));
  return {
    cells: [
      cellOf(concept, ...name),
      cellOf(...priced(prices.filter(isBase))),
      cellOf(...priced(prices.filter((price) => !isBase(price)))),
      cellOf(...more, ...restLines(line, reading)),
    ],
  };
}

/** Tells a bill: its lines, and what they come to. */
export function tellInvoice(resource: JsonObject, reading: Reading, level: number): Block[] {
  const part = new Part<r4.Invoice>(resource);
  const rows = part.objects('lineItem').map((line) => rowOf(line, reading));
  const parts = part.objects('totalPriceComponent').map((price) => priceLine(price, reading));
  const totals = (['totalNet', 'totalGross'] as const).map((key) => ({
    label: labelOf(key, reading),
    lines: linesOf(part.take(key), reading),
  }));
  const facts = [{ label: labelOf('totalPriceComponent', reading), lines: parts }, ...totals].filter(
    ({ lines }) => lines.length > 0,
  );
  return [
    headingOf(resource, reading, level),
    ...tableBlocks(reading.words.bills, rows, reading),
    ...(facts.length > 0 ? [{ kind: 'facts', facts } as const] : []),
    ...restBlocks(part, reading, namingKeys(resource, reading)),
  ];
}
