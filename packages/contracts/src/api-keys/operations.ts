import { pageOf } from '../kernel/page.ts';
import { byId } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import { apiKeyListQuerySchema, apiKeySchema, createApiKeyInputSchema, madeApiKeySchema } from './schemas.ts';

export const apiKeyOperations = {
  apiKeys: operation({
    method: 'GET',
    path: '/api/api-keys',
    access: 'member',
    summary:
      'Lists the API keys, the newest first, also those that were revoked: of no workspace for admins, of a workspace for its owners.',
    query: apiKeyListQuerySchema,
    answer: pageOf(apiKeySchema),
  }),
  createApiKey: operation({
    method: 'POST',
    path: '/api/api-keys',
    access: 'member',
    summary:
      'Makes an API key for another system, as an admin, or for an agent of a workspace, as its owner, and answers it this once; it is sent as `Authorization: Bearer`. CONFLICT where there are 100 already.',
    body: createApiKeyInputSchema,
    answer: madeApiKeySchema,
    status: 201,
  }),
  revokeApiKey: operation({
    method: 'DELETE',
    path: '/api/api-keys/:id',
    access: 'member',
    summary: 'Revokes an API key: every server refuses it within 2 s. One that is revoked stays so.',
    params: byId,
  }),
} as const;
