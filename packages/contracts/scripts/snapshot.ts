/** Writes tests/contract.snap.json: the promises of protocol 1 that the breaking-change test holds us to. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeContract } from '../src/snapshot/describe.ts';

writeFileSync(
  join(import.meta.dirname, '../tests/contract.snap.json'),
  `${JSON.stringify(describeContract(), null, 1)}\n`,
);
