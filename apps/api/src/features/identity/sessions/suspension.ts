import type { Database } from '@tidings/db';
import { TidingsError } from '../../../platform/kernel/errors.ts';

/** The refusal of a suspended member who has shown who they are: until when and why, for the app to say in their words. */
export async function suspendedError(db: Database, user: { id: string; suspendedUntil: Date | null }) {
  const { rows } = await db.pool.query<{ reason: string }>({
    name: 'suspension-reason',
    text: `SELECT reason FROM moderation_action WHERE member_id = $1 AND action = 'suspend' ORDER BY at DESC, id DESC LIMIT 1`,
    values: [user.id],
  });
  const until = user.suspendedUntil?.toISOString() ?? '';
  const [{ reason } = { reason: undefined }] = rows;
  const details = [
    { path: 'until', message: until },
    ...(reason === undefined ? [] : [{ path: 'reason', message: reason }]),
  ];
  return new TidingsError('SUSPENDED', `You are suspended until ${until}.`, { details });
}
