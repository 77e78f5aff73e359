import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Names } from './names.ts';

/** A list that knows the nouns: what is imported for a new one, and its line before the end of the list. */
type Line = { file: string; imports?: string; line: string; before: string };

/** One line in each list that knows the nouns. */
const linesFor = ({ noun, nouns, one, many, row }: Names): Line[] => [
  {
    file: 'packages/contracts/src/declarations.ts',
    imports: `import { ${one}Declarations } from './${nouns}/declarations.ts';`,
    line: `  ${many}: ${one}Declarations,`,
    before: '} as const;',
  },
  {
    file: 'packages/contracts/src/nouns.ts',
    imports: `import { ${many} } from './${nouns}/index.ts';`,
    line: `  ${many},`,
    before: '} as const satisfies',
  },
  {
    file: 'packages/contracts/src/index.ts',
    line: `export * from './${nouns}/schemas.ts';`,
    before: "export * from './topics/schemas.ts';",
  },
  {
    file: 'apps/api/src/features/index.ts',
    imports: `import { ${many} } from './${nouns}/index.ts';`,
    line: `  ${many},`,
    before: '];',
  },
  {
    file: 'apps/api/tests/events/cases/shown-by-features.ts',
    line: `  '${noun}:created',`,
    before: '];',
  },
  {
    file: 'packages/db/tests/tenants/tables.ts',
    line: `  ${row}: 'shown to whoever may read its room',`,
    before: '};',
  },
  {
    file: 'apps/web/src/app/list/features.ts',
    imports: `import { ${many} } from '../../features/${nouns}/feature.ts';`,
    line: `  ${many},`,
    before: '] as const;',
  },
];

/** Adds a noun to the lists in a directory and returns their paths. Throws an Error when a list is not as expected. */
export function addToLists(directory: string, names: Names): string[] {
  return linesFor(names).map(({ file, imports, line, before }) => {
    const path = join(directory, file);
    const text = readFileSync(path, 'utf8');
    const at = text.indexOf(before);
    if (at < 0) throw new Error(`${file} has no "${before}": add "${line.trim()}" by hand.`);
    const above = text.slice(0, at).trimEnd();
    const listed = `${above}${above.endsWith('[') || /[,;]$/.test(above) ? '' : ','}\n${line}\n${text.slice(at)}`;
    writeFileSync(path, imports ? `${imports}\n${listed}` : listed);
    return file;
  });
}
