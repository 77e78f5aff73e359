import type { Role } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { Batcher } from '../kernel/batcher.ts';

/** What of a member decides about a request. */
export type MemberRow = {
  id: string;
  username: string;
  displayName: string;
  role: Role;
  suspendedUntil: Date | null;
  silencedUntil: Date | null;
  presenceHidden: boolean;
  presenceChoice: 'busy' | 'hidden' | null;
  presenceUntil: Date | null;
  tokenVersion: number;
};

/** Reads members; all that are asked for in one turn of the loop come with one statement. */
export function memberReader(db: Database): (userId: string) => Promise<MemberRow | null> {
  const batcher = new Batcher<string, MemberRow | null>((ids) => readMembers(db, ids));
  return (userId) => batcher.load(userId);
}

async function readMembers(db: Database, ids: readonly string[]): Promise<(MemberRow | null)[]> {
  const { rows } = await db.pool.query<MemberRow>({
    name: 'members',
    text: `SELECT id, username, display_name AS "displayName", role, suspended_until AS "suspendedUntil",
             silenced_until AS "silencedUntil", presence_hidden AS "presenceHidden",
             presence_choice AS "presenceChoice", presence_until AS "presenceUntil", token_version AS "tokenVersion"
           FROM "user" WHERE id = ANY ($1::uuid[]) AND deleted_at IS NULL`,
    values: [[...new Set(ids)]],
  });
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id) ?? null);
}
