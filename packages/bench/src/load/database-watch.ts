import { DatabaseClient } from '@tidings/testing';
import { wait } from './clock.ts';

const EVERY_MS = 25;
/** The server's own figures are looked at less often: they cost it something. */
const POOL_EVERY = 10;

/** What the database had to bear: most queries at once, and most that waited for their turn in the server. */
export type DatabaseLoad = { atOnce: number; waiting: number; transactions: number };
type Watched = { databaseUrl: string; apiUrl: string };

/** What the server says of its pool; 0 while it is down. */
async function waitingIn(apiUrl: string): Promise<number> {
  const text = await fetch(`${apiUrl}/metrics`, { signal: AbortSignal.timeout(2000) })
    .then((answer) => answer.text())
    .catch(() => '');
  return Number(/^database_pool_waiting (\d+)/m.exec(text)?.[1] ?? 0);
}

const committedText = 'SELECT xact_commit::int AS count FROM pg_stat_database WHERE datname = current_database()';
const activeText = `SELECT count(*)::int AS count FROM pg_stat_activity
  WHERE datname = current_database() AND application_name = 'tidings' AND state = 'active'`;

/** Watches a database and the server's pool while `work` goes on. */
export async function watchDatabase<T>(
  { databaseUrl, apiUrl }: Watched,
  work: () => Promise<T>,
): Promise<{ load: DatabaseLoad; result: T }> {
  const client = new DatabaseClient({ connectionString: databaseUrl, query_timeout: 5000, application_name: 'bench' });
  await client.connect();
  const count = async (text: string) => (await client.query<{ count: number }>(text)).rows[0]?.count ?? 0;
  let over = false;
  const watch = async () => {
    const most = { atOnce: 0, waiting: 0 };
    for (let looks = 0; !over; looks++) {
      most.atOnce = Math.max(most.atOnce, await count(activeText));
      if (looks % POOL_EVERY === 0) most.waiting = Math.max(most.waiting, await waitingIn(apiUrl));
      await wait(EVERY_MS);
    }
    return most;
  };
  try {
    const before = await count(committedText);
    const watching = watch();
    watching.catch(() => undefined);
    const result = await work();
    over = true;
    const most = await watching;
    // PostgreSQL counts a backend's transactions up to a second later.
    await wait(1200);
    return { load: { ...most, transactions: (await count(committedText)) - before }, result };
  } finally {
    over = true;
    await client.end();
  }
}
