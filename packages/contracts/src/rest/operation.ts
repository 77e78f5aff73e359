import type { z } from 'zod';
import type { ApiScope } from './scopes.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call: anybody, a signed-in member, staff, or another system by its API key. Finer rules live in the feature's policy. */
export type Access = 'public' | 'member' | 'moderator' | 'admin' | 'key';

export type Operation = {
  readonly method: Method;
  readonly path: string;
  readonly access: Access;
  /** What an API key must be allowed; without it no key may call, whatever it is allowed. */
  readonly scope?: ApiScope;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answer?: z.ZodType;
  readonly status: number;
  /** Requests a minute, for one member, one API key or, signed out, one address. */
  readonly perMinute: number;
  /** Bytes of a body, where more than usual is taken. */
  readonly maxBytes?: number;
};

type Input = Omit<Operation, 'status' | 'perMinute'> & { status?: number; perMinute?: number };

/** Declares a REST operation: the API routes by it, the web app calls by it, OpenAPI is written from it. */
export function operation<const O extends Input>(o: O) {
  return { perMinute: o.method === 'GET' ? 600 : 120, status: o.answer ? 200 : 204, ...o } as O & {
    status: number;
    perMinute: number;
  };
}
