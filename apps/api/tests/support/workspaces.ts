import type { Workspace, WorkspaceRole } from '@tidings/contracts';
import type { Forum, Member } from './forum.ts';

let workspaces = 0;
/** A workspace of somebody's. */
export async function newWorkspace(owner: Member, name = `Workspace ${++workspaces}`): Promise<Workspace> {
  const answer = await owner.post('/api/workspaces', { name });
  if (answer.status !== 201) throw new Error(`Could not make a workspace: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Stores somebody in a workspace, as this; null takes them out, without that anybody hears of it. */
export async function storeMember(
  { db }: Pick<Forum, 'db'>,
  workspaceId: string,
  userId: string,
  role: WorkspaceRole | null,
): Promise<void> {
  await db.prisma.workspaceMember.deleteMany({ where: { workspaceId, userId } });
  if (role) await db.prisma.workspaceMember.create({ data: { workspaceId, userId, role } });
}

/** What the state of a right says somebody is in a workspace. */
export const workspaceRoleIn = (state: string): WorkspaceRole | null =>
  state.startsWith('as ') ? (state.slice(3) as WorkspaceRole) : null;

/** This many workspaces with the longest names, each an owner's. */
export async function fillWorkspaces({ db }: Forum, ownerId: string, count: number, name: string): Promise<string[]> {
  const { rows } = await db.pool.query<{ id: string }>(
    `INSERT INTO workspace (id, slug, name, created_by_id, settings)
     SELECT gen_random_uuid(), rpad('crowd-' || n, 60, 'x'), $2, $1, '{"fourEyes": true, "undoDecisions": true}'
     FROM generate_series(1, $3::int) n RETURNING id`,
    [ownerId, name, count],
  );
  const ids = rows.map(({ id }) => id);
  await db.pool.query(
    `INSERT INTO workspace_member (workspace_id, user_id, role) SELECT w, $2, 'owner' FROM unnest($1::uuid[]) w`,
    [ids, ownerId],
  );
  await db.pool.query(
    `WITH made AS (INSERT INTO "scope" (key, version, audience, audience_id)
       SELECT 'workspace:' || w, 1, 'workspace', w FROM unnest($1::uuid[]) w RETURNING key)
     INSERT INTO stream (room, scope) SELECT key, key FROM made`,
    [ids],
  );
  return ids;
}
