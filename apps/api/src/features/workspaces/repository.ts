import { rooms, type WorkspaceRole } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { snapshot } from '../../platform/events/log/snapshot.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import type { WorkspaceRow } from './presenter.ts';

export type OwnWorkspaceRow = WorkspaceRow & { role: WorkspaceRole };

const columns = (w: string) => `${w}.id, ${w}.slug, ${w}.name, ${w}.settings, ${w}.version,
  ${w}.member_count AS "memberCount", ${w}.created_at AS "createdAt"`;

/** What a member is in a workspace, or null. */
export async function findRole(db: Database, workspaceId: string, userId: string): Promise<WorkspaceRole | null> {
  const { rows } = await db.pool.query<{ role: WorkspaceRole | null }>({
    name: 'workspace-role',
    text: 'SELECT workspace_role_of($1, $2) AS role',
    values: [workspaceId, userId],
  });
  return rows[0]?.role ?? null;
}

/** The name of the one a page ended at is looked up, so that it may be of any length; for one the member has left the list begins anew. */
export const ownWorkspacesSql = `SELECT ${columns('(o.workspace)')}, o.role FROM workspaces_of($1) o
  WHERE ($2::uuid IS NULL OR ((o.workspace).name, (o.workspace).id)
      > (coalesce((SELECT (p.workspace).name FROM workspaces_of($1) p WHERE (p.workspace).id = $2), ''), $2))
    AND ($3::text IS NULL OR (o.workspace).slug = $3)
  ORDER BY (o.workspace).name, (o.workspace).id LIMIT $4`;

/** The workspaces a member is in, by name, with the position of their own room, which says what becomes of that. */
export const readOwnWorkspaces = (
  db: Database,
  userId: string,
  { after, slug, limit }: { after: string | null; slug: string | undefined; limit: number },
) =>
  snapshot(db, [rooms.user(userId)], async (client) => {
    const values = [userId, after, slug ?? null, limit];
    const { rows } = await client.query<OwnWorkspaceRow>(ownWorkspacesSql, values);
    return rows;
  });

/** A workspace as one of its members sees it, with the positions of its room and of their own; null for others. */
export const findWorkspaceLive = (db: Database, userId: string, id: string) =>
  snapshot(db, [rooms.workspace(id), rooms.user(userId)], async (client) => {
    const { rows } = await client.query<OwnWorkspaceRow>(
      `SELECT ${columns('w')}, m.role FROM workspace w JOIN workspace_member m ON m.workspace_id = w.id
       WHERE w.id = $1 AND m.workspace_id = $1 AND m.user_id = $2`,
      [id, userId],
    );
    return rows[0] ?? null;
  });

/** Locks a workspace until the commit: who is in it changes one after the other. Throws NOT_FOUND. */
export async function lockWorkspace(tx: Tx, id: string): Promise<void> {
  const rows = await tx.db.$queryRaw<object[]>`SELECT 1 FROM workspace WHERE id = ${id}::uuid FOR UPDATE`;
  if (!rows[0]) throw notFound('That workspace');
}

/** A workspace as this transaction has made it. */
export const readWorkspaceRow = (tx: Tx, id: string): Promise<WorkspaceRow> =>
  tx.db.workspace.findUniqueOrThrow({ where: { id } });

/** What a member is in a workspace as this transaction has made it, or null. */
export async function findRoleNow(tx: Tx, workspaceId: string, userId: string): Promise<WorkspaceRole | null> {
  const key = { workspaceId_userId: { workspaceId, userId } };
  return (await tx.db.workspaceMember.findUnique({ where: key }))?.role ?? null;
}

/** The scopes that a member reads by in a workspace: its own, and those of private places in it. */
export async function readScopes(tx: Tx, workspaceId: string, userId: string): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ scopes: string[] }[]>`
    SELECT chat_scopes_in(${workspaceId}::uuid, ${userId}::uuid) AS scopes`;
  return rows[0]?.scopes ?? [];
}

/** Holds what a member makes until the commit, and reads what limits it. */
export async function readMaker(tx: Tx, userId: string): Promise<{ owned: number; made: number }> {
  // A statement of its own: one that waits for the lock would count what was there before it waited.
  await tx.db.$executeRaw`SELECT 1 FROM "user" WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
  const rows = await tx.db.$queryRaw<{ owned: number; made: number }[]>`
    SELECT owned, made FROM workspaces_made_by(${userId}::uuid)`;
  return rows[0] ?? { owned: 0, made: 0 };
}
