import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from '../support/fast-check.js';
import { genders } from '../../src/abdm/person.js';
import { nobody, personProblems, type TypedPerson } from '../../src/abdm/typed-person.js';

const nisha: TypedPerson = {
  ...nobody,
  firstName: 'Nisha',
  gender: 'F',
  day: '27',
  month: '3',
  year: '1995',
  line: '12, MG Road',
  pincode: '560001',
};

describe('what is wrong with what somebody typed of themselves (P1 1.8)', () => {
  it('finds nothing wrong with each gender that ABDM Connect takes', () => {
    for (const gender of genders) assert.deepEqual(personProblems({ ...nisha, gender }, false), {});
  });

  it('takes nothing else for a gender', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('f', 'F ', '0', 'Female')), (gender) => {
        fc.pre(!genders.some((known) => known === gender));
        assert.deepEqual(personProblems({ ...nisha, gender }, false), { gender: 'empty' });
      }),
    );
  });
});
