import { readFileSync } from 'node:fs';
import type { Tally } from '../lib/steps.ts';

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; message: string; assertionResults: { status: string; fullName: string }[] }[];
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs?: { title: string; file: string; tests: { status: string }[] }[];
}

interface PlaywrightReport extends PlaywrightSuite {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

/** How many tests of a package passed and failed, and which failed. */
export interface TestCounts extends Tally {
  failures: string[];
  /** The files they stand in. */
  files: string[];
}

function ofVitest({ numPassedTests, numFailedTests, testResults }: VitestReport): TestCounts {
  const failures = testResults.flatMap(({ name, message, assertionResults }) => {
    if (assertionResults.length === 0 && message) return [`${name}: ${message.split('\n')[0]}`];
    return assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => `${name}: ${fullName}`);
  });
  const failing = testResults.filter(
    ({ message, assertionResults }) =>
      (assertionResults.length === 0 && message) || assertionResults.some(({ status }) => status === 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests, failures, files: failing.map(({ name }) => name) };
}

function notAsExpected({ suites = [], specs = [] }: PlaywrightSuite): string[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests.filter(({ status }) => status !== 'expected').map(({ status }) => `${file}: ${title} (${status})`),
  );
  return [...own, ...suites.flatMap(notAsExpected)];
}

const filesOf = ({ suites = [], specs = [] }: PlaywrightSuite): string[] => [
  ...specs.filter(({ tests }) => tests.some(({ status }) => status === 'unexpected')).map(({ file }) => file),
  ...suites.flatMap(filesOf),
];

/** A browser test that is skipped is a failure. */
function ofPlaywright(report: PlaywrightReport): TestCounts {
  const { expected, unexpected, flaky, skipped } = report.stats;
  const files = [...new Set(filesOf(report))];
  return { passed: expected, failed: unexpected + flaky + skipped, failures: notAsExpected(report), files };
}

/**
 * Reads the JSON report that the tests of a package wrote.
 * @param ok whether the program ended with 0; an error outside any test, or no report, counts as one failure
 */
export function readTestReport(file: string, ok: boolean): TestCounts {
  let counts: TestCounts;
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport | PlaywrightReport;
    counts = 'stats' in report ? ofPlaywright(report) : ofVitest(report);
  } catch {
    const failures = [`${file}: there is no report, the tests did not run to their end`];
    return { passed: 0, failed: 1, failures, files: [] };
  }
  return ok ? counts : { ...counts, failed: Math.max(1, counts.failed) };
}
