/** A noun in all the ways code and words write it. */
export type Names = Readonly<Record<(typeof keys)[number], string>>;

const keys = [
  ...(['noun', 'nouns', 'one', 'many', 'One', 'Many', 'row', 'rows', 'words', 'plurals', 'Plurals'] as const),
  ...(['a', 'A', 'member'] as const),
] as const;

const kebab = /^[a-z]+(?:-[a-z]+)*$/;

/** Words that mean something else in TypeScript or SQL, where a noun stands without quotation marks. */
const taken = new Set([
  ...['break', 'case', 'class', 'const', 'continue', 'default', 'delete', 'do', 'else', 'enum', 'export', 'extends'],
  ...['false', 'finally', 'for', 'function', 'if', 'import', 'in', 'new', 'null', 'return', 'super', 'switch', 'this'],
  ...['throw', 'true', 'try', 'typeof', 'var', 'void', 'while', 'with', 'all', 'analyse', 'analyze', 'and', 'any'],
  ...['array', 'as', 'asc', 'both', 'check', 'collate', 'column', 'constraint', 'create', 'desc', 'distinct'],
  ...['end', 'except', 'fetch', 'foreign', 'from', 'grant', 'group', 'having', 'initially', 'intersect', 'into'],
  ...['lateral', 'leading', 'limit', 'not', 'offset', 'on', 'only', 'or', 'order', 'placing', 'primary', 'references'],
  ...['select', 'some', 'symmetric', 'table', 'then', 'to', 'trailing', 'union', 'unique', 'user', 'using', 'when'],
  ...['where', 'window', 'body', 'cursor', 'query', 'title', 'author', 'data', 'row', 'rows', 'room', 'rooms'],
  ...['fact', 'forum', 'member', 'person', 'event', 'job', 'stream', 'scope', 'page', 'pages', 'heard', 'first'],
]);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const camel = (text: string): string => text.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** All names of a noun in kebab-case. Throws an Error that says what is wrong with it. */
export function namesOf(noun: string, plural = `${noun}s`): Names {
  for (const name of [noun, plural]) {
    if (!kebab.test(name)) throw new Error(`"${name}" is not lower-case words joined by hyphens.`);
    if (name.length > 30) throw new Error(`"${name}" is longer than 30 characters.`);
    if (taken.has(name)) throw new Error(`"${name}" means something else in code or SQL. Choose another noun.`);
  }
  if (noun === plural) throw new Error(`The plural of "${noun}" must differ from it: give one with --plural.`);
  const a = /^[aeiou]/.test(noun) ? 'an' : 'a';
  const plurals = plural.replaceAll('-', ' ');
  return {
    noun,
    nouns: plural,
    one: camel(noun),
    many: camel(plural),
    One: capital(camel(noun)),
    Many: capital(camel(plural)),
    row: noun.replaceAll('-', '_'),
    rows: plural.replaceAll('-', '_'),
    words: noun.replaceAll('-', ' '),
    plurals,
    Plurals: capital(plurals),
    a,
    A: capital(a),
    member: noun.includes('-') ? `['${noun}']` : `.${noun}`,
  };
}
