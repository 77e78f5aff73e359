import type { ErrorBody } from '@tidings/contracts';
import type { Route, RouteAnswer } from '@tidings/contracts/rest';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type PathOf<U extends string> = U extends `${infer Path}?${string}` ? Path : U;
type Steps<P extends string> = P extends `${infer Step}/${infer Rest}` ? [Step, ...Steps<Rest>] : [P];

/** Does a path fit a pattern, step by step? `:id` takes any step. */
type Fits<Path extends unknown[], Pattern extends unknown[]> = Pattern extends [infer Want, ...infer Wants]
  ? Path extends [infer Step, ...infer Steps]
    ? Want extends `:${string}`
      ? Fits<Steps, Wants>
      : Step extends Want
        ? Fits<Steps, Wants>
        : false
    : false
  : Path extends []
    ? true
    : false;

/** The route a method and an address lead to; `never` where the contracts have none. */
export type RouteOf<M extends Method, U extends string> = {
  [R in Route]: R extends `${M} ${infer Pattern}`
    ? Fits<Steps<PathOf<U>>, Steps<Pattern>> extends true
      ? R
      : never
    : never;
}[Route];

/** A body nobody can know from the address alone: only that it is an object, or an error. */
export type Unrouted = Record<string, unknown> & Partial<ErrorBody>;

/** What comes back from an address: the answer of its operation, or an error; which, is what the status says. */
export type BodyOf<M extends Method, U extends string> = [RouteOf<M, U>] extends [never]
  ? Unrouted
  : RouteAnswer<RouteOf<M, U>> extends undefined
    ? Partial<ErrorBody>
    : RouteAnswer<RouteOf<M, U>> & Partial<ErrorBody>;

export type Answer<B = Unrouted> = { status: number; body: B; headers: Record<string, unknown> };

type Ask<M extends Method> = <const U extends string>(
  url: U,
  body?: object,
  headers?: Record<string, string>,
) => Promise<Answer<BodyOf<M, U>>>;

/** Somebody who asks the API, or a visitor without a sign-in. Answers are typed by the contracts. */
export type Caller = {
  get: <const U extends string>(url: U) => Promise<Answer<BodyOf<'GET', U>>>;
  post: Ask<'POST'>;
  put: Ask<'PUT'>;
  patch: Ask<'PATCH'>;
  delete: Ask<'DELETE'>;
};

type Untyped = (url: string, body?: object, headers?: Record<string, string>) => Promise<Answer<Any>>;
// biome-ignore lint/suspicious/noExplicitAny: nobody knows the answer of an address that is only known at run time
type Any = any;

/**
 * Asks by a method that is known at run time alone. Through the types of the methods themselves a compiler would compare the answers
 * of all operations with one another, which takes it a minute for each such line.
 */
export const askBy = (who: Caller, method: keyof Caller): Untyped =>
  (who as unknown as Record<keyof Caller, Untyped>)[method];
