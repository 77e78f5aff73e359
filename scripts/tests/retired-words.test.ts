import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../lib/steps.ts';

/** Words that docs/glossary.md retired: one word a thing. */
const retired: Record<string, RegExp> = {
  lobby: /lobb(y|ies)/i,
  roster: /roster/i,
  judge: /\b[Jj]udg(e|ing)|[a-z]Judg(e|ing)/,
  transients: /transient/i,
  spine: /spine/i,
  rung: /\b[Rr]ungs?\b|[a-z]Rungs?\b/,
  told: /\btold\b/i,
  cast: /\b[Cc]ast\b/,
};
/** Of the server and the client alone: the web app has links to pages. */
const link = /\bLink\b/;
const withConnections = /^(apps\/api|packages\/client)\//;

/** Where a word may stand, and why. This list only ever gets shorter. */
const exceptions: { file: RegExp; word?: string; line?: RegExp; why: string }[] = [
  { file: /^docs\/glossary\.md$/, why: 'names what replaced them' },
  { file: /^scripts\/tests\/retired-words\.test\.ts$/, why: 'this list' },
  { file: /^packages\/db\/prisma\/migrations\//, why: 'an applied migration never changes' },
  { file: /^packages\/db\/src\/seed\//, word: 'told', why: 'posts of the demo people are English prose' },
  { file: /^apps\/demo-activity\/src\/words\//, word: 'told', why: 'posts of the demo people are English prose' },
  { file: /^packages\/db\/tests\/backups\//, word: 'told', why: 'a backup that holds those posts' },
  { file: /^apps\/web\/src\//, word: 'rung', line: /'conn\.rung/, why: 'keys of the words about the ladder' },
];

const kinds = '{ts,tsx,css,sql,prisma,md,mjs,json,html}';
const left = new Set(['node_modules', 'dist', 'generated', 'test-results']);
const files = globSync([`*.${kinds}`, `{apps,docs,e2e,packages,scripts}/**/*.${kinds}`], {
  cwd: root,
  exclude: (path) => left.has(path.split('/').at(-1) ?? '') || /(^|\/)\.[^./]/.test(path),
}).sort();

/** One entry for each retired word in a text: `file:line word`. */
function found(file: string, text: string): string[] {
  const words = Object.entries(withConnections.test(file) ? { ...retired, link } : retired);
  return text.split('\n').flatMap((line, at) =>
    words
      .filter(([, pattern]) => pattern.test(line))
      .filter(([word]) => !exceptions.some((one) => excused(one, file, word, line)))
      .map(([word]) => `${file}:${at + 1} ${word}`),
  );
}

const excused = (one: (typeof exceptions)[number], file: string, word: string, line: string): boolean =>
  one.file.test(file) && (one.word ?? word) === word && (one.line?.test(line) ?? true);

test('no source, test or page uses a word that the glossary retired', () => {
  expect(files.length).toBeGreaterThan(1000);
  expect(files.flatMap((file) => found(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

test('no file is named by a retired word', () => {
  expect(
    files.filter((file) => found(file, file.replaceAll('-', ' ')).length > 0 && !/retired-words/.test(file)),
  ).toEqual([]);
});

test('each retired word is found, and each exception excuses only what it says', () => {
  const line = 'the lobby, the roster, who judges, transients, a spine, two rungs, was told, the cast, a Link';
  expect(found('apps/api/src/a.ts', line).map((one) => one.split(' ')[1])).toEqual([...Object.keys(retired), 'link']);
  expect(found('apps/web/src/a.tsx', line)).toHaveLength(Object.keys(retired).length);
  expect(found('apps/web/src/a.tsx', "t('conn.rung.sse')")).toEqual([]);
  expect(found('packages/db/src/seed/a.ts', 'told in a lobby')).toEqual(['packages/db/src/seed/a.ts:1 lobby']);
  expect(found('a.sql', 'SELECT CAST(a AS text)')).toEqual([]);
});

test('every exception is still needed', () => {
  const texts = files.map((file) => [file, readFileSync(join(root, file), 'utf8')] as const);
  const unused = exceptions.filter(
    ({ file: at, word, line }) =>
      !texts.some(([file, text]) => {
        if (!at.test(file)) return false;
        const patterns = word ? [retired[word] ?? /$^/] : Object.values(retired);
        return text
          .split('\n')
          .some((one) => (line?.test(one) ?? true) && patterns.some((pattern) => pattern.test(one)));
      }),
  );
  expect(unused).toEqual([]);
});
