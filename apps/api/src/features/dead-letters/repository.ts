import type { DeadLetterAct } from '@tidings/contracts';
import { type Database, uuidv7 } from '@tidings/db';
import type { Tx } from '../../platform/events/log/tx.ts';
import type { TimePlace } from '../../platform/http/place.ts';

export type DeadLetterRow = {
  id: string;
  kind: string;
  attempts: number;
  lastError: string;
  createdAt: Date;
  diedAt: Date;
  /** When it died, to the microsecond. */
  place: string;
};

const ACTS_SHOWN = 20;

/** A page of dead letters, of one kind or of all, and how many there are. */
export async function readDeadLetters({ pool }: Database, { at, id }: TimePlace, limit: number, kind: string | null) {
  const [page, count] = await Promise.all([
    pool.query<DeadLetterRow>({
      name: 'dead-letters',
      text: `SELECT d.id, d.kind, d.attempts, d.last_error AS "lastError", d.created_at AS "createdAt", d.died_at AS "diedAt",
          iso(d.died_at) AS place
        FROM dead_letter d WHERE (d.died_at, d.id) < ($1::timestamptz, $2::uuid) AND ($4::text IS NULL OR d.kind = $4)
        ORDER BY d.died_at DESC, d.id DESC LIMIT $3`,
      values: [at, id, limit, kind],
    }),
    pool.query<{ total: number }>({
      name: 'dead-letters-counted',
      text: 'SELECT count(*)::int AS total FROM dead_letter d WHERE $1::text IS NULL OR d.kind = $1',
      values: [kind],
    }),
  ]);
  return { rows: page.rows, total: count.rows[0]?.total ?? 0 };
}

/** What admins did with dead letters lately. */
export async function readActs({ pool }: Database): Promise<DeadLetterAct[]> {
  const { rows } = await pool.query<Omit<DeadLetterAct, 'at'> & { at: Date }>({
    name: 'dead-letter-acts',
    text: `SELECT a.id, a.action, a.kind, person(a.admin_id) AS admin, a.at FROM dead_letter_act a
      ORDER BY a.at DESC, a.id DESC LIMIT $1`,
    values: [ACTS_SHOWN],
  });
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Makes a dead letter due again, or removes it, and notes who did. Answers what kind it was; null where it is not there. */
export async function settle(tx: Tx, id: string, action: DeadLetterAct['action'], adminId: string) {
  const rows = await tx.db.$queryRaw<
    { kind: string }[]
  >`SELECT kind FROM dead_letter WHERE id = ${id}::uuid FOR UPDATE`;
  const [letter] = rows;
  if (!letter) return null;
  if (action === 'retried') await tx.db.$queryRaw`SELECT retry_dead_letter(${id}::uuid)`;
  else await tx.db.deadLetter.delete({ where: { id } });
  const { kind } = letter;
  await tx.db.deadLetterAct.create({ data: { id: uuidv7(), deadLetterId: id, kind, action, adminId } });
  return kind;
}
