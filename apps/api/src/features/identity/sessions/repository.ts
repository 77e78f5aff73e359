import type { Database, Prisma } from '@tidings/db';
import type { Tx } from '../../../platform/events/log/tx.ts';
import type { TimePlace } from '../../../platform/http/place.ts';
import type { CauseOf } from '../../../platform/kernel/facts.ts';
import type { SessionRow } from './presenter.ts';
import { hashOf } from './refresh-token.ts';

type Db = Prisma.TransactionClient;

/** Locks the session a refresh token belongs to and reads it as it is then, with whose it is; null when there is none. */
export async function lockSession(db: Db, hash: string) {
  const link = await db.refreshToken.findUnique({ where: { hash }, select: { sessionId: true } });
  if (!link) return null;
  await db.$queryRaw`SELECT 1 FROM session WHERE id = ${link.sessionId}::uuid FOR UPDATE`;
  return db.session.findUnique({ where: { id: link.sessionId }, include: { user: true } });
}

/** Of these tokens those the session has, by token; `usedAgo`: ms since it was first used, null when it never was. */
export async function readLinks(
  db: Db,
  sessionId: string,
  tokens: readonly string[],
): Promise<Map<string, { usedAgo: number | null }>> {
  const byHash = new Map(tokens.map((token) => [hashOf(token), token]));
  const rows = await db.$queryRaw<{ hash: string; usedAgo: number | null }[]>`
    SELECT hash, (extract(epoch FROM clock_timestamp() - used_at) * 1000)::float8 AS "usedAgo"
    FROM refresh_token WHERE session_id = ${sessionId}::uuid AND hash = ANY (${[...byHash.keys()]}::char(64)[])`;
  return new Map(rows.map(({ hash, usedAgo }) => [byHash.get(hash) ?? '', { usedAgo }]));
}

/** Marks a refresh token as used, and keeps the one that takes its place. */
export async function addLink(db: Db, sessionId: string, token: string, next: string): Promise<void> {
  await db.$executeRaw`
    UPDATE refresh_token SET used_at = clock_timestamp() WHERE hash = ${hashOf(token)}::char(64) AND used_at IS NULL`;
  await db.refreshToken.create({ data: { hash: hashOf(next), sessionId } });
}

/** Prolongs a session by `sessionMs`; from now on its tokens come from this device, where one is given. */
export const renewSession = (db: Db, sessionId: string, sessionMs: number, device: string | null) =>
  db.session.update({
    where: { id: sessionId },
    data: {
      ...{ lastSeenAt: new Date(), expiresAt: new Date(Date.now() + sessionMs) },
      ...(device !== null && { device: hashOf(device) }),
    },
  });

/** Ends all chains of refresh tokens of a session and begins one with this token; false when the session has ended. */
export async function restartChain(db: Db, sessionId: string, token: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM session WHERE id = ${sessionId}::uuid AND revoked_at IS NULL FOR UPDATE`;
  if (rows.length === 0) return false;
  await db.refreshToken.deleteMany({ where: { sessionId } });
  await db.refreshToken.create({ data: { hash: hashOf(token), sessionId } });
  return true;
}

/** Whether a token is one of this session's: a chain that was ended leaves none. */
export const hasLink = async (db: Database, sessionId: string, token: string): Promise<boolean> =>
  (await db.prisma.refreshToken.count({ where: { hash: hashOf(token), sessionId, session: { revokedAt: null } } })) > 0;

/** The session a refresh cookie belongs to, for signing out without an access token; null when there is none. */
export async function findSessionOfRefresh(db: Database, refreshToken: string | undefined) {
  if (!refreshToken) return null;
  const stored = await db.prisma.refreshToken.findUnique({
    where: { hash: hashOf(refreshToken) },
    include: { session: true },
  });
  return stored?.session ?? null;
}

/** The sessions of a member that have not been revoked. */
export const openSessions = async (db: Db, userId: string): Promise<string[]> =>
  (await db.session.findMany({ where: { userId, revokedAt: null }, select: { id: true } })).map(({ id }) => id);

/** Marks sessions of a member as revoked, with the cause; those that were already keep their time and theirs. */
export const markRevoked = (tx: Tx, userId: string, sessionIds: string[], cause: CauseOf<'sessions.revoked'>) =>
  tx.db.session.updateMany({
    where: { userId, id: { in: sessionIds }, revokedAt: null },
    data: { revokedAt: new Date(), revokedFor: cause },
  });

/** A member's sessions that are still good, last used first, after a place. */
export async function readSessions(
  db: Database,
  userId: string,
  after: TimePlace,
  limit: number,
): Promise<SessionRow[]> {
  const { rows } = await db.pool.query<SessionRow>({
    name: 'sessions',
    text: `SELECT s.id, s.user_agent AS "userAgent", s.ip, s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt"
           FROM session s WHERE s.user_id = $1 AND s.revoked_at IS NULL AND s.expires_at > now()
             AND (s.last_seen_at, s.id) < ($2::timestamptz, $3::uuid)
           ORDER BY s.last_seen_at DESC, s.id DESC LIMIT $4`,
    values: [userId, after.at, after.id, limit],
  });
  return rows;
}
