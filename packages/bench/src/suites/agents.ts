import { createHash, randomBytes } from 'node:crypto';
import { DatabaseClient } from '@tidings/testing';
import { wait } from '../load/clock.ts';
import { call } from '../load/members.ts';
import { cpuMs } from '../measure/process-facts.ts';
import { median } from '../measure/stats.ts';
import type { Bench, Line, Suite } from '../measure/suite.ts';

/** As many agents, each with a key of its own, in workspaces of as many as may be in one; heard of each 30 s. */
const AGENTS = 5000;
const IN_ONE = 100;
const EVERY_MS = 30_000;
/** How long a round listens, and how many heartbeats are under way where the most is looked for. */
const LISTEN_MS = 10_000;
const UNDER_WAY = 64;
const MOST = 10_000;

type Agent = { id: string; key: string };
type Half = { at: number };

/** Agents with their keys, as they would have been registered. */
async function storeAgents(raw: DatabaseClient): Promise<Agent[]> {
  const keys = Array.from({ length: AGENTS }, () => `tdk_${randomBytes(32).toString('base64url')}`);
  const hashes = keys.map((key) => createHash('sha256').update(key).digest());
  const workspaces = AGENTS / IN_ONE;
  const { rows: owners } = await raw.query<{ id: string }>('SELECT id FROM "user" ORDER BY created_at, id LIMIT 1');
  const owner = owners[0]?.id;
  await raw.query(
    `INSERT INTO workspace (id, slug, name, created_by_id)
     SELECT gen_random_uuid(), 'bench-' || n, 'Bench ' || n, $1 FROM generate_series(1, $2::int) n`,
    [owner, workspaces],
  );
  const { rows } = await raw.query<{ id: string }>(
    `WITH made AS (
       INSERT INTO api_key (id, name, hash, prefix, scopes, created_by_id, bound_to)
       SELECT gen_random_uuid(), 'Bench', h.hash, 'tdk_aaaa', '{agents:write}', $2, w.id
       FROM unnest($1::bytea[]) WITH ORDINALITY h(hash, n) JOIN (
         SELECT id, row_number() OVER (ORDER BY id) AS nth FROM workspace WHERE slug LIKE 'bench-%') w ON w.nth = 1 + (h.n - 1) / ${IN_ONE}
       RETURNING id, hash, bound_to),
     agents AS (
       INSERT INTO agent (id, workspace_id, key_id, owner_id, name, version, capabilities, every_seconds, status, task, progress, lease_until)
       SELECT gen_random_uuid(), m.bound_to, m.id, $2, 'Agent ' || m.id, '1.0', '{refunds}', 30, 'running', 'Matching invoices', 10,
         now() + interval '1 hour' FROM made m RETURNING id, key_id)
     SELECT a.id FROM agents a JOIN made m ON m.id = a.key_id JOIN unnest($1::bytea[]) WITH ORDINALITY h(hash, n) ON h.hash = m.hash
     ORDER BY h.n`,
    [hashes, owner],
  );
  await raw.query('VACUUM ANALYZE agent');
  return rows.map(({ id }, n) => ({ id, key: keys[n] ?? '' }));
}

const said = { status: 'running', task: 'Matching invoices', progress: 10 };
const beat = ({ machine }: Bench, { id, key }: Agent) =>
  call(`${machine.api.url}/api/agents/${id}/heartbeat`, 'POST', key, said);

/** All agents at their pace: how long one takes, and what the server spends. */
async function atTheirPace(
  bench: Bench,
  agents: readonly Agent[],
  half: Half,
): Promise<{ took: number; cores: number }> {
  const took: number[] = [];
  const under: Promise<void>[] = [];
  const before = cpuMs(bench.machine.api.pid);
  const begun = performance.now();
  const count = Math.round((AGENTS * LISTEN_MS) / EVERY_MS);
  for (let n = 0; n < count; n += 1) {
    const due = begun + (n * LISTEN_MS) / count;
    if (performance.now() < due) await wait(due - performance.now());
    const agent = agents[half.at++ % agents.length];
    if (!agent) continue;
    const from = performance.now();
    under.push(beat(bench, agent).then(() => void took.push(performance.now() - from)));
  }
  await Promise.all(under);
  return { took: median(took), cores: (cpuMs(bench.machine.api.pid) - before) / (performance.now() - begun) };
}

/** So many at once, each after the other: how many a second. */
async function perSecond(count: number, ask: (nth: number) => Promise<unknown>): Promise<number> {
  let next = 0;
  const begun = performance.now();
  const hand = async () => {
    while (next < count) await ask(next++);
  };
  await Promise.all(Array.from({ length: UNDER_WAY }, hand));
  return count / ((performance.now() - begun) / 1000);
}

const rawSql = `UPDATE agent SET beat_at = clock_timestamp(), lease_until = clock_timestamp() + interval '90 seconds' WHERE id = $1`;

/** What agents cost that are heard of each 30 s and say nothing new. */
export const agents: Suite = {
  name: 'agents',
  async run(bench): Promise<Line[]> {
    const { machine, rounds, note } = bench;
    const clients = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const client = new DatabaseClient({ connectionString: machine.databaseUrl });
        await client.connect();
        return client;
      }),
    );
    const raw = clients[0] as DatabaseClient;
    try {
      const all = await storeAgents(raw);
      const half: Half = { at: 0 };
      const [took, cores, most, limit]: [number[], number[], number[], number[]] = [[], [], [], []];
      for (let round = -1; round < rounds; round += 1) {
        const pace = await atTheirPace(bench, all, half);
        const ours = await perSecond(MOST, (n) => beat(bench, all[n % all.length] as Agent));
        const rows = await perSecond(
          MOST,
          (n) =>
            clients[n % clients.length]?.query({ name: 'raw-beat', text: rawSql, values: [all[n % all.length]?.id] }) ??
            Promise.resolve(),
        );
        note(
          `round ${round + 1}: ${pace.took.toFixed(2)} ms, ${pace.cores.toFixed(3)} cores; ${ours.toFixed(0)}/s beside ${rows.toFixed(0)}/s`,
        );
        if (round < 0) continue;
        took.push(pace.took);
        cores.push(pace.cores);
        most.push(ours);
        limit.push(rows);
      }
      const { rows } = await raw.query<{ share: number }>(
        `SELECT (n_tup_hot_upd::float8 / greatest(n_tup_upd, 1))::float8 AS share FROM pg_stat_user_tables WHERE relname = 'agent'`,
      );
      const spent = median(cores);
      return [
        {
          what: 'a heartbeat that says nothing new, 5,000 agents each 30 s, p50',
          unit: 'ms',
          ours: median(took),
          limit: null,
          goal: '–',
          met: null,
        },
        { what: 'a server core for them', unit: 'cores', ours: spent, limit: null, goal: '≤ 0.25', met: spent <= 0.25 },
        {
          ...{ what: 'heartbeats a second, 64 under way', unit: '/s', ours: median(most) },
          ...{ limit: { name: 'raw PostgreSQL update, 8 connections', value: median(limit) } },
          ...{ goal: '≥ 1,000/s', met: median(most) >= 1000 },
        },
        {
          what: 'of those updates that touched no index',
          unit: '×',
          ours: rows[0]?.share ?? 0,
          limit: null,
          goal: '≥ 0.9',
          met: (rows[0]?.share ?? 0) >= 0.9,
        },
      ];
    } finally {
      await Promise.all(clients.map((client) => client.end()));
    }
  },
};
