/** What a part of a code is. */
export type Kind = 'key' | 'str' | 'num' | 'com' | 'fn' | 'add' | 'del';

type Rule = { kind: Kind; pattern: RegExp };
type Grammar = { rules: readonly Rule[]; keywords: ReadonlySet<string>; anyCase?: boolean };

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const rule = (kind: Kind, pattern: RegExp): Rule => ({ kind, pattern });

// What is not closed ends with its line, or with the code: then it is read once, not once a quote.
const double = rule('str', /"(?:\\[^\n]|[^"\\\n])*(?:"|$|(?=\n))/y);
const single = rule('str', /'(?:\\[^\n]|[^'\\\n])*(?:'|$|(?=\n))/y);
const template = rule('str', /`(?:\\[\s\S]|[^`\\])*(?:`|$)/y);
const triple = rule('str', /(?:"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$))/y);
const slashes = rule('com', /\/\/[^\n]*/y);
const stars = rule('com', /\/\*[\s\S]*?(?:\*\/|$)/y);
const hash = rule('com', /#[^\n]*/y);
const dashes = rule('com', /--[^\n]*/y);
const tagComment = rule('com', /<!--[\s\S]*?(?:-->|$)/y);
const tag = rule('key', /<\/?[a-zA-Z][\w:-]*|\/?>/y);
const variable = rule('fn', /\$\{?\w+\}?/y);

const c = [slashes, stars, double, single];
const constants = 'true false null';
const flow = 'if else for while do switch case default break continue return';
const objects = 'class interface enum extends implements new this super public private protected static final abstract';

const script: Grammar = {
  rules: [...c, template],
  keywords: words(
    `${flow} ${constants} ${objects} undefined const let var function async await yield import export from as of in typeof instanceof void delete try catch finally throw type readonly satisfies keyof declare namespace get set any unknown never string number boolean`,
  ),
};
const grammars: Record<string, Grammar> = {
  js: script,
  json: { rules: [double, slashes, stars], keywords: words(constants) },
  py: {
    rules: [triple, hash, double, single],
    keywords: words(
      'and as assert async await break class continue def del elif else except False finally for from global if import in is lambda None nonlocal not or pass raise return True try while with yield match case self',
    ),
  },
  sh: {
    rules: [hash, double, single, variable],
    keywords: words(
      'if then else elif fi for in do done while until case esac function return export local set unset cd echo exit source sudo',
    ),
  },
  sql: {
    rules: [dashes, stars, single, double],
    anyCase: true,
    keywords: words(
      'select from where and or not null is in as on join left right inner outer full cross group by order having limit offset insert into values update set delete create table index view drop alter add column primary key references unique default constraint with recursive union all distinct case when then else end exists between like ilike begin commit rollback returning true false asc desc explain analyze',
    ),
  },
  go: {
    rules: [...c, template],
    keywords: words(
      `${flow} func package import var const type struct interface map chan go defer range select fallthrough nil true false string int error bool byte rune`,
    ),
  },
  rust: {
    rules: [slashes, stars, double, rule('str', /'(?:\\.|[^'\\\n])'/y)],
    keywords: words(
      'as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref return self Self static struct super trait true type unsafe use where while',
    ),
  },
  java: {
    rules: [triple, ...c],
    keywords: words(
      `${flow} ${constants} ${objects} package import void int long double float boolean char byte short throw throws try catch finally record sealed var val fun when is in object override internal data suspend using namespace string bool get set async await foreach base readonly out ref`,
    ),
  },
  c: {
    rules: [rule('key', /#[ \t]*[a-z]+/y), ...c],
    keywords: words(
      `${flow} int long short char float double void unsigned signed const static struct union enum typedef sizeof extern inline auto register volatile goto bool true false nullptr NULL namespace using template typename class public private protected virtual override new delete this operator constexpr noexcept try catch throw`,
    ),
  },
  ruby: {
    rules: [hash, double, single],
    keywords: words(
      'alias and begin break case class def do else elsif end ensure false for if in module next nil not or redo rescue retry return self super then true undef unless until when while yield require attr_reader attr_accessor',
    ),
  },
  php: {
    rules: [slashes, stars, hash, double, single, rule('fn', /\$\w+/y)],
    keywords: words(
      `${flow} ${constants} ${objects} function fn foreach as echo print namespace use trait try catch finally throw const var array string int float bool void mixed match require include`,
    ),
  },
  html: { rules: [tagComment, tag, rule('str', /(?<==)(?:"[^"\n]*"|'[^'\n]*')/y)], keywords: words('DOCTYPE') },
  css: {
    rules: [stars, double, single, rule('key', /@[\w-]+/y), rule('num', /#[\da-fA-F]{3,8}\b/y)],
    keywords: words('important'),
  },
  yaml: {
    rules: [hash, double, single, rule('key', /[\w.-]{1,60}(?=:(?:[ \t]|\n|$))/y)],
    keywords: words('true false null yes no on off'),
  },
  toml: {
    rules: [hash, triple, double, single, rule('key', /[\w.-]{1,60}(?=[ \t]{0,9}=)/y)],
    keywords: words('true false'),
  },
  diff: {
    rules: [rule('add', /(?<=^|\n)\+[^\n]*/y), rule('del', /(?<=^|\n)-[^\n]*/y), rule('num', /(?<=^|\n)@@[^\n]*/y)],
    keywords: new Set(),
  },
};

const names: Record<string, string> = {
  ...{
    javascript: 'js',
    mjs: 'js',
    cjs: 'js',
    jsx: 'js',
    ts: 'js',
    typescript: 'js',
    tsx: 'js',
    mts: 'js',
    json5: 'json',
    jsonc: 'json',
  },
  ...{
    python: 'py',
    py3: 'py',
    bash: 'sh',
    shell: 'sh',
    zsh: 'sh',
    console: 'sh',
    dockerfile: 'sh',
    makefile: 'sh',
    postgresql: 'sql',
    pgsql: 'sql',
    mysql: 'sql',
  },
  ...{
    golang: 'go',
    rs: 'rust',
    kotlin: 'java',
    kt: 'java',
    cs: 'java',
    csharp: 'java',
    scala: 'java',
    swift: 'java',
    dart: 'java',
  },
  ...{
    h: 'c',
    cpp: 'c',
    'c++': 'c',
    cc: 'c',
    hpp: 'c',
    objc: 'c',
    rb: 'ruby',
    xml: 'html',
    svg: 'html',
    vue: 'html',
    svelte: 'html',
  },
  ...{ scss: 'css', less: 'css', yml: 'yaml', ini: 'toml', conf: 'toml', env: 'toml', patch: 'diff' },
};

/** How a language is coloured, by what people write behind a fence; undefined when it is not known. */
export function grammarOf(language: string): Grammar | undefined {
  const name = language.toLowerCase().replace(/^\{?\.?|[{}:,].*$/g, '');
  const known = Object.hasOwn(names, name) ? names[name] : name;
  return known !== undefined && Object.hasOwn(grammars, known) ? grammars[known] : undefined;
}
