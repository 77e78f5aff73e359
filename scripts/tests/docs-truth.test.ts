import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unjustified } from '../docs/dependencies.ts';
import { figuresTable } from '../docs/figures.ts';
import { deadLinks } from '../docs/links.ts';
import { wrongNames } from '../docs/names.ts';
import { generated, readPages } from '../docs/pages.ts';
import { printed, snippetsOf } from '../docs/snippets.ts';
import { root } from '../lib/steps.ts';

const pages = readPages();
const page = (path: string) => pages.find((one) => one.path === path) ?? { path, text: '' };
const wire = page('docs/api/websocket.md');
const scripts = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> })
  .scripts;

test.each(pages)('$path: generated tables are those of the contracts (else: pnpm docs:generate)', (one) => {
  expect(generated(one).text).toBe(one.text);
});

test.each(pages)('$path: every event, command, error and address exists, every link leads somewhere', (one) => {
  expect([...wrongNames(one), ...deadLinks(one)]).toEqual([]);
});

test.each(pages)('$path: every pnpm command exists', ({ text }) => {
  const named = [...text.matchAll(/(?:`|^|npx --yes )pnpm(?:@10\.34\.8)? ([a-z][a-z:]*)/gm)].map(
    ([, name = '']) => name,
  );
  const pnpmOwn = ['install', 'add', 'exec'];
  expect(named.filter((name) => !(name in scripts) && !pnpmOwn.includes(name))).toEqual([]);
});

test('a name that the contracts do not know is found, wherever it stands', () => {
  const renamed = wire.text.replace('`server:draining { returnAfterMs }`', '`server:leaving { returnAfterMs }`');
  expect(wrongNames({ ...wire, text: renamed })).toEqual([
    'docs/api/websocket.md: no event or command is named server:leaving',
  ]);
  expect(
    wrongNames({ path: 'a', text: 'See `reply:made`, `GET /api/nothing` `AUTH_LOST`, and `DATA_DRI=x`.' }),
  ).toHaveLength(4);
  const row = /(\| *`agent\.status\.changed` *\| *)`agent:status` *\| *\|/;
  const early = wire.text.replace(row, '$1`agent:mood` | |');
  expect(wrongNames({ ...wire, text: early })).toEqual(['docs/api/websocket.md: agent:mood is not served']);
  const late = wire.text.replace(row, '$1`agent:status` | reserved |');
  expect(wrongNames({ ...wire, text: late })).toEqual([
    'docs/api/websocket.md: agent:status is served by now, not reserved',
  ]);
});

test('a table that is not the contracts’ any more is found', () => {
  const stale = { ...wire, text: wire.text.replace('| `reply:created` |', '| `reply:posted` |') };
  expect(generated(stale).text).not.toBe(stale.text);
  expect(() => generated({ path: 'a', text: '<!-- generated: nothing -->\n<!-- end -->' })).toThrow('nothing');
});

test('a dead link and a dead anchor are found', () => {
  expect(deadLinks({ path: 'docs/a.md', text: '[a](gone.md) [b](#gone) [c](architecture.md)' })).toHaveLength(2);
});

test('a program’s output must be what the page says, but for what … stands for', () => {
  const [snippet] = snippetsOf({
    path: 'a.md',
    text: '```js file=a.mjs\ncode\n```\n\n```text output\none … three\n```\n',
  });
  expect(snippet).toMatchObject({ language: 'js', file: 'a.mjs', code: 'code\n', output: 'one … three\n' });
  expect(printed('one … three\n', 'one two three\n')).toBe(true);
  expect(printed('one … three\n', 'one two four\n')).toBe(false);
  expect(printed('one\n', 'one\ntwo\n')).toBe(false);
});

test('every direct dependency has its line, and every line its dependency', () => {
  const { text } = page('docs/decisions/0010-dependencies.md');
  expect(unjustified(text)).toEqual([]);
  expect(unjustified(text, new Set(['a-new-one']))).toContain('a-new-one has no line');
  expect(unjustified(`${text}\n| \`left-pad\` | for padding, which nothing else here can do |`)).toContain(
    'left-pad is in no package.json',
  );
});

test('the first screen of the README has exactly the two commands', () => {
  const [first = ''] = /^```sh\n[\s\S]*?^```$/m.exec(page('README.md').text) ?? [];
  const commands = first
    .split('\n')
    .slice(1, -1)
    .map((line) => line.replace(/ +#.*/, ''));
  expect(commands).toEqual(['npx --yes pnpm@10.34.8 dev', 'npx --yes pnpm@10.34.8 test']);
});

test('the README’s figures are those of the benchmarks, and a row that is gone there is found', () => {
  const { text } = page('docs/benchmarks.md');
  expect(page('README.md').text).toContain(figuresTable(text).figures);
  expect(page('README.md').text).not.toContain(
    figuresTable(text.replace(/(of 10,000 readers \| )[^|]+/, '$10 ms ')).figures,
  );
  expect(() => figuresTable(text.replace('| memory a connection', '| memory'))).toThrow('memory a connection');
});

test('pages of the README that moved are still generated and run', () => {
  expect(page('docs/settings.md').text).toContain('<!-- generated: environment -->');
  expect(snippetsOf(page('docs/embedding.md'))).toMatchObject([{ language: 'ts', output: expect.any(String) }]);
});

const sources = globSync('apps/api/src/**/*.ts', { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8'));
/** Log lines that a page quotes and no source writes. */
function unwrittenLines(text: string): string[] {
  const [logs = ''] = /^## Logs$[\s\S]*?(?=^## )/m.exec(text) ?? [];
  const [says = ''] = /^The log says .*$/m.exec(text) ?? [];
  const cells = [...logs.matchAll(/^\| (`.*?) \|/gm)].map(([, cell = '']) => cell);
  const quoted = [...`${cells.join(' ')} ${says}`.matchAll(/`([A-Z][a-z][^`]*)`/g)].map(([, line = '']) => line);
  return quoted.filter((line) => !sources.some((source) => source.includes(line)));
}

test('every log line in the pages for operators is written by the server', () => {
  const { text } = page('docs/operations.md');
  expect(unwrittenLines(text)).toEqual([]);
  expect(unwrittenLines(page('docs/troubleshooting.md').text)).toEqual([]);
  expect(unwrittenLines(text.replace('Lost a database connection', 'Lost a connection'))).toHaveLength(1);
  expect(unwrittenLines('The log says `Redis is fine`.')).toEqual(['Redis is fine']);
});

test('pictures are small enough to load with the page', () => {
  const pictures = globSync('docs/pictures/*.png', { cwd: root });
  expect(pictures).not.toEqual([]);
  for (const picture of pictures) expect(statSync(join(root, picture)).size, picture).toBeLessThanOrEqual(150_000);
});
