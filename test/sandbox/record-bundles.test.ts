import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Attachment, Bundle, Composition, Invoice, Observation } from 'fhir/r4';
import { hiTypes } from '../../src/abdm/hi-types.js';
import { recordKinds, recordOf } from '../../src/sandbox/records/record.js';
import type { RecordVisit } from '../../src/sandbox/records/visit.js';
import { assertFhir } from '../support/fhir-schema.js';

const nrces = 'https://nrces.in/ndhm/fhir/r4/StructureDefinition/';
const compositionProfiles = {
  OPConsultation: 'OPConsultRecord',
  Prescription: 'PrescriptionRecord',
  DiagnosticReport: 'DiagnosticReportRecord',
  DischargeSummary: 'DischargeSummaryRecord',
  ImmunizationRecord: 'ImmunizationRecord',
  WellnessRecord: 'WellnessRecord',
  HealthDocumentRecord: 'HealthDocumentRecord',
  Invoice: 'InvoiceRecord',
} as const;

const visit: RecordVisit = {
  id: 'visit-0001',
  display: 'Diabetes review',
  hiType: 'OPConsultation',
  at: Date.UTC(2026, 10, 1, 20),
  facility: { id: 'IN2910000001', name: 'Kaveri General Hospital', city: 'Bengaluru', state: 'Karnataka' },
  patient: {
    name: 'Asha Rani Verma',
    gender: 'F',
    born: '1990-05-15',
    abhaAddress: 'asha.verma@abdm',
    abhaNumber: '91-0000-0000-0448',
    mobile: '9999900001',
    address: '12 Rani Laxmibai Marg',
  },
};

interface Case {
  readonly name: string;
  readonly hiType: (typeof hiTypes)[number];
  readonly bundle: Bundle;
}

const all: readonly Case[] = hiTypes.flatMap((hiType) =>
  recordKinds[hiType].contents.map((_, choice) => ({
    name: `${hiType} ${choice + 1}`,
    hiType,
    bundle: recordOf({ ...visit, hiType }, choice),
  })),
);

const resources = (bundle: Bundle): Record<string, unknown>[] =>
  (bundle.entry ?? []).map(({ resource }) => resource as unknown as Record<string, unknown>);

/** Every object in a value. */
function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

const attachmentsOf = (bundle: Bundle): Attachment[] =>
  [...objectsIn(bundle)].filter(({ contentType, data }) => contentType !== undefined && data !== undefined);

const compositionOf = ({ entry }: Bundle): Composition => {
  const resource = entry?.[0]?.resource;
  assert.equal(resource?.resourceType, 'Composition');
  return resource as Composition;
};

for (const { name, hiType, bundle } of all) {
  describe(name, () => {
    test("is a document that HL7's schema of FHIR R4 takes", () => {
      assertFhir(bundle);
      assert.equal(bundle.type, 'document');
      assert(bundle.identifier?.value !== undefined && bundle.timestamp !== undefined);
    });

    test("names NRCeS's profiles, its Composition first", () => {
      assert.deepEqual(bundle.meta?.profile, [`${nrces}DocumentBundle`]);
      assert.deepEqual(compositionOf(bundle).meta?.profile, [nrces + compositionProfiles[hiType]]);
      for (const { meta } of resources(bundle)) {
        const { profile } = meta as { profile: string[] };
        assert(profile.length === 1 && profile[0]?.startsWith(nrces), String(profile));
      }
    });

    test('has every resource that it refers to, and refers to every resource that it has', () => {
      const urls = (bundle.entry ?? []).map(({ fullUrl }) => fullUrl ?? '');
      assert.equal(new Set(urls).size, urls.length);
      const referred = [...objectsIn(bundle)].flatMap(({ reference }) => (reference as string) ?? []);
      for (const reference of referred) assert(urls.includes(reference), reference);
      for (const url of urls.slice(1)) assert(referred.includes(url), url);
      for (const { fullUrl, resource } of bundle.entry ?? [])
        assert.equal(fullUrl, `urn:uuid:${resource?.id}`);
    });

    test('says who, where and when, in sections with a text each', () => {
      const { title, date, section = [], subject, author, custodian } = compositionOf(bundle);
      assert.deepEqual([title, date], ['Diabetes review', '2026-11-02T01:30:00+05:30']);
      assert.equal(subject?.display, 'Asha Rani Verma');
      assert.equal(custodian?.display, 'Kaveri General Hospital');
      assert.match(author[0]?.display ?? '', /^Dr\. /);
      assert(section.length > 0);
      for (const { entry, text, title: heading } of section) {
        assert((entry?.length ?? 0) > 0 && (heading?.length ?? 0) > 0);
        assert.match(
          text?.div ?? '',
          /^<div xmlns="http:\/\/www\.w3\.org\/1999\/xhtml"><ul>(<li>.+?<\/li>)+<\/ul><\/div>$/s,
        );
      }
    });

    test('has whole files: each begins and ends as its type says', () => {
      for (const { contentType = '', data = '', size, title } of attachmentsOf(bundle)) {
        const bytes = Buffer.from(data, 'base64');
        assert.equal(bytes.length, size);
        assert.equal(bytes.toString('base64'), data);
        if (contentType === 'image/jpeg') assertJpeg(bytes);
        else if (contentType === 'application/pdf') assertPdf(bytes);
        else assert.fail(`${title}: ${contentType}`);
      }
    });
  });
}

function assertJpeg(bytes: Buffer): void {
  assert.equal(bytes.subarray(0, 4).toString('hex'), 'ffd8ffe0');
  assert.equal(bytes.subarray(-2).toString('hex'), 'ffd9');
}

/** The table at the end of a PDF must point to where its objects begin. */
function assertPdf(bytes: Buffer): void {
  const text = bytes.toString('latin1');
  assert(text.startsWith('%PDF-1.4\n') && text.endsWith('%%EOF\n'));
  const table = text.slice(Number(/startxref\n(\d+)\n/.exec(text)?.[1]));
  assert(table.startsWith('xref\n'));
  const offsets = [...table.matchAll(/^(\d{10}) 00000 n $/gm)].map((match) => Number(match[1]));
  assert(offsets.length >= 6);
  for (const [index, offset] of offsets.entries()) assert(text.startsWith(`${index + 1} 0 obj\n`, offset));
}

test('there are two or more of every kind, one of them with 2 MB of files and below the limit of 10', () => {
  for (const hiType of hiTypes) assert(all.filter((one) => one.hiType === hiType).length >= 2, hiType);
  const sizes = all.map(({ bundle }) => attachmentsOf(bundle).reduce((sum, { size = 0 }) => sum + size, 0));
  const largest = Math.max(...sizes);
  assert(largest >= 2 * 1024 * 1024 && largest < 5 * 1024 * 1024, String(largest));
  assert(
    all.some(({ bundle }) => attachmentsOf(bundle).some(({ contentType }) => contentType === 'image/jpeg')),
  );
});

test('they speak Hindi, Kannada, Tamil, Bengali, Urdu and Malayalam in places', () => {
  const text = all
    .map(({ bundle }) => JSON.stringify(resources(bundle).map(({ text: _text, ...rest }) => rest)))
    .join('');
  for (const script of ['Devanagari', 'Kannada', 'Tamil', 'Bengali', 'Arabic', 'Malayalam'])
    assert(new RegExp(`\\p{Script=${script}}{3}`, 'u').test(text), script);
});

test('the blood test has twenty results and more: high, low and dangerous ones, each by its value', () => {
  const [bundle] = all.filter(({ hiType }) => hiType === 'DiagnosticReport').map((one) => one.bundle);
  assert(bundle);
  const results = resources(bundle).filter(
    ({ resourceType }) => resourceType === 'Observation',
  ) as unknown as Observation[];
  assert(results.length >= 20);
  const flags = new Set<string | undefined>();
  for (const { valueQuantity, interpretation, referenceRange, code } of results) {
    if (!valueQuantity) continue;
    const { value = Number.NaN } = valueQuantity;
    const [{ low, high } = {}] = referenceRange ?? [];
    const flag = interpretation?.[0]?.coding?.[0]?.code;
    const isLow = value < (low?.value ?? -Infinity);
    const isHigh = value > (high?.value ?? Infinity);
    assert.equal(flag?.[0], isLow ? 'L' : isHigh ? 'H' : 'N', code.text);
    assert.equal(valueQuantity.system, 'http://unitsofmeasure.org');
    flags.add(flag);
  }
  for (const flag of ['L', 'N', 'H', 'HH']) assert(flags.has(flag), flag);
});

test('an invoice adds up: lines, discounts, CGST and SGST, in rupees', () => {
  for (const { bundle } of all.filter(({ hiType }) => hiType === 'Invoice')) {
    const [invoice] = resources(bundle).filter(
      ({ resourceType }) => resourceType === 'Invoice',
    ) as unknown as Invoice[];
    assert(invoice);
    const paise = (type: string): number =>
      (invoice.lineItem ?? [])
        .flatMap(({ priceComponent = [] }) => priceComponent)
        .filter((component) => component.type === type)
        .reduce((sum, { amount }) => sum + Math.round((amount?.value ?? Number.NaN) * 100), 0);
    const net = paise('base') + paise('discount');
    assert.equal(Math.round((invoice.totalNet?.value ?? 0) * 100), net);
    assert.equal(Math.round((invoice.totalGross?.value ?? 0) * 100), net + paise('tax'));
    const taxes = (invoice.totalPriceComponent ?? []).map(({ amount }) => amount?.value ?? 0);
    assert.equal(Math.round((taxes[0] ?? 0) * 200), paise('tax'));
    assert.equal(taxes[0], taxes[1]);
    assert.equal(invoice.totalGross?.currency, 'INR');
  }
});

test('a record is always the same for its visit, and visits take turns', () => {
  assert.deepEqual(recordOf(visit), recordOf(visit));
  const first = JSON.stringify(recordOf(visit));
  assert.notEqual(first, JSON.stringify(recordOf({ ...visit, id: 'visit-0002' })));
  const doctors = ['visit-0001', 'visit-0002'].map((id) => compositionOf(recordOf({ ...visit, id })).author);
  assert.notEqual(doctors[0]?.[0]?.display, doctors[1]?.[0]?.display);
});

test('whatever a visit is called and however little is known, the record stays FHIR', () => {
  const hostile = '<script>alert(1)</script> & "quotes" \u202e';
  const odd: readonly RecordVisit[] = [
    { ...visit, display: ' ' },
    { ...visit, display: hostile, facility: { id: 'X', name: hostile } },
    { ...visit, patient: { name: 'Lalrinpuii', gender: 'O', born: '1948', abhaAddress: 'l@abdm' } },
    { ...visit, patient: { ...visit.patient, born: '1948-02', name: hostile } },
    { ...visit, patient: { ...visit.patient, name: ' Asha  Verma ' } },
  ];
  for (const one of odd) {
    const bundle = recordOf(one);
    assertFhir(bundle);
    for (const { div } of objectsIn(bundle))
      if (typeof div === 'string') assert(!/<script|"quotes"/.test(div), div);
  }
  assert.equal(compositionOf(recordOf({ ...visit, display: ' ' })).title, 'OP consultation');
});
