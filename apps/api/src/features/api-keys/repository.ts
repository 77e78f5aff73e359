import type { ApiKey, Person } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import type { TimePlace } from '../../platform/http/place.ts';

export type ApiKeyRow = Pick<ApiKey, 'id' | 'name' | 'prefix' | 'scopes' | 'workspaceId'> & {
  createdAt: Date;
  createdBy: Person | null;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

/** A page of the keys of a workspace, or of those of none, the newest first. */
export async function readKeys(
  { pool }: Database,
  { at, id }: TimePlace,
  limit: number,
  workspaceId: string | null,
): Promise<ApiKeyRow[]> {
  const { rows } = await pool.query<ApiKeyRow>({
    name: 'api-keys',
    text: `SELECT k.id, k.name, k.prefix, k.scopes, k.bound_to AS "workspaceId", k.created_at AS "createdAt", person(k.created_by_id) AS "createdBy",
        k.expires_at AS "expiresAt", k.last_used_at AS "lastUsedAt", k.revoked_at AS "revokedAt"
      FROM api_key k WHERE k.bound_to IS NOT DISTINCT FROM $4 AND (k.created_at, k.id) < ($1::timestamptz, $2::uuid)
      ORDER BY k.created_at DESC, k.id DESC LIMIT $3`,
    values: [at, id, limit, workspaceId],
  });
  return rows;
}
