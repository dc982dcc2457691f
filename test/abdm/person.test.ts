import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addressLineProblem,
  birthProblem,
  dateNumbers,
  isBirthDate,
  longestText,
  nameProblem,
  tidyText,
} from '../../src/abdm/person.js';

describe('a name (P1 1.8)', () => {
  it('may be of any script, with its marks and what stands between names', () => {
    for (const name of [
      'Asha',
      'आशा देवी',
      'ஆஷா',
      'ആശ',
      'Renée',
      "D'Souza",
      'D’Souza',
      'A. P. J.',
      'Rani-Devi',
      'क्‍ष',
    ]) {
      assert.equal(nameProblem(name, true), undefined, name);
    }
  });

  it('is refused with a reason', () => {
    const cases: [string, string][] = [
      ['', 'empty'],
      [' \u00a0\t', 'empty'],
      ['Asha1', 'characters'],
      ['.Asha', 'characters'],
      ['<b>Asha</b>', 'characters'],
      ['Asha🙂', 'characters'],
      ['Asha\u0000', 'characters'],
      ['a'.repeat(longestText.name + 1), 'too-long'],
    ];
    for (const [name, problem] of cases) assert.equal(nameProblem(name, true), problem, JSON.stringify(name));
    assert.equal(nameProblem('a'.repeat(longestText.name), true), undefined);
  });

  it('may be left out where it is optional, and is checked where it is not', () => {
    assert.equal(nameProblem('  ', false), undefined);
    assert.equal(nameProblem('7', false), 'characters');
  });

  it('loses needless spaces, and is composed', () => {
    assert.equal(tidyText('  Asha \n  Rani\u00a0 '), 'Asha Rani');
    assert.equal(tidyText('Rene\u0301e'), 'Renée');
  });
});

describe('an address line (AS-1369)', () => {
  it('takes letters and digits of any script and the marks that ABDM names', () => {
    for (const line of ["12/3, St. John's Rd. (2nd floor) - A", 'मकान १२, गली ३', 'கதவு எண் 4']) {
      assert.equal(addressLineProblem(line), undefined, line);
    }
  });

  it('is refused with a reason', () => {
    assert.equal(addressLineProblem('   '), 'empty');
    for (const mark of ['#', '&', '@', ':', '"', '<', '\\', '’', '🙂'])
      assert.equal(addressLineProblem(`12${mark}`), 'characters', mark);
    assert.equal(addressLineProblem('a'.repeat(longestText.address + 1)), 'too-long');
    assert.equal(addressLineProblem('a'.repeat(longestText.address)), undefined);
  });
});

describe('a date of birth', () => {
  const today = new Date('2026-03-15T12:00:00Z');
  const problem = (day: string, month: string, year: string): string | undefined =>
    birthProblem({ day, month, year }, today);

  it('is understood in digits of any script, with or without zeros', () => {
    assert.equal(problem('27', '3', '1995'), undefined);
    assert.equal(problem(' 07', '03 ', '1995'), undefined);
    assert.equal(problem('२७', '३', '१९९५'), undefined);
    assert.deepEqual(dateNumbers({ day: '०७', month: '3', year: 'x' }), {
      day: 7,
      month: 3,
      year: undefined,
    });
  });

  it('knows the calendar', () => {
    assert.equal(problem('29', '2', '2024'), undefined);
    assert.equal(problem('29', '2', '2023'), 'not-a-date');
    assert.equal(problem('29', '2', '1900'), 'not-a-date');
    assert.equal(problem('31', '4', '1995'), 'not-a-date');
    assert.equal(problem('0', '4', '1995'), 'not-a-date');
    assert.equal(problem('1', '13', '1995'), 'not-a-date');
    assert.equal(problem('1', '-1', '1995'), 'not-a-date');
    assert.equal(problem('1.5', '1', '1995'), 'not-a-date');
  });

  it('needs all three parts, and a year of which somebody may be alive', () => {
    for (const [day, month, year] of [
      ['', '3', '1995'],
      ['27', ' ', '1995'],
      ['27', '3', ''],
    ] as const)
      assert.equal(problem(day, month, year), 'empty');
    assert.equal(problem('27', '3', '95'), 'year');
    assert.equal(problem('27', '3', '1899'), 'year');
    assert.equal(problem('27', '3', '1900'), undefined);
  });

  it('may be today, also east of here, and not later', () => {
    assert.equal(problem('15', '3', '2026'), undefined);
    assert.equal(problem('16', '3', '2026'), undefined);
    assert.equal(problem('17', '3', '2026'), 'future');
    assert.equal(isBirthDate(2026, 3, 17, today), false);
    assert.equal(isBirthDate(1995, 3, 27, today), true);
  });
});
