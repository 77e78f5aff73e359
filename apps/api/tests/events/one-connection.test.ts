import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { secondConnections } from './second-connections.ts';

const source = join(import.meta.dirname, '../../src');

const withoutComments = (text: string) => text.replace(/^\s*(?:\/\*\*|\/\/|\*).*$/gm, '');

test('who holds a connection in a transaction waits for no second one: a full pool would wait for itself', () => {
  const names = globSync('**/*.ts', { cwd: source }).filter((file) => !file.endsWith('.test.ts'));
  const files = new Map(names.map((file) => [file, withoutComments(readFileSync(join(source, file), 'utf8'))]));
  expect(files.size).toBeGreaterThan(200);
  expect(secondConnections(files)).toEqual([]);
});

test.each([
  ['in a callback', 'await ctx.events.transact(ctx, async (tx) => {\n  await find(ctx.db, 1);\n});'],
  [
    'in what is given the transaction',
    'export async function admit(\n  ctx: Ctx,\n  tx: Tx,\n) {\n  await f(ctx.db, 1);\n}',
  ],
  [
    'behind two calls',
    'const inner = (ctx: Ctx) => find(ctx.db);\nconst outer = (ctx: Ctx) => inner(ctx);\nexport const use = (tx: Tx) => outer(tx.ctx);',
  ],
])('the look at sources finds it %s', (_where, text) => {
  expect(secondConnections(new Map([['a.ts', text]]))).not.toEqual([]);
});

test('the look at sources follows what is imported and handed on, and no other of the same name', () => {
  const found = (from: string) =>
    secondConnections(
      new Map([
        ['a/find.ts', 'export const find = (ctx: Ctx) => ctx.db.find();'],
        ['a/index.ts', "export { find as look } from './find.ts';"],
        ['b/find.ts', 'export const look = (tx: Tx) => tx.db.find();'],
        ['b/use.ts', `import { look } from '${from}';\nexport const use = (tx: Tx) => look(tx);`],
      ]),
    );
  expect(found('../a/index.ts')).toEqual(['b/use.ts: look']);
  expect(found('./find.ts')).toEqual([]);
});

test('the look at sources lets pass what is asked for before and after', () => {
  const text =
    'const x = await find(ctx.db, 1);\nawait transact(ctx, async (tx) => tx.db.x());\nawait find(ctx.db, 2);';
  expect(secondConnections(new Map([['a.ts', text]]))).toEqual([]);
});
