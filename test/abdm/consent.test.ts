import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from '../support/fast-check.js';
import {
  type ConsentAsked,
  type ConsentEntry,
  excessOf,
  isDenialReason,
  longestDenialReason,
  termsProblems,
} from '../../src/abdm/consent.js';
import { hiTypes, isHiType } from '../../src/abdm/hi-types.js';
import { isConsentPin } from '../../src/abdm/consent-pin.js';
import { isPurpose, purposes } from '../../src/abdm/purposes.js';
import { fuzzRuns } from '../support/fuzz.js';

const day = 24 * 60 * 60 * 1000;
const now = Date.UTC(2026, 10, 1, 9);
const at = (days: number): string => new Date(now + days * day).toISOString();

const terms = { hiTypes: ['Prescription'], from: at(-300), to: at(-1), eraseAt: at(100) };

describe('the terms of a consent', () => {
  it('need a kind of records, dates in order, and an end that is to come (AS-1403, AS-1407)', () => {
    assert.deepEqual(termsProblems(terms, now), []);
    assert.deepEqual(termsProblems({ ...terms, hiTypes: [] }, now), ['no-hi-type']);
    assert.deepEqual(termsProblems({ ...terms, to: at(-301) }, now), ['from-after-to']);
    assert.deepEqual(termsProblems({ ...terms, from: at(1), to: at(2) }, now), ['from-in-future']);
    assert.deepEqual(termsProblems({ ...terms, eraseAt: at(0) }, now), ['erase-in-past']);
    assert.deepEqual(termsProblems({ hiTypes: [], from: '', to: '', eraseAt: 'x' }, now), [
      'no-hi-type',
      'from-missing',
      'to-missing',
      'erase-missing',
    ]);
  });

  it('may run from and to the same moment, from now on, and into the future', () => {
    assert.deepEqual(termsProblems({ ...terms, from: at(0), to: at(0) }, now), []);
    assert.deepEqual(termsProblems({ ...terms, to: at(50) }, now), []);
  });

  it('have no problem exactly when each of the rules holds, whatever the dates', () => {
    const days = fc.integer({ min: -3, max: 3 });
    fc.assert(
      fc.property(days, days, days, fc.boolean(), (from, to, erase, hasType) => {
        const given = {
          hiTypes: hasType ? ['Prescription'] : [],
          from: at(from),
          to: at(to),
          eraseAt: at(erase),
        };
        const isGood = hasType && from <= to && from <= 0 && erase > 0;
        assert.equal(termsProblems(given, now).length === 0, isGood, JSON.stringify([from, to, erase]));
      }),
      { numRuns: fuzzRuns(300) },
    );
  });
});

const facilities = ['HIP-1', 'HIP-2', 'HIP-3'];
const visits = ['a', 'b', 'c'];
const kinds = ['Prescription', 'Invoice', 'Unknown'];
const moment = fc.integer({ min: -5, max: 5 });
const some = (from: readonly string[], least = 0): fc.Arbitrary<string[]> =>
  fc.subarray([...from], { minLength: least });

const asked: fc.Arbitrary<ConsentAsked> = fc
  .record({
    hiTypes: some(kinds),
    sources: some(facilities).chain((hipIds) =>
      fc.tuple(
        ...hipIds.map((hipId) => fc.record({ hipId: fc.constant(hipId), careContexts: some(visits) })),
      ),
    ),
    moments: fc.record({ from: moment, to: moment, eraseAt: moment }, { requiredKeys: [] }),
  })
  .map(({ moments, ...rest }) => ({
    ...rest,
    ...Object.fromEntries(Object.entries(moments).map(([name, days]) => [name, at(days)])),
  }));

const entry: fc.Arbitrary<ConsentEntry> = fc.record({
  hipId: fc.constantFrom(...facilities),
  careContexts: some(visits),
  hiTypes: some(kinds, 1),
  from: moment.map(at),
  to: moment.map(at),
  eraseAt: moment.map(at),
});

describe('what goes beyond a request', () => {
  const request: ConsentAsked = {
    ...terms,
    sources: [
      { hipId: 'HIP-1', careContexts: ['a', 'b'] },
      { hipId: 'HIP-2', careContexts: [] },
    ],
  };
  const whole: ConsentEntry = { ...terms, hipId: 'HIP-1', careContexts: ['a', 'b'] };

  it('is nothing when it is all that was asked for, or less', () => {
    assert.deepEqual(excessOf(request, whole), []);
    assert.deepEqual(excessOf(request, { ...whole, careContexts: ['b'], from: at(-2), to: at(-2) }), []);
    assert.deepEqual(excessOf(request, { ...whole, hipId: 'HIP-2', careContexts: [] }), []);
  });

  it('is each thing by its name', () => {
    assert.deepEqual(excessOf(request, { ...whole, hipId: 'HIP-9' }), ['facility', 'care-context']);
    assert.deepEqual(excessOf(request, { ...whole, careContexts: ['a', 'z'] }), ['care-context']);
    assert.deepEqual(excessOf(request, { ...whole, careContexts: [] }), ['care-context']);
    assert.deepEqual(excessOf(request, { ...whole, hipId: 'HIP-2', careContexts: ['a'] }), ['care-context']);
    assert.deepEqual(excessOf(request, { ...whole, hiTypes: ['Invoice'] }), ['hi-type']);
    assert.deepEqual(excessOf(request, { ...whole, from: at(-301) }), ['from']);
    assert.deepEqual(excessOf(request, { ...whole, to: at(0) }), ['to']);
    assert.deepEqual(excessOf(request, { ...whole, eraseAt: at(101) }), ['erase-at']);
  });

  it('is a moment that was not told, or that nobody can read', () => {
    const { from: _from, to: _to, eraseAt: _eraseAt, ...untold } = request;
    assert.deepEqual(excessOf(untold, whole), ['from', 'to', 'erase-at']);
    assert.deepEqual(excessOf(request, { ...whole, to: 'tomorrow' }), ['to']);
  });

  it('is nothing exactly for what is contained in the request, whatever both are', () => {
    fc.assert(
      fc.property(asked, entry, (limits, granted) => {
        const source = limits.sources.find(({ hipId }) => hipId === granted.hipId);
        // Visits as sets of everything there could be: naming none means all, also those nobody knows of yet.
        const everything = (named: readonly string[]): string[] =>
          named.length === 0 ? [...visits, 'other'] : [...named];
        const isContained =
          source !== undefined &&
          (source.careContexts.length > 0 || granted.careContexts.length === 0) &&
          everything(granted.careContexts).every((id) => everything(source.careContexts).includes(id)) &&
          granted.hiTypes.every((code) => limits.hiTypes.includes(code)) &&
          limits.from !== undefined &&
          granted.from >= limits.from &&
          limits.to !== undefined &&
          granted.to <= limits.to &&
          limits.eraseAt !== undefined &&
          granted.eraseAt <= limits.eraseAt;
        assert.equal(excessOf(limits, granted).length === 0, isContained);
      }),
      { numRuns: fuzzRuns(2000) },
    );
  });

  it('never grows when a grant is made narrower', () => {
    fc.assert(
      fc.property(asked, entry, fc.nat({ max: 3 }), (limits, granted, days) => {
        const later = new Date(Date.parse(granted.from) + days * day).toISOString();
        const earlier = (moment: string): string => new Date(Date.parse(moment) - days * day).toISOString();
        const narrower = {
          ...granted,
          hiTypes: granted.hiTypes.slice(0, 1),
          careContexts: granted.careContexts.slice(0, Math.max(1, granted.careContexts.length - days)),
          from: later,
          to: earlier(granted.to),
          eraseAt: earlier(granted.eraseAt),
        };
        const before = excessOf(limits, granted);
        assert(excessOf(limits, narrower).every((excess) => before.includes(excess)));
      }),
      { numRuns: fuzzRuns(1000) },
    );
  });
});

describe('words of consents', () => {
  it('a reason of a denial has letters, digits and few signs, and says something', () => {
    for (const good of ['no', 'Not my doctor, sorry.', 'a@b: "c" - d_e 9', 'x'.repeat(longestDenialReason)])
      assert.ok(isDenialReason(good), good);
    for (const bad of ['', '   ', '.,:', 'नहीं', 'no!', 'a\nb', '<b>', 'x'.repeat(longestDenialReason + 1)])
      assert.ok(!isDenialReason(bad), bad);
  });

  it('a consent PIN has four digits', () => {
    assert.ok(isConsentPin('0000'));
    for (const bad of ['', '123', '12345', '12a4', '१२३४', ' 1234', '1234\n'])
      assert.ok(!isConsentPin(bad), bad);
  });

  it('codes are known exactly as ABDM writes them', () => {
    assert.ok(hiTypes.every(isHiType) && purposes.every(isPurpose));
    assert.ok(!isHiType('prescription') && !isHiType('toString') && !isPurpose('caremgt') && !isPurpose(''));
  });
});
