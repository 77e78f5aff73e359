import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { cruise, type IConfiguration, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, expect, test } from 'vitest';
import folderLaw from '../../.dependency-cruiser.folders.mjs';
import law from '../../.dependency-cruiser.mjs';

const directory = mkdtempSync(join(tmpdir(), 'tidings-boundaries-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), text);
}

/** Lays one file that imports another into an empty tree and gives the names of the rules that object. */
async function objections(from: string, to: string, importWord = 'import'): Promise<string[]> {
  rmSync(directory, { recursive: true, force: true });
  write(to, 'export const value = 1;\nexport type Shape = { value: number };\n');
  const path = relative(dirname(from), to).replace(/^(?!\.)/, './');
  const statement =
    importWord === 'dynamic'
      ? `export const later = () => import('${path}');`
      : importWord === 'type'
        ? `import type { Shape } from '${path}';\nexport type Mine = Shape;`
        : `import { value } from '${path}';\nexport const mine = value;`;
  write(from, statement);
  return violations();
}

/** The names of the rules that object to the tree as it lies. */
async function violations({ forbidden = [], options }: IConfiguration = law): Promise<string[]> {
  const settings: ICruiseOptions = { ...options, ruleSet: { forbidden }, validate: true, baseDir: directory };
  const { output } = await cruise(['.'], settings);
  return (output as ICruiseResult).summary.violations.map((violation) => violation.rule.name);
}

const api = 'apps/api/src';
const web = 'apps/web/src';
/** As pnpm lays packages out. */
const installed = 'node_modules/.pnpm/one@1.0.0/node_modules';

test.each([
  ['packages/contracts/src/a.ts', 'packages/db/src/b.ts', 'contracts-import-nothing-of-ours'],
  ['packages/a-new-one/src/a.ts', 'apps/api/src/b.ts', 'packages-import-no-app'],
  ['e2e/tests/a.ts', 'apps/web/src/b.ts', 'packages-import-no-app'],
  ['apps/web/src/lib/a.ts', 'apps/api/src/b.ts', 'apps-import-no-other-app'],
  ['packages/client/src/a.ts', 'packages/db/src/b.ts', 'db-is-for-the-server-side'],
  ['packages/a-new-one/src/a.ts', 'packages/db/src/b.ts', 'db-is-for-the-server-side'],
  ['packages/bench/src/a.ts', 'packages/db/src/b.ts', 'db-is-for-the-server-side'],
  ['e2e/src/a.ts', 'packages/db/src/b.ts', 'db-is-for-the-server-side'],
  ['apps/api/src/platform/a.ts', 'packages/client/src/b.ts', 'client-is-for-clients'],
  ['packages/client/src/a.ts', 'packages/testing/src/b.ts', 'fixtures-are-for-tests'],
  [`${api}/platform/a.ts`, `${api}/platform/b.test.ts`, 'nothing-imports-a-test'],
  [`${api}/platform/events/a.ts`, `${api}/features/replies/index.ts`, 'api-platform-below-features'],
  [`${api}/platform/a.ts`, `${api}/app.ts`, 'api-platform-below-features'],
  [`${api}/features/a-new-one/a.ts`, `${api}/app.ts`, 'features-below-app'],
  [`${web}/features/topic/a.tsx`, `${web}/app/b.tsx`, 'features-below-app'],
  [`${web}/components/ui/a.tsx`, `${web}/features/topic/index.ts`, 'web-foundations-below-features'],
  [`${web}/a-new-folder/a.tsx`, `${web}/app/b.tsx`, 'web-foundations-below-features'],
  [`${api}/features/replies/a.ts`, `${api}/features/topics/service.ts`, 'features-meet-at-their-index'],
  [`${web}/features/a-new-one/a.tsx`, `${web}/features/topic/b.tsx`, 'features-meet-at-their-index'],
  [`${web}/features/a-new-one/a.tsx`, `${web}/features/topic/feature.ts`, 'features-meet-at-their-index'],
  [`${api}/app.ts`, `${api}/features/topics/routes.ts`, 'a-feature-is-entered-by-its-index'],
  [`${api}/features/replies/a.ts`, `${installed}/socket.io/dist/b.ts`, 'features-touch-no-socket-and-no-redis'],
  [
    `${api}/features/replies/a.ts`,
    `${installed}/@socket.io/redis-adapter/b.ts`,
    'features-touch-no-socket-and-no-redis',
  ],
  [`${api}/app.ts`, `${installed}/ioredis/b.ts`, 'features-touch-no-socket-and-no-redis'],
  ['packages/client/src/connection/a.ts', `${installed}/react/b.ts`, 'client-knows-no-framework'],
  ['scripts/a.ts', 'packages/db/src/b.ts', 'other-packages-by-their-name'],
  ['scripts/tests/a.test.ts', 'packages/testing/src/b.ts', 'other-packages-by-their-name'],
  ['apps/api/src/a.ts', 'packages/db/src/b.ts', 'other-packages-by-their-name'],
  ['packages/testing/src/a.ts', 'scripts/lib/b.ts', 'nobody-imports-scripts'],
  ['e2e/src/a.ts', 'scripts/lib/b.ts', 'nobody-imports-scripts'],
])('%s may not import %s', async (from, to, rule) => {
  expect(await objections(from, to)).toContain(rule);
  expect(await objections(from, to, 'type')).toContain(rule);
});

test.each([
  [`${api}/features/replies/service.ts`, `${api}/features/topics/index.ts`],
  [`${api}/features/replies/service.ts`, `${api}/features/replies/repository.ts`],
  [`${api}/features/replies/service.ts`, `${api}/platform/events/append.ts`],
  [`${api}/app.ts`, `${api}/features/topics/index.ts`],
  [`${web}/app/features.ts`, `${web}/features/topic/feature.ts`],
  [`${api}/platform/a.test.ts`, `${api}/features/topics/index.ts`],
  ['scripts/tests/a.test.ts', 'scripts/lib/b.ts'],
])('%s may import %s', async (from, to) => {
  expect(await objections(from, to)).toEqual([]);
});

test('a page may be loaded by its route, and only then', async () => {
  const page = `${web}/features/topic/pages/topic-page.tsx`;
  expect(await objections(`${web}/app/router.tsx`, page, 'dynamic')).toEqual([]);
  expect(await objections(`${web}/app/router.tsx`, page)).toEqual(['a-feature-is-entered-by-its-index']);
});

test('a package that is not there to import is no way round the law', async () => {
  const from = `${web}/lib/a.ts`;
  await objections(from, `${web}/lib/b.ts`);
  write(from, `import { openDatabase } from '@tidings/db';\nexport const mine = openDatabase;`);
  expect(await violations()).toContain('imports-lead-somewhere');
});

test('what is shipped runs on dependencies, not on what only developers have', async () => {
  const from = 'packages/client/src/a.ts';
  await objections(from, 'node_modules/only-for-tests/dist/index.js');
  write('package.json', JSON.stringify({ devDependencies: { 'only-for-tests': '1.0.0' } }));
  write('node_modules/only-for-tests/package.json', JSON.stringify({ name: 'only-for-tests', main: 'dist/index.js' }));
  write(from, `import { value } from 'only-for-tests';\nexport const mine = value;`);
  expect(await violations()).toEqual(['shipped-code-needs-shipped-packages']);
});

test.each([
  ['apps/api/src/platform/db.ts', 'packages/db'],
  ['apps/web/src/lib/a.ts', 'packages/client'],
  ['packages/client/src/a.test.ts', 'packages/testing'],
  ['scripts/a.ts', 'apps/api'],
])('%s may import %s by its name', async (from, to) => {
  const name = `@tidings/${basename(to)}`;
  await objections(from, from.replace('.ts', '-beside.ts'));
  write(`${to}/package.json`, JSON.stringify({ name, type: 'module', exports: { '.': './src/index.ts' } }));
  write(`${to}/src/index.ts`, 'export const value = 1;\n');
  const installedAt = join(
    directory,
    from
      .split('/')
      .slice(0, from.startsWith('scripts') ? 1 : 2)
      .join('/'),
    'node_modules',
  );
  mkdirSync(join(installedAt, '@tidings'), { recursive: true });
  symlinkSync(join(directory, to), join(installedAt, name));
  write(from, `import { value } from '${name}';\nexport const mine = value;`);
  expect(await violations()).toEqual([]);
});

test('two files that import each other are a cycle', async () => {
  await objections('packages/client/src/a.ts', 'packages/client/src/b.ts');
  write('packages/client/src/b.ts', `import { mine } from './a.ts';\nexport const value = () => mine;\n`);
  expect(await violations()).toEqual(expect.arrayContaining(['no-cycle-at-run-time', 'no-cycle']));
});

test('two files that need each other’s types are a cycle', async () => {
  await objections(`${api}/platform/a.ts`, `${api}/platform/b.ts`, 'type');
  write(`${api}/platform/b.ts`, `import type { Mine } from './a.ts';\nexport type Shape = { mine?: Mine };\n`);
  expect(new Set(await violations())).toEqual(new Set(['no-cycle']));
});

test('two folders that need each other, be it for types alone, are a cycle', async () => {
  const [a, b] = [`${api}/platform/events`, `${api}/platform/realtime`];
  await objections(`${a}/one.ts`, `${b}/one.ts`);
  expect(await violations(folderLaw)).toEqual([]);
  write(`${a}/two.ts`, 'export type Two = number;\n');
  write(`${b}/two.ts`, `import type { Two } from '../events/two.ts';\nexport type Mine = Two;\n`);
  expect(await violations()).toEqual([]);
  expect(new Set(await violations(folderLaw))).toEqual(new Set(['no-folder-cycle']));
});

test('a test may look into a folder that depends on its own', async () => {
  const [a, b] = [`${api}/platform/events`, `${api}/platform/realtime`];
  await objections(`${a}/one.ts`, `${b}/one.ts`);
  write(`${b}/one.test.ts`, `import { mine } from '../events/one.ts';\nexport const both = mine;\n`);
  expect(await violations(folderLaw)).toEqual([]);
});
