import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { createKey } from './create-key.ts';
import { listKeys } from './list-keys.ts';
import { revokeKey } from './revoke-key.ts';

/** What other systems show to be let in: admins make and revoke it. */
export function apiKeyRoutes(app: FastifyInstance): void {
  route(app, operations.apiKeys, (ctx, { query }) => listKeys(ctx, query));
  route(app, operations.createApiKey, (ctx, { body }) => createKey(ctx, body));
  route(app, operations.revokeApiKey, (ctx, { params }) => revokeKey(ctx, params.id));
}
