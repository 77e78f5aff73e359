import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { readTrace } from './read-trace.ts';

export function traceRoutes(app: FastifyInstance): void {
  route(app, operations.trace, (ctx, { params, query }) => readTrace(ctx, params.correlationId, query));
}
