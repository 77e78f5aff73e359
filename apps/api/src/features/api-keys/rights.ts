import { type Rights, right } from '../../platform/rights/right.ts';
import { nothing } from '../../platform/rights/target-kind.ts';

/** Admins alone decide which other systems are let in. */
export const apiKeyRights: Rights = {
  apiKeys: right(nothing),
  createApiKey: right(nothing, { body: ({ word }) => ({ name: word, scopes: ['events:write'] }) }),
  revokeApiKey: right(nothing),
};
