import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const tests = join(import.meta.dirname, '..');

/** Titles of all tests of the project. */
const titles = readdirSync(tests, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.test.ts'))
  .flatMap((file) => {
    const source = readFileSync(join(tests, file), 'utf8');
    return [...source.matchAll(/\b(?:it|test|describe|inDepth|other)\)?\(\s*(['"`])(.*?)\1\s*,/gs)].map(
      ([, , title = '']) => title,
    );
  });

/** Titles name several cases of a sheet in a row: "P2 15.4, 15.5 and 15.6". */
const named = (id: string): boolean => {
  const [sheet = '', number] = id.replaceAll('.', '\\.').split(' ');
  const exact = number === undefined ? sheet : `${sheet} (?:[0-9.]+(?:, | and ))*${number}`;
  const exactly = new RegExp(`(?<![\\w.])${exact}(?![\\w]|\\.[0-9])`);
  return titles.some((title) => exactly.test(title));
};

const numbered = (prefix: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${prefix}${from + index}`);

/** NHA's cases about creating an ABHA or an ABHA address, about the profile, about consents, linking and sharing, of its sheets M1 and P1 to P3. */
const cases = [
  ...numbered('CRT_ABHA_', 101, 109),
  ...numbered('CRT_ABHA_', 112, 115),
  ...numbered('P1 1.', 1, 14),
  ...numbered('P1 2.', 1, 14),
  ...numbered('P1 3.', 1, 16),
  'VRFY_ABHA_301',
  'AS-1309',
  'P2 6',
  'P2 7',
  ...numbered('P2 15.', 1, 6),
  'P2 17.1',
  'P2 17.3',
  ...numbered('P2 18.', 1, 5),
  'P2 18.7',
  ...numbered('P2 9.', 1, 3),
  'P2 10.1',
  'P2 10.2',
  'P2 13',
  'P2 14',
  ...numbered('P3 1.1.', 1, 5),
  ...numbered('P3 1.2.', 1, 3),
  'P3 1.3.1',
  'P3 1.3.2',
  ...numbered('P2 1.', 1, 11),
  ...numbered('P2 11.', 1, 3),
  'P2 12.1',
  ...numbered('P2 5.1.', 1, 3),
  'P2 5.2.1',
  'P2 5.2.5',
  ...numbered('P2 5.2.', 8, 11),
  'P2 19.3',
  'P2 19.7',
  'P2 19.8',
  'P2 20.1',
  'SHARE_PATIENT_PROFILE_701',
  ...numbered('P3 1.4.', 1, 4),
  'P3 1.5.1',
];

/** Cases that no test of ours can show, and why. */
const reasons: Readonly<Record<string, string>> = {
  CRT_ABHA_115: 'Optional; for facilities that print a card of their own.',
  'P1 1.12': 'The upstream publishes no call that sets a password; NHA calls its enforcement optional.',
  'P1 3.6':
    'The upstream gives no profile before the address is chosen; what exists already is listed instead.',
  'P1 3.7':
    'The upstream gives no profile before the address is chosen; what exists already is listed instead.',
  ...Object.fromEntries(
    ['P2 13', 'P3 1.1.3', 'P3 1.1.5'].map((id) => [
      id,
      'The upstream publishes no call that decides or edits a subscription; it is listed and shown.',
    ]),
  ),
  'P2 5.2.10': 'It has an app installed; the page of a portal needs none.',
  ...Object.fromEntries(
    numbered('P3 1.4.', 1, 3).map((id) => [
      id,
      'Records flow from facility to facility; the kit shows who may have them, and moves none.',
    ]),
  ),
  ...Object.fromEntries(
    numbered('P1 2.', 1, 14).map((id) => [
      id,
      'The upstream publishes no creation of an address by ABHA number; a patient who has one signs in with it.',
    ]),
  ),
};

describe("NHA's cases", () => {
  for (const id of cases) {
    const reason = reasons[id];
    it(
      reason === undefined ? `the case ${id} has a test that names it` : `the case ${id} has none: ${reason}`,
      () => {
        assert.equal(
          named(id),
          reason === undefined,
          `${id} is named by a test, or has a reason; never both`,
        );
      },
    );
  }

  it('reasons are given for cases of the list only', () => {
    assert.deepEqual(
      Object.keys(reasons).filter((id) => !cases.includes(id)),
      [],
    );
  });
});
