import { rooms } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { snapshot } from '../../platform/events/log/snapshot.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { type ChoiceRow, type SettingRow, type TypeRow, unset } from './presenter.ts';

const settingColumns = `s.quiet_on AS "quietOn", s.quiet_spans AS "quietSpans", s.dnd_until AS "dndUntil",
  s.busy_is_quiet AS "busyIsQuiet", s.calm, s.sound, s.email_delay AS "emailDelay", s.digest_hour AS "digestHour", s.version`;

type Set = { row: SettingRow; types: TypeRow[]; choice: ChoiceRow; timeZone: string };

/** What a member set, and the position of their own room that is true at. */
export const readSet = (db: Database, userId: string) =>
  snapshot(db, [rooms.user(userId)], async (client): Promise<Set> => {
    const { rows } = await client.query<SettingRow>({
      name: 'interruption-setting',
      text: `SELECT ${settingColumns} FROM interruption_setting s WHERE s.user_id = $1`,
      values: [userId],
    });
    const { rows: types } = await client.query<TypeRow>({
      name: 'type-preferences',
      text: 'SELECT f.type, f.in_app AS "inApp", f.push, f.email, f.daily FROM notification_preference f WHERE f.user_id = $1',
      values: [userId],
    });
    const { rows: members } = await client.query<ChoiceRow & { zone: string | null }>({
      name: 'zone-and-choice-of-member',
      text: `SELECT coalesce(u.time_zone, u.device_time_zone) AS zone, u.presence_choice AS "presenceChoice", u.presence_until AS "presenceUntil"
        FROM "user" u WHERE u.id = $1`,
      values: [userId],
    });
    const { zone = null, ...choice } = members[0] ?? { presenceChoice: null, presenceUntil: null };
    return { row: rows[0] ?? unset, types, choice, timeZone: zone ?? 'UTC' };
  });

/** What a member set, held until the commit. */
export async function takeSet(tx: Tx, userId: string): Promise<Omit<Set, 'timeZone'>> {
  // A statement of its own: one that waits for the lock would read what was there before it waited.
  await tx.db.$executeRaw`SELECT 1 FROM "user" WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
  const row = await tx.db.interruptionSetting.findUnique({ where: { userId } });
  const select = { type: true, inApp: true, push: true, email: true, daily: true };
  const types = await tx.db.notificationPreference.findMany({ where: { userId }, select });
  const choice = await tx.db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { presenceChoice: true, presenceUntil: true },
  });
  return { row: row ?? unset, types, choice };
}

/** Writes what a member set, whole, and the types that are named. */
export async function writeSet(tx: Tx, userId: string, row: SettingRow, types: readonly TypeRow[]): Promise<void> {
  const data = { ...row, quietSpans: row.quietSpans as object[] };
  await tx.db.interruptionSetting.upsert({ where: { userId }, create: { userId, ...data }, update: data });
  for (const { type, ...update } of types) {
    const where = { userId_type: { userId, type } };
    await tx.db.notificationPreference.upsert({ where, create: { userId, type, ...update }, update });
  }
}
