import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/steps.ts';

type Manifest = Record<
  'dependencies' | 'devDependencies' | 'peerDependencies' | 'optionalDependencies',
  Record<string, string> | undefined
>;

/** Every package of others that a package.json of the repository names directly. */
export function directDependencies(): Set<string> {
  const files = globSync('{.,packages/*,apps/*,e2e,scripts}/package.json', { cwd: root });
  const names = files.flatMap((file) => {
    const manifest = JSON.parse(readFileSync(join(root, file), 'utf8')) as Manifest;
    const { dependencies, devDependencies, peerDependencies, optionalDependencies } = manifest;
    return Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies, ...optionalDependencies });
  });
  return new Set(names.filter((name) => !name.startsWith('@tidings/')));
}

/** The packages that a page justifies, one a row: a name in code in the first cell, a reason in the second. */
export const justified = (text: string): string[] =>
  [...text.matchAll(/^\| *`([^`]+)` *\| *([^|]+?) *\|$/gm)]
    .filter(([, , why = '']) => why.length > 12)
    .map(([, name = '']) => name);

/** What differs between the packages that are named and those that are justified. */
export function unjustified(text: string, dependencies = directDependencies()): string[] {
  const lines = justified(text);
  return [
    ...[...dependencies].filter((name) => !lines.includes(name)).map((name) => `${name} has no line`),
    ...lines.filter((name) => !dependencies.has(name)).map((name) => `${name} is in no package.json`),
    ...lines.filter((name, at) => lines.indexOf(name) !== at).map((name) => `${name} has two lines`),
  ];
}
