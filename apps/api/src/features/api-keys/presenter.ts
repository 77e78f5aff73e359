import type { ApiKey } from '@tidings/contracts';
import type { ApiKeyRow } from './repository.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A key as admins see it: nothing of it opens anything. */
export const presentKey = (row: ApiKeyRow): ApiKey => ({
  ...{ id: row.id, name: row.name, prefix: row.prefix, scopes: row.scopes, workspaceId: row.workspaceId },
  createdAt: row.createdAt.toISOString(),
  createdBy: row.createdBy,
  expiresAt: iso(row.expiresAt),
  lastUsedAt: iso(row.lastUsedAt),
  revokedAt: iso(row.revokedAt),
});
