import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '@tidings/db';
import { createDatabase, startApi, type TestDatabase, until } from '@tidings/testing';
import { startSmtpServer, type TestSmtpServer } from '@tidings/testing/mail';
import { afterAll, beforeAll, expect, test } from 'vitest';

const MEMBERS = 1000;
let database: TestDatabase;
let db: Database;
let smtp: TestSmtpServer;
const dataDir = mkdtempSync(join(tmpdir(), 'tidings-escalation-'));
beforeAll(async () => {
  database = await createDatabase();
  db = openDatabase({ url: database.url, connections: 2 });
  smtp = await startSmtpServer();
});
afterAll(async () => {
  await db?.close();
  await smtp?.close();
  await database?.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

const start = (failpoint = '') =>
  startApi({
    ...{ NODE_ENV: 'test', DATA_DIR: dataDir, DATABASE_URL: database.url, LOG_LEVEL: 'error', FAILPOINTS: failpoint },
    ...{ AUTH_SECRET: 'one secret for all servers, long enough', MAIL: 'on', SMTP_URL: smtp.url },
    TIMINGS: JSON.stringify({ jobPoll: 50, jobLease: 1500 }),
  });

/** Members whose addresses are confirmed, each with something that has been unread for long enough, and a timer that is due. */
async function membersWhoWait(name: string, count: number): Promise<string[]> {
  const { rows } = await db.pool.query(
    `INSERT INTO "user" (id, username, email, email_verified_at, password_hash, display_name)
     SELECT gen_random_uuid(), $1 || '-' || i, $1 || '-' || i || '@example.org', now(), '', 'Member ' || i FROM generate_series(1, $2::int) i
     RETURNING id`,
    [name, count],
  );
  const ids: string[] = rows.map(({ id }) => id);
  await db.pool.query(
    `INSERT INTO notification (id, user_id, type, category, reason, actors, data, title, message, position, created_at, updated_at, correlation_id)
     SELECT overlay(made_notification_id(first_uuid(now() - interval '1 hour' + n * interval '1 ms'), u)::text placing '7' from 15 for 1)::uuid, u, 'comment', 'replies', 'your_topic', '[]', '{}', 'Ana replied', 'Yes.', 1,
       now() - interval '1 hour', now() - interval '1 hour', 'x' FROM unnest($1::uuid[]) WITH ORDINALITY u(u, n)`,
    [ids],
  );
  await db.pool.query(
    `INSERT INTO job (id, kind, payload, unique_key) SELECT gen_random_uuid(), 'escalation:mail', jsonb_build_object('userId', u), 'escalation:mail:' || u
     FROM unnest($1::uuid[]) u`,
    [ids],
  );
  return ids;
}
/** What became of the mails of these members, and how many the server for mail took. */
async function outcomes(name: string, ids: readonly string[]) {
  const { rows } = await db.pool.query(
    'SELECT status, count(*)::int AS n FROM mail WHERE user_id = ANY ($1::uuid[]) GROUP BY 1',
    [ids],
  );
  const taken = smtp.taken.flatMap(({ to }) => to).filter((to) => to.startsWith(`${name}-`));
  return {
    ...Object.fromEntries(rows.map(({ status, n }) => [status, n])),
    taken: taken.length,
    to: new Set(taken).size,
  };
}
const nothingWaits = (timeoutMs: number) =>
  until(
    async () =>
      (await db.pool.query(`SELECT 1 FROM job WHERE kind LIKE 'escalation:%' OR kind LIKE 'mail:other' LIMIT 1`))
        .rowCount === 0,
    { what: 'all mails to be settled', timeoutMs },
  );

test.each([
  ['decided and nothing committed', 'die-before-append@escalation', { sent: 1, taken: 1, to: 1 }],
  ['committed and nothing handed over', 'die-after-commit@escalation', { sent: 1, taken: 1, to: 1 }],
  // Nobody knows whether the server for mail has it: it counts as sent.
  ['marked and not yet handed over', 'mail-marked', { unknown: 1, taken: 0, to: 0 }],
])(
  'a server that dies with a mail %s leaves at most one',
  async (_, failpoint, left) => {
    const name = failpoint.replace(/[^a-z]/g, '');
    const ids = await membersWhoWait(name, 1);
    const doomed = await start(failpoint).catch(() => null);
    if (doomed) expect(await doomed.exited).toMatchObject({ signal: 'SIGKILL' });
    const next = await start();
    await nothingWaits(20_000);
    expect(await outcomes(name, ids)).toEqual(left);
    await next.term();
  },
  60_000,
);

test(`${MEMBERS} members who are due at once on two servers get one mail each`, async () => {
  const ids = await membersWhoWait('crowd', MEMBERS);
  const servers = await Promise.all([start(), start()]);
  await nothingWaits(90_000);
  expect(await outcomes('crowd', ids)).toEqual({ sent: MEMBERS, taken: MEMBERS, to: MEMBERS });
  for (const server of servers) await server.term();
}, 120_000);
