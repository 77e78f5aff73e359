import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '../../src');

/** What asks for a connection of its own: the pool, Prisma over it, and what begins another transaction. */
const asksForAnother = /\bctx\.db\b|\.pool\b|\.prisma\b|\bdb: Database\b|\b(?:transact|commit|answeredBefore)\(/;

/** What stands between a parenthesis and the one that closes it. */
function within(text: string, open: number): string {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return text.slice(open + 1, at);
  }
  return text.slice(open + 1);
}

/** The rest of what is declared at this place, as the formatter indents it. */
function declaredAt(text: string, at: number): string {
  const lines = text.slice(text.lastIndexOf('\n', at) + 1).split('\n');
  const [first = ''] = lines;
  const indentOf = (line: string) => line.length - line.trimStart().length;
  const own = indentOf(first) - (/^\s+(?:tx|db): /.test(first) ? 2 : 0);
  const end = lines.findIndex((line, n) => n > 0 && line !== '' && indentOf(line) <= own && !/^\s*\)/.test(line));
  return lines.slice(0, end === -1 ? undefined : end).join('\n');
}

/** What runs while a connection is held: what transactions are given to do, and what is given a transaction. */
const held = (text: string): string[] => [
  ...[...text.matchAll(/(?:\btransact|\$transaction)(?=\()/g)].map(({ 0: found, index }) =>
    within(text, index + found.length),
  ),
  // The type of a callback, `work: (tx: Tx) => …`, is given nothing yet.
  ...[...text.matchAll(/(?<!: \()\btx: Tx\b|\bdb: (?:Db|Prisma\.TransactionClient)\b/g)].map(({ index }) =>
    declaredAt(text, index),
  ),
];

const named = /^(?:export )?(?:async )?(?:function|const) (\w+)/gm;
const calls = (text: string, name: string) => new RegExp(`(?<![.\\w])${name}\\(`).test(text);

/** The functions of these files that ask for a connection of their own, or call one that does. */
function askersOf(texts: string[]): Set<string> {
  const bodies = texts.flatMap((text) =>
    [...text.matchAll(named)].map(({ 1: name = '', index }) => ({ name, body: declaredAt(text, index) })),
  );
  const askers = new Set(bodies.filter(({ body }) => asksForAnother.test(body)).map(({ name }) => name));
  for (let before = -1; before < askers.size; ) {
    before = askers.size;
    for (const { name, body } of bodies) if ([...askers].some((asker) => calls(body, asker))) askers.add(name);
  }
  return askers;
}

/** What asks for a second connection in the hands of who holds one, by file. */
function secondConnections(files: Map<string, string>): string[] {
  const askers = askersOf([...files.values()]);
  return [...files].flatMap(([file, text]) =>
    held(text).flatMap((part) => {
      const asked = [asksForAnother.exec(part)?.[0], ...[...askers].filter((name) => calls(part, name))];
      return asked.filter((what) => what !== undefined).map((what) => `${file}: ${what}`);
    }),
  );
}

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

test('the look at sources lets pass what is asked for before and after', () => {
  const text =
    'const x = await find(ctx.db, 1);\nawait transact(ctx, async (tx) => tx.db.x());\nawait find(ctx.db, 2);';
  expect(secondConnections(new Map([['a.ts', text]]))).toEqual([]);
});
