import type { ArgsOf, ParamsOf } from '../src/index.ts';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <_ extends true>() => undefined;
type Flat<T> = { [K in keyof T]: T[K] };

holds<Same<ArgsOf<'Nothing to fill in'>, []>>();
holds<Same<Flat<ParamsOf<'{name} replied: {excerpt}'>>, { name: string; excerpt: string }>>();
holds<Same<Flat<ParamsOf<'{count, number} new'>>, { count: number }>>();
holds<Same<Flat<ParamsOf<'Since {at, date, long}, {at, time, short}'>>, { at: Date | number }>>();
holds<
  Same<Flat<ParamsOf<'{count, plural, one {reply} other {replies}} to {name}'>>, { count: number; name: string }>
>();
holds<
  Same<
    Flat<ParamsOf<'{count, plural, one {{name} and # other} other {{name} and # others, {day, date}}}', boolean>>,
    { count: number; name: boolean; day: Date | number }
  >
>();
holds<
  Same<
    Flat<ParamsOf<'{role, select, admin {a} other {{n, plural, =0 {b} other {# {what}}}}} {last}'>>,
    { role: string; n: number; what: string; last: string }
  >
>();
