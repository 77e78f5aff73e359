/** `pnpm docs:generate`: writes the generated tables into README.md, docs and the pages of packages. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generated, readPages } from './docs/pages.ts';
import { root } from './lib/steps.ts';

for (const page of readPages()) {
  const { path, text } = generated(page);
  if (text === page.text) continue;
  writeFileSync(join(root, path), text);
  console.log(`${path} written`);
}
