import { createHash, randomBytes } from 'node:crypto';
import type { Workspace, WorkspaceRole } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
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

/** Stores an invitation of somebody into a workspace, or with `userId: null` a link. */
export async function storeInvitation(
  { db }: Pick<Forum, 'db'>,
  workspaceId: string,
  as: { userId: string | null; role?: WorkspaceRole; expiresAt?: Date; maxUses?: number },
): Promise<{ id: string; token: string }> {
  const [id, token] = [uuidv7(), randomBytes(32).toString('base64url')];
  const tokenHash = as.userId ? null : Uint8Array.from(createHash('sha256').update(token).digest());
  const { createdById: inviterId } = await db.prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const given = { role: 'viewer' as const, expiresAt: new Date(Date.now() + 86_400_000), ...as };
  await db.prisma.workspaceInvitation.create({ data: { id, workspaceId, tokenHash, inviterId, ...given } });
  return { id, token };
}

/** What the state of a right says somebody is in a workspace. */
export const workspaceRoleIn = (state: string): WorkspaceRole | null =>
  state.startsWith('as ') ? (state.slice(3) as WorkspaceRole) : null;

/** This many workspaces with the longest names, each an owner's; all of them invite the guest. */
export async function fillWorkspaces(
  { db }: Forum,
  { owner: ownerId, guest, leaver }: Record<'owner' | 'guest' | 'leaver', string>,
  count: number,
  name: string,
): Promise<LargestWorkspaces> {
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
  const [filled = '', joined = '', declined = '', left = ''] = ids;
  await db.pool.query(
    `INSERT INTO workspace_member (workspace_id, user_id, role)
     SELECT $1::uuid, u.id, 'viewer'::workspace_role FROM "user" u WHERE u.id <> $2 AND u.username LIKE 'crowd-%' UNION ALL SELECT $3::uuid, $4::uuid, 'viewer'::workspace_role`,
    [filled, ownerId, left, leaver],
  );
  await db.pool.query(
    `INSERT INTO workspace_invitation (id, workspace_id, user_id, inviter_id, role, expires_at)
     SELECT gen_random_uuid(), w, u, $1, 'manager', now() + interval '1 day'
     FROM (SELECT w, $2::uuid AS u FROM unnest($3::uuid[]) w
       UNION ALL SELECT $4::uuid, gen_random_uuid() FROM generate_series(1, 150)
       UNION ALL SELECT $5::uuid, $6::uuid UNION ALL SELECT $7::uuid, $1) asked`,
    [ownerId, guest, ids, filled, joined, leaver, declined],
  );
  await db.pool.query(
    `INSERT INTO workspace_audit (id, workspace_id, action, actor_id, member_id, detail)
     SELECT gen_random_uuid(), $1, 'renamed', $2, $2, jsonb_build_object('before', $3::text, 'name', $3::text) FROM generate_series(1, 150)`,
    [filled, ownerId, name],
  );
  const { token } = await storeInvitation({ db }, left, { userId: null, maxUses: 2 });
  const { id: invitation } = await storeInvitation({ db }, filled, { userId: null });
  return { filled, joined, declined, left, invitation, token };
}

/** One with as many members, invitations and entries as fit in no answer, and others to join, to decline and to leave. */
export type LargestWorkspaces = Record<'filled' | 'joined' | 'declined' | 'left' | 'invitation' | 'token', string>;
