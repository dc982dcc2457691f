import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/threat-model.md'), 'utf8');

/** Each threat with the tests that it names. */
const threats = text
  .split('\n')
  .filter((line) => /^\| (?!threat|-)/.test(line))
  .map((line) => {
    const [threat = '', , tests = ''] = line
      .split(' | ')
      .map((cell) => cell.replace(/^\| | \|$/g, '').trim());
    const named = tests.split('; ').flatMap((part) => {
      const file = /^`([^`]+)`: /.exec(part)?.[1];
      return [...part.matchAll(/"([^"]+)"/g)].map(([, title = '']) => ({ file, title }));
    });
    return { threat, named };
  });

const sources = new Map<string, string>();
function sourceOf(file: string): string {
  const known = sources.get(file) ?? readFileSync(join(root, file), 'utf8').replaceAll("\\'", "'");
  sources.set(file, known);
  return known;
}

test('every threat of the threat model names its tests', () => {
  assert(threats.length > 20);
  assert.deepEqual(
    threats.filter(({ named }) => named.length === 0).map(({ threat }) => threat),
    [],
  );
});

for (const { threat, named } of threats)
  test(`threat model: the tests of "${threat}" exist`, () => {
    for (const { file, title } of named) {
      assert(file, `no file for "${title}"`);
      assert(sourceOf(file).includes(title), `${file} has no test "${title}"`);
    }
  });
