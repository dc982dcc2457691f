// For node:test: shows failures and what tests print, and writes the counts to the file named by TEST_RESULTS.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { inspect } from 'node:util';

const shorten = (file) => relative(process.cwd(), file).replaceAll('\\', '/');
/** Node reports a module as one passed test when no test in it ran, and as a failed one when it crashed. */
const isWholeModule = ({ name, file, nesting }) => nesting === 0 && name === file;
/** A test file is a suite of its group (group-files.mjs). */
const isWholeFile = ({ name, details, nesting }) =>
  nesting === 0 && details.type === 'suite' && name.endsWith('.test.ts');
const titleOf = (data, file) => {
  if (isWholeModule(data)) return file;
  return isWholeFile(data) ? data.name : `${file} › ${data.name}`;
};
const isGroup = ({ details }) => details.type === 'suite';

export default async function* report(events) {
  const results = { passed: 0, skipped: 0, failures: [], files: [] };
  const files = new Set();
  // What a module that runs out of time, or one beside it, is at.
  const running = new Set();
  for await (const { type, data } of events) {
    if (type === 'test:dequeue' && data.nesting > 0) running.add(`${shorten(data.file)} › ${data.name}`);
    if (type === 'test:complete') running.delete(`${shorten(data.file)} › ${data.name}`);
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
    if ((type !== 'test:pass' && type !== 'test:fail') || data.file === undefined) continue;
    const file = shorten(data.file);
    const title = titleOf(data, file);
    if (!isWholeModule(data)) files.add(file);
    if (data.skip !== undefined || data.todo !== undefined) {
      if (!isGroup(data)) results.skipped += 1;
    } else if (type === 'test:pass') {
      if (!isGroup(data) && !isWholeModule(data)) results.passed += 1;
    } else if (data.details.error.failureType !== 'subtestsFailed') {
      results.failures.push(title);
      yield `\n✗ ${title}\n${inspect(data.details.error.cause ?? data.details.error)}\n`;
      if (isWholeModule(data)) yield `Under way: ${[...running].join('; ')}\n`;
    }
  }
  writeFileSync(process.env.TEST_RESULTS, JSON.stringify({ ...results, files: [...files] }));
}
