import { testProject } from '../../vitest.shared.ts';

/** The whole API takes three seconds to load and there are two hundred files: each process loads it once. */
export default testProject(import.meta.dirname, {
  isolate: false,
  maxWorkers: 3,
  first: [
    'tests/events/state-equals-snapshot.test.ts',
    'tests/rights/rights.test.ts',
    'tests/attacks/large-answers.test.ts',
    'tests/chat/unread.test.ts',
    'tests/cluster/rolling-proxies.test.ts',
  ],
});
