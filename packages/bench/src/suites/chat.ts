import { randomUUID } from 'node:crypto';
import { call } from '../load/members.ts';
import { post } from '../load/posts/post.ts';
import { median } from '../measure/stats.ts';
import type { Bench, Suite } from '../measure/suite.ts';
import { rawInserts } from '../reference/raw-inserts.ts';

/** Channels of a workspace of the first member's. */
async function makeChannels(
  { machine: { api }, crowd }: Bench,
  count: number,
): Promise<{ token: string; ids: string[] }> {
  const token = crowd.tokens[0] ?? '';
  const { id } = await call<{ id: string }>(`${api.url}/api/workspaces`, 'POST', token, { name: 'Bench' });
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    const made = await call<{ id: string }>(`${api.url}/api/workspaces/${id}/channels`, 'POST', token, {
      name: `bench ${n}`,
    });
    ids.push(made.id);
  }
  return { token, ids };
}

/** Messages a second the whole path takes, closed loop with 32 writers. */
async function saturate(
  { machine }: Bench,
  { token, ids }: { token: string; ids: readonly string[] },
): Promise<number> {
  const begun = performance.now();
  let [asked, count] = [0, 0];
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      while (performance.now() - begun < 4000) {
        asked += 1;
        const url = `${machine.api.url}/api/channels/${ids[asked % ids.length]}/messages`;
        if ((await post(url, token, JSON.stringify({ body: 'x'.repeat(400), clientId: randomUUID() }))) === 201)
          count += 1;
      }
    }),
  );
  return count / ((performance.now() - begun) / 1000);
}

/** What a message of chat costs, beside the store's own limit. */
export const chat: Suite = {
  name: 'chat',
  async run(bench) {
    const channels = await makeChannels(bench, 20);
    const [rates, alone, raw]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < bench.rounds; round++) {
      rates.push(await saturate(bench, channels));
      alone.push(await saturate(bench, { ...channels, ids: channels.ids.slice(0, 1) }));
      raw.push(await rawInserts(bench.machine.databaseUrl));
      bench.note(`round ${round + 1}: ${rates.at(-1)?.toFixed(0)}/s, ${alone.at(-1)?.toFixed(0)}/s in one channel`);
    }
    const limit = { name: 'raw PostgreSQL insert', value: median(raw) };
    return [
      {
        what: 'chat: messages a second over 20 channels, 32 writers',
        unit: '/s',
        ours: median(rates),
        limit,
        goal: '–',
        met: null,
      },
      { what: 'the same in one channel', unit: '/s', ours: median(alone), limit, goal: '–', met: null },
    ];
  },
};
