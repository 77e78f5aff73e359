import { join } from 'node:path';
import { succeeds, tool } from '../lib/steps.ts';

/**
 * What follows from a new noun by itself, in a directory that holds this repository: format, the database client, the
 * snapshot of the contract, the generated parts of the documents. Throws an Error that names the step that failed.
 */
export async function finishFeature(directory: string, files: readonly string[]): Promise<void> {
  const node = tool('node', directory);
  const isFormatted = (file: string) => /\.tsx?$/.test(file);
  const steps: [name: string, command: string, args: string[], cwd: string][] = [
    ['format', tool('biome', directory), ['check', '--write', ...files.filter(isFormatted)], directory],
    ['the database client', node, ['scripts/generate.ts'], join(directory, 'packages/db')],
    ['the snapshot of the contract', node, ['scripts/snapshot.ts'], join(directory, 'packages/contracts')],
    ['the documents', node, ['scripts/docs-generate.ts'], directory],
  ];
  for (const [name, command, args, cwd] of steps) {
    if (!(await succeeds(command, args, { cwd }))) throw new Error(`Could not bring ${name} up to date.`);
  }
}
