export type * from './arguments.ts';
export type * from './catalogue.ts';
export { createFormatter, type Formatter, type Value } from './formatter.ts';
export type { DateOptions } from './intl.ts';
