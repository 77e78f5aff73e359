import type { Approval, WorkspaceRole } from '@tidings/contracts';
import { Prisma } from '@tidings/db';
import type { Tx } from '../../platform/events/log/tx.ts';
import { notFound } from '../../platform/kernel/errors.ts';

/** An approval whose row is held, with what the decision about it needs. */
export type HeldApproval = {
  approval: Approval;
  held: { byId: string; decision: 'approve' | 'reject'; comment: string | null; until: Date } | null;
  deadline: Date | null;
  /** By the database's clock, once the row is held. */
  now: Date;
};

type Row = Omit<HeldApproval, 'held'> & {
  heldById: string | null;
  heldDecision: 'approve' | 'reject' | null;
  heldComment: string | null;
  heldUntil: Date | null;
};

/** Holds an approval until the commit. Throws NOT_FOUND. */
export async function holdApproval(tx: Tx, workspaceId: string, id: string): Promise<HeldApproval> {
  const found = await tx.db.$queryRaw<object[]>`
    SELECT 1 FROM approval WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  if (!found[0]) throw notFound('That approval');
  // A statement of its own: what waited for the row would see votes and the clock as they were before.
  const rows = await tx.db.$queryRaw<Row[]>`
    SELECT approval_of(a) AS approval, a.deadline, a.held_by_id AS "heldById", a.held_decision AS "heldDecision",
      a.held_comment AS "heldComment", a.held_until AS "heldUntil", date_trunc('milliseconds', clock_timestamp()) AS now
    FROM approval a WHERE a.workspace_id = ${workspaceId}::uuid AND a.id = ${id}::uuid`;
  const row = rows[0];
  if (!row) throw notFound('That approval');
  const { approval, deadline, now, heldById, heldDecision, heldComment, heldUntil } = row;
  const held =
    heldById && heldDecision && heldUntil
      ? { byId: heldById, decision: heldDecision, comment: heldComment, until: heldUntil }
      : null;
  return { approval, deadline, now, held };
}

/** An approval as this transaction has made it. */
export async function readApproval(tx: Tx, workspaceId: string, id: string): Promise<Approval> {
  const rows = await tx.db.$queryRaw<{ approval: Approval }[]>`
    SELECT approval_of(a) AS approval FROM approval a WHERE a.workspace_id = ${workspaceId}::uuid AND a.id = ${id}::uuid`;
  const row = rows[0];
  if (!row) throw new Error('An approval that was just written is not in the database.');
  return row.approval;
}

/** Who may decide an approval, and whether they are asked. */
export const readDeciders = (tx: Tx, id: string): Promise<{ userId: string; asked: boolean }[]> =>
  tx.db
    .$queryRaw`SELECT d.user_id AS "userId", d.asked FROM approval a, approval_deciders(a) d WHERE a.id = ${id}::uuid`;

/** What a member is in the workspace until the commit: who is removed meanwhile waits. Null: not in it. Settings as they are. */
export async function holdMembership(
  tx: Tx,
  workspaceId: string,
  userId: string,
): Promise<{ role: WorkspaceRole; settings: unknown } | null> {
  const rows = await tx.db.$queryRaw<{ role: WorkspaceRole; settings: unknown }[]>`
    SELECT m.role, w.settings FROM workspace_member m JOIN workspace w ON w.id = m.workspace_id
    WHERE m.workspace_id = ${workspaceId}::uuid AND m.user_id = ${userId}::uuid FOR SHARE OF m`;
  return rows[0] ?? null;
}

/** People of a workspace who do more than read there, by username. */
export async function findPeople(
  tx: Tx,
  workspaceId: string,
  usernames: readonly string[],
): Promise<Map<string, string>> {
  if (usernames.length === 0) return new Map();
  const rows = await tx.db.$queryRaw<{ id: string; username: string }[]>(Prisma.sql`
    SELECT u.id, u.username FROM "user" u JOIN workspace_member m ON m.user_id = u.id
    WHERE m.workspace_id = ${workspaceId}::uuid AND m.role <> 'viewer' AND u.username = ANY (${[...usernames]})`);
  return new Map(rows.map(({ id, username }) => [username, id]));
}
