import type { PresenceStatus } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import type { Known } from './lease-model.ts';

type Pool = Pick<Database, 'pool'>;
type Beat = { lapsed: boolean; servers: string[] | null };

export type Written = { userId: string; status: PresenceStatus | null };
export type Pair = { viewer: string; id: string };

export async function beat({ pool }: Pool, serverId: string, lifeMs: number, sweep: boolean): Promise<Beat> {
  const { rows } = await pool.query<Beat>({
    name: 'beat-presence',
    text: 'SELECT lapsed, servers FROM beat_presence($1, $2, $3)',
    values: [serverId, lifeMs, sweep],
  });
  return rows[0] ?? { lapsed: true, servers: null };
}

export async function write(
  { pool }: Pool,
  serverId: string,
  all: readonly Written[],
  lingerMs: number,
): Promise<void> {
  await pool.query({
    name: 'write-presence',
    text: 'SELECT write_presence($1, $2, $3, $4)',
    values: [serverId, all.map(({ userId }) => userId), all.map(({ status }) => status), lingerMs],
  });
}

export async function leave({ pool }: Pool, serverId: string, lingerMs: number): Promise<void> {
  await pool.query('SELECT leave_presence($1, $2)', [serverId, lingerMs]);
}

/** Those of them who are there. */
export async function readKnown({ pool }: Pool, ids: readonly string[]): Promise<Map<string, Known>> {
  const { rows } = await pool.query<Known & { userId: string }>({
    name: 'presence-of',
    text: 'SELECT * FROM presence_of($1)',
    values: [ids],
  });
  return new Map(rows.map(({ userId, ...known }) => [userId, known]));
}

/** Pairs that one statement asks about. */
const PAIRS = 5000;

/** The pairs in which the viewer may see the other. */
export async function seenPairs<P extends Pair>({ pool }: Pool, pairs: readonly P[]): Promise<Set<P>> {
  const seen = new Set<P>();
  for (let from = 0; from < pairs.length; from += PAIRS) {
    const some = pairs.slice(from, from + PAIRS);
    const { rows } = await pool.query<{ n: string }>({
      name: 'seen-presence',
      text: 'SELECT seen_presence($1, $2) AS n',
      values: [some.map(({ viewer }) => viewer), some.map(({ id }) => id)],
    });
    for (const { n } of rows) {
      const pair = some[Number(n) - 1];
      if (pair) seen.add(pair);
    }
  }
  return seen;
}
