import { DatabaseClient } from '@tidings/testing';
import { wait } from '../load/clock.ts';
import { Fleet } from '../load/fleet.ts';
import { LightClient } from '../load/light-client.ts';
import { watchers } from '../load/many-members.ts';
import { call } from '../load/members.ts';
import { cpuMs } from '../measure/process-facts.ts';
import { median, quantile } from '../measure/stats.ts';
import type { Bench, Line, Suite } from '../measure/suite.ts';

/** Members of one workspace: one of them watches all others of it, and one is the one who changes. */
const IN_ONE = 100;
/** As if each member came, went or fell idle once in five minutes. */
const CHANGES_A_MEMBER = 1 / 300;
const LISTEN_MS = 20_000;
const SETTLE_MS = 10_000;
/** The goal of WORKSPACE.md, in cores. */
const GOAL = 0.05;

const userOf = (token: string): string =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).sub;

/** Everybody in workspaces of a hundred. */
async function storeWorkspaces(url: string, users: readonly string[]): Promise<void> {
  const raw = new DatabaseClient({ connectionString: url });
  await raw.connect();
  try {
    await raw.query(
      `WITH made AS (
         INSERT INTO workspace (id, slug, name, created_by_id)
         SELECT gen_random_uuid(), 'there-' || n, 'There ' || n, ($1::uuid[])[1] FROM generate_series(0, (cardinality($1::uuid[]) - 1) / ${IN_ONE}) n
         RETURNING id, slug)
       INSERT INTO workspace_member (workspace_id, user_id, role)
       SELECT m.id, u.id, 'operator' FROM unnest($1::uuid[]) WITH ORDINALITY u(id, n) JOIN made m ON m.slug = 'there-' || (u.n - 1) / ${IN_ONE}`,
      [users],
    );
    await raw.query('ANALYZE workspace, workspace_member');
  } finally {
    await raw.end();
  }
}

type Pair = { watcher: LightClient; changes: LightClient; away: boolean; from: number };

/** In each workspace one who watches all others, and one who changes. */
async function openPairs({ machine: { api } }: Bench, tokens: readonly string[], took: number[]): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let first = 0; first + IN_ONE <= tokens.length; first += IN_ONE) {
    const all = tokens.slice(first, first + IN_ONE);
    const open = (nth: number, onEvent?: (name: string) => void) =>
      new LightClient({
        ...{ url: api.url, auth: { token: all[nth], deviceId: `bench-there-${first + nth}`, protocol: 1 } },
        ...(onEvent && { onEvent }),
      });
    const pair: Pair = {
      watcher: open(
        0,
        (name) => name === 'presence:changed' && pair.from > 0 && took.push(performance.now() - pair.from),
      ),
      ...{ changes: open(1), away: false, from: 0 },
    };
    await Promise.all([pair.watcher.ready, pair.changes.ready]);
    await pair.watcher.ask('presence:watch', { userIds: all.slice(1).map(userOf) });
    pairs.push(pair);
  }
  return pairs;
}

/** What the server spends in cores, while nothing is done or what `each` does as often as members change. */
async function spent({ machine: { api } }: Bench, count: number, each?: (nth: number) => void): Promise<number> {
  const before = cpuMs(api.pid);
  const begun = performance.now();
  const changes = each ? Math.round((count * CHANGES_A_MEMBER * LISTEN_MS) / 1000) : 0;
  for (let nth = 0; nth < changes; nth += 1) {
    each?.(nth);
    await wait(Math.max(0, begun + ((nth + 1) * LISTEN_MS) / changes - performance.now()));
  }
  await wait(Math.max(0, begun + LISTEN_MS - performance.now()));
  return (cpuMs(api.pid) - before) / (performance.now() - begun);
}

/** What it costs to know who is there. */
export const presence: Suite = {
  name: 'presence',
  async run(bench): Promise<Line[]> {
    const { machine, large, rounds, note } = bench;
    const { accessToken } = await call<{ accessToken: string }>(`${machine.api.url}/api/auth/login`, 'POST', null, {
      ...{ login: 'admin', password: 'tidings-demo' },
    });
    const category = await call<{ id: string }>(`${machine.api.url}/api/categories`, 'POST', accessToken, {
      ...{ name: 'There', slug: `there-${Date.now()}`, colour: 'help' },
    });
    const tokens = await watchers(machine.databaseUrl, machine.secret, category.id, large);
    await storeWorkspaces(machine.databaseUrl, tokens.map(userOf));
    const others = tokens.filter((_, n) => n % IN_ONE > 1);
    const { fleet } = await Fleet.open(machine.api.url, { kind: 'member', tokens: others }, others.length);
    const took: number[] = [];
    const pairs = await openPairs(bench, tokens, took);
    const [still, moving]: [number[], number[]] = [[], []];
    try {
      await wait(SETTLE_MS);
      for (let round = 0; round < rounds; round += 1) {
        still.push(await spent(bench, large));
        const change = (nth: number) => {
          const pair = pairs[nth % pairs.length];
          if (!pair) return;
          pair.away = !pair.away;
          pair.from = performance.now();
          pair.changes.send('presence:update', { status: pair.away ? 'away' : 'online' });
        };
        moving.push(await spent(bench, large, change));
        note(`round ${round + 1}: ${still.at(-1)?.toFixed(3)} cores still, ${moving.at(-1)?.toFixed(3)} with changes`);
      }
    } finally {
      for (const { watcher, changes } of pairs) for (const client of [watcher, changes]) client.close();
      await fleet.close();
    }
    const people = large.toLocaleString('en');
    return [
      {
        what: `cores for ${people} online members of whom each changes once in five minutes, all connections included`,
        ...{ unit: 'cores', ours: median(moving), limit: { name: 'nobody changes', value: median(still) } },
        ...{ goal: '≤ 0.05 more', met: median(moving) - median(still) <= GOAL },
      },
      {
        what: 'from a change to who watches, p95',
        ...{
          unit: 'ms',
          ours: quantile(took, 0.95),
          limit: null,
          goal: 'within a second',
          met: quantile(took, 0.95) < 1000,
        },
      },
    ];
  },
};
