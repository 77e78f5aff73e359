/**
 * `pnpm test:mutations`: puts known faults into a scratch copy of the sources, one at a time, and sees that the suite
 * that must notice goes red and names what is broken. A failure about something else does not count.
 */

import { mutations } from './checks/mutants.ts';
import type { Mutation } from './checks/mutation.ts';
import { runSuite } from './checks/run-suite.ts';
import { scratchCopy } from './checks/scratch-copy.ts';
import { finish, runSteps, type Step, type Tally } from './lib/steps.ts';
import { failure, note } from './lib/terminal.ts';

const asked = process.argv.slice(2);
const chosen = mutations.filter(({ name }) => asked.length === 0 || asked.some((part) => name.includes(part)));
const copy = scratchCopy();
process.on('exit', copy.remove);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

const outcome = (ok: boolean): Tally => (ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** The suite is green without the fault: else it would be red for another reason with it. */
const control = ({ suite }: Mutation): Step => ({
  name: `sound: ${suite.file}${suite.only ? ` (${suite.only})` : ''}`,
  run: async () => {
    const { passed, failures, broken } = await runSuite(copy.directory, suite);
    if (broken) failure(broken);
    for (const { test, message } of failures) failure(`${test}: ${message.split('\n')[0]}`);
    return outcome(passed > 0 && failures.length === 0 && !broken);
  },
});

const mutate = ({ name, patches, suite, breaks, test: wanted }: Mutation): Step => ({
  name: `fault: ${name}`,
  run: async () => {
    try {
      for (const { file, from, to } of patches) copy.patch(file, from, to);
      const { failures, broken } = await runSuite(copy.directory, suite);
      for (const { test, message } of failures) {
        const red = !wanted || test.includes(wanted) ? breaks.exec(message) : null;
        if (!red) continue;
        const line = message.split('\n').find((each) => each.includes(red[0])) ?? message.split('\n')[0];
        note(`${red[0]} went red: ${test}: ${line?.trim().slice(0, 160)}`);
        return outcome(true);
      }
      failure(broken ?? (failures.length > 0 ? `red for another reason: ${failures[0]?.message}` : 'nobody noticed'));
      return outcome(false);
    } finally {
      copy.heal();
    }
  },
});

const seen = new Set<string>();
const controls = chosen.filter(({ suite }) => {
  const key = JSON.stringify(suite);
  return !seen.has(key) && seen.add(key);
});
finish(await runSteps([...controls.map(control), ...chosen.map(mutate)]));
