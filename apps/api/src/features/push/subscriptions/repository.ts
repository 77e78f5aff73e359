import type { Database } from '@tidings/db';
import type { Tx } from '../../../platform/events/log/tx.ts';
import type { TimePlace } from '../../../platform/http/place.ts';
import type { Device } from '../message/sender.ts';

export type DeviceRow = {
  id: string;
  kind: string;
  address: string;
  sessionId: string;
  userAgent: string;
  createdAt: Date;
  sentAt: Date | null;
};
export type HeldRow = { id: string; userId: string; sessionId: string; p256dh: string | null; auth: string | null };

/** Holds the member until the commit, and lets go of their devices whose sessions have ended. */
export async function takeDevices(tx: Tx, userId: string): Promise<void> {
  await tx.db.$executeRaw`SELECT 1 FROM "user" WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
  await tx.db.pushSubscription.deleteMany({ where: { userId, session: ended() } });
}

const ended = () => ({ OR: [{ revokedAt: { not: null } }, { expiresAt: { lte: new Date() } }] });

/** Whose an address is, held until the commit. One whose session has ended is nobody's and goes. */
export async function takeAddress(tx: Tx, addressHash: string): Promise<HeldRow | null> {
  // Nobody has it yet where two members race for it: there is no row to hold.
  await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`push ${addressHash}`}, 0))`;
  await tx.db.pushSubscription.deleteMany({ where: { addressHash, session: ended() } });
  return tx.db.pushSubscription.findUnique({ where: { addressHash } });
}

/** Whether a session is still good. */
export const isOpen = async (tx: Tx, sessionId: string): Promise<boolean> =>
  (await tx.db.session.count({ where: { id: sessionId, NOT: ended() } })) > 0;

type NewDevice = Omit<Device, 'id'> & { id: string; userId: string; sessionId: string; addressHash: string };

/** Takes the place of what has this address or session; with too many, of the one that was longest not reached. */
export async function writeDevice(tx: Tx, device: NewDevice, most: number): Promise<DeviceRow> {
  const { userId, sessionId, addressHash } = device;
  await tx.db.pushSubscription.deleteMany({ where: { OR: [{ sessionId }, { addressHash }] } });
  await tx.db.$executeRaw`DELETE FROM push_subscription WHERE id IN (
    SELECT p.id FROM push_subscription p WHERE p.user_id = ${userId}::uuid
    ORDER BY coalesce(p.sent_at, p.created_at) DESC, p.id DESC OFFSET ${most - 1})`;
  const row = await tx.db.pushSubscription.create({
    data: device,
    include: { session: { select: { userAgent: true } } },
  });
  return { ...row, userAgent: row.session.userAgent };
}

/** The device as it is listed; null where it is not this member's. */
export async function readOwnDevice(tx: Tx, userId: string, id: string): Promise<DeviceRow | null> {
  const row = await tx.db.pushSubscription.findFirst({
    where: { id, userId },
    include: { session: { select: { userAgent: true } } },
  });
  return row && { ...row, userAgent: row.session.userAgent };
}

/** A member's devices, the latest first, after a place. */
export async function readDevices(db: Database, userId: string, after: TimePlace, limit: number): Promise<DeviceRow[]> {
  const { rows } = await db.pool.query<DeviceRow>({
    name: 'push-devices',
    text: `SELECT p.id, p.kind, p.address, p.session_id AS "sessionId", s.user_agent AS "userAgent", p.created_at AS "createdAt", p.sent_at AS "sentAt"
      FROM push_subscription p JOIN session s ON s.id = p.session_id
      WHERE p.user_id = $1 AND s.revoked_at IS NULL AND s.expires_at > now() AND (p.created_at, p.id) < ($2::timestamptz, $3::uuid)
      ORDER BY p.created_at DESC, p.id DESC LIMIT $4`,
    values: [userId, after.at, after.id, limit],
  });
  return rows;
}

export const deleteDevice = (tx: Tx, userId: string, which: { id: string } | { addressHash: string }) =>
  tx.db.pushSubscription.deleteMany({ where: { userId, ...which } });

/** Lets go of devices whose sessions have ended, and of rights to act that ran out. */
export async function prunePush(db: Database): Promise<void> {
  await db.prisma.pushSubscription.deleteMany({ where: { session: ended() } });
  await db.prisma.pushAct.deleteMany({ where: { expiresAt: { lte: new Date() } } });
}
