/** `pnpm gen feature <noun> [--plural <nouns>]`: writes a small, working slice for a new noun through all packages. */
import { parseArgs } from 'node:util';
import { finishFeature } from './gen/finish-feature.ts';
import { writeFeature } from './gen/write-feature.ts';
import { root } from './lib/steps.ts';
import { failure } from './lib/terminal.ts';

const usage = 'pnpm gen feature <noun> [--plural <nouns>], the noun in the singular and in kebab-case';

try {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { plural: { type: 'string' } } });
  const [what, noun, ...rest] = positionals;
  if (what !== 'feature' || noun === undefined || rest.length > 0) throw new Error(`Usage: ${usage}`);
  const files = writeFeature(root, noun, values.plural);
  await finishFeature(root, files);
  for (const file of files) console.log(file);
  console.log(`
Next: pnpm verify. Then, by hand:
- say in the contract, the table and the migration what the noun really carries, before anybody has applied them;
- decide in policy.ts who may, and in the migration who may read the room (its scope);
- put the German words into messages/de.ts, and choose the icon and the place in the menu in feature.ts.`);
} catch (error) {
  failure(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
