import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { listDeadLetters } from './list-dead-letters.ts';
import { settleDeadLetter } from './settle-dead-letter.ts';

export function deadLetterRoutes(app: FastifyInstance): void {
  route(app, operations.deadLetters, (ctx, { query }) => listDeadLetters(ctx, query));
  route(app, operations.retryDeadLetter, (ctx, { params }) => settleDeadLetter(ctx, params.id, 'retried'));
  route(app, operations.discardDeadLetter, (ctx, { params }) => settleDeadLetter(ctx, params.id, 'discarded'));
}
