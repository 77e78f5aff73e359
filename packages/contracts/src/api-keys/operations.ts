import { pageOf, pageQuerySchema } from '../kernel/page.ts';
import { byId } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import { apiKeySchema, createApiKeyInputSchema, madeApiKeySchema } from './schemas.ts';

export const apiKeyOperations = {
  apiKeys: operation({
    method: 'GET',
    path: '/api/api-keys',
    access: 'admin',
    summary: 'Lists the API keys, the newest first, also those that were revoked.',
    query: pageQuerySchema,
    answer: pageOf(apiKeySchema),
  }),
  createApiKey: operation({
    method: 'POST',
    path: '/api/api-keys',
    access: 'admin',
    summary:
      'Makes an API key for another system and answers it this once; it is sent as `Authorization: Bearer`. CONFLICT where there are 100 already.',
    body: createApiKeyInputSchema,
    answer: madeApiKeySchema,
    status: 201,
  }),
  revokeApiKey: operation({
    method: 'DELETE',
    path: '/api/api-keys/:id',
    access: 'admin',
    summary: 'Revokes an API key: every server refuses it within 2 s. One that is revoked stays so.',
    params: byId,
  }),
} as const;
