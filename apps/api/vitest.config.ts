import { testProject } from '../../vitest.shared.ts';

/** The whole API takes three seconds to load and there are a hundred and sixty files: each process loads it once. */
export default testProject(import.meta.dirname, { isolate: false, maxWorkers: 3 });
