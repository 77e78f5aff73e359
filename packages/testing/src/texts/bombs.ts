import type { SeededRandom } from '../time/seeded-random.ts';

/** As much as a post may hold. */
export const MOST = 32_000;

const atoms = [
  ...[
    '>',
    '> ',
    '- ',
    '+ ',
    '* ',
    '1. ',
    '1) ',
    '    ',
    '\t',
    '#',
    '# ',
    '---\n',
    '***\n',
    '===\n',
    '| ',
    '|',
    '|-',
    '|:-:',
  ],
  ...[
    '*',
    '**',
    '_',
    '__',
    '***a',
    '~',
    '~~',
    '`',
    '``',
    '```\n',
    '```',
    '~~~\n',
    '[',
    ']',
    '](',
    ')',
    '![',
    '[a](',
    '[a](<b',
  ],
  ...[
    '[a]: b\n',
    '[a]',
    '[a][b]',
    '[^a]',
    '[^a]: b\n',
    '[a](b "',
    "[a](b '",
    '[a](b (',
    '<',
    '<!--',
    '-->',
    '<?',
    '<![CDATA[',
  ],
  ...[
    '<b>',
    '</b>',
    '<kbd>',
    '<sup>',
    '<details>',
    '</details>',
    '<summary>',
    '<div>',
    '<https://a.b',
    '&amp;',
    '&#',
    '&',
  ],
  ...[
    'http://',
    'https://a.b/',
    'www.',
    'www.a.b',
    '@',
    '@bob',
    '＠',
    'a@b.',
    'a@b.cc',
    '.',
    '(',
    '\\',
    '\\\n',
    '\n',
    '\n\n',
    '  \n',
  ],
  ...[
    'a',
    'a ',
    ' ',
    'é',
    '字',
    '。',
    '「',
    '🙂',
    '👩‍👩‍👧',
    '\u0301',
    '\u200b',
    '- [ ] ',
    '- [x] a\n',
    ':',
    '::',
    '\u00a0',
  ],
];

/** Known to break parsers somewhere, each made as long as a post may be. */
const known: readonly ((size: number) => string)[] = [
  (size) => '>'.repeat(size),
  (size) => `${'> '.repeat(size / 2)}a`,
  () => `${'>'.repeat(3000)}a`,
  (size) => '- '.repeat(size / 2),
  (size) => triangle(size, (depth) => `${'  '.repeat(depth)}- a\n`),
  (size) => triangle(size, (depth) => `${'> '.repeat(depth)}a\n`),
  (size) => table(size, 1000),
  (size) => table(size, 100),
  (size) => table(size, 40),
  (size) => `> ${table(size / 2, 200).replaceAll('\n', '\n> ')}`.slice(0, size),
  (size) => '[a]: b\n'.repeat(size / 7),
  (size) => `[a]: ${'b'.repeat(size / 2)}\n\n${'[a]'.repeat(size / 6)}`,
  (size) => `${'[^a]'.repeat(size / 5)}\n\n[^a]: ${'b'.repeat(size / 6)}`,
  (size) => Array.from({ length: size / 14 }, (_, at) => `[^${at}]\n\n[^${at}]: ${at}\n`).join(''),
  (size) => `${'[^a]: '.repeat(size / 6)}a`,
  (size) => `[^a]\n\n${Array.from({ length: size / 12 }, (_, at) => `[^${at}]: [^${at + 1}]\n`).join('')}`,
  (size) => `- \`\`\`\n  \`\`\`\n${'*a'.repeat(size / 2 - 8)}`,
  (size) => ` \`\`\`\n\`\`\`\n${'> '.repeat(size / 2 - 8)}`,
  (size) => `<!--\n\`\`\`\n-->\n${'- '.repeat(size / 2 - 8)}`,
  (size) => `<details>\n\`\`\`\n</details>\n${'[a'.repeat(size / 2 - 15)}`,
  (size) => '<details>\n'.repeat(size / 10),
  (size) => `${'<details>\n'.repeat(size / 22)}${'</details>\n'.repeat(size / 22)}`,
  (size) => '*a _b '.repeat(size / 6) + 'b_ a*'.repeat(0),
  (size) => `${'*a _b '.repeat(size / 12)}${'c_ d* '.repeat(size / 12)}`,
  (size) => `${'**a *b '.repeat(size / 14)}${'c* d** '.repeat(size / 14)}`,
  (size) =>
    Array.from({ length: 240 }, (_, at) => `${'`'.repeat(at + 1)}a`)
      .join('')
      .slice(0, size),
  (size) => `${'!['.repeat(size / 8)}a${'](b)'.repeat(size / 8)}`,
  (size) => `${'['.repeat(size / 2)}${']'.repeat(size / 2)}`,
  (size) => `${'<b>'.repeat(size / 7)}${'</b>'.repeat(size / 7)}`,
  (size) => `http://a.${'.'.repeat(size - 10)}`,
  (size) => `http://a/${'('.repeat(size / 2)}${')'.repeat(size / 2 - 10)}`,
  (size) => `http://a/${'&a;'.repeat(size / 3 - 4)}`,
  (size) => `${'a.'.repeat(size / 2 - 4)}@b.cc`,
  (size) => 'a@b.'.repeat(size / 4),
  (size) => `a${'\u0301'.repeat(size - 1)}`,
  (size) => `${'a\n'.repeat(size / 2)}`,
  (size) => `${'a\n\n'.repeat(size / 3)}`,
  (size) => `\`\`\`js\n${'"`/*'.repeat(size / 4 - 3)}`,
  (size) => `${' '.repeat(size - 1)}a`,
  (size) => `a${' '.repeat(size - 2)}\nb`,
  (size) => '\\*'.repeat(size / 2),
  (size) => `# ${'#'.repeat(size - 2)}`,
  (size) => `[${'\\'.repeat(size - 4)}](b)`,
];

function triangle(size: number, line: (depth: number) => string): string {
  let text = '';
  for (let depth = 0; text.length < size; depth += 1) text += line(depth);
  return text.slice(0, size);
}

const table = (size: number, columns: number): string =>
  `${'|a'.repeat(columns)}|\n${'|-'.repeat(columns)}|\n${'|\n'.repeat(size)}`.slice(0, size);

/** A text that costs a parser as much as it can: a known one, or made of a few atoms by repeating and nesting. */
export function makeBomb(random: SeededRandom, size = MOST): string {
  if (random.chance(0.3)) return random.pick(known)(size).slice(0, size);
  const some = Array.from({ length: random.int(1, 4) }, () => random.pick(atoms));
  const unit = () => Array.from({ length: random.int(1, 5) }, () => random.pick(some)).join('');
  let text = random.chance(0.3) ? `${unit()}\n` : '';
  while (text.length < size) {
    const repeated = unit().repeat(random.chance(0.5) ? random.int(1, 20) : random.int(100, size));
    text += repeated.slice(0, size - text.length);
    if (random.chance(0.4)) text += random.pick(['\n', '\n\n', ' ', 'a', '```\n']);
  }
  return text.slice(0, size);
}

export const knownBombs = (size = MOST): string[] => known.map((make) => make(size).slice(0, size));
