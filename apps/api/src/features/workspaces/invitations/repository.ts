import { rooms, type WorkspaceInvitation } from '@tidings/contracts';
import { type Database, Prisma } from '@tidings/db';
import { snapshot } from '../../../platform/events/log/snapshot.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import type { TimePlace } from '../../../platform/http/place.ts';
import { type Asked, RESTS_DAYS } from './policy.ts';

type Found = { invitation: WorkspaceInvitation };

const from = `workspace_invitation_of(i, w) AS invitation FROM workspace_invitation i JOIN workspace w ON w.id = i.workspace_id`;
/** Only one that waits and has not run out. */
const isWaiting = `i.state = 'pending' AND i.expires_at > now()`;
const waiting = Prisma.raw(isWaiting);

async function findOne(tx: Tx, where: Prisma.Sql): Promise<WorkspaceInvitation | null> {
  const rows = await tx.db.$queryRaw<Found[]>(Prisma.sql`SELECT ${Prisma.raw(from)} WHERE ${where}`);
  return rows[0]?.invitation ?? null;
}

/** The invitation of a workspace, which is locked, that waits for this person; null: none. */
export const findWaiting = (tx: Tx, workspaceId: string, userId: string): Promise<WorkspaceInvitation | null> =>
  findOne(tx, Prisma.sql`i.workspace_id = ${workspaceId}::uuid AND i.user_id = ${userId}::uuid AND ${waiting}`);

/** An invitation or link of a workspace, which is locked, that waits; null: none. */
export const findWaitingById = (tx: Tx, workspaceId: string, id: string): Promise<WorkspaceInvitation | null> =>
  findOne(tx, Prisma.sql`i.workspace_id = ${workspaceId}::uuid AND i.id = ${id}::uuid AND ${waiting}`);

/** An invitation as this transaction has made it. */
export async function readInvitation(tx: Tx, workspaceId: string, id: string): Promise<WorkspaceInvitation> {
  const found = await findOne(tx, Prisma.sql`i.workspace_id = ${workspaceId}::uuid AND i.id = ${id}::uuid`);
  if (!found) throw new Error('An invitation that was just written is not in the database.');
  return found;
}

/** What waits for a member, newest first, with the position of their own room, which brings more. */
export const readOwnInvitations = (db: Database, userId: string, after: TimePlace, limit: number) =>
  snapshot(db, [rooms.user(userId)], async (client) => {
    const { rows } = await client.query<Found>(
      `SELECT x.invitation FROM workspace_invitations_for($1) x WHERE (x.created_at, x.id) < ($2::timestamptz, $3::uuid)
       ORDER BY x.created_at DESC, x.id DESC LIMIT $4`,
      [userId, after.at, after.id, limit],
    );
    return rows.map(({ invitation }) => invitation);
  });

export const workspaceInvitationsSql = `SELECT ${from} WHERE i.workspace_id = $1 AND ${isWaiting}
  AND (i.created_at, i.id) < ($2::timestamptz, $3::uuid) ORDER BY i.created_at DESC, i.id DESC LIMIT $4`;

/** What a workspace has sent that waits, newest first. */
export async function readInvitations(db: Database, workspaceId: string, after: TimePlace, limit: number) {
  const values = [workspaceId, after.at, after.id, limit];
  const { rows } = await db.pool.query<Found>({ name: 'workspace-invitations', text: workspaceInvitationsSql, values });
  return rows.map(({ invitation }) => invitation);
}

/** The workspace that a waiting invitation of this member, or a link of this hash, leads into; null: none. */
export async function findInvitingWorkspace(db: Database, userId: string, workspaceId: string): Promise<boolean> {
  const { rows } = await db.pool.query({
    name: 'inviting-workspace',
    text: 'SELECT FROM workspace_invitations_for($1) x WHERE x.workspace_id = $2',
    values: [userId, workspaceId],
  });
  return rows.length > 0;
}

/** The invitation behind a link that still works, by the hash of its secret; null: none. */
export async function findLink(db: Database, hash: Buffer): Promise<WorkspaceInvitation | null> {
  const { rows } = await db.pool.query<Found>({
    name: 'workspace-link',
    text: 'SELECT x.invitation FROM workspace_link($1) x',
    values: [hash],
  });
  return rows[0]?.invitation ?? null;
}

/** What a workspace, which is locked, asked before. `userId`: of whom; null: it makes a link. */
export async function readAsked(tx: Tx, workspaceId: string, userId: string | null): Promise<Asked> {
  const rows = await tx.db.$queryRaw<Asked[]>`
    SELECT count(*) FILTER (WHERE i.created_at > now() - interval '1 day')::int AS today,
      count(*) FILTER (WHERE i.user_id = ${userId}::uuid)::int AS "ofPerson",
      coalesce(bool_or(i.user_id = ${userId}::uuid AND i.state = 'declined'), false) AS declined
    FROM workspace_invitation i WHERE i.workspace_id = ${workspaceId}::uuid
      AND greatest(i.created_at, i.answered_at) > now() - make_interval(days => ${RESTS_DAYS}::int)`;
  return rows[0] ?? { today: 0, ofPerson: 0, declined: false };
}

/** Removes what nothing is decided by any more: invitations of the workspace that ran out a month ago. */
export async function forgetOld(tx: Tx, workspaceId: string): Promise<void> {
  const expiresAt = { lt: new Date(Date.now() - 30 * 86_400_000) };
  await tx.db.workspaceInvitation.deleteMany({ where: { workspaceId, expiresAt } });
}
