import type { ChargeItem, Invoice, InvoiceLineItemPriceComponent, Reference } from 'fhir/r4';
import { textPdf } from './attachments/attachment.js';
import { file } from './clinical.js';
import { coded, inWords } from './concepts.js';
import type { RecordContent, RecordKind } from './content.js';
import type { RecordDocument } from './document.js';

const type = inWords('Invoice Record');

/** One line of a bill; amounts are in paise, so that sums come out even. */
interface Line {
  readonly what: string;
  readonly quantity: number;
  readonly rate: number;
  readonly discount?: number;
  /** Goods and services tax in percent, one half for the Union and one for the state; medical care bears none. */
  readonly tax?: number;
}

const rupees = (paise: number): { value: number; currency: 'INR' } => ({
  value: Math.round(paise) / 100,
  currency: 'INR',
});

const baseOf = ({ quantity, rate }: Line): number => quantity * rate;
const netOf = (line: Line): number => baseOf(line) - (line.discount ?? 0);
const halfTaxOf = (line: Line): number => Math.round((netOf(line) * (line.tax ?? 0)) / 200);
const sumOf = (lines: readonly Line[], amount: (line: Line) => number): number =>
  lines.reduce((sum, line) => sum + amount(line), 0);

function pricesOf(line: Line): InvoiceLineItemPriceComponent[] {
  const { quantity, discount, tax } = line;
  const half = rupees(halfTaxOf(line));
  return [
    { type: 'base', code: coded('price', '01', 'Rate'), factor: quantity, amount: rupees(baseOf(line)) },
    ...(discount === undefined
      ? []
      : [{ type: 'discount' as const, code: coded('price', '02', 'Discount'), amount: rupees(-discount) }]),
    ...(tax === undefined
      ? []
      : [
          { type: 'tax' as const, code: coded('price', '03', 'CGST'), factor: tax / 200, amount: half },
          { type: 'tax' as const, code: coded('price', '04', 'SGST'), factor: tax / 200, amount: half },
        ]),
  ];
}

function chargeItem(document: RecordDocument, line: Line): Reference {
  const resource: ChargeItem = {
    resourceType: 'ChargeItem',
    status: 'billed',
    code: inWords(line.what),
    subject: document.patient,
    context: document.encounter,
    occurrenceDateTime: document.time,
    quantity: { value: line.quantity },
    priceOverride: rupees(line.rate),
  };
  return document.add(resource, line.what);
}

function invoice(
  document: RecordDocument,
  kind: readonly [code: string, display: string],
  lines: readonly Line[],
  more: Pick<Invoice, 'paymentTerms' | 'note'> & { readonly withItems?: boolean },
): Reference {
  const { withItems = false, ...rest } = more;
  const net = sumOf(lines, netOf);
  const half = sumOf(lines, halfTaxOf);
  const resource: Invoice = {
    resourceType: 'Invoice',
    identifier: [{ system: 'https://hospital.example/bills', value: `BILL-${document.visit.id}` }],
    status: 'balanced',
    type: coded('billing', ...kind),
    subject: document.patient,
    recipient: document.patient,
    date: document.time,
    participant: [{ actor: document.doctor }],
    issuer: document.facility,
    lineItem: lines.map((line, index) => ({
      sequence: index + 1,
      ...(withItems
        ? { chargeItemReference: chargeItem(document, line) }
        : { chargeItemCodeableConcept: inWords(line.what) }),
      priceComponent: pricesOf(line),
    })),
    totalPriceComponent: [
      { type: 'tax', code: coded('price', '03', 'CGST'), amount: rupees(half) },
      { type: 'tax', code: coded('price', '04', 'SGST'), amount: rupees(half) },
    ],
    totalNet: rupees(net),
    totalGross: rupees(net + 2 * half),
    ...rest,
  };
  return document.add(resource, `Total ${rupees(net + 2 * half).value.toFixed(2)} INR`);
}

const pharmacy: RecordContent = {
  doctor: {
    name: 'Dr. Anjali Menon',
    qualification: 'MBBS, MD (General Medicine)',
    registration: 'KMC-0000101',
  },
  write(document) {
    document.section('Pharmacy bill', undefined, [
      invoice(
        document,
        ['01', 'Pharmacy'],
        [
          { what: 'Metformin 1000 mg, 180 tablets', quantity: 180, rate: 410, tax: 12 },
          { what: 'Amlodipine 5 mg, 90 tablets', quantity: 90, rate: 285, discount: 2_500, tax: 12 },
          { what: 'Glucometer strips, box of 50', quantity: 2, rate: 99_900, discount: 19_980, tax: 5 },
          { what: 'Crepe bandage', quantity: 1, rate: 21_000, tax: 12 },
        ],
        { paymentTerms: 'Paid by UPI', note: [{ text: 'ಖರೀದಿಸಿದ ಔಷಧಿಗಳನ್ನು ಹಿಂತಿರುಗಿಸಲಾಗುವುದಿಲ್ಲ' }] },
      ),
    ]);
  },
};

const hospital: RecordContent = {
  doctor: {
    name: 'Dr. Vivek Nimbalkar',
    qualification: 'MBBS, DNB (Internal Medicine)',
    registration: 'MMC-0000107',
  },
  write(document) {
    document.section('अस्पताल का बिल (hospital bill)', undefined, [
      invoice(
        document,
        ['02', 'IPD'],
        [
          { what: 'Room, semi-private, 2 days', quantity: 2, rate: 350_000 },
          { what: "Consultant's visits", quantity: 3, rate: 80_000 },
          { what: 'Laboratory', quantity: 1, rate: 412_550 },
          { what: 'Food from the canteen', quantity: 6, rate: 15_000, tax: 5 },
          { what: 'Ambulance', quantity: 1, rate: 150_000, discount: 50_000 },
        ],
        { paymentTerms: 'Advance of 10,000 taken at admission; rest paid by card', withItems: true },
      ),
    ]);
    document.section('Documents', undefined, [
      file(document, inWords('Bill'), [
        textPdf('Bill, for the insurer', document.time, ['BILL', '', 'As in the structured record.']),
      ]),
    ]);
  },
};

/** Bills, with taxes and totals. */
export const invoices: RecordKind = {
  form: { profile: 'InvoiceRecord', type, encounter: 'AMB', title: 'Invoice' },
  contents: [pharmacy, hospital],
};
