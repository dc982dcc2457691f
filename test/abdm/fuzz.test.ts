import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from '../support/fast-check.js';
import { identifierKinds, possibleKinds, readIdentifier } from '../../src/abdm/login.js';
import {
  addressLineProblem,
  birthProblem,
  dateNumbers,
  nameProblem,
  tidyText,
} from '../../src/abdm/person.js';
import { identifier } from '../../src/contract/login.js';
import { nameAndBirth, person } from '../../src/contract/values.js';
import { fuzzRuns } from '../support/fuzz.js';

const number = fc
  .tuple(
    fc.constantFrom('', '+', '+91', '0', '91', ' ', '(0)'),
    fc.stringMatching(/^[0-9]{0,15}$/),
    fc.constantFrom('', ' ', '-', '@abdm', '@sbx'),
  )
  .map((parts) => parts.join(''));
const text = fc.oneof(
  number,
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[a-zA-Z0-9._@ ]{0,24}$/),
);
const runs = { numRuns: fuzzRuns(3000) };

describe('what a patient signs in with, whatever was typed', () => {
  it('is never read as something that the contract refuses', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...identifierKinds), (typed, kind) => {
        const read = readIdentifier(typed, kind, 'abdm');
        if (!read) return;
        assert.equal(read.kind, kind);
        assert.ok(identifier.safeParse(read).success, JSON.stringify(read));
      }),
      runs,
    );
  });

  it('is never silently of a wrong kind: the first that is listed can be read, or none of them can', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const kinds = possibleKinds(typed);
        const readable = kinds.filter((kind) => readIdentifier(typed, kind, 'abdm'));
        if (readable.length > 0) assert.equal(readable[0], kinds[0], typed);
        assert.equal(new Set(kinds).size, kinds.length);
      }),
      runs,
    );
  });

  it('a number that can be read as several kinds is listed as each of them, so that the patient is asked', () => {
    fc.assert(
      fc.property(number, (typed) => {
        // After a plus sign there is a country, and so a mobile number.
        if (typed.trim().startsWith('+')) return;
        const kinds = possibleKinds(typed);
        for (const kind of ['mobile', 'abha-number', 'aadhaar'] as const)
          if (readIdentifier(typed, kind, 'abdm')) assert.ok(kinds.includes(kind), `${typed}: ${kind}`);
      }),
      runs,
    );
  });
});

describe('what a patient says of themselves, whatever was typed', () => {
  const typedDate = fc.record({ day: text, month: text, year: text });
  const likelyDate = fc.record({
    day: fc.integer({ min: -1, max: 33 }).map(String),
    month: fc.integer({ min: -1, max: 14 }).map(String),
    year: fc.integer({ min: 1890, max: 2040 }).map(String),
  });
  const good = {
    firstName: 'Asha',
    yearOfBirth: 1990,
    monthOfBirth: 3,
    dayOfBirth: 27,
    gender: 'F',
    pincode: '560001',
    address: '12, MG Road',
  } as const;

  it('names and lines that have no problem are taken by the contract once they are tidied', () => {
    fc.assert(
      fc.property(
        fc.oneof(text, fc.string({ unit: fc.constantFrom('आ', 'ि', ' ', '.', 'a', '\u0301', '7') })),
        (typed) => {
          const tidy = tidyText(typed);
          if (nameProblem(typed, true) === undefined)
            assert.ok(person.safeParse({ ...good, firstName: tidy }).success, JSON.stringify(typed));
          if (nameProblem(typed, false) === undefined && tidy)
            assert.ok(person.safeParse({ ...good, lastName: tidy }).success, JSON.stringify(typed));
          if (addressLineProblem(typed) === undefined)
            assert.ok(person.safeParse({ ...good, address: tidy }).success, JSON.stringify(typed));
        },
      ),
      runs,
    );
  });

  it('a date without a problem is a day that the contract takes, and one with a problem is not', () => {
    fc.assert(
      fc.property(fc.oneof(typedDate, likelyDate), (typed) => {
        const problem = birthProblem(typed);
        const { day, month, year } = dateNumbers(typed);
        const request = { firstName: 'Asha', yearOfBirth: year, monthOfBirth: month, dayOfBirth: day };
        assert.equal(nameAndBirth.safeParse(request).success, problem === undefined, JSON.stringify(typed));
      }),
      runs,
    );
  });
});
