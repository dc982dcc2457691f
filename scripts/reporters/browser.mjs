// For Web Test Runner: writes the counts to the file named by TEST_RESULTS; its own reporter shows the failures.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

const testsOf = (suite, path = []) =>
  suite
    ? [
        ...suite.tests.map((test) => ({ ...test, title: [...path, test.name].join(' ') })),
        ...suite.suites.flatMap((inner) => testsOf(inner, [...path, inner.name])),
      ]
    : [];

export const countingReporter = () => ({
  onTestRunFinished({ sessions }) {
    const results = { passed: 0, skipped: 0, failures: [], files: [] };
    for (const session of sessions) {
      const file = relative(process.cwd(), session.testFile).replaceAll('\\', '/');
      const tests = testsOf(session.testResults);
      const failed = tests.filter((test) => !test.passed && !test.skipped);
      if (tests.length) results.files.push(file);
      results.passed += tests.filter((test) => test.passed && !test.skipped).length;
      results.skipped += tests.filter((test) => test.skipped).length;
      results.failures.push(...failed.map((test) => `${file} › ${test.title}`));
      if (!session.passed && failed.length === 0)
        results.failures.push(`${file}: ${session.errors[0]?.message.split('\n')[0] ?? 'did not finish'}`);
    }
    writeFileSync(process.env.TEST_RESULTS, JSON.stringify(results));
  },
});
