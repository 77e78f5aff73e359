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

const keysWhere = (
  bound: string,
) => `SELECT k.id, k.name, k.prefix, k.scopes, k.bound_to AS "workspaceId", k.created_at AS "createdAt",
    person(k.created_by_id) AS "createdBy", k.expires_at AS "expiresAt", k.last_used_at AS "lastUsedAt", k.revoked_at AS "revokedAt"
  FROM api_key k WHERE ${bound} AND (k.created_at, k.id) < ($1::timestamptz, $2::uuid) ORDER BY k.created_at DESC, k.id DESC LIMIT $3`;

/** `$1` and `$2`: where the page before ended, `$3`: how many; of a workspace `$4`. */
export const keysSql = { free: keysWhere('k.bound_to IS NULL'), bound: keysWhere('k.bound_to = $4::uuid') };

/** A page of the keys of a workspace, or of those of none, the newest first. */
export async function readKeys(
  { pool }: Database,
  { at, id }: TimePlace,
  limit: number,
  workspaceId: string | null,
): Promise<ApiKeyRow[]> {
  const page = [at, id, limit];
  const { rows } = await pool.query<ApiKeyRow>(
    workspaceId === null
      ? { name: 'api-keys', text: keysSql.free, values: page }
      : { name: 'api-keys-of-workspace', text: keysSql.bound, values: [...page, workspaceId] },
  );
  return rows;
}
