import type { Operation, OperationAnswer } from '@tidings/contracts/rest';
import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Ctx, KeyCtx, MemberCtx } from '../context/context.ts';
import { conformAnswer } from '../contract/contract.ts';
import { forbidden, TidingsError } from '../kernel/errors.ts';
import { idempotencyOf } from '../kernel/idempotency-key.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: Operation;
  }
}

type Parsed<O, K extends 'params' | 'query' | 'body'> =
  O extends Record<K, infer S extends z.ZodType> ? Record<K, z.output<S>> : unknown;
type CtxOf<O extends Operation> = O['access'] extends 'public' ? Ctx : O['access'] extends 'key' ? KeyCtx : MemberCtx;
export type RouteInput<O extends Operation> = Parsed<O, 'params'> & Parsed<O, 'query'> & Parsed<O, 'body'>;
export type Raw = { request: FastifyRequest; reply: FastifyReply };
type Handler<O extends Operation> = (
  ctx: CtxOf<O>,
  input: RouteInput<O>,
  raw: Raw,
) => Promise<OperationAnswer<O>> | OperationAnswer<O>;

type More<O extends Operation> = Pick<FastifyContextConfig, 'takesOutdated'> & {
  /** Asked before the body is looked into: whether who sent it may say anything at all. */
  before?: (input: Parsed<O, 'params'>, request: FastifyRequest) => Promise<unknown>;
};

const rank = { public: 0, member: 0, moderator: 1, admin: 2, key: 3 } as const;
const rankOf = { member: 0, moderator: 1, admin: 2 } as const;

/** Serves one operation of the contracts: claim to be answered once → signed in → allowed → every input parsed strictly → handler. */
export function route<O extends Operation>(
  app: FastifyInstance,
  operation: O,
  handler: Handler<O>,
  { before, ...more }: More<O> = {},
): void {
  app.route({
    method: operation.method,
    url: operation.path,
    config: { operation, ...more },
    // A password of any length is the schema's to refuse, before it is hashed (ATTACKS 37).
    ...(operation.path.startsWith('/api/auth/') && { bodyLimit: 2 * 1024 * 1024 }),
    ...(operation.maxBytes !== undefined && { bodyLimit: operation.maxBytes }),
    async handler(request, reply) {
      const { ctx, headers, method, url, rawBody } = request;
      if (operation.method !== 'GET') {
        ctx.idempotency = idempotencyOf({ method, url, key: headers['idempotency-key'], body: rawBody });
      }
      // What a key may call was decided when it was read: nothing without a scope.
      if (operation.access !== 'public' && !ctx.integration) {
        if (!ctx.actor) throw new TidingsError('AUTH_REQUIRED', 'Sign in first.');
        if (rankOf[ctx.actor.role] < rank[operation.access]) throw forbidden();
      }
      const params = operation.params && { params: parse(operation.params, request.params, 'params') };
      await before?.(params as Parsed<O, 'params'>, request);
      const input = {
        ...params,
        ...(operation.query && { query: parse(operation.query, request.query, 'query') }),
        ...(operation.body && { body: parse(operation.body, request.body ?? {}, 'body') }),
      };
      const answer = await once(ctx, () => handler(ctx as CtxOf<O>, input as RouteInput<O>, { request, reply }));
      // A stream was begun, which answers by itself.
      if (reply.sent) return reply;
      reply.code(operation.status);
      if (answer === undefined) return reply.send();
      const body = JSON.stringify(conformAnswer(operation, answer));
      return reply.type('application/json; charset=utf-8').send(body);
    },
  });
}

/** A repeated request that would be refused by now gets the answer it had when it was first made. */
async function once<T>(ctx: Ctx, handle: () => Promise<T> | T): Promise<T> {
  try {
    return await handle();
  } catch (error) {
    const refused = error instanceof TidingsError && error.status < 500;
    throw (refused && (await ctx.events.answeredBefore(ctx).catch(() => null))) || error;
  }
}

function parse(schema: z.ZodType, value: unknown, where: string): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  // An id that is not one names nothing that exists: the same answer as for a thing of others.
  if (where === 'params') throw new TidingsError('NOT_FOUND', 'It does not exist, or it is not open to you.');
  const details = parsed.error.issues.slice(0, 10).map((issue) => ({
    path: [...(where === 'body' ? [] : [where]), ...issue.path].join('.'),
    message: issue.message,
  }));
  throw new TidingsError('VALIDATION_FAILED', details[0]?.message ?? 'The request is not valid.', { details });
}
