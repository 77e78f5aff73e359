/** What an API key can be allowed. Open: a newer server may know more; what it does not know answers 422. */
export const apiScopes = [
  'events:write',
  'orders:write',
  'alerts:ingest',
  'approvals:write',
  'agents:write',
  'workspace:read',
] as const;
/** What a key is allowed in the one workspace it is bound to, and only there. */
export const workspaceScopes: readonly string[] = ['approvals:write', 'agents:write', 'workspace:read'];
export type ApiScope = (typeof apiScopes)[number];

/** What every key begins with: a scanner for leaked secrets, and a person, knows it by that. */
export const API_KEY_PREFIX = 'tdk_';
/** Keys there may be at once that are not revoked. */
export const API_KEYS_MAX = 100;
