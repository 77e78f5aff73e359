import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '@tidings/db';
import type { AccessClaims } from '../../auth/tokens.ts';
import { TidingsError } from '../../kernel/errors.ts';

export type Ticket = { claims: AccessClaims; deviceId: string; rooms: string[]; cursor: string | null };

const hashOf = (ticket: string) => createHash('sha256').update(ticket).digest('hex');
const form = /^[\w-]{43}\.(\d{1,9})\.(\d{1,13})$/;

/**
 * Issues a ticket for one event stream. It carries the version and the expiry of the token it was bought with; they
 * cannot be altered, since only the hash of the whole is known.
 */
export async function issueTicket(
  db: Database,
  claims: AccessClaims,
  asked: { deviceId: string; rooms: string[]; cursor?: string | undefined },
  lifeMs: number,
): Promise<{ ticket: string; expiresAt: Date }> {
  const ticket = `${randomBytes(32).toString('base64url')}.${claims.version}.${claims.expiresAt}`;
  const expiresAt = new Date(Date.now() + lifeMs);
  const { userId, sessionId } = claims;
  const { deviceId, rooms, cursor = null } = asked;
  await db.prisma.realtimeTicket.create({
    data: { hash: hashOf(ticket), sessionId, userId, deviceId, rooms, cursor, expiresAt },
  });
  return { ticket, expiresAt };
}

/** Spends a ticket: exactly one caller gets it, `'spent'` every other. Throws AUTH_INVALID or AUTH_EXPIRED. */
export async function spendTicket(db: Database, ticket: string): Promise<Ticket | 'spent'> {
  const parts = form.exec(ticket);
  if (!parts) throw new TidingsError('AUTH_INVALID', 'The stream ticket cannot be read. Ask for a new one.');
  const hash = hashOf(ticket);
  const { rows } = await db.pool.query<Row>({
    name: 'spend-ticket',
    text: `UPDATE realtime_ticket SET spent_at = now() WHERE hash = $1 AND spent_at IS NULL AND expires_at > now()
           RETURNING user_id, session_id, device_id, rooms, cursor`,
    values: [hash],
  });
  const row = rows[0];
  if (!row) return refusedTicket(db, hash);
  const claims = {
    userId: row.user_id,
    sessionId: row.session_id,
    version: Number(parts[1]),
    expiresAt: Number(parts[2]),
  };
  return { claims, deviceId: row.device_id, rooms: row.rooms, cursor: row.cursor };
}

type Row = { user_id: string; session_id: string; device_id: string; rooms: string[]; cursor: string | null };

async function refusedTicket(db: Database, hash: string): Promise<'spent'> {
  const known = await db.prisma.realtimeTicket.findUnique({ where: { hash }, select: { spentAt: true } });
  if (known?.spentAt) return 'spent';
  throw new TidingsError(
    known ? 'AUTH_EXPIRED' : 'AUTH_INVALID',
    'The stream ticket is unknown or has expired. Ask for a new one.',
  );
}

/** Forgets tickets an hour after their end; until then one used again is answered as spent. */
export const sweepTickets = (db: Database) =>
  db.pool.query(`DELETE FROM realtime_ticket WHERE expires_at < now() - interval '1 hour'`);
