import { type Family, type FamilyShare, type FamilyView, rooms } from '@tidings/contracts';
import { type Database, Prisma } from '@tidings/db';
import { snapshot } from '../../../platform/events/log/snapshot.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';

/** What a member sees of families, with the position of their own room. */
export const readFamily = (db: Database, userId: string) =>
  snapshot(db, [rooms.user(userId)], async (client) => {
    const { rows } = await client.query<{ view: FamilyView }>('SELECT family_of($1) AS view', [userId]);
    return rows[0]?.view ?? { family: null, invitations: [] };
  });

export async function viewOf(tx: Tx, userId: string): Promise<FamilyView> {
  const rows = await tx.db.$queryRaw<{ view: FamilyView }[]>`SELECT family_of(${userId}::uuid) AS view`;
  return rows[0]?.view ?? { family: null, invitations: [] };
}

export type Membership = {
  id: string;
  familyId: string;
  owner: boolean;
  shares: FamilyShare;
  joined: boolean;
  people: number;
};
/** What a member is in their family, or in the one that invites them; the family is held until the commit. */
export async function takeMembership(tx: Tx, userId: string, familyId: string | null): Promise<Membership | null> {
  const which = familyId === null ? Prisma.sql`m.joined_at IS NOT NULL` : Prisma.sql`m.family_id = ${familyId}::uuid`;
  const found = await tx.db.$queryRaw<{ familyId: string }[]>(
    Prisma.sql`SELECT f.id AS "familyId" FROM family f JOIN family_member m ON m.family_id = f.id
      WHERE m.user_id = ${userId}::uuid AND ${which} FOR NO KEY UPDATE OF f`,
  );
  if (!found[0]) return null;
  // A statement of its own: one that waits for the lock would read what was there before it waited.
  const rows = await tx.db.$queryRaw<Membership[]>`
    SELECT m.id, m.family_id AS "familyId", m.owner, m.shares, m.joined_at IS NOT NULL AS joined,
      (SELECT count(*)::int FROM family_member x WHERE x.family_id = m.family_id) AS people
    FROM family_member m WHERE m.family_id = ${found[0].familyId}::uuid AND m.user_id = ${userId}::uuid`;
  return rows[0] ?? null;
}

/** Who is in a family or invited. */
export async function peopleOf(tx: Tx, familyId: string): Promise<string[]> {
  const rows = await tx.db.familyMember.findMany({
    where: { familyId },
    select: { userId: true },
    orderBy: { userId: 'asc' },
  });
  return rows.map(({ userId }) => userId);
}

export const raiseVersion = (tx: Tx, id: string) =>
  tx.db.family.update({ where: { id }, data: { version: { increment: 1 } } });

/** A member by user name who may be asked: not one who blocks who asks, or is blocked by them. */
export async function findAskable(tx: Tx, username: string, by: string): Promise<string | null> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT u.id FROM "user" u WHERE u.username = ${username} AND u.deleted_at IS NULL AND NOT EXISTS (SELECT FROM block b
      WHERE (b.user_id = u.id AND b.blocked_id = ${by}::uuid) OR (b.user_id = ${by}::uuid AND b.blocked_id = u.id))`;
  return rows[0]?.id ?? null;
}

/** Takes the alerts of these members from one another, between who leaves and all others. Returns what each has lost. */
export async function takeApart(
  tx: Tx,
  leaving: readonly string[],
  others: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await tx.db.$queryRaw<{ userId: string; alertId: string }[]>`
    DELETE FROM alert_recipient r USING alert a WHERE a.id = r.alert_id AND r.user_id <> a.owner_id
      AND ((r.user_id = ANY (${leaving}::uuid[]) AND a.owner_id = ANY (${others}::uuid[]))
        OR (a.owner_id = ANY (${leaving}::uuid[]) AND r.user_id = ANY (${others}::uuid[])))
    RETURNING r.user_id AS "userId", r.alert_id AS "alertId"`;
  return new Map(
    [...Map.groupBy(rows, ({ userId }) => userId)].map(([id, lost]) => [id, lost.map(({ alertId }) => alertId)]),
  );
}

/** The family that a member is in, as they see it. Throws where there is none: it was just written. */
export async function ownFamily(tx: Tx, userId: string): Promise<Family> {
  const { family } = await viewOf(tx, userId);
  if (!family) throw new Error('A family was written and is not there.');
  return family;
}
