import type { Database } from '@tidings/db';
import { fact } from '../../platform/kernel/facts.ts';
import { type Dated, dated, nobody } from '../notifications/index.ts';
import { published } from './consumers.ts';
import { dataOf, presentAlert, typeOf } from './presenter.ts';
import type { AlertRow } from './repository.ts';

/** What the alerts of the demo would have been stated as when they were found: those of whoever may sign in, that nobody has in hand. */
export async function readAlertHistory({ pool }: Database): Promise<Dated[]> {
  const { rows } = await pool.query<{ at: Date; userId: string; row: AlertRow }>(
    `SELECT a.first_seen_at AS at, r.user_id AS "userId", alert_of(a, r.user_id) AS row
     FROM alert a JOIN alert_recipient r ON r.alert_id = a.id WHERE a.state = 'new' ORDER BY a.id`,
  );
  return rows.flatMap(({ at, userId, row }) => {
    const stated = { userId, alert: presentAlert(row), type: typeOf(row), data: dataOf(row) };
    return dated(at, published(fact('alert.published', { cause: 'found', ...stated }), nobody));
  });
}
