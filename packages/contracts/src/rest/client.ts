import type { z } from 'zod';
import type { Operation } from './operation.ts';

type InputOf<O, K extends 'params' | 'query' | 'body'> =
  O extends Record<K, infer S extends z.ZodType> ? Record<K, z.input<S>> : unknown;

/** What a caller gives an operation: `params`, `query` and `body` where it has them. */
export type OperationInput<O extends Operation> = InputOf<O, 'params'> & InputOf<O, 'query'> & InputOf<O, 'body'>;

/** What an operation answers; `undefined` where it answers 204. */
export type OperationAnswer<O extends Operation> = O extends { answer: infer S extends z.ZodType }
  ? z.infer<S>
  : undefined;

/** Fills an operation's path and query. Values are percent-encoded; absent ones are left out. */
export function operationUrl(o: Operation, input: { params?: object; query?: object } = {}): string {
  const params = (input.params ?? {}) as Record<string, unknown>;
  const path = o.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined && value !== null) query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
