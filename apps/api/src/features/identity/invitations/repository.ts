import type { SiteInvitation } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import type { Tx } from '../../../platform/events/log/tx.ts';
import type { TimePlace } from '../../../platform/http/place.ts';
import { hashOf } from '../sessions/refresh-token.ts';
import type { Sent } from './policy.ts';

const DAY = 24 * 3600_000;
export type InvitationRow = Pick<SiteInvitation, 'id' | 'email' | 'uses' | 'usesMax'> & {
  createdAt: Date;
  expiresAt: Date;
};

/** What one can still register with. */
const isOpen = `i.revoked_at IS NULL AND i.uses < i.uses_max AND i.expires_at > now()`;

/** What a member sent that is still good, newest first. */
export async function readSent({ pool }: Database, inviterId: string, { at, id }: TimePlace, limit: number) {
  const { rows } = await pool.query<InvitationRow>({
    name: 'site-invitations',
    text: `SELECT i.id, i.email, i.uses, i.uses_max AS "usesMax", i.created_at AS "createdAt", i.expires_at AS "expiresAt"
      FROM site_invitation i WHERE i.inviter_id = $1 AND ${isOpen} AND (i.created_at, i.id) < ($2::timestamptz, $3::uuid)
      ORDER BY i.created_at DESC, i.id DESC LIMIT $4`,
    values: [inviterId, at, id, limit],
  });
  return rows;
}

/** What a member sent, counted under their lock until the commit. */
export async function countSent(tx: Tx, inviterId: string): Promise<Sent> {
  // A statement of its own: one that waits for the lock would count what was there before it waited.
  await tx.db.$executeRaw`SELECT 1 FROM "user" WHERE id = ${inviterId}::uuid FOR NO KEY UPDATE`;
  const [sent] = await tx.db.$queryRaw<Sent[]>`
    SELECT extract(epoch FROM now() - u.created_at)::float8 / 86400 AS "ageDays",
      (SELECT count(*)::int FROM site_invitation i WHERE i.inviter_id = u.id AND i.created_at > now() - interval '1 day') AS lately,
      (SELECT count(*)::int FROM site_invitation i WHERE i.inviter_id = u.id
        AND i.revoked_at IS NULL AND i.uses < i.uses_max AND i.expires_at > now()) AS open
    FROM "user" u WHERE u.id = ${inviterId}::uuid`;
  return sent ?? { open: 0, lately: 0, ageDays: 0 };
}

/** Mails that invited an address in the last seven days. */
export const countMailed = (tx: Tx, email: string): Promise<number> =>
  tx.db.siteInvitation.count({ where: { email, createdAt: { gt: new Date(Date.now() - 7 * DAY) } } });

/** Removes what a member sent that ended a month ago. */
export const forgetOld = (tx: Tx, inviterId: string) =>
  tx.db.siteInvitation.deleteMany({ where: { inviterId, expiresAt: { lt: new Date(Date.now() - 30 * DAY) } } });

/** An invitation that is good, with who invites; null: there is none. */
export async function findOpen(db: Tx['db'], token: string) {
  const row = await db.siteInvitation.findFirst({
    where: { hash: hashOf(token), revokedAt: null, expiresAt: { gt: new Date() } },
    include: { inviter: true },
  });
  return row && row.uses < row.usesMax ? row : null;
}
