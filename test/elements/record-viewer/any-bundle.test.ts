import { assert } from '@open-wc/testing';
import type { Telling } from '../../../src/elements/record-viewer/reading/reading.js';
import fc from '../../support/fast-check.js';
import { circles, hostileRecord, nested } from '../../support/hostile-bundles.js';
import { longReport, records } from '../../support/record-bundles.js';
import { tellingIn, textsOf, toldWith } from './told.js';

let en: Telling;
before(async () => {
  en = await tellingIn('en', 'en-IN');
});

/** Milliseconds that one step of telling may take: the page stands still meanwhile. */
const longestStep = 100;

const wrong = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e308,
    '',
    ' ',
    'x',
    [],
    {},
    [[]],
    [null],
    '2026-02-31',
    '\u202E',
  ),
  fc.constantFrom<unknown>(
    { reference: '#' },
    { reference: 'urn:uuid:composition' },
    { coding: 'x' },
    { value: 'x' },
    { toString: 1, constructor: 2, hasOwnProperty: 3 },
    JSON.parse('{"__proto__": {"text": "x"}, "text": {"div": []}}'),
    { repeat: { frequency: {}, periodUnit: 'constructor', when: ['__proto__'] } },
    { contentType: {}, data: [] },
  ),
  fc.jsonValue({ maxDepth: 4 }),
);

/** Every place in a bundle where something else could stand. */
function placesOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inside]) => placesOf(inside, [...path, key]))];
}

function changed(bundle: object, path: readonly (string | number)[], value: unknown): unknown {
  if (path.length === 0) return value;
  const copy = structuredClone(bundle) as Record<string, unknown>;
  let at = copy;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  at[path.at(-1) as string] = value;
  return copy;
}

describe('Any bundle at all', () => {
  for (const [name, bundle] of Object.entries(records))
    it(`${name}: wrong types in any field throw nothing, and the rest is shown`, () => {
      const places = placesOf(bundle).filter((path) => path.length > 0);
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.nat(places.length - 1), wrong), { minLength: 1, maxLength: 4 }),
          (changes) => {
            let mutant: unknown = bundle;
            for (const [place, value] of changes) {
              try {
                mutant = changed(mutant as object, places[place]!, value);
              } catch {
                // An earlier change took the place away.
              }
            }
            const { document } = toldWith(mutant, en);
            const texts = textsOf(document);
            for (const text of texts) assert.notMatch(text, /undefined|\[object|NaN/);
          },
        ),
        { numRuns: 150 },
      );
    }).timeout(30_000);

  it('one wrong field takes nothing else of the record away', () => {
    const bundle = records.prescription;
    const places = placesOf(bundle).filter((path) => path.includes('dosageInstruction') && path.length > 5);
    assert.isNotEmpty(places);
    fc.assert(
      fc.property(fc.nat(places.length - 1), wrong, (place, value) => {
        const texts = textsOf(toldWith(changed(bundle, places[place]!, value), en).document).join('\n');
        for (const text of [
          'Paracetamol 500 mg tablet',
          'Amoxicillin 500 mg capsule',
          'Kaveri Pharma',
          'Lake View Hospital',
        ])
          assert.include(texts, text);
      }),
      { numRuns: 200 },
    );
  }).timeout(30_000);

  it('any JSON object is a record, if an empty one', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 5 })), (bundle) => {
        toldWith(bundle, en);
      }),
      { numRuns: 300 },
    );
  }).timeout(30_000);

  for (const [name, make, text] of [
    ['nested 10,000 deep', () => nested(10_000), 'Still here'],
    ['a circle of 10,000 references', () => circles(10_000), 'Link 9999'],
    ['a circle of one', () => circles(1), 'Link 0'],
    ['5,000 results', () => longReport(5000), 'Test 5000'],
    ['markup and scripts', () => hostileRecord, '<b>Section</b>'],
    [
      'a resource of a megabyte in a hundred thousand fields',
      () => ({
        resourceType: 'Bundle',
        entry: [
          {
            resource: {
              resourceType: 'Basic',
              ...Object.fromEntries(
                Array.from({ length: 100_000 }, (_, index) => [`field${index}`, [{ a: 1 }]]),
              ),
            },
          },
          { resource: { resourceType: 'Condition', code: { text: 'Still here' } } },
        ],
      }),
      'Still here',
    ],
    [
      'one text of eight megabytes',
      () => ({
        resourceType: 'Bundle',
        entry: [
          { resource: { resourceType: 'Basic', note: [{ text: 'x'.repeat(8_000_000) }] } },
          { resource: { resourceType: 'Condition', code: { text: 'Still here' } } },
        ],
      }),
      'Still here',
    ],
  ] as const)
    it(`${name}: no step longer than ${longestStep} ms, and the rest is shown`, () => {
      const bundle: unknown = make();
      // Again where it was too long: a busy machine stands still at times by itself.
      let told = toldWith(bundle, en);
      assert.include(textsOf(told.document).join('\n'), text);
      for (let run = 1; run < 6 && told.longest >= longestStep; run++) told = toldWith(bundle, en);
      assert.isBelow(told.longest, longestStep);
    }).timeout(60_000);
});
