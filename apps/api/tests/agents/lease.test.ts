import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, startApi, type TestDatabase, until } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newProgram, register } from '../support/agents.ts';
import { team } from '../support/approvals.ts';
import { type Any, type Forum, startForum, storedIn } from '../support/forum.ts';

// An agent that is to be heard of each 5 s is offline after 4 s here, which no pause of a busy machine lasts.
const environment = {
  AUTH_SECRET: 'one secret for all servers, long enough',
  TIMINGS: JSON.stringify({ agentSecond: 267, jobPoll: 50, jobLease: 2000 }),
};
const dataDir = mkdtempSync(join(tmpdir(), 'tidings-agents-'));
let database: TestDatabase;
let here: Forum;
beforeAll(async () => {
  database = await createDatabase();
  here = await startForum(environment, database);
}, 30_000);
afterAll(async () => {
  await here?.close();
  await database?.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

test('a server that is killed puts no agent offline that is heard of at another one; who is silent is offline once, for all servers', async () => {
  const ops = await team(here);
  const program = await newProgram(here, ops.owner, ops.id);
  const there = await startApi({ ...environment, NODE_ENV: 'test', DATA_DIR: dataDir, DATABASE_URL: database.url });
  const agents = await Promise.all(Array.from({ length: 6 }, () => register(program, ops.id, { everySeconds: 5 })));
  const silent = await register(program, ops.id, { everySeconds: 5 });
  const headers = { authorization: `Bearer ${program.token}`, 'content-type': 'application/json' };
  let isDown = false;
  const beats = async () => {
    for (const { id } of agents) {
      const url = `${isDown ? here.url : `http://127.0.0.1:${there.port}`}/api/agents/${id}/heartbeat`;
      // Lost with the server it went to, as on any network: the next one goes to another server.
      await fetch(url, { method: 'POST', headers, body: '{"status":"running"}' }).catch(() => null);
    }
  };
  const offline = async () =>
    (await storedIn(here.db, `workspace:${ops.id}`))
      .filter(({ name, payload }: Any) => name === 'agent:status' && payload.status === 'offline')
      .map(({ payload }: Any) => payload.id);
  await beats();
  const timer = setInterval(() => void beats(), 250);
  try {
    await until(async () => (await offline()).length > 0, { what: 'the silent one to be offline', timeoutMs: 20_000 });
    await there.kill();
    isDown = true;
    // Longer than a lease, at the end of which the server that is left has looked again.
    const { rows } = await here.db.pool.query(`SELECT clock_timestamp() + interval '5 seconds' AS at`);
    await until(
      async () =>
        (await here.db.pool.query('SELECT 1 FROM agent_watch WHERE looked_at > $1', [rows[0].at])).rowCount === 1,
      { what: 'a look at the leases after that', timeoutMs: 20_000 },
    );
    expect(await offline()).toEqual([silent.id]);
    const { body }: Any = await ops.viewer.get(`/api/workspaces/${ops.id}/agents`);
    expect(body.items.map(({ status }: Any) => status)).toEqual([...agents.map(() => 'running'), 'offline']);
  } finally {
    clearInterval(timer);
  }
}, 60_000);
