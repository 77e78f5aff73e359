import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { succeeds } from '../lib/steps.ts';
import type { Mutation } from './mutation.ts';

/** A test that failed: its name and what it said. */
export interface Failure {
  test: string;
  message: string;
}
export interface SuiteResult {
  passed: number;
  failures: Failure[];
  /** The suite did not even run. */
  broken: string | null;
}

interface JsonReport {
  numPassedTests: number;
  testResults: {
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

/** Runs one test file of a project in a directory and tells what failed in it. */
export async function runSuite(directory: string, suite: Mutation['suite']): Promise<SuiteResult> {
  const report = join(directory, 'suite.json');
  rmSync(report, { force: true });
  const args = ['run', '--project', suite.project, suite.file, '--reporter=json', `--outputFile.json=${report}`];
  await succeeds(join(directory, 'node_modules/.bin/vitest'), [...args, ...(suite.only ? ['-t', suite.only] : [])], {
    cwd: directory,
    env: { ...process.env, ...suite.env },
    quiet: true,
    timeoutMs: 300_000,
  });
  let json: JsonReport;
  try {
    json = JSON.parse(readFileSync(report, 'utf8')) as JsonReport;
  } catch {
    return { passed: 0, failures: [], broken: 'the suite ended without a report' };
  }
  const failures = json.testResults.flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => ({ test: fullName, message: failureMessages.join('\n') })),
  );
  const unread = json.testResults.find(({ assertionResults }) => assertionResults.length === 0);
  return { passed: json.numPassedTests, failures, broken: unread ? unread.message || 'no test ran' : null };
}
