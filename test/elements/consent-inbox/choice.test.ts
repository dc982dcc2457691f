import { assert } from '@open-wc/testing';
import fc from '../../support/fast-check.js';
import { excessOf, termsProblems } from '../../../src/abdm/consent.js';
import type { RequestDetails } from '../../../src/contract/requests.js';
import {
  askedOf,
  type Choice,
  choiceOf,
  choiceProblems,
  dayOf,
  entriesOf,
  summaryOf,
  withDay,
  withFacility,
  withHiType,
  withVisit,
} from '../../../src/elements/consent-inbox/choice.js';
import { asked } from './requests.js';

const now = Date.parse('2026-02-01T09:00:00.000Z');
const [lake, hill] = asked.facilities as [
  RequestDetails['facilities'][number],
  RequestDetails['facilities'][number],
];

describe('what the patient shares', () => {
  it('begins with all that was asked for and nothing else', () => {
    const choice = choiceOf(asked);
    assert.deepEqual(choiceProblems(asked, choice, now), {});
    assert.deepEqual(
      entriesOf(asked, choice),
      [
        { hipId: 'HIP1', careContexts: ['V1', 'V2'] },
        { hipId: 'HIP2', careContexts: ['L1'] },
      ].map((source) => ({
        ...source,
        hiTypes: ['Prescription', 'DiagnosticReport'],
        from: asked.from!,
        to: asked.to!,
        eraseAt: asked.eraseAt!,
      })),
    );
  });

  it('is one entry for each facility that is chosen (P3 1.5.1)', () => {
    const choice = withFacility(choiceOf(asked), hill, false);
    assert.deepEqual(
      entriesOf(asked, choice).map(({ hipId }) => hipId),
      ['HIP1'],
    );
    assert.deepEqual(summaryOf(asked, choice), { facilities: 1, ofFacilities: 2, visits: 2, hiTypes: 2 });
  });

  it('loses a facility with its last visit, and gets all of its visits back with it', () => {
    const one = withVisit(choiceOf(asked), lake, 'V1', false);
    assert.deepEqual(one.visits['HIP1'], ['V2']);
    const none = withVisit(one, lake, 'V2', false);
    assert.notProperty(none.visits, 'HIP1');
    assert.deepEqual(withFacility(none, lake, true).visits['HIP1'], ['V1', 'V2']);
  });

  it('cannot take in what was not asked for', () => {
    const choice = choiceOf(asked);
    assert.deepEqual(withHiType(choice, asked, 'Invoice', true), choice);
    assert.deepEqual(withVisit(choice, lake, 'L1', true), choice);
  });

  it('says what is missing: a kind of record, a facility, a day', () => {
    const nothing: Choice = { hiTypes: [], from: '', to: '', until: '', visits: {} };
    assert.deepEqual(choiceProblems(asked, nothing, now), {
      hiTypes: 'none',
      facilities: 'none',
      from: 'missing',
      to: 'missing',
      until: 'missing',
    });
  });

  it('says which day is wrong: from ≤ to, from not in the future, the end in the future, all within what was asked', () => {
    const choice = choiceOf(asked);
    const problems = (part: 'from' | 'to' | 'until', day: string): object =>
      choiceProblems(asked, withDay(choice, part, day), now);
    assert.deepEqual(problems('from', '2023-12-30'), { from: 'too-early' });
    assert.deepEqual(problems('to', '2023-12-30'), { to: 'before-from' });
    assert.deepEqual(problems('to', '2026-01-02'), { to: 'too-late' });
    assert.deepEqual(problems('until', '2031-01-02'), { until: 'too-late' });
    assert.deepEqual(problems('until', '2026-01-30'), { until: 'in-past' });
    const open = { ...asked, to: '2029-12-31T11:15:00.000Z' };
    assert.deepEqual(choiceProblems(open, { ...choiceOf(open), from: '2026-02-03' }, now), {
      from: 'in-future',
    });
  });

  it('cannot be granted where the request does not say enough', () => {
    const { eraseAt: _eraseAt, ...vague } = asked;
    assert.deepInclude(choiceProblems(vague, choiceOf(vague), now), { request: 'incomplete' });
  });

  it('is never wider than what was asked for, whatever is pressed', () => {
    const day = fc.oneof(
      fc.constantFrom('', '2024-01-01', '2025-12-31', '2030-12-31', '2026-02-01', '0024-01-01', 'x'),
      fc
        .date({ min: new Date('2023-06-01'), max: new Date('2031-06-01'), noInvalidDate: true })
        .map((date) => dayOf(date.getTime())),
    );
    const step = fc.oneof(
      fc.tuple(fc.constantFrom('from', 'to', 'until'), day).map(
        ([part, value]) =>
          (choice: Choice) =>
            withDay(choice, part, value),
      ),
      fc.tuple(fc.constantFrom('Prescription', 'DiagnosticReport', 'Invoice'), fc.boolean()).map(
        ([code, on]) =>
          (choice: Choice) =>
            withHiType(choice, asked, code, on),
      ),
      fc.tuple(fc.constantFrom(lake, hill), fc.boolean()).map(
        ([facility, on]) =>
          (choice: Choice) =>
            withFacility(choice, facility, on),
      ),
      fc.tuple(fc.constantFrom(lake, hill), fc.constantFrom('V1', 'V2', 'L1', 'X9'), fc.boolean()).map(
        ([facility, id, on]) =>
          (choice: Choice) =>
            withVisit(choice, facility, id, on),
      ),
    );
    let granted = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), fc.nat(5 * 365 * 86_400), (steps, later) => {
        const choice = steps.reduce((chosen, change) => change(chosen), choiceOf(asked));
        const moment = now + later * 1000;
        if (Object.keys(choiceProblems(asked, choice, moment)).length > 0) return;
        granted += 1;
        const entries = entriesOf(asked, choice);
        assert.isNotEmpty(entries);
        for (const entry of entries) {
          assert.deepEqual(excessOf(askedOf(asked), entry), []);
          assert.deepEqual(termsProblems(entry, moment), []);
        }
      }),
      { numRuns: 2000 },
    );
    assert.isAbove(granted, 100);
  });
});
