type Kind = 'text' | 'number' | 'date' | 'select';
type KindOf<Format extends string> = Format extends 'date' | 'time'
  ? 'date'
  : Format extends 'select'
    ? 'select'
    : 'number';

type Trim<S extends string> = S extends ` ${infer R}` ? Trim<R> : S extends `${infer R} ` ? Trim<R> : S;
type Options = 'plural' | 'select' | 'selectordinal';

/** Reads on after the name and the comma of an argument: `plural, one {…` or `number}` or `date, short}`. */
type Formatted<
  Name extends string,
  Rest extends string,
  Stack extends string,
  Found,
> = Rest extends `${infer Format},${infer After}`
  ? Trim<Format> extends Options
    ? Scan<After, `o${Stack}`, Found | [Name, KindOf<Trim<Format>>]>
    : Plainly<Name, Rest, Stack, Found>
  : Plainly<Name, Rest, Stack, Found>;

type Plainly<
  Name extends string,
  Rest extends string,
  Stack extends string,
  Found,
> = Rest extends `${infer Format}}${infer After}`
  ? Scan<After, Stack, Found | [Name, KindOf<Trim<Format extends `${infer F},${string}` ? F : Format>>]>
  : Found;

/** Reads an argument, just after its brace. */
type Argument<Rest extends string, Stack extends string, Found> = Rest extends `${infer Head}}${infer After}`
  ? Head extends `${infer Name},${string}`
    ? Rest extends `${Name},${infer Formats}`
      ? Formatted<Trim<Name>, Formats, Stack, Found>
      : Found
    : Scan<After, Stack, Found | [Trim<Head>, 'text']>
  : Found;

/** `Stack` says where we are, innermost first: `m` in text, `o` among the options of a plural or select. */
type Scan<S extends string, Stack extends string, Found> = S extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${infer Left}`
    ? Stack extends `${string}${infer Outer}`
      ? Scan<`${Left}{${After}`, Outer, Found>
      : Found
    : Stack extends `o${string}`
      ? Scan<After, `m${Stack}`, Found>
      : Argument<After, Stack, Found>
  : Found;

/** The arguments of an ICU message, as a union of `[name, kind]`. */
export type ArgumentsOf<Message extends string> = Message extends string ? Scan<Message, 'm', never> : never;

type ValueOf<K extends Kind, Text> = K extends 'text'
  ? Text
  : K extends 'number'
    ? number
    : K extends 'date'
      ? Date | number
      : string;

type Named<A extends [string, Kind], Text> = { [P in A as P[0]]: ValueOf<P[1], Text> };

/** What a message must be given: `{ count: number; name: string }`. `Text` is what stands for a plain `{name}`. */
export type ParamsOf<Message extends string, Text = string> = Named<ArgumentsOf<Message>, Text>;

/** The rest arguments of a function that says a message: none, or one object with every parameter. */
export type ArgsOf<Message extends string, Text = string> = [ArgumentsOf<Message>] extends [never]
  ? []
  : [params: ParamsOf<Message, Text>];
