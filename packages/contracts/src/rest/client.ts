import type { z } from 'zod';
import type { Operation } from './operation.ts';

type InputOf<O, K extends 'params' | 'query' | 'body'> =
  O extends Record<K, infer S extends z.ZodType>
    ? undefined extends z.input<S>
      ? Partial<Record<K, z.input<S>>>
      : Record<K, z.input<S>>
    : unknown;

/** What a caller gives an operation: `params`, `query` and `body` where it has them, and may leave out what is optional. */
export type OperationInput<O extends Operation> = InputOf<O, 'params'> & InputOf<O, 'query'> & InputOf<O, 'body'>;

/** What an operation answers; `undefined` where it answers 204. */
export type OperationAnswer<O extends Operation> = O extends { answer: infer S extends z.ZodType }
  ? z.infer<S>
  : undefined;
