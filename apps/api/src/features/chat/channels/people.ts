import type { Database } from '@tidings/db';
import { TidingsError } from '../../../platform/kernel/errors.ts';

/**
 * People of a workspace by user name, without who asks. Who blocks them, or is blocked by them, is not there when it is about writing to one
 * another. Throws NOT_IN_WORKSPACE, which lists whom it does not find.
 */
export async function findPeople(
  db: Database,
  {
    workspaceId,
    userId,
    usernames,
    direct,
  }: { workspaceId: string; userId: string; usernames: readonly string[]; direct: boolean },
): Promise<string[]> {
  if (usernames.length === 0) return [];
  const { rows } = await db.pool.query<{ id: string; username: string }>({
    name: 'chat-people',
    text: `SELECT u.id, u.username FROM "user" u JOIN workspace_member w ON w.user_id = u.id AND w.workspace_id = $1
           WHERE u.username = ANY ($3) AND NOT ($4 AND EXISTS (SELECT FROM block b
             WHERE (b.user_id = u.id AND b.blocked_id = $2) OR (b.user_id = $2 AND b.blocked_id = u.id)))`,
    values: [workspaceId, userId, [...usernames], direct],
  });
  const found = new Set(rows.map(({ username }) => username));
  const missing = [...new Set(usernames)].filter((name) => !found.has(name));
  if (missing.length > 0)
    throw new TidingsError('NOT_IN_WORKSPACE', 'Somebody you named cannot be reached in this workspace.', {
      details: missing.map((name) => ({ path: 'people', message: name })),
    });
  return rows.map(({ id }) => id).filter((id) => id !== userId);
}
