import type { AuthAnswer, CategoryView } from '@tidings/contracts';
import { DatabaseClient } from '@tidings/testing';
import { now, wait } from '../load/clock.ts';
import { Fleet } from '../load/fleet.ts';
import { watchers } from '../load/many-members.ts';
import { call } from '../load/members.ts';
import { cpuMs } from '../measure/process-facts.ts';
import { median } from '../measure/stats.ts';
import type { Bench, Line, Suite } from '../measure/suite.ts';

/** Stores one row of 400 characters a member with one statement, committed to disk: what storing costs at the least. */
async function storeRaw(client: DatabaseClient, count: number): Promise<number> {
  const begun = performance.now();
  await client.query(
    `INSERT INTO bench_row SELECT gen_random_uuid(), i, repeat('x', 400), now() FROM generate_series(1, $1::int) i`,
    [count],
  );
  return performance.now() - begun;
}

/** From the request that begins a topic to the handler of the last of those who watch its category. */
async function measure(bench: Bench, count: number, goalMs: number): Promise<Line[]> {
  const { machine, crowd, rounds, note } = bench;
  const { api, bare, databaseUrl, secret } = machine;
  const { accessToken } = await call<AuthAnswer>(`${api.url}/api/auth/login`, 'POST', null, {
    login: 'admin',
    password: 'tidings-demo',
  });
  const [ours, limit, cpu]: [number[], number[], number[]] = [[], [], []];
  const raw = new DatabaseClient({ connectionString: databaseUrl });
  await raw.connect();
  await raw.query('CREATE TABLE IF NOT EXISTS bench_row (id uuid PRIMARY KEY, i int, payload text, at timestamptz)');
  const fleets: Fleet[] = [];
  try {
    const slug = `watched-${count}-${Math.random().toString(36).slice(2, 6)}`;
    const category = await call<CategoryView>(`${api.url}/api/categories`, 'POST', accessToken, {
      ...{ name: slug, slug, colour: 'help' },
    });
    const tokens = await watchers(databaseUrl, secret, category.id, count);
    const { fleet } = await Fleet.open(api.url, { kind: 'member', tokens }, count);
    fleets.push(fleet);
    const { fleet: plain } = await Fleet.open(bare.url, { kind: 'bare', room: 'all' }, count);
    fleets.push(plain);
    for (let round = -1; round < rounds; round++) {
      // Each round notifies of a topic that stands alone: what was unread would grow.
      await raw.query('UPDATE notification SET read_at = now() WHERE read_at IS NULL');
      await wait(3000);
      const before = cpuMs(api.pid);
      const took = await fleet.last('notification:new', async () => {
        const begun = now();
        await call(`${api.url}/api/topics`, 'POST', crowd.tokens[round + 1] ?? null, {
          ...{ categoryId: category.id, title: `Round ${round}`, body: 'Something begins here.' },
        });
        return begun;
      });
      const used = cpuMs(api.pid) - before;
      await wait(3000);
      const stored = await storeRaw(raw, count);
      const sent = await plain.last('reply:created', async () => {
        const begun = now();
        await call(bare.url, 'POST', null, { room: 'all', payload: { body: 'x'.repeat(400) } });
        return begun;
      });
      note(
        `round ${round + 1}: ${took.toFixed(0)} ms (${used.toFixed(0)} ms of the server), raw ${stored.toFixed(0)} + ${sent.toFixed(0)} ms`,
      );
      if (round < 0) continue;
      ours.push(took);
      limit.push(stored + sent);
      cpu.push((used * 1000) / count);
    }
  } finally {
    await raw.end();
    await Promise.all(fleets.map((fleet) => fleet.close()));
  }
  const who = `${count.toLocaleString('en')} who watch a category`;
  const value = median(ours);
  return [
    {
      what: `a new topic to the inbox of the last of ${who}`,
      unit: 'ms',
      ours: value,
      limit: { name: 'as many rows in one statement, and a bare Socket.IO broadcast', value: median(limit) },
      goal: `≤ ${goalMs} ms`,
      met: value <= goalMs,
    },
    {
      what: `CPU of the server for each of ${who}`,
      unit: 'µs',
      ours: median(cpu),
      limit: null,
      goal: 'flat',
      met: null,
    },
  ];
}

/** One fact, a notification for each of many members, all of them connected (INBOX §10). */
export const notify: Suite = {
  name: 'notify',
  async run(bench) {
    const lines = await measure(bench, 1000, 100);
    if (bench.large > 1000) lines.push(...(await measure(bench, bench.large, (250 * bench.large) / 10_000)));
    return lines;
  },
};
