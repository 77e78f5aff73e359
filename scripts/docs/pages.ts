import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceBlocks } from '@tidings/contracts/reference';
import { root } from '../lib/steps.ts';
import { environmentTable } from './environment.ts';
import { figuresTable } from './figures.ts';
import { metricsTable } from './metrics.ts';
import { rightsTables } from './rights.ts';

export interface Page {
  /** From the root, for example `docs/api/websocket.md`. */
  path: string;
  text: string;
}

/** The README, every page under docs and those of the packages. */
export function readPages(): Page[] {
  return ['README.md', ...globSync(['docs/**/*.md', 'packages/*/README.md'], { cwd: root })]
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

const block = /(<!-- generated: (\w+) -->\n)[\s\S]*?(<!-- end -->)/g;

/** The page with every generated block written anew; @throws when a block has a name nobody writes. */
export function generated(
  { path, text }: Page,
  blocks = { ...referenceBlocks(), ...environmentTable(), ...figuresTable(), ...metricsTable(), ...rightsTables() },
): Page {
  const written = text.replace(block, (_, open: string, name: string, close: string) => {
    const content = (blocks as Record<string, string>)[name];
    if (content === undefined) throw new Error(`${path}: nothing writes a block named ${name}`);
    return `${open}\n${content}\n\n${close}`;
  });
  return { path, text: written };
}
