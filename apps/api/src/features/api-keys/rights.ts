import { type Rights, right } from '../../platform/rights/right.ts';
import { nothing } from '../../platform/rights/target-kind.ts';
import { whyNotAs, workspaceKind } from '../workspaces/index.ts';
import { whyNotManageKeys } from './policy.ts';

/** Admins alone decide which other systems are let in; the owners of a workspace, which agents are in theirs. */
export const apiKeyRights: Rights = {
  apiKeys: right(nothing, { whyNot: whyNotManageKeys }),
  'apiKeys:workspace': right(workspaceKind, {
    whyNot: (_actor, inside) => whyNotAs('owner', inside),
    query: ({ id }) => `workspaceId=${id}`,
  }),
  createApiKey: right(nothing, {
    whyNot: whyNotManageKeys,
    body: ({ word }) => ({ name: word, scopes: ['events:write'] }),
  }),
  'createApiKey:workspace': right(workspaceKind, {
    whyNot: (_actor, inside) => whyNotAs('owner', inside),
    body: ({ id, word }) => ({ name: word, scopes: ['approvals:write'], workspaceId: id }),
  }),
  revokeApiKey: right(nothing, { whyNot: whyNotManageKeys }),
};
