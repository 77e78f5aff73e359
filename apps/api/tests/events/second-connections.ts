import { posix } from 'node:path';

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

/** What a file calls by a name of its own: what it declares, and what it imports of another file of these. */
function namesOf(file: string, text: string): Map<string, string> {
  const names = new Map([...text.matchAll(named)].map(({ 1: name = '' }) => [name, `${file}#${name}`]));
  for (const [, list = '', from = ''] of text.matchAll(/\{([^{}]*)\} from '(\.[^']*)'/g)) {
    const there = posix.join(posix.dirname(file), from);
    for (const one of list.split(',')) {
      const [name = '', as = name] = one.trim().split(' as ');
      if (name !== '' && !name.startsWith('type ')) names.set(as, `${there}#${name}`);
    }
  }
  return names;
}

/** The functions of these files that ask for a connection of their own, or call one that does: `file#name`. */
function askersOf(files: ReadonlyMap<string, string>): Set<string> {
  const bodies = [...files].flatMap(([file, text]) => {
    const names = [...namesOf(file, text)];
    const declared = [...text.matchAll(named)].map(({ 1: name = '', index }) => {
      const body = declaredAt(text, index);
      return { id: `${file}#${name}`, body, called: names.filter(([one]) => calls(body, one)).map(([, id]) => id) };
    });
    // What a file hands on under a name of its own is what it was.
    const handedOn = names.filter(([name, id]) => id !== `${file}#${name}`);
    return [...declared, ...handedOn.map(([name, id]) => ({ id: `${file}#${name}`, body: '', called: [id] }))];
  });
  const askers = new Set(bodies.filter(({ body }) => asksForAnother.test(body)).map(({ id }) => id));
  for (let before = -1; before < askers.size; ) {
    before = askers.size;
    for (const { id, called } of bodies) if (called.some((one) => askers.has(one))) askers.add(id);
  }
  return askers;
}

/** What asks for a second connection in the hands of who holds one, by file. */
export function secondConnections(files: ReadonlyMap<string, string>): string[] {
  const askers = askersOf(files);
  return [...files].flatMap(([file, text]) => {
    const asking = [...namesOf(file, text)].filter(([, id]) => askers.has(id)).map(([name]) => name);
    return held(text).flatMap((part) => {
      const asked = [asksForAnother.exec(part)?.[0], ...asking.filter((name) => calls(part, name))];
      return asked.filter((what) => what !== undefined).map((what) => `${file}: ${what}`);
    });
  });
}
